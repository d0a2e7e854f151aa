import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { attachmentName } from '../../documents/attachment-format.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import { wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { insertLetterFile, resolutionsOfLetter } from '../../store/letter-files.ts';
import { keepSourceFile } from '../../store/source-files.ts';
import { demand } from '../demand.ts';
import { tiedLetter } from './tied-letter.ts';

export const attachFileInput = z.object({ resolutionId: wholeNumber('resolution').required, letterId: wholeNumber('letter').required });

/**
 * Keeps a file with a letter: its scan, or an attachment. It is a letter's, not a resolution's, so that every resolution the
 * letter is about shows it. Refuses what is neither a scan nor an office file, and the same content twice.
 */
export async function attachFile(
  deps: Deps, actor: Actor, { resolutionId, letterId }: z.infer<typeof attachFileInput>, { name: sent, bytes }: { name: string; bytes: Uint8Array },
): Promise<{ name: string }> {
  demand(actor, 'log-letter');
  const name = attachmentName(sent, bytes);
  if (name === null) throw new InvalidInputError({ code: 'attachment-unfit', file: sent }, 'file');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    const { documentNumber } = await tiedLetter(trx, actor, { resolutionId, letterId });
    const sourceFileId = await keepSourceFile(trx, { name, bytes, storedAt: at });
    const id = await insertLetterFile(trx, { letterId, sourceFileId, name, addedBy: actor, addedAt: at });
    if (id === null) throw new ConflictError({ code: 'attachment-there', documentNumber });
    const subjects = (await resolutionsOfLetter(trx, letterId)).map((one) => ({ type: 'resolution' as const, id: one }));
    await recordEvent(trx, { actor, at, verb: 'file_attached', subjects, after: { documentNumber, name, size: bytes.length } });
  });
  return { name };
}
