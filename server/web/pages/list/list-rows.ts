/** The table of the list: its heads, and its rows with what they show. */
import type { Deps } from '../../../deps.ts';
import type { OfficeCalendar } from '../../../domain/calendar/office-calendar.ts';
import type { Act, Unit } from '../../../domain/resolution/resolution.ts';
import { searchWords } from '../../../domain/text/search.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { assignedNames } from '../../../store/mail-choices.ts';
import { readTexts } from '../../../store/resolutions.ts';
import type { SignedIn } from '../../visit.ts';
import { SORT_OF } from './list-columns.ts';
import { type ListFilter, toQuery } from './resolution-filter.ts';
import { resolutionRow } from './resolution-row.ts';

type Known = { acts: readonly Act[]; units: readonly Unit[]; calendar: OfficeCalendar; ticked?: readonly number[] };
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/**
 * The rows, under a heading for each section where they stand in the document's order: there item numbers mean something only
 * under their section. The act is said where there are several.
 */
export async function listRows(deps: Deps, shown: readonly ResolutionStatus[], filter: ListFilter, known: Known, visit: SignedIn) {
  const rows = await rowsOf(deps, shown, filter, known, visit);
  if (filter.sort !== 'document') return [{ section: null, rows }];
  const areSeveral = new Set(rows.map((row) => row.act)).size > 1;
  const groups: { section: string | null; rows: Row[] }[] = [];
  for (const row of rows) {
    const section = areSeveral ? `${row.act} › ${row.sectionPath}` : row.sectionPath;
    const last = groups.at(-1);
    if (last?.section === section) last.rows.push(row);
    else groups.push({ section, rows: [row] });
  }
  return groups;
}

async function rowsOf({ db }: Deps, shown: readonly ResolutionStatus[], filter: ListFilter, { acts, units, calendar, ticked = [] }: Known, visit: SignedIn) {
  const ids = shown.map((one) => one.id);
  const texts = await readTexts(db, ids);
  const persons = filter.columns.includes('person') ? await assignedNames(db, ids) : new Map<number, string>();
  const words = searchWords(filter.words ?? '');
  return shown.flatMap((one) => {
    const own = texts.get(one.id);
    // Removed since it was found.
    if (!own) return [];
    const named = {
      unit: units.find((each) => each.id === one.unitId)?.name ?? visit.t.status.unassigned,
      act: acts.find((each) => each.id === one.actId)?.title ?? '',
      person: persons.get(one.id) ?? null,
    };
    return [{ ...resolutionRow(one, own, named, words, calendar, visit), isTicked: ticked.includes(one.id) }];
  });
}

/** Column heads that sort say so, and are links; the one sorted by turns the order round. */
export function headsOf({ t, paths }: SignedIn, filter: ListFilter) {
  return (['item', ...filter.columns] as const).map((name) => {
    const sort = SORT_OF[name];
    const isSorted = sort === filter.sort;
    const order = isSorted && filter.order === 'asc' ? 'desc' : 'asc';
    return {
      text: t.list.columns[name],
      href: sort === undefined ? null : paths.resolutions(toQuery(filter, { sort, order })),
      sorted: !isSorted ? null : filter.order === 'asc' ? 'ascending' : 'descending',
    };
  });
}
