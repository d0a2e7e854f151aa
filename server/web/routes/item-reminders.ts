/** What people do about the reminders of one resolution. */
import { acknowledge } from '../../actions/reminders/acknowledge.ts';
import { assignPerson, assignPersonInput, personFacts } from '../../actions/resolutions/assign-person.ts';
import { mute, muteInput, unmute } from '../../actions/reminders/mute.ts';
import type { Deps } from '../../deps.ts';
import { findUserByEmail } from '../../store/users.ts';
import { redirect } from '../answer.ts';
import { dayView } from '../days.ts';
import { submit } from '../forms.ts';
import { resolutionPage } from '../pages/resolution/resolution.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';
import type { SignedIn } from '../visit.ts';

const idOf = (request: PageRequest): number => readId(request.params['id'], 'resolution-not-found');
const backTo = ({ paths }: SignedIn, id: number): string => `${paths.resolution(id)}#reminders`;

export function itemReminderRoutes(routes: Routes, deps: Deps): void {
  routes.post('/resolutions/:id/acknowledge', 'acknowledge', async (visit, request) => {
    const id = idOf(request);
    await acknowledge(deps, visit.actor, { resolutionId: id });
    return redirect(backTo(visit, id), visit.t.itemReminders.acknowledged);
  });

  routes.form('/resolutions/:id/person', 'assign', (visit, request) => {
    const id = idOf(request);
    return submit({
      schema: assignPersonInput,
      raw: { ...request.body, resolutionId: id },
      act: (input) => assignPerson(deps, visit.actor, input),
      edits: { locale: visit.locale, now: () => personFacts(deps.db, id) },
      done: async (_, { email }) => redirect(backTo(visit, id), visit.t.itemReminders.personSaved(email && ((await findUserByEmail(deps.db, email))?.name ?? email))),
      again: (form) => resolutionPage(deps, visit, id, undefined, null, { which: 'person', form }),
    });
  });

  routes.form('/resolutions/:id/mutes', 'manage-mails', (visit, request) => {
    const id = idOf(request);
    return submit({
      schema: muteInput,
      raw: { ...request.body, resolutionId: id },
      act: (input) => mute(deps, visit.actor, input),
      done: (_, { email, until }) => redirect(backTo(visit, id), visit.t.itemReminders.muteSaved(email, dayView(until, visit.locale).main)),
      again: (form) => resolutionPage(deps, visit, id, undefined, null, { which: 'mute', form }),
    });
  });

  routes.post('/resolutions/:id/mutes/:mute/end', 'manage-mails', async (visit, request) => {
    const id = idOf(request);
    await unmute(deps, visit.actor, { muteId: readId(request.params['mute'], 'page-not-found') });
    return redirect(backTo(visit, id), visit.t.itemReminders.muteEnded);
  });
}
