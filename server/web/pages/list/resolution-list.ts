/** The list of resolutions: filters, rows of one page, and what can be done with those ticked. */
import type { Deps } from '../../../deps.ts';
import { may } from '../../../domain/rights.ts';
import { asOfDay } from '../../../domain/resolution/timeliness.ts';
import { idList } from '../../../input.ts';
import { listActs } from '../../../store/acts.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { listSections } from '../../../store/resolutions.ts';
import { statusesOn } from '../../../store/statuses.ts';
import { listUnits } from '../../../store/units.ts';
import { listUsers } from '../../../store/users.ts';
import { type Answer, page } from '../../answer.ts';
import { errorsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { scriptUrl } from '../../page-scripts.ts';
import type { SignedIn } from '../../visit.ts';
import { downloadLinks } from '../exports/exports.ts';
import { bulkView } from './list-bulk.ts';
import { conditionsOf } from './list-conditions.ts';
import { filterFields } from './list-filters.ts';
import { keyRows } from './list-keys.ts';
import { headsOf, listRows } from './list-rows.ts';
import { viewTabs } from './list-views.ts';
import { countListed, listed } from './listed.ts';
import { changesView } from './matching.ts';
import { type ListFilter, SIZES, toQuery } from './resolution-filter.ts';
import { keptDates, type Page, pageOf } from './resolution-selection.ts';

/** `form` is the form around the table, when it came back with errors; `wrong` the filter as it was typed, when it cannot be read: then no rows are shown. */
export async function resolutionListPage(deps: Deps, visit: SignedIn, filter: ListFilter, form: FormState = freshForm(), wrong: FormState | null = null): Promise<Answer> {
  const { t, paths, actor } = visit;
  const { db } = deps;
  const [calendar, units, acts, sections] = [await loadCalendar(db), await listUnits(db), await listActs(db), await listSections(db, filter.act ?? undefined)];
  const asOf = asOfDay(visit.day, calendar);
  const all = wrong ? [] : await listed(deps, filter, asOf, units);
  const ids = all.map((one) => one.id);
  const shown = pageOf(all, filter.page, filter.size);
  const fields = filterFields(filter, wrong, { acts, units, sections }, visit);
  const conditions = conditionsOf(filter, fields, visit);
  const isEmpty = shown.all === 0 && !wrong && conditions.length === 0;
  return page('resolutions', {
    title: t.list.title,
    count: wrong ? null : t.list.count(shown.from, shown.to, shown.all),
    keptDates: filter.kept === null || wrong ? null : t.list.keptDates(all.reduce((sum, one) => sum + keptDates(one, filter), 0)),
    filterAction: '/resolutions',
    clearHref: conditions.length > 0 || wrong ? paths.resolutions({ view: filter.view }) : null,
    conditions,
    errors: [...errorsOf(form, visit, []), ...(wrong ? errorsOf(wrong, visit, [...fields.filters, ...fields.moreFilters]) : [])],
    isWrong: wrong !== null,
    isEmpty,
    changes: changesView(form.typed['matching'], ids, await statusesOn(db, asOf), visit),
    ...fields,
    columns: filter.columns,
    heads: headsOf(visit, filter),
    groups: await listRows(deps, shown.rows, filter, { acts, units, calendar, ticked: idList.parse(form.typed['resolutionIds']) }, visit),
    empty: shown.all > 0 ? null : wrong ? { text: t.list.wrongFilter, hint: t.list.wrongFilterHint } : isEmpty ? { text: t.list.empty, hint: t.list.emptyHint } : { text: t.list.emptyFiltered, hint: t.list.emptyFilteredHint },
    emptyLinks: isEmpty && may(actor, 'manage-acts')
      ? [{ text: t.list.addAct, href: paths.newAct() }, { text: t.list.import, href: paths.newImport() }]
      : [],
    pager: pagerOf(visit, filter, shown),
    keys: keyRows(visit),
    keysHref: paths.listKeys(),
    script: scriptUrl('list-keys.js'),
    print: { text: t.list.print(shown.all), href: paths.printList(toQuery(filter)) },
    download: downloadLinks(visit, 'list', toQuery(filter, { size: SIZES[1] })),
    views: await viewTabs(deps, wrong ? null : filter, form, (wanted) => countListed(deps, wanted, asOf), visit),
    bulk: bulkView(shown, ids, filter, units, may(actor, 'assign') ? await listUsers(db) : [], form.typed, visit),
  }, wrong?.status ?? form.status);
}

function pagerOf({ t, paths }: SignedIn, filter: ListFilter, { page: at, pages }: Page<unknown>) {
  if (pages === 1) return null;
  const to = (number: number): string | null => (number < 1 || number > pages ? null : paths.resolutions(toQuery(filter, { page: number })));
  return { text: t.list.pageOf(at, pages), previousHref: to(at - 1), nextHref: to(at + 1) };
}
