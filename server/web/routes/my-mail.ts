/** What a person settles about their own mails. */
import { sendTestMail } from '../../actions/reminders/control-mails.ts';
import { cutAbsence, setAbsence, setAbsenceInput } from '../../actions/reminders/set-absence.ts';
import { preferenceFacts, setPreferences, setPreferencesInput } from '../../actions/people/set-preferences.ts';
import type { Deps } from '../../deps.ts';
import { findPreference } from '../../store/mail-choices.ts';
import { redirect } from '../answer.ts';
import { dayView } from '../days.ts';
import { submit } from '../forms.ts';
import { myMailPage } from '../pages/reminders/my-mail.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

export function myMailRoutes(routes: Routes, deps: Deps): void {
  routes.get('/my-mail', 'view', (visit) => myMailPage(deps, visit));

  routes.form('/my-mail', 'view', (visit, request) => submit({
    schema: setPreferencesInput,
    raw: { ...request.body, email: visit.user.email },
    act: (input) => setPreferences(deps, visit.actor, input),
    edits: { locale: visit.locale, now: async () => preferenceFacts(await findPreference(deps.db, visit.user.email)) },
    done: () => redirect(visit.paths.myMail(), visit.t.myMail.preferencesSaved),
    again: (form) => myMailPage(deps, visit, form, 'preferences'),
  }));

  routes.form('/my-mail/absence', 'view', (visit, request) => submit({
    schema: setAbsenceInput,
    raw: { ...request.body, email: visit.user.email },
    act: (input) => setAbsence(deps, visit.actor, input),
    done: (_, { from, until }) => redirect(visit.paths.myMail(), visit.t.myMail.absenceSaved(dayView(from, visit.locale).main, dayView(until, visit.locale).main)),
    again: (form) => myMailPage(deps, visit, form, 'absence'),
  }));

  routes.post('/my-mail/absence/:id/end', 'view', async (visit, request) => {
    await cutAbsence(deps, visit.actor, { absenceId: readId(request.params['id'], 'page-not-found') });
    return redirect(visit.paths.myMail(), visit.t.myMail.absenceEnded);
  });

  routes.post('/my-mail/test', 'view', async (visit) => {
    const { to } = await sendTestMail(deps, visit.actor);
    return redirect(visit.paths.myMail(), visit.t.myMail.testSent(to));
  });
}
