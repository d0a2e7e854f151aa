/** Reminders to a person muted, of one resolution or of all, with a reason and an end; and let go on. */
import { z } from 'zod';
import { addDays, daysBetween } from '../../domain/day/civil-date.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { day, email, text, wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { endMute, insertMute } from '../../store/mail-choices.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';

export const muteInput = z.object({
  email: email('email').required,
  resolutionId: wholeNumber('resolution').optional,
  /** The last day nothing is sent. */
  until: day('until').required,
  reason: text('reason', 500).required,
});

const unmuteInput = z.object({ muteId: wholeNumber('mute').required });

/** [choice] Whoever is to be silent longer than this is better absent, or the item somebody else's. */
const MOST_DAYS = 92;

/** From today on. Only by those who look after mails: a unit that may mute itself is reminded of nothing. */
export async function mute(deps: Deps, actor: Actor, input: z.infer<typeof muteInput>): Promise<{ id: number }> {
  demand(actor, 'manage-mails');
  const { resolutionId, until, reason } = input;
  const from = deps.clock.today();
  if (until < from) throw new InvalidInputError({ code: 'days-order', from, until }, 'until');
  if (daysBetween(from, until) > MOST_DAYS) throw new InvalidInputError({ code: 'mute-too-long', mostDays: MOST_DAYS }, 'until');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    if (resolutionId !== null && (await findResolutions(trx, { ids: [resolutionId] })).length === 0) throw new NotFoundError({ code: 'resolution-not-found', id: resolutionId });
    const id = await insertMute(trx, { email: input.email, resolutionId, from, until, reason, setBy: actor.name, setAt: at });
    await recordEvent(trx, { actor, at, verb: 'muted', subjects: resolutionId === null ? [] : [{ type: 'resolution', id: resolutionId }], after: { id, email: input.email, from, until }, reason });
    return { id };
  });
}

export async function unmute(deps: Deps, actor: Actor, { muteId }: z.infer<typeof unmuteInput>): Promise<void> {
  demand(actor, 'manage-mails');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    const ended = await endMute(trx, muteId, { at, by: actor.name, lastDay: addDays(deps.clock.today(), -1) });
    if (!ended) throw new ConflictError({ code: 'mute-over' });
    const { resolutionId, email: address } = ended;
    await recordEvent(trx, { actor, at, verb: 'unmuted', subjects: resolutionId === null ? [] : [{ type: 'resolution', id: resolutionId }], after: { id: muteId, email: address } });
  });
}
