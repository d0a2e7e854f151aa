/** The list of resolutions: filters, rows of one page, and what can be done with those ticked. */
import type { Deps } from '../../deps.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { OfficeCalendar } from '../../domain/office-calendar.ts';
import type { Act, Unit } from '../../domain/resolution.ts';
import { may } from '../../domain/rights.ts';
import { searchWords } from '../../domain/search.ts';
import type { ResolutionStatus } from '../../domain/status.ts';
import { asOfDay } from '../../domain/timeliness.ts';
import { idList } from '../../input.ts';
import { listActs } from '../../store/acts.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { assignedNames } from '../../store/mail-choices.ts';
import { listSections, readTexts } from '../../store/resolutions.ts';
import { listUnits } from '../../store/units.ts';
import { listUsers } from '../../store/users.ts';
import { type Answer, page } from '../answer.ts';
import { errorsOf } from '../fields.ts';
import { type FormState, freshForm } from '../forms.ts';
import { scriptUrl } from '../page-scripts.ts';
import type { SignedIn } from '../visit.ts';
import { downloadLinks } from './exports.ts';
import { bulkView } from './list-bulk.ts';
import { SORT_OF } from './list-columns.ts';
import { filterFields } from './list-filters.ts';
import { keyRows } from './list-keys.ts';
import { viewTabs } from './list-views.ts';
import { listed, listedPage } from './listed.ts';
import { isNarrowed, type ListFilter, SIZES, toQuery } from './resolution-filter.ts';
import { resolutionRow } from './resolution-row.ts';
import type { Page } from './resolution-selection.ts';

/** `form` is the form around the table, when it came back with errors. */
export async function resolutionListPage(deps: Deps, visit: SignedIn, filter: ListFilter, form: FormState = freshForm()): Promise<Answer> {
  const { t, paths, actor } = visit;
  const { db } = deps;
  const [calendar, units, acts, sections] = [await loadCalendar(db), await listUnits(db), await listActs(db), await listSections(db, filter.act ?? undefined)];
  const asOf = asOfDay(visit.day, calendar);
  const shown = await listedPage(deps, filter, asOf, units);
  const isEmpty = shown.all === 0 && !isNarrowed(filter);
  return page('resolutions', {
    title: t.list.title,
    count: t.list.count(shown.from, shown.to, shown.all),
    filterAction: '/resolutions',
    clearHref: isNarrowed(filter) ? paths.resolutions({ view: filter.view }) : null,
    errors: errorsOf(form, visit),
    ...filterFields(filter, { acts, units, sections }, visit),
    columns: filter.columns,
    heads: headsOf(visit, filter),
    groups: grouped(await rowsOf(deps, shown.rows, filter, { acts, units, calendar, ticked: idList.parse(form.typed['resolutionIds']) }, visit), filter.sort),
    empty: shown.all > 0 ? null : isEmpty ? { text: t.list.empty, hint: t.list.emptyHint } : { text: t.list.emptyFiltered, hint: t.list.emptyFilteredHint },
    emptyLinks: isEmpty && may(actor, 'manage-acts')
      ? [{ text: t.list.addAct, href: paths.newAct() }, { text: t.list.import, href: paths.newImport() }]
      : [],
    pager: pagerOf(visit, filter, shown),
    keys: keyRows(visit),
    keysHref: paths.listKeys(),
    script: scriptUrl('list-keys.js'),
    download: downloadLinks(visit, 'list', toQuery(filter, { size: SIZES[1] })),
    views: await viewTabs(deps, filter, form, async (wanted) => (await listed(deps, wanted, asOf, units)).length, visit),
    bulk: bulkView(shown, filter, units, may(actor, 'assign') ? await listUsers(db) : [], visit),
  }, form.status);
}

type Known = { acts: readonly Act[]; units: readonly Unit[]; calendar: OfficeCalendar; ticked: readonly number[] };

async function rowsOf({ db }: Deps, shown: readonly ResolutionStatus[], filter: ListFilter, { acts, units, calendar, ticked }: Known, visit: SignedIn) {
  const ids = shown.map((one) => one.id);
  const texts = await readTexts(db, ids);
  const persons = filter.columns.includes('person') ? await assignedNames(db, ids) : new Map<number, string>();
  const words = searchWords(filter.words ?? '');
  return shown.map((one) => ({
    ...resolutionRow(one, texts.get(one.id)!, {
      unit: units.find((each) => each.id === one.unitId)?.name ?? visit.t.status.unassigned,
      act: acts.find((each) => each.id === one.actId)?.title ?? '',
      person: persons.get(one.id) ?? null,
    }, words, calendar, visit),
    isTicked: ticked.includes(one.id),
  }));
}

/** In the document's order item numbers mean something only under their section, so each section has a heading. */
function grouped<R extends { sectionPath: string }>(rows: readonly R[], sort: ListFilter['sort']): { section: string | null; rows: R[] }[] {
  if (sort !== 'document') return [{ section: null, rows: [...rows] }];
  return [...groupBy(rows, (row) => row.sectionPath)].map(([section, own]) => ({ section, rows: own }));
}

/** Column heads that sort say so, and are links; the one sorted by turns the order round. */
function headsOf({ t, paths }: SignedIn, filter: ListFilter) {
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

function pagerOf({ t, paths }: SignedIn, filter: ListFilter, { page: at, pages }: Page<unknown>) {
  if (pages === 1) return null;
  const to = (number: number): string | null => (number < 1 || number > pages ? null : paths.resolutions(toQuery(filter, { page: number })));
  return { text: t.list.pageOf(at, pages), previousHref: to(at - 1), nextHref: to(at + 1) };
}
