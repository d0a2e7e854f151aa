/** Setting the reminder ladder: changed in a form, previewed, then saved as it was previewed. */
import { z } from 'zod';
import { setLadder } from '../../actions/reminders/set-ladder.ts';
import type { Deps } from '../../deps.ts';
import { readLadder } from '../../domain/reminder/ladder.ts';
import { InvalidInputError } from '../../errors.ts';
import { text, wholeNumber } from '../../input.ts';
import { redirect } from '../answer.ts';
import { typedDay } from '../days.ts';
import { submit } from '../forms.ts';
import { ladderOf, typedOf } from '../pages/reminders/ladder-form.ts';
import { ladderHistoryPage, ladderPage, ladderToStartFrom } from '../pages/reminders/ladder.ts';
import type { Routes } from '../routes.ts';

/** `base`: id of the ladder that was in force when this one was previewed; 0 for the default. */
const saveInput = z.object({ reason: text('reason', 500).required, base: wholeNumber('ladder', 0).required });

export function ladderRoutes(routes: Routes, deps: Deps): void {
  routes.get('/ladder', 'manage-ladder', async (visit, request) => ladderPage(deps, visit, await ladderToStartFrom(deps, request.query['from'], visit)));

  routes.get('/ladder/history', 'manage-ladder', (visit) => ladderHistoryPage(deps, visit));

  routes.form('/ladder/preview', 'manage-ladder', (visit, request) => {
    const typed = request.body ?? {};
    const read = ladderOf(typed);
    return ladderPage(deps, visit, 'ladder' in read ? { typed, preview: read.ladder } : { typed, problems: read.problems });
  });

  routes.form('/ladder', 'manage-ladder', (visit, request) => {
    const ladder = previewedLadder(request.body?.ladder);
    return submit({
      schema: saveInput,
      raw: request.body,
      act: ({ reason, base }) => setLadder(deps, visit.actor, { ladder, reason, base }),
      done: () => redirect(visit.paths.ladder(), visit.t.ladder.saved),
      again: (form) => ladderPage(deps, visit, { typed: typedOf(ladder, (day) => typedDay(day, visit.locale)), preview: ladder }, form),
    });
  });
}

/** What the preview carried; anything else was not sent by it. */
function previewedLadder(json: unknown) {
  const refuse = () => new InvalidInputError({ code: 'ladder-invalid', problems: [{ where: '', code: 'not-a-ladder' }] }, 'ladder');
  let raw: unknown;
  try {
    raw = JSON.parse(String(json ?? ''));
  } catch {
    throw refuse();
  }
  const read = readLadder(raw);
  if ('problems' in read) throw refuse();
  return read.ladder;
}
