/** Who is away and who stands in. */
import { cutAbsence, setAbsence, setAbsenceInput } from '../../actions/reminders/set-absence.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { dayView } from '../days.ts';
import { freshForm, submit } from '../forms.ts';
import { absencesPage } from '../pages/reminders/absences.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

export function absenceRoutes(routes: Routes, deps: Deps): void {
  routes.get('/absences', 'see-mails', (visit) => absencesPage(deps, visit, freshForm()));

  routes.form('/absences', 'set-absence', (visit, request) => submit({
    schema: setAbsenceInput,
    raw: request.body,
    act: (input) => setAbsence(deps, visit.actor, input),
    done: (_, { from, until }) => redirect(visit.paths.absences(), visit.t.myMail.absenceSaved(dayView(from, visit.locale).main, dayView(until, visit.locale).main)),
    again: (form) => absencesPage(deps, visit, form),
  }));

  routes.post('/absences/:id/end', 'set-absence', async (visit, request) => {
    await cutAbsence(deps, visit.actor, { absenceId: readId(request.params['id'], 'page-not-found') });
    return redirect(visit.paths.absences(), visit.t.myMail.absenceEnded);
  });
}
