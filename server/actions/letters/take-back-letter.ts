import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { text, wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { forgetUntiedLetter, unlinkLetter } from '../../store/letters.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';
import { settle } from './take-up-letters.ts';

export const takeBackLetterInput = z.object({
  resolutionId: wholeNumber('resolution').required,
  letterId: wholeNumber('letter').required,
  reason: text('reason', 500).required,
});

/**
 * Takes a letter that was logged by mistake back from one resolution, with what it answered and released there.
 * A letter that concerns no resolution any more leaves the record, so that its number can be logged again; the event stays.
 */
export async function takeBackLetter(deps: Deps, actor: Actor, input: z.infer<typeof takeBackLetterInput>): Promise<{ documentNumber: string }> {
  demand(actor, 'log-letter');
  return deps.db.transaction(async (trx) => {
    const [resolution] = await findResolutions(trx, { ids: [input.resolutionId] });
    if (!resolution) throw new NotFoundError({ code: 'resolution-not-found', id: input.resolutionId });
    demand(actor, 'log-letter', [resolution.unitId]);
    const letter = resolution.letters.find((one) => one.id === input.letterId);
    if (!letter) throw new NotFoundError({ code: 'letter-not-tied' });
    await unlinkLetter(trx, letter.id, [resolution.id]);
    await forgetUntiedLetter(trx, letter.id);
    await settle(trx, await findResolutions(trx, { ids: [resolution.id] }));
    const { direction, documentNumber, issuedOn, title, outcome, isInterim } = letter;
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'letter_taken_back',
      subjects: [{ type: 'resolution', id: resolution.id }],
      before: { direction, documentNumber, issuedOn, title, outcome, isInterim },
      reason: input.reason,
    });
    return { documentNumber };
  });
}
