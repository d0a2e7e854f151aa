/** The board of an act: every resolution on a time line by section, or of a great many every section, and the same as a table. */
import type { Deps } from '../../../deps.ts';
import { type BoardRow, boardRow, boardSpan } from '../../../domain/resolution/board.ts';
import { type Day, daysBetween } from '../../../domain/day/civil-date.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { asOfDay, TIMELINESS, type Timeliness } from '../../../domain/resolution/timeliness.ts';
import { NotFoundError } from '../../../errors.ts';
import { findAct } from '../../../store/acts.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { statusesOn } from '../../../store/statuses.ts';
import { listTableAgencies } from '../../../store/table-agencies.ts';
import { listUnits } from '../../../store/units.ts';
import { type Answer, page } from '../../answer.ts';
import { sectionCharts, signAt, yearStrip } from '../../charts/board-chart.ts';
import { dayView, describeAway } from '../../days.ts';
import { fieldsOf } from '../../fields.ts';
import { freshForm } from '../../forms.ts';
import { formatTwd, formatTwdShort } from '../../money.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';
import { pageOf } from '../list/resolution-selection.ts';
import { type BoardSection, keyOf, sectionsView } from './board-sections.ts';

/** `agency` and `section` are keys. */
export type BoardFilter = { unit: number | 'none' | null; agency: string | null; section: string | null; page: number };

/** [choice] More are read by section first; a section of more goes page by page. */
const MOST_DRAWN = 300;

export async function boardPage({ db }: Deps, visit: SignedIn, actId: number, filter: BoardFilter): Promise<Answer> {
  const { t, locale, day, paths } = visit;
  const words = t.board;
  const act = await findAct(db, actId);
  if (!act) throw new NotFoundError({ code: 'act-not-found', id: actId });
  const [calendar, units, agencies] = [await loadCalendar(db), await listUnits(db), await listTableAgencies(db, actId)];
  const unitId = filter.unit === 'none' ? null : filter.unit;
  const all = (await statusesOn(db, asOfDay(day, calendar))).filter((one) =>
    one.actId === actId && (filter.unit === null || one.unitId === unitId) &&
    (filter.agency === null || [one, ...one.listings].some(({ agency }) => keyOf(agency) === filter.agency)));
  const titleOf = titles(agencies.length > 1, visit);
  const sections = sectionsOf(all.map((one) => boardRow(one, day)), titleOf);
  const chosen = filter.section === null ? sections : sections.filter(({ key }) => key === filter.section);
  const rows = chosen.flatMap((one) => one.rows);
  const isBySection = rows.length > MOST_DRAWN && chosen.length > 1;
  const shown = pageOf(isBySection ? [] : rows, filter.page, MOST_DRAWN);
  const unitName = (id: number | null): string => units.find((one) => one.id === id)?.name ?? t.status.unassigned;
  const away = ({ one, dueOn, doneOn }: BoardRow): string | null => (dueOn === null || doneOn !== null || one.timeliness === 'closed' ? null : describeAway(dueOn, day, calendar, locale));
  const options = { passedOn: act.passedOn, span: boardSpan(rows, act.passedOn, day), rows: shown.rows.length, unitName, nameOf: (row: BoardRow) => nameOf(row, away(row), unitName, visit) };
  const drawn = sectionsOf(shown.rows, titleOf);
  const to = (changed: Partial<BoardFilter>): string => paths.board(act.id, { unit: filter.unit, agency: filter.agency, section: filter.section, ...changed });
  const field = fieldsOf(freshForm(filter), visit, 'board');
  return page('board', {
    title: words.title(act.title),
    trail: { text: act.title, href: paths.act(act.id) },
    asOf: words.asOf(dayView(day, locale).text),
    action: `/acts/${act.id}/board`,
    filters: [
      field.select('unit', { label: words.unit, empty: words.anyUnit, options: [{ value: 'none', text: t.status.unassigned }, ...units.map((one) => ({ value: one.id, text: one.name }))] }),
      ...(agencies.length > 1 || filter.agency !== null ? [field.select('agency', { label: words.agency, empty: words.anyAgency, options: agencies.map((name) => ({ value: keyOf(name), text: name })) })] : []),
      ...(all.length > MOST_DRAWN || filter.section !== null ? [field.select('section', { label: words.section, empty: words.anySection, options: sections.map(({ key, title }) => ({ value: key, text: title })) })] : []),
    ],
    clearHref: filter.unit === null && filter.agency === null && filter.section === null ? null : paths.board(act.id),
    isEmpty: rows.length === 0,
    said: saidOf(rows.map(({ one }) => one), visit),
    // The list knows neither agencies nor these sections: there a count could lead to another number.
    states: TIMELINESS.flatMap((timeliness) => stateOf(timeliness, rows.map(({ one }) => one), filter.agency === null && filter.section === null ? paths.resolutions({ act: act.id, unit: filter.unit, timeliness }) : null, visit)),
    signs: (['sent', 'replied', 'signedOff'] as const).map((kind) => ({ kind, text: words.signs[kind], path: signAt(kind, 8, 8) })),
    strip: yearStrip(rows, options, visit),
    bySection: isBySection ? { lead: words.bySection(rows.length, MOST_DRAWN), ...sectionsView(chosen, (section) => to({ section }), visit) } : null,
    charts: drawn.flatMap(({ title, rows: own }) => sectionCharts(title, own, options, visit)),
    sections: drawn.map(({ title, rows: own }) => ({ title, rows: own.map((row) => tableRow(row, away(row), unitName, visit)) })),
    pager: shown.pages === 1 ? null : {
      text: t.list.count(shown.from, shown.to, shown.all),
      previousHref: shown.page === 1 ? null : to({ page: shown.page - 1 }), nextHref: shown.page === shown.pages ? null : to({ page: shown.page + 1 }),
    },
  });
}

/** Each agency's sections are apart, and called by its name where there are several. */
const titles = (isAgencySaid: boolean, { t }: SignedIn) => ({ one }: BoardRow): string => {
  const path = one.sectionPath.join(' › ') || t.board.noSection;
  return isAgencySaid ? `${one.agency} › ${path}` : path;
};

/** In the document's order. */
const sectionsOf = (rows: readonly BoardRow[], titleOf: (row: BoardRow) => string): BoardSection[] =>
  [...groupBy(rows, titleOf)].map(([title, own]) => ({ title, key: keyOf(title), name: own[0]!.one.sectionPath.at(-1) ?? title, rows: own }));

function stateOf(timeliness: Timeliness, all: readonly ResolutionStatus[], href: string | null, visit: SignedIn) {
  const count = all.filter((one) => one.timeliness === timeliness).length;
  return count === 0 ? [] : [{ ...timelinessBadge(timeliness, visit), letter: visit.t.board.letter[timeliness], count, href }];
}

function saidOf(all: readonly ResolutionStatus[], { t, locale }: SignedIn): string[] {
  const words = t.board;
  const frozen = all.filter((one) => one.outstandingTwd > 0);
  return [
    words.said(all.length, all.filter((one) => one.stage === 'signed_off').length, all.filter((one) => one.unitId === null).length),
    frozen.length === 0 ? words.saidNoMoney : words.saidMoney(formatTwdShort(frozen.reduce((sum, one) => sum + one.outstandingTwd, 0), locale), frozen.length),
  ];
}

/** What a mark is called: everything its line shows. */
function nameOf(row: BoardRow, away: string | null, unitName: (id: number | null) => string, { t, locale }: SignedIn): string {
  const words = t.board;
  const days = (all: readonly Day[]): string => all.map((day) => dayView(day, locale).main).join(words.between);
  return words.name([
    row.one.item, t.status.timeliness[row.one.timeliness],
    ...(row.dueOn === null ? [] : [words.due(days([row.dueOn]))]), ...(away === null ? [] : [away]),
    ...(row.sentOn.length === 0 ? [] : [words.sent(days(row.sentOn))]), ...(row.repliedOn.length === 0 ? [] : [words.replied(days(row.repliedOn))]),
    ...(row.signedOffOn === null ? [] : [words.signedOff(days([row.signedOffOn]))]),
    ...(row.one.outstandingTwd > 0 ? [words.frozen(formatTwdShort(row.one.outstandingTwd, locale))] : []), unitName(row.one.unitId),
  ]);
}

function tableRow(row: BoardRow, away: string | null, unitName: (id: number | null) => string, visit: SignedIn) {
  const { t, locale, paths } = visit;
  const { one } = row;
  const views = (days: readonly Day[]) => days.map((day) => dayView(day, locale));
  return {
    item: one.item, href: paths.resolution(one.id), badge: timelinessBadge(one.timeliness, visit),
    due: dayView(row.dueOn, locale), away, isLate: row.dueOn !== null && away !== null && daysBetween(row.dueOn, visit.day) > 0,
    others: row.otherDueOn.length === 0 ? null : t.board.others(row.otherDueOn.length),
    sent: views(row.sentOn), replied: views(row.repliedOn), signedOff: views(row.signedOffOn === null ? [] : [row.signedOffOn]),
    frozen: one.outstandingTwd > 0 ? { short: formatTwdShort(one.outstandingTwd, locale), full: formatTwd(one.outstandingTwd) } : null,
    unit: unitName(one.unitId), isUnassigned: one.unitId === null,
  };
}
