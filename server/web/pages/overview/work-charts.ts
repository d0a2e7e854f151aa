/** Pictures of the work that is open: by week, by unit, and the money it keeps frozen. Each leads to the lists behind it. */
import { addDays, type Day, dayOfMonthOf, firstOfMonth, monthOf } from '../../../domain/day/civil-date.ts';
import { frozenOverTime } from '../../../domain/money/frozen-money.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import type { ChartView } from '../../charts/chart.ts';
import { drawBars, drawColumns, type Look, MOST_BARS } from '../../charts/stacked.ts';
import { drawSteps } from '../../charts/steps.ts';
import { dayView } from '../../days.ts';
import { formatTwd, formatTwdShort } from '../../money.ts';
import type { Query } from '../../paths.ts';
import { monthTicks } from '../../charts/time-scale.ts';
import type { SignedIn } from '../../visit.ts';
import { shareReleased } from '../resolution/freeze.ts';
import type { Standing } from './standing.ts';
import { type Narrowing, narrow } from '../list/resolution-selection.ts';

const WEEKS = 4;
const OPEN: readonly { look: Look; timeliness: NonNullable<Narrowing['timeliness']> }[] = [
  { look: 'overdue', timeliness: 'overdue' }, { look: 'soon', timeliness: 'soon' }, { look: 'later', timeliness: 'not_due' },
];

/** What is overdue, what comes in each of the next weeks from the day on, and what after them; `scope` narrows the lists as it narrowed `all`. */
export async function weeksChart(all: readonly ResolutionStatus[], visit: SignedIn, scope: Query = {}): Promise<ChartView> {
  const { t, paths, day } = visit;
  const words = t.charts.weeks;
  // Whatever is open then stands among the open ones now.
  const open = narrow(all, { timeliness: 'open' });
  const weeks = Array.from({ length: WEEKS }, (_, week) => ({ dueFrom: addDays(day, week * 7), dueTo: addDays(day, week * 7 + 6) }));
  const spans: { name: string; look: Look; narrowing: Omit<Narrowing, 'frozen'> }[] = [
    { name: words.overdue, look: 'overdue', narrowing: { timeliness: 'overdue' } },
    ...weeks.map((span) => ({ name: spanName(span), look: 'later' as const, narrowing: { timeliness: 'open' as const, ...span } })),
    { name: words.later, look: 'later', narrowing: { timeliness: 'open', dueFrom: addDays(day, WEEKS * 7) } },
  ];
  const columns = spans.map(({ name, look, narrowing }) => {
    const count = narrow(open, narrowing).length;
    return {
      name, label: words.label(name, count), href: paths.resolutions({ ...scope, ...narrowing }), parts: [{ look, count }], note: String(count),
      count,
    };
  });
  const within = narrow(open, { timeliness: 'open', dueFrom: day, dueTo: weeks.at(-1)!.dueTo }).length;
  const isEmpty = columns.every((one) => one.count === 0);
  return {
    id: 'weeks', title: words.title, isLinked: true, legend: [], link: null,
    lead: isEmpty ? words.empty : words.lead(columns[0]!.count, within, columns.at(-1)!.count),
    drawing: isEmpty ? null : await drawColumns(columns),
    table: {
      first: words.first, heads: [words.all],
      rows: columns.map(
        ({ name, count, href }) => ({ name: { text: name, href: null }, cells: [{ text: String(count), href: count > 0 ? href : null }] })
      ),
    },
  };
}

/** 4/16–22, 4/30–5/6: as short as its column is narrow. */
const spanName = ({ dueFrom, dueTo }: { dueFrom: Day; dueTo: Day }): string =>
  `${shortDay(dueFrom)}–${monthOf(dueFrom) === monthOf(dueTo) ? dayOfMonthOf(dueTo) : shortDay(dueTo)}`;

const shortDay = (day: Day): string => `${monthOf(day)}/${dayOfMonthOf(day)}`;

/** What nobody was given comes first, then the units with most overdue. */
export async function unitsChart({ all, units }: Standing, visit: SignedIn): Promise<ChartView> {
  const { t, paths } = visit;
  const words = t.charts.units;
  const named = [{ id: null, name: t.status.unassigned }, ...units];
  const rows = named.map(({ id, name }) => {
    const own = all.filter((one) => one.unitId === id);
    const query = { unit: id ?? 'none' };
    const parts = OPEN.map(
      ({ look, timeliness }) => ({ look, count: narrow(own, { timeliness }).length, href: paths.resolutions({ ...query, timeliness }) })
    );
    const told = parts.map(({ look, count }) => t.charts.count(t.charts.look[look], count)).join(t.charts.between);
    return {
      name, label: name + t.charts.colon + told, href: paths.resolutions({ ...query, timeliness: 'open', sort: 'due' }), parts,
      isNobodys: id === null, overdue: parts[0]!.count, open: narrow(own, { timeliness: 'open' }).length,
    };
  }).filter((row) => row.open > 0).sort((a, b) => Number(b.isNobodys) - Number(a.isNobodys) || b.overdue - a.overdue || b.open - a.open);
  const worst = rows.reduce<(typeof rows)[number] | null>((a, b) => (a && a.overdue >= b.overdue ? a : b), null);
  const lead = worst && worst.overdue > 0 ? words.lead(worst.name, worst.overdue) : words.leadNone;
  return {
    id: 'units', title: words.title, isLinked: true, link: null,
    legend: rows.length === 0 ? [] : OPEN.map(({ look }) => ({ look, text: t.charts.look[look] })),
    lead: rows.length === 0 ? words.empty : lead + t.charts.notDrawn(rows.length - MOST_BARS),
    drawing: rows.length === 0 ? null : await drawBars(rows.slice(0, MOST_BARS).map((row) => ({ ...row, note: String(row.open) }))),
    table: {
      first: words.first, heads: OPEN.map(({ look }) => t.charts.look[look]),
      rows: rows.map(
        ({ name, href, parts }) => (
          { name: { text: name, href }, cells: parts.map((part) => ({ text: String(part.count), href: part.count > 0 ? part.href : null })) }
        )
      ),
    },
  };
}

const MOST_TICKS = 6;

export async function moneyChart({ all, acts }: Standing, visit: SignedIn): Promise<ChartView> {
  const { t, locale, day, paths } = visit;
  const words = t.charts.money;
  const passed = new Map(acts.map((act) => [act.id, act.passedOn]));
  const steps = frozenOverTime(all, (id) => passed.get(id)!, day);
  const outstanding = steps.at(-1)?.outstandingTwd ?? 0;
  const sum = (what: 'frozenTwd' | 'releasedTwd'): number => steps.reduce((total, one) => total + one[what], 0);
  const highest = Math.max(0, ...steps.map((one) => one.outstandingTwd));
  const frozen = narrow(all, { frozen: true }).length;
  const span = { from: steps[0]?.day ?? day, to: day };
  const ticks = monthTicks(span, MOST_TICKS).days.filter((on) => on >= span.from);
  return {
    id: 'money', title: words.title, isLinked: false, legend: [],
    link: frozen === 0 ? null : { text: words.link(frozen), href: paths.resolutions({ frozen: 'yes' }) },
    lead: steps.length === 0 ? words.empty : words.lead(formatTwd(outstanding), shareReleased(sum('releasedTwd'), sum('frozenTwd'))),
    drawing: steps.length === 0 ? null : await drawSteps({
      points: steps.map((one) => ({ day: one.day, amount: one.outstandingTwd })), until: day,
      text: formatTwdShort(outstanding, locale), top: words.atFirst(formatTwdShort(highest, locale)),
      ticks: ticks.map((on) => ({ day: on, text: shortDay(firstOfMonth(on)) })),
    }),
    table: {
      first: words.first, heads: words.heads,
      rows: steps.map((one) => ({
        name: { text: dayView(one.day, locale).main, href: null },
        cells: [one.frozenTwd, one.releasedTwd, one.outstandingTwd].map((amount) => ({ text: formatTwd(amount), href: null })),
      })).toReversed(),
    },
  };
}
