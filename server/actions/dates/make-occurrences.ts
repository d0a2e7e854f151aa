import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { recordEvent } from '../../store/events.ts';
import { insertOccurrences } from '../../store/recompute.ts';
import { demand } from '../demand.ts';
import { planDates } from './recompute-deadlines.ts';
import { resolutionsIn } from '../resolutions-in.ts';

/**
 * Makes the occurrences of what recurs up to the horizon of today, where they are not on record yet. Dates on record
 * stay as they are. Again on the same day makes none and leaves no event.
 */
export async function makeOccurrences(deps: Deps, actor: Actor): Promise<{ made: number }> {
  demand(actor, 'manage-acts');
  const today = deps.clock.today();
  return deps.db.transaction(async (trx) => {
    const { made } = await planDates(trx, { today, which: { isRecurring: true } });
    if (made.length === 0) return { made: 0 };
    await insertOccurrences(trx, made);
    await recordEvent(trx, { actor, at: deps.clock.now(), verb: 'occurrences_made', subjects: resolutionsIn(made), after: { made: made.length } });
    return { made: made.length };
  });
}
