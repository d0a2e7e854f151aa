import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { recordEvent } from '../../store/events.ts';
import { takeTurn } from '../../store/settings.ts';
import { demand } from '../demand.ts';
import { type MovedDate, type Progress, recomputeDeadlines } from './recompute-deadlines.ts';
import { resolutionsIn } from '../resolutions-in.ts';
import { tellOfMoves } from './tell-of-moves.ts';

export type Recomputed = { obligations: number; changed: number; made: number; moved: MovedDate[] };

/**
 * Brings every due date up to date by what is on record, and makes occurrences ahead. What stands already leaves no event.
 * Whoever answers for a date that moves is told; without a configuration, where nothing runs yet, nobody.
 */
export async function recompute(deps: Pick<Deps, 'db' | 'clock'> & Partial<Deps>, actor: Actor, onProgress?: Progress): Promise<Recomputed> {
  demand(actor, 'manage-calendar');
  return deps.db.transaction(async (trx) => {
    await takeTurn(trx);
    const { obligations, moved, changed, made } = await recomputeDeadlines(trx, { today: deps.clock.today(), onProgress });
    const counts = { obligations, changed: changed.length, made: made.length };
    if (changed.length + made.length > 0) {
      await recordEvent(trx, { actor, at: deps.clock.now(), verb: 'dates_recomputed', subjects: resolutionsIn([...moved, ...made]), after: { ...counts, moved } });
    }
    const { config, mail = null } = deps;
    if (config) await tellOfMoves(trx, { ...deps, config, mail }, moved, { cause: 'recompute', because: '' });
    return { ...counts, moved };
  });
}
