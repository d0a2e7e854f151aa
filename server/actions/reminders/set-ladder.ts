import { z } from 'zod';
import { type Ladder, readLadder } from '../../domain/reminder/ladder.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import { text, wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { hold } from '../../store/hold.ts';
import { insertLadder, ladderInForce, listLadders } from '../../store/ladders.ts';
import { demand } from '../demand.ts';

/** `ladder` as JSON reads it; see `domain/reminder/ladder.ts`. */
export const setLadderInput = z.object({
  ladder: z.unknown(),
  reason: text('reason', 500).required,
  /** Id of the ladder that was in force when this one was previewed, where it was; 0 for the default. */
  base: wholeNumber('ladder', 0).optional,
});

type Input = Omit<z.infer<typeof setLadderInput>, 'base'> & { base?: number | null };

/** Puts another ladder in force from now on. What was told by the one before stays told. */
export async function setLadder(deps: Deps, actor: Actor, input: Input): Promise<{ id: number }> {
  demand(actor, 'manage-ladder');
  const ladder = checkedLadder(input.ladder);
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    await hold(trx, 'ladder');
    const inForce = (await listLadders(trx))[0]?.id ?? 0;
    if (typeof input.base === 'number' && input.base !== inForce) throw new ConflictError({ code: 'ladder-changed-meanwhile' });
    const before = await ladderInForce(trx);
    const id = await insertLadder(trx, { ladder, reason: input.reason, setBy: actor.name, setAt: at });
    await recordEvent(trx, { actor, at, verb: 'ladder_set', subjects: [], before: { ladder: before }, after: { ladder }, reason: input.reason });
    return { id };
  });
}

/** The ladder, or an `InvalidInputError` with everything that is wrong with it. */
export function checkedLadder(raw: unknown): Ladder {
  const read = readLadder(raw);
  if ('problems' in read) throw new InvalidInputError({ code: 'ladder-invalid', problems: read.problems }, 'ladder');
  return read.ladder;
}
