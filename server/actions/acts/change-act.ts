import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { text } from '../../input.ts';
import { findAct, updateCounting } from '../../store/acts.ts';
import { recordEvent } from '../../store/events.ts';
import { takeTurn } from '../../store/settings.ts';
import { actChangeInput, actFacts, changedAct, countingOf } from './act-change.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { demand } from '../demand.ts';
import { type MovedDate, type Progress, recomputeDeadlines } from '../dates/recompute-deadlines.ts';
import { resolutionsIn } from '../resolutions-in.ts';
import { tellOfMoves } from '../dates/tell-of-moves.ts';

export const changeActInput = actChangeInput.extend({ reason: text('reason', 500).required });

/**
 * Changes an act's dates, or what its periods count from, and every due date that follows; one event with all of it.
 * Refuses where the act is not as it was previewed.
 */
export async function changeAct(deps: Deps, actor: Actor, input: z.infer<typeof changeActInput>, onProgress?: Progress): Promise<{ moved: MovedDate[] }> {
  demand(actor, 'manage-acts');
  const { actId, reason, basis } = input;
  return deps.db.transaction(async (trx) => {
    await takeTurn(trx);
    const before = await findAct(trx, actId);
    if (!before) throw new NotFoundError({ code: 'act-not-found', id: actId });
    demandUnchanged(basis, actFacts(before), 'act-changed-meanwhile');
    const changed = changedAct(before, input, deps.clock.today());
    const isCountedAnew = changed.countFrom !== before.countFrom || changed[`${changed.countFrom}On`] !== before[`${changed.countFrom}On`];
    const after = isCountedAnew ? { ...changed, countFromReason: reason } : changed;
    if (!(await updateCounting(trx, actId, before, after))) throw new ConflictError({ code: 'act-changed-meanwhile' });
    const { moved } = await recomputeDeadlines(trx, { today: deps.clock.today(), which: { actId }, onProgress });
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'act_changed',
      subjects: [{ type: 'act', id: actId }, ...resolutionsIn(moved)],
      before: countingOf(before),
      after: { ...countingOf(after), moved },
      reason,
    });
    await tellOfMoves(trx, deps, moved, { cause: 'act', because: reason });
    return { moved };
  });
}
