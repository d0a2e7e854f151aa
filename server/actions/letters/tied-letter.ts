/** A letter as one resolution has it, for whoever may do something about it there. */
import type { Letter } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import { NotFoundError } from '../../errors.ts';
import type { Database } from '../../store/database.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';

export async function tiedLetter(
  trx: Database, actor: Actor, { resolutionId, letterId }: { resolutionId: number; letterId: number }
): Promise<Letter> {
  const [resolution] = await findResolutions(trx, { ids: [resolutionId] });
  if (!resolution) throw new NotFoundError({ code: 'resolution-not-found', id: resolutionId });
  demand(actor, 'log-letter', [resolution.unitId]);
  const letter = resolution.letters.find((one) => one.id === letterId);
  if (!letter) throw new NotFoundError({ code: 'letter-not-tied' });
  return letter;
}
