import { type Actor, may } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ForbiddenError, NotFoundError } from '../../errors.ts';
import { recordEvent } from '../../store/events.ts';
import { deleteLetterFile, findLetterFile, type LetterFile, resolutionsOfLetter, unitsOfLetters } from '../../store/letter-files.ts';
import { demand } from '../demand.ts';
import { tiedLetter } from './tied-letter.ts';

/** Takes a file that was handed in by mistake from its letter. The event stays. */
export async function detachFile(
  deps: Deps, actor: Actor, { resolutionId, fileId }: { resolutionId: number; fileId: number }
): Promise<{ name: string }> {
  demand(actor, 'log-letter');
  return deps.db.transaction(async (trx) => {
    const found = await findLetterFile(trx, fileId);
    if (!found) throw new NotFoundError({ code: 'attachment-not-found' });
    const { documentNumber } = await tiedLetter(trx, actor, { resolutionId, letterId: found.letterId });
    const unitIds = (await unitsOfLetters(trx, [found.letterId])).get(found.letterId)!;
    if (!mayDetach(actor, found, unitIds)) throw new ForbiddenError({ code: 'forbidden', right: 'log-letter' });
    const subjects = (await resolutionsOfLetter(trx, found.letterId)).map((one) => ({ type: 'resolution' as const, id: one }));
    await deleteLetterFile(trx, fileId);
    await recordEvent(trx, { actor, at: deps.clock.now(), verb: 'file_detached', subjects, before: { documentNumber, name: found.name } });
    return { name: found.name };
  });
}

/** A file goes from every resolution of its letter at once: `unitIds` are the units of them all. Who added it may take it back. */
export const mayDetach = (actor: Actor, { addedById }: Pick<LetterFile, 'addedById'>, unitIds: readonly (number | null)[]): boolean =>
  may(actor, 'log-letter', unitIds) || (actor.id !== null && actor.id === addedById);
