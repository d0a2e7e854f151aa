/** Pictures of how due dates were kept, on the LY's own date: by month and by unit. Counted in due dates, as the statistics are. */
import { lastOfMonth, monthOf, yearOf } from '../../../domain/day/civil-date.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import { type Kept, onTimePercent, settledOf, type Statistics, type Tallies } from '../../../domain/resolution/statistics.ts';
import type { ChartView } from '../../charts/chart.ts';
import { drawBars, drawColumns, MOST_BARS } from '../../charts/stacked.ts';
import type { SignedIn } from '../../visit.ts';

const HEADS = ['onTime', 'late', 'overdue'] as const;
const MOST_MONTHS = 12;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export async function monthsChart({ all, byMonth }: Statistics, visit: SignedIn): Promise<ChartView> {
  const { t, locale, paths } = visit;
  const words = t.charts.months;
  const months = [...byMonth].map(([month, tallies]) => ({
    ...rowOf(
      t.statistics.monthName(toRocYear(yearOf(month)), monthOf(month), yearOf(month)), tallies,
      (kept) => paths.resolutions({ kept, dueFrom: month, dueTo: lastOfMonth(month) }), visit
    ),
    short: locale === 'en' ? MONTHS[monthOf(month) - 1]! : `${monthOf(month)}月`,
  }));
  const drawn = months.slice(-MOST_MONTHS);
  const rate = onTimePercent(all.original);
  const share = t.statistics.share(all.original.onTime, settledOf(all.original));
  return {
    id: 'months', title: words.title, isLinked: true, link: null, legend: legend(rate !== null, visit),
    lead: rate === null ? words.empty : words.lead(t.statistics.percent(rate), share)
      + (drawn.length < months.length ? words.earlier(MOST_MONTHS) : ''),
    drawing: drawn.length === 0 ? null : await drawColumns(
      drawn.map((row) => ({ ...row, name: row.short, note: row.percent === null ? '' : t.statistics.percent(row.percent) }))
    ),
    table: tableOf(words.first, months.toReversed(), visit),
  };
}

/** The lowest rate first; `name` of null is what is handed to nobody. */
export async function ratesChart(
  { byUnit }: Statistics, nameOf: (unitId: number | null) => string, visit: SignedIn
): Promise<ChartView> {
  const { t, paths } = visit;
  const words = t.charts.rates;
  const rows = [...byUnit].map(([id, tallies]) => rowOf(nameOf(id), tallies, (kept) => paths.resolutions({ unit: id ?? 'none', kept }), visit))
    .filter((row) => row.percent !== null).sort((a, b) => a.percent! - b.percent! || b.settled - a.settled);
  const worst = rows[0];
  return {
    id: 'rates', title: words.title, isLinked: true, link: null, legend: legend(worst !== undefined, visit),
    lead: worst ? words.lead(worst.name, t.statistics.percent(worst.percent!)) + t.charts.notDrawn(rows.length - MOST_BARS) : words.empty,
    drawing: worst ? await drawBars(rows.slice(0, MOST_BARS).map((row) => ({ ...row, note: t.statistics.percent(row.percent!) }))) : null,
    table: tableOf(words.first, rows, visit),
  };
}

/** `hrefOf` leads to the list of those counted under a head; a row's own link to all that its rate is reckoned from. */
function rowOf(name: string, { original }: Tallies, hrefOf: (kept: Kept) => string, { t }: SignedIn) {
  const percent = onTimePercent(original);
  const parts = HEADS.map((look) => ({ look, count: original[look], href: hrefOf(look) }));
  const told = parts.map(({ look, count }) => t.charts.count(t.charts.look[look], count)).join(t.charts.between);
  const rate = percent === null ? t.statistics.noRate : t.statistics.percent(percent);
  return {
    name, href: hrefOf('settled'), percent, parts, settled: settledOf(original),
    label: `${name}${t.charts.colon}${told}${t.charts.between}${t.statistics.rate} ${rate}`,
  };
}

const legend = (isDrawn: boolean, { t }: SignedIn): ChartView['legend'] => (
  isDrawn ? HEADS.map((look) => ({ look, text: t.charts.look[look] })) : []
);

const tableOf = (first: string, rows: readonly ReturnType<typeof rowOf>[], { t }: SignedIn): ChartView['table'] => ({
  first, heads: [...HEADS.map((look) => t.charts.look[look]), t.statistics.rate],
  rows: rows.map(({ name, href, parts, percent }) => ({
    name: { text: name, href },
    cells: [
      ...parts.map(({ count, href: behind }) => ({ text: String(count), href: count > 0 ? behind : null })),
      { text: percent === null ? t.statistics.noRate : t.statistics.percent(percent), href: null },
    ],
  })),
});
