/** Who is away from when until when, and who is told in their place. */
import { z } from 'zod';
import { addDays } from '../../domain/day/civil-date.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import { day, email, text, wholeNumber } from '../../input.ts';
import { endAbsence, insertAbsence } from '../../store/absences.ts';
import { recordEvent } from '../../store/events.ts';
import { demand } from '../demand.ts';
import { demandOwnOr } from '../people/set-preferences.ts';

export const setAbsenceInput = z.object({
  email: email('absentPerson').required,
  from: day('from').required,
  /** The last day away. */
  until: day('until').required,
  deputyEmail: email('deputy').optional,
  reason: text('reason', 200).optional,
});

const endAbsenceInput = z.object({ absenceId: wholeNumber('absence').required });

export async function setAbsence(deps: Deps, actor: Actor, input: z.infer<typeof setAbsenceInput>): Promise<{ id: number }> {
  demand(actor, 'view');
  const { from, until } = input;
  if (until < from) throw new InvalidInputError({ code: 'days-order', from, until }, 'until');
  if (input.deputyEmail?.toLowerCase() === input.email.toLowerCase()) throw new InvalidInputError({ code: 'absence-own-deputy' }, 'deputyEmail');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    await demandOwnOr(trx, actor, input.email, 'set-absence');
    const id = await insertAbsence(trx, { ...input, setBy: actor.name, setAt: at });
    await recordEvent(trx, { actor, at, verb: 'absence_set', subjects: [], after: { id, ...input } });
    return { id };
  });
}

/** Back today: the absence lasted until yesterday. */
export async function cutAbsence(deps: Deps, actor: Actor, { absenceId }: z.infer<typeof endAbsenceInput>): Promise<void> {
  demand(actor, 'view');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    const ended = await endAbsence(trx, absenceId, { at, by: actor.name, lastDay: addDays(deps.clock.today(), -1) });
    if (!ended) throw new ConflictError({ code: 'absence-over' });
    await demandOwnOr(trx, actor, ended.email, 'set-absence');
    await recordEvent(trx, { actor, at, verb: 'absence_ended', subjects: [], after: { id: absenceId, email: ended.email } });
  });
}
