import type { z } from 'zod';
import { readDocumentNumber } from '../../domain/letter/document-number.ts';
import type { Resolution } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';
import { logLetter, type logLetterInput } from './log-letter.ts';

type Input = z.infer<typeof logLetterInput>;

/**
 * Logs a letter for a program that may send it again: where the record says the very same of every resolution, nothing
 * is done and no event is left. Anything else is `logLetter`, with all it refuses.
 */
export async function logLetterOnce(deps: Deps, actor: Actor, input: Input): Promise<{ documentNumber: string; isNew: boolean }> {
  demand(actor, 'log-letter');
  const number = readDocumentNumber(input.documentNumber)?.number;
  const resolutions = await findResolutions(deps.db, { ids: input.resolutionIds });
  const isOnRecord = number !== undefined && resolutions.length === input.resolutionIds.length && resolutions.length > 0 &&
    resolutions.every((one) => saysTheSame(one, { ...input, documentNumber: number }));
  if (!isOnRecord) return { ...(await logLetter(deps, actor, input)), isNew: true };
  demand(actor, 'log-letter', resolutions.map((one) => one.unitId));
  return { documentNumber: number, isNew: false };
}

/** Whether the letter is tied to the resolution with the same date and effect, and answers all that was chosen there. */
function saysTheSame({ letters, obligations }: Resolution, input: Input): boolean {
  const letter = letters.find((one) => one.direction === input.direction && one.documentNumber === input.documentNumber);
  if (!letter || letter.issuedOn !== input.issuedOn) return false;
  const isSame = input.direction === 'in'
    ? letter.outcome === input.outcome && letter.releasedTwd === input.releasedTwd
    : letter.isInterim === input.isInterim;
  const chosen = obligations.flatMap((one) => one.occurrences).filter((one) => input.occurrenceIds.includes(one.id));
  return isSame && chosen.every((one) => one.answers.some((answer) => answer.letterId === letter.id));
}
