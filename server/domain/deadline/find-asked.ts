/** Which due date a record speaks of: the n-th thing the text asks for, with its words to make sure. */
import type { ObligationReading } from '../resolution/obligation.ts';

/** `obligation` and `number` from 1; `number` 0 is the day all of them count from. */
export type AskedFor = { obligation: number; words: string; number: number };

/** Index of the reading that is meant, or null: where the words stand elsewhere, and only once, there. */
export function findAsked({ obligation, words, number }: AskedFor, readings: readonly Pick<ObligationReading, 'kind' | 'words'>[]): number | null {
  const isMeant = (index: number): boolean => readings[index]!.words === words || words === '';
  const at = obligation - 1;
  const alike = readings.flatMap((one, index) => (one.words === words ? [index] : []));
  const found = at < readings.length && isMeant(at) ? at : alike.length === 1 ? alike[0]! : null;
  if (found === null || (number > 1 && readings[found]!.kind !== 'recurring') || number > MOST_TIMES) return null;
  return found;
}

/** More times than anything on record recurs. */
const MOST_TIMES = 1_200;
