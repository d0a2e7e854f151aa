/** Setting the reminder ladder: changed in a form, previewed, then saved as it was previewed. */
import { z } from 'zod';
import { setLadder } from '../../actions/reminders/set-ladder.ts';
import type { Deps } from '../../deps.ts';
import { readInput, text, wholeNumber } from '../../input.ts';
import { redirect } from '../answer.ts';
import { type FormState, freshForm, submit } from '../forms.ts';
import { draftOf, ladderToStartFrom, previewedLadder } from '../pages/reminders/ladder-draft.ts';
import { ladderHistoryPage, ladderPage } from '../pages/reminders/ladder.ts';
import type { Routes } from '../routes.ts';

/** `base`: id of the ladder that was in force when this one was previewed; 0 for the default. */
const saveInput = z.object({ reason: text('reason', 500).required, base: wholeNumber('ladder', 0).required });

export function ladderRoutes(routes: Routes, deps: Deps): void {
  routes.get('/ladder', 'manage-ladder', async (visit, request) => ladderPage(deps, visit, await ladderToStartFrom(deps, request.query['from'], visit)));

  routes.get('/ladder/history', 'manage-ladder', (visit) => ladderHistoryPage(deps, visit));

  routes.form('/ladder/preview', 'manage-ladder', async (visit, request) => {
    const sent = request.body ?? {};
    return ladderPage(deps, visit, await draftOf(deps, sent, visit), sent['reason'] === undefined ? freshForm() : savedWith(sent['reason']));
  });

  routes.form('/ladder', 'manage-ladder', (visit, request) => {
    const ladder = previewedLadder(request.body?.ladder);
    return submit({
      schema: saveInput,
      raw: request.body,
      act: ({ reason, base }) => setLadder(deps, visit.actor, { ladder, reason, base }),
      done: () => redirect(visit.paths.ladder(), visit.t.ladder.saved),
      again: async (form) => ladderPage(deps, visit, await draftOf(deps, form.typed, visit), form),
    });
  });
}

/** A reason comes along where saving was refused and the page had to be waited for: what is wrong with it is still to be told. */
function savedWith(reason: unknown): FormState {
  const read = readInput(saveInput.pick({ reason: true }), { reason });
  return read.ok ? freshForm({ reason }) : { typed: { reason }, failures: read.failures, status: 422 };
}
