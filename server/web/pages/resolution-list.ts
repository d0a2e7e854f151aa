/** The list of resolutions: filters, rows of one page, and what can be done with those ticked. */
import type { Deps } from '../../deps.ts';
import { groupBy } from '../../domain/group-by.ts';
import { NEXT_STEPS } from '../../domain/next-step.ts';
import { may } from '../../domain/rights.ts';
import { searchWords } from '../../domain/search.ts';
import { type ResolutionStatus, STAGES, statusOf } from '../../domain/status.ts';
import { type AsOf, asOfDay, TIMELINESS } from '../../domain/timeliness.ts';
import { listActs } from '../../store/acts.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { findResolutions, listSections, readTexts } from '../../store/resolutions.ts';
import { rankResolutions } from '../../store/search-resolutions.ts';
import { listUnits } from '../../store/units.ts';
import { type Answer, page } from '../answer.ts';
import { typedDay } from '../days.ts';
import { errorsOf, fieldsOf } from '../fields.ts';
import { type FormState, freshForm } from '../forms.ts';
import type { SignedIn } from '../visit.ts';
import { downloadLinks } from './exports.ts';
import { factsOf, type Group, GROUPS, isNarrowed, type ListFilter, SIZES, SORTS, toQuery, usualSort } from './resolution-filter.ts';
import { resolutionRow } from './resolution-row.ts';
import { narrow, type Page, pageOf, sorted } from './resolution-selection.ts';

/** `form` is the form around the table, when it came back with errors. */
export async function resolutionListPage(deps: Deps, visit: SignedIn, filter: ListFilter, form: FormState = freshForm()): Promise<Answer> {
  const { t, paths, actor } = visit;
  const [calendar, units, acts, sections] = [
    await loadCalendar(deps.db), await listUnits(deps.db), await listActs(deps.db), await listSections(deps.db, filter.act ?? undefined),
  ];
  const asOf = asOfDay(visit.day, calendar);
  const unitName = (id: number | null): string => units.find((one) => one.id === id)?.name ?? t.status.unassigned;
  const shown = await selectPage(deps, filter, asOf, unitName);
  const texts = await readTexts(deps.db, shown.rows.map((one) => one.id));
  const ticked = [form.typed['resolutionIds'] ?? []].flat().map(Number);
  const shownDay = (on: string | null): string => (on === null ? '' : typedDay(on, visit.locale));
  const field = fieldsOf(freshForm({ ...filter, dueFrom: shownDay(filter.dueFrom), dueTo: shownDay(filter.dueTo), frozen: filter.frozen || [], sort: filter.sort === usualSort(filter.words) ? [] : filter.sort }), visit);
  const here = toQuery(filter, { page: shown.page });
  const isEmpty = shown.all === 0 && !isNarrowed(filter);
  return page('resolutions', {
    title: t.list.title,
    count: t.list.count(shown.from, shown.to, shown.all),
    filterAction: '/resolutions',
    clearHref: isNarrowed(filter) ? paths.resolutions() : null,
    errors: errorsOf(form, visit),
    filters: [
      field.text('words', { label: t.list.words, hint: t.list.wordsHint, type: 'search' }),
      field.select('act', { label: t.list.act, empty: t.list.anyAct, options: acts.map((one) => ({ value: one.id, text: one.title })) }),
      field.select('unit', {
        label: t.list.unit, empty: t.list.anyUnit,
        options: [{ value: 'none', text: t.status.unassigned }, ...units.map((one) => ({ value: one.id, text: one.name }))],
      }),
      field.select('timeliness', {
        label: t.list.timeliness, empty: t.list.anyTimeliness,
        options: [
          ...(Object.keys(GROUPS) as Group[]).map((group) => ({ value: group, text: t.list.group[group] })),
          ...TIMELINESS.map((one) => ({ value: one, text: t.status.timeliness[one] })),
        ],
      }),
    ],
    moreFilters: [
      field.select('section', {
        label: t.list.section, empty: t.list.anySection, options: sections.map(({ key, path }) => ({ value: key, text: path.join(' › ') })),
      }),
      field.select('stage', { label: t.list.stage, empty: t.list.anyStage, options: STAGES.map((one) => ({ value: one, text: t.status.stage[one] })) }),
      field.select('step', { label: t.list.step, empty: t.list.anyStep, options: NEXT_STEPS.map((one) => ({ value: one, text: t.nextStep.name[one] })) }),
      field.date('dueFrom', { label: t.list.dueFrom }),
      field.date('dueTo', { label: t.list.dueTo }),
      field.select('sort', { label: t.list.sort, empty: t.list.sorts[usualSort(filter.words)], options: SORTS.filter((one) => one !== usualSort(filter.words)).map((one) => ({ value: one, text: t.list.sorts[one] })) }),
      field.select('size', { label: t.list.size, options: SIZES.map((one) => ({ value: one, text: String(one) })) }),
    ],
    frozenField: field.tick('frozen', { label: t.list.frozen }),
    areMoreFiltersUsed: [filter.section, filter.stage, filter.step, filter.dueFrom, filter.dueTo].some((one) => one !== null) || filter.frozen,
    groups: grouped(shown.rows.map((one) => ({
      ...resolutionRow(one, texts.get(one.id)!, unitName(one.unitId), searchWords(filter.words ?? ''), calendar, visit),
      isTicked: ticked.includes(one.id),
    })), filter.sort),
    heads: headsOf(visit, filter),
    empty: shown.all > 0 ? null : isEmpty ? { text: t.list.empty, hint: t.list.emptyHint } : { text: t.list.emptyFiltered, hint: t.list.emptyFilteredHint },
    emptyLinks: isEmpty && may(actor, 'manage-acts')
      ? [{ text: t.list.addAct, href: paths.newAct() }, { text: t.list.import, href: paths.newImport() }]
      : [],
    pager: pagerOf(visit, filter, shown),
    download: downloadLinks(visit, 'list', toQuery(filter, { size: SIZES[1] })),
    bulk: {
      assign: may(actor, 'assign') ? paths.assignMany(here) : null,
      signOff: may(actor, 'sign-off') ? paths.signOffMany(here) : null,
      letter: may(actor, 'log-letter') ? '/letters/new' : null,
      draft: may(actor, 'log-letter') ? '/letters/draft' : null,
    },
    units: units.map((one) => ({ id: one.id, name: one.name })),
  }, form.status);
}

/** What the page shows. The facts of all are read only where what follows from a day narrows or orders them. */
async function selectPage({ db }: Deps, filter: ListFilter, asOf: AsOf, unitName: (id: number | null) => string): Promise<Page<ResolutionStatus>> {
  const { page: at, size, sort } = filter;
  const facts = factsOf(filter);
  const read = async (narrowing: typeof facts): Promise<ResolutionStatus[]> => (await findResolutions(db, narrowing)).map((one) => statusOf(one, asOf));
  if (sort !== 'relevance') return pageOf(sorted(narrow(await read(facts), filter), sort, unitName), at, size);
  const ids = await rankResolutions(db, facts);
  if (!isNarrowedByDay(filter)) {
    const shown = pageOf(ids, at, size);
    return { ...shown, rows: inOrder(await read({ ids: shown.rows }), shown.rows) };
  }
  return pageOf(narrow(inOrder(await read(facts), ids), filter), at, size);
}

function inOrder(all: readonly ResolutionStatus[], ids: readonly number[]): ResolutionStatus[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const isNarrowedByDay = ({ timeliness, stage, step, dueFrom, dueTo, frozen }: ListFilter): boolean =>
  [timeliness, stage, step, dueFrom, dueTo].some((one) => one !== null) || frozen;

/** In the document's order item numbers mean something only under their section, so each section has a heading. */
function grouped<R extends { sectionPath: string }>(rows: readonly R[], sort: ListFilter['sort']): { section: string | null; rows: R[] }[] {
  if (sort !== 'document') return [{ section: null, rows: [...rows] }];
  return [...groupBy(rows, (row) => row.sectionPath)].map(([section, own]) => ({ section, rows: own }));
}

/** Column heads that sort say so, and are links. */
function headsOf({ t, paths }: SignedIn, filter: ListFilter) {
  const link = (name: 'item' | 'due' | 'timeliness' | 'unit', sort: ListFilter['sort']) => ({
    text: t.list.columns[name],
    href: paths.resolutions(toQuery(filter, { sort })),
    isSorted: filter.sort === sort,
  });
  const plain = (name: 'text' | 'stage' | 'letter') => ({ text: t.list.columns[name], href: null, isSorted: false });
  return [
    link('item', 'document'), plain('text'), link('due', 'due'), link('timeliness', 'timeliness'), plain('stage'), link('unit', 'unit'), plain('letter'),
  ];
}

function pagerOf({ t, paths }: SignedIn, filter: ListFilter, { page: at, pages }: Page<unknown>) {
  if (pages === 1) return null;
  const to = (number: number): string | null => (number < 1 || number > pages ? null : paths.resolutions(toQuery(filter, { page: number })));
  return { text: t.list.pageOf(at, pages), previousHref: to(at - 1), nextHref: to(at + 1) };
}
