import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { NotFoundError } from '../errors.ts';
import { recordEvent } from '../store/events.ts';
import { deleteLetterFile, findLetterFile, resolutionsOfLetter } from '../store/letter-files.ts';
import { demand } from './demand.ts';
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
    const subjects = (await resolutionsOfLetter(trx, found.letterId)).map((one) => ({ type: 'resolution' as const, id: one }));
    await deleteLetterFile(trx, fileId);
    await recordEvent(trx, { actor, at: deps.clock.now(), verb: 'file_detached', subjects, before: { documentNumber, name: found.name } });
    return { name: found.name };
  });
}
