/** Every row of the list's filter on one page, for paper. */
import type { Deps } from '../../../deps.ts';
import { asOfDay } from '../../../domain/resolution/timeliness.ts';
import { listActs } from '../../../store/acts.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { listSections } from '../../../store/resolutions.ts';
import { listUnits } from '../../../store/units.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { scriptUrl } from '../../page-scripts.ts';
import type { SignedIn } from '../../visit.ts';
import { conditionsOf } from './list-conditions.ts';
import { filterFields } from './list-filters.ts';
import { headsOf, listRows } from './list-rows.ts';
import { listed } from './listed.ts';
import { type ListFilter, toQuery } from './resolution-filter.ts';

/** More on paper helps nobody; a file holds them all. */
const MOST_PRINTED = 1000;

export async function listPrintPage(deps: Deps, visit: SignedIn, filter: ListFilter): Promise<Answer> {
  const { t, paths } = visit;
  const { db } = deps;
  const [calendar, units, acts] = [await loadCalendar(db), await listUnits(db), await listActs(db)];
  const all = await listed(deps, filter, asOfDay(visit.day, calendar), units);
  const sections = await listSections(db, filter.act ?? undefined);
  return page('resolutions-print', {
    title: t.list.title,
    said: t.list.printed(dayView(visit.day, visit.locale).text, all.length),
    conditions: conditionsOf(filter, filterFields(filter, null, { acts, units, sections }, visit), visit).map(({ text }) => text),
    cut: all.length > MOST_PRINTED ? t.list.printCut(MOST_PRINTED) : null,
    backHref: paths.resolutions(toQuery(filter)),
    script: scriptUrl('print-page.js'),
    columns: filter.columns,
    heads: headsOf(visit, filter).map((head) => ({ ...head, href: null })),
    groups: await listRows(deps, all.slice(0, MOST_PRINTED), filter, { acts, units, calendar }, visit),
    bulk: null,
  });
}
