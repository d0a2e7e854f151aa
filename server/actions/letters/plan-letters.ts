/** Which letters of a file would be put on record, and what a person must look at in the others. */
import type { Day } from '../../domain/day/civil-date.ts';
import type { Act } from '../../domain/resolution/resolution.ts';
import { type Problem, type ProblemCode, problemAt } from '../../documents/problem.ts';
import type { FileResolution } from '../../documents/reader/file-reading.ts';
import { type LetterFacts, letterKey } from '../../store/letters.ts';
import type { LetterOfResolution } from './take-up-letters.ts';

/** `isOnRecord`: a letter with its number and direction is; that one's date stays. */
export type PlannedLetter = Omit<LetterOfResolution, 'resolutionId'> & { isOnRecord: boolean };

export type LetterPlan = { letters: PlannedLetter[]; problems: Problem[] };

/** A letter of ours decides nothing. */
const NOTHING_SAID = { outcome: null, releasedTwd: null, staysFrozenTwd: null };

/** `issuedOn`: null where a list gives a number without its day. */
type ReadLetter = Omit<PlannedLetter, 'isOnRecord' | 'issuedOn'> & { issuedOn: Day | null };

export function lettersRead({ answer, told }: FileResolution): ReadLetter[] {
  const read: ReadLetter[] = [
    ...answer.lettersOut.map((letter) => ({ ...letter, ...NOTHING_SAID, direction: 'out' as const, isInterim: false })),
    ...answer.lettersIn.map((letter) => ({ ...letter, direction: 'in' as const, title: null, isInterim: false })),
  ];
  const known = new Set(read.map(({ documentNumber }) => documentNumber));
  const listed = [...(told?.letters ?? [])].sort((one, other) => Number(one.issuedOn === null) - Number(other.issuedOn === null));
  for (const { documentNumber, issuedOn } of listed) {
    if (known.has(documentNumber)) continue;
    known.add(documentNumber);
    read.push({ documentNumber, issuedOn, ...NOTHING_SAID, title: null, isInterim: false, direction: isFromTheLy(documentNumber) ? 'in' : 'out' });
  }
  return read;
}

const isFromTheLy = (documentNumber: string): boolean => /^[台臺]立/.test(documentNumber);

/**
 * Letters dated before the act was passed, or after today, are not taken up: they settle nothing.
 * Where a number is on record, or stands earlier in the file, with another date, that date stays.
 */
export function planLetters(
  reads: readonly FileResolution[], onRecord: ReadonlyMap<string, LetterFacts>, act: Pick<Act, 'passedOn'>, today: Day,
): LetterPlan[] {
  const known = new Map<string, Day>([...onRecord].map(([key, { issuedOn }]) => [key, issuedOn]));
  return reads.map((read) => {
    const tell = (code: ProblemCode, params: Problem['params']): Problem => problemAt(code, read.place, read.item, params);
    const problems = read.answer.unread.map(({ code, words }) => tell('letter-unread', { reason: code, words }));
    const letters = lettersRead(read).flatMap((letter): PlannedLetter[] => {
      const key = letterKey(letter);
      const { documentNumber: number, issuedOn: fileDate } = letter;
      const issuedOn = known.get(key) ?? fileDate;
      if (issuedOn === null) {
        problems.push(tell('letter-undated', { number }));
        return [];
      }
      if (fileDate !== null && issuedOn !== fileDate) {
        problems.push(tell('letter-differs', { number, fileDate, recordDate: issuedOn, isOnRecord: onRecord.has(key) ? 1 : 0 }));
      }
      if (issuedOn < act.passedOn) {
        problems.push(tell('letter-before-passage', { number, fileDate: issuedOn, passedOn: act.passedOn }));
        return [];
      }
      if (issuedOn > today) {
        problems.push(tell('letter-ahead', { number, fileDate: issuedOn, today }));
        return [];
      }
      known.set(key, issuedOn);
      return [{ ...letter, issuedOn, isOnRecord: onRecord.has(key) }];
    });
    return { letters, problems };
  });
}
