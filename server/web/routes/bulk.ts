/** What is done from the list to the resolutions ticked, or to all that its filter names. */
import { z } from 'zod';
import { acknowledgeMany } from '../../actions/reminders/acknowledge.ts';
import { assignPersons, assignPersonsInput } from '../../actions/resolutions/assign-person.ts';
import { assignUnit, assignUnitInput } from '../../actions/resolutions/assign-unit.ts';
import { signOffMany } from '../../actions/resolutions/sign-off.ts';
import type { Deps } from '../../deps.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import { idList, text } from '../../input.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { findUnit } from '../../store/units.ts';
import { type Answer, redirect } from '../answer.ts';
import { submit } from '../forms.ts';
import { type Deed, RIGHT_OF } from '../pages/list/list-bulk.ts';
import { chosenIds } from '../pages/list/listed.ts';
import { MOST_AT_ONCE } from '../pages/list/matching.ts';
import { resolutionListPage } from '../pages/list/resolution-list.ts';
import { type ListFilter, readFilter, toQuery } from '../pages/list/resolution-filter.ts';
import type { Routes } from '../routes.ts';
import type { SignedIn } from '../visit.ts';

const MOST_TYPED = 20_000;
const chosen = z.object({ resolutionIds: idList, matching: text('matching', MOST_TYPED).optional });

/** So many fit in an address that every proxy lets through. */
const MOST_IN_AN_ADDRESS = 100;

export function bulkRoutes(routes: Routes, deps: Deps): void {
  const back = (visit: SignedIn, filter: ListFilter, said: string): Answer =>
    redirect(visit.paths.resolutions(toQuery(filter, { page: filter.page })), said);

  /** `act` does it and answers where to go; `most` bounds how many. */
  const deed = <S extends typeof chosen>(name: Deed, schema: S, act: (visit: SignedIn, input: z.infer<S>, filter: ListFilter) => Promise<Answer>, most = MOST_AT_ONCE) =>
    routes.post(`/resolutions/${name}`, RIGHT_OF[name], (visit, request) => {
      const filter = readFilter(request.query);
      return submit<S, Answer>({
        schema,
        raw: request.body,
        act: async (input) => {
          const asOf = asOfDay(visit.day, await loadCalendar(deps.db));
          return act(visit, { ...input, resolutionIds: await chosenIds(deps, filter, asOf, input, most) }, filter);
        },
        done: (answer) => answer,
        again: (form) => resolutionListPage(deps, visit, filter, form),
      });
    });

  deed('letter', chosen, async ({ paths }, { resolutionIds }) => redirect(paths.newLetter(resolutionIds)), MOST_IN_AN_ADDRESS);
  deed('draft', chosen, async ({ paths }, { resolutionIds }) => redirect(paths.draftLetter(resolutionIds)), MOST_IN_AN_ADDRESS);

  deed('assign', chosen.extend(assignUnitInput.shape), async (visit, input, filter) => {
    await assignUnit(deps, visit.actor, input);
    const unit = input.unitId === null ? null : ((await findUnit(deps.db, input.unitId))?.name ?? null);
    return back(visit, filter, visit.t.list.assigned(input.resolutionIds.length, unit));
  });

  deed('person', chosen.extend(assignPersonsInput.shape), async (visit, input, filter) => {
    const { person } = await assignPersons(deps, visit.actor, input);
    return back(visit, filter, visit.t.list.personAssigned(input.resolutionIds.length, person));
  });

  deed('acknowledge', chosen, async (visit, input, filter) => {
    const { done, left } = await acknowledgeMany(deps, visit.actor, input);
    return back(visit, filter, visit.t.list.said(visit.t.list.acknowledged(done), left));
  });

  deed('sign-off', chosen, async (visit, input, filter) => {
    const { done, left } = await signOffMany(deps, visit.actor, input);
    return back(visit, filter, visit.t.list.said(visit.t.list.signedOff(done), left));
  });
}
