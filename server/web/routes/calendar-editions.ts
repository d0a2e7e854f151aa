/** An edition of the office calendar that was proposed: what it changes, and the decision on it. */
import { z } from 'zod';
import { acceptCalendar, refuseCalendar, refuseCalendarInput } from '../../actions/acts/accept-calendar.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { submit } from '../forms.ts';
import { editionPage, type EditionQuery } from '../pages/acts/calendar-edition.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';

const idOf = (request: PageRequest): number => readId(request.params['id'], 'edition-not-found');
const queryOf = (request: PageRequest): EditionQuery => ({ isWhole: request.query['all'] !== undefined });

export function calendarEditionRoutes(routes: Routes, deps: Deps): void {
  routes.get('/calendar/editions/:id', 'view', (visit, request) => editionPage(deps, visit, idOf(request), queryOf(request)));

  routes.post('/calendar/editions/:id/accept', 'accept-calendar', (visit, request) => submit({
    schema: z.object({}),
    raw: request.body,
    act: () => acceptCalendar(deps, visit.actor, idOf(request)),
    done: ({ name, moved, mails }) => redirect(visit.paths.edition(idOf(request)), visit.t.editions.accepted(name, moved.length, mails)),
    again: (form) => editionPage(deps, visit, idOf(request), queryOf(request), form),
  }));

  routes.form('/calendar/editions/:id/refuse', 'accept-calendar', (visit, request) => submit({
    schema: refuseCalendarInput,
    raw: { ...request.body, editionId: idOf(request) },
    act: (input) => refuseCalendar(deps, visit.actor, input),
    done: ({ label }, { editionId }) => redirect(visit.paths.edition(editionId), visit.t.editions.refused(label)),
    again: (form) => editionPage(deps, visit, idOf(request), queryOf(request), form),
  }));
}
