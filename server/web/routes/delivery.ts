/** How mails go out: sending again, addresses that refuse mail, bounces, the kill switch and the cap. */
import {
  capFacts, clearAddress, clearAddressInput, pauseMails, pauseMailsInput, resumeMails, retryMails, retryMailsInput, setMailCap, setMailCapInput,
} from '../../actions/reminders/control-mails.ts';
import { recordBounce } from '../../actions/reminders/record-bounce.ts';
import { replaceAddress, replaceAddressInput } from '../../actions/people/replace-address.ts';
import { seeFailures, seeFailuresInput } from '../../actions/reminders/see-failures.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { requireInput } from '../../input.ts';
import { mailControl } from '../../store/mail-control.ts';
import { redirect } from '../answer.ts';
import { submit } from '../forms.ts';
import { deliveryPage } from '../pages/reminders/delivery.ts';
import type { Routes } from '../routes.ts';

export function deliveryRoutes(routes: Routes, deps: Deps): void {
  routes.get('/delivery', 'see-mails', (visit) => deliveryPage(deps, visit));

  routes.post('/delivery/retry', 'manage-mails', (visit, request) => submit({
    schema: retryMailsInput,
    raw: request.body,
    act: (input) => retryMails(deps, visit.actor, input),
    done: ({ queued }) => redirect(visit.paths.delivery(), visit.t.delivery.retried(queued)),
    again: (form) => deliveryPage(deps, visit, form),
  }));

  routes.post('/delivery/seen', 'see-mails', async (visit, request) => {
    await seeFailures(deps, visit.actor, requireInput(seeFailuresInput, request.body));
    return redirect(visit.paths.delivery(), visit.t.delivery.seen);
  });

  routes.post('/delivery/clear', 'manage-mails', async (visit, request) => {
    const { email } = requireInput(clearAddressInput, request.body);
    await clearAddress(deps, visit.actor, { email });
    return redirect(visit.paths.delivery(), visit.t.delivery.cleared(email));
  });

  routes.form('/delivery/replace', 'manage-mails', (visit, request) => submit({
    schema: replaceAddressInput,
    raw: request.body,
    act: (input) => replaceAddress(deps, visit.actor, input),
    done: (_, { email, newEmail }) => redirect(visit.paths.delivery(), visit.t.delivery.replaced(email, newEmail)),
    again: (form) => deliveryPage(deps, visit, form, 'replace'),
  }));

  routes.upload('/delivery/bounce', 'manage-mails', 'file', async (visit, _, upload) => {
    const again = (error: InvalidInputError) => deliveryPage(deps, visit, { typed: {}, failures: { file: error.failure }, status: error.status }, 'bounce');
    if (!upload.ok) return again(new InvalidInputError(upload.failure, 'file'));
    try {
      const { marked, known, ignored } = await recordBounce(deps, visit.actor, upload.bytes);
      return redirect(visit.paths.delivery(), visit.t.delivery.bounced(marked.length, known.length, ignored.length));
    } catch (error) {
      if (error instanceof InvalidInputError) return again(error);
      throw error;
    }
  });

  routes.form('/delivery/pause', 'control-mails', (visit, request) => submit({
    schema: pauseMailsInput,
    raw: request.body,
    act: (input) => pauseMails(deps, visit.actor, input),
    done: () => redirect(visit.paths.delivery(), visit.t.delivery.paused),
    again: (form) => deliveryPage(deps, visit, form, 'pause'),
  }));

  routes.post('/delivery/resume', 'control-mails', async (visit) => {
    await resumeMails(deps, visit.actor);
    return redirect(visit.paths.delivery(), visit.t.delivery.resumed);
  });

  routes.form('/delivery/cap', 'control-mails', (visit, request) => submit({
    schema: setMailCapInput,
    raw: request.body,
    act: (input) => setMailCap(deps, visit.actor, input),
    edits: { locale: visit.locale, now: async () => capFacts(await mailControl(deps.db)) },
    done: () => redirect(visit.paths.delivery(), visit.t.delivery.capSaved),
    again: (form) => deliveryPage(deps, visit, form, 'cap'),
  }));
}
