/** Cells of letters: one or several, a line each as a rule, with their days beside them or in cells of their own. */
import type { Day } from '../../domain/day/civil-date.ts';
import { findWrittenDays } from '../../domain/day/written-day.ts';
import { findDocumentNumbers, readDocumentNumber } from '../../domain/letter/document-number.ts';
import { readDayCell } from './day-cells.ts';

export type SheetLetter = { documentNumber: string; issuedOn: Day | null };

/** `unread`: lines in which no letter or no day can be read. */
export type LetterCells = { letters: SheetLetter[]; unreadNumbers: string[]; unreadDays: string[] };

export function readLetterCells(numberCell: string, dayCell: string): LetterCells {
  const lines = linesOfLetters(numberCell);
  const dayLines = linesOf(dayCell).flatMap(partsOfDays);
  const days = dayLines.map(readDayCell);
  const count = lines.reduce((sum, { letters }) => sum + letters.length, 0);
  let at = 0;
  const letters = lines.flatMap((line, index) => line.letters.map((letter): SheetLetter => {
    at += 1;
    // One day for several letters is the day of each; else the lines of both cells belong together.
    const beside = days.length === 1 ? days[0] : days.length === lines.length ? days[index] : days.length === count ? days[at - 1] : null;
    return { ...letter, issuedOn: letter.issuedOn ?? beside ?? null };
  }));
  const isAlone = letters.length === 0 && dayLines.length > 0;
  return {
    letters,
    unreadNumbers: lines.filter((line) => line.letters.length === 0 && !SAYS_NONE.test(line.words)).map(({ words }) => words),
    unreadDays: dayLines.filter((words, index) => !SAYS_NONE.test(words) && (isAlone || days[index] === null)),
  };
}

/** What people write where there is no letter. */
const SAYS_NONE = /^(?:[-–—－─/.。·、\s]+|(?:無|免|未|尚未|無須|毋須|無需|不用)(?:另)?(?:函復|函覆|發文|函送|回復)?|N\/?A)$/i;

export const linesOf = (cell: string): string[] => cell.split('\n').map((line) => line.trim()).filter((line) => line !== '');

type LetterLine = { words: string; letters: SheetLetter[] };

/** A number that a narrow cell broke in two is one line again, and so is one with its day in the line above or below. */
function linesOfLetters(cell: string): LetterLine[] {
  const lines: LetterLine[] = [];
  for (const words of linesOf(cell)) {
    const before = lines.at(-1);
    const joined = before && joinLines(before, { words, letters: lettersIn(words) });
    if (joined) lines[lines.length - 1] = joined;
    else lines.push({ words, letters: lettersIn(words) });
  }
  return lines;
}

function joinLines(before: LetterLine, line: LetterLine): LetterLine | null {
  const words = `${before.words} ${line.words}`;
  const [day, dayBefore] = [readDayCell(line.words), readDayCell(before.words)];
  const dated = (letters: readonly SheetLetter[], issuedOn: Day): LetterLine | null =>
    (letters.length > 0 && letters.every((letter) => letter.issuedOn === null) ? { words, letters: letters.map((letter) => ({ ...letter, issuedOn })) } : null);
  if (day !== null) return dated(before.letters, day);
  if (dayBefore !== null) return dated(line.letters, dayBefore);
  const whole = before.letters.length === 0 && line.letters.length === 0 ? readDocumentNumber(before.words + line.words) : null;
  return whole && { words, letters: [{ documentNumber: whole.number, issuedOn: null }] };
}

/** A line may hold several numbers, and their days: 114年4月17日範授企字第1140000123號函. */
function lettersIn(line: string): SheetLetter[] {
  const whole = readDocumentNumber(line);
  if (whole) return [{ documentNumber: whole.number, issuedOn: null }];
  const numbers = findDocumentNumbers(line.toUpperCase());
  const days = findWrittenDays(line);
  return numbers.map(({ number }, at) => ({
    documentNumber: number, issuedOn: (days.length === 1 ? days[0] : days.length === numbers.length ? days[at] : null)?.day ?? null,
  }));
}

/** 114/4/10、114/4/20 in one line. */
function partsOfDays(line: string): string[] {
  const parts = line.split(/[、,，;；]/).map((part) => part.trim()).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => readDayCell(part) !== null) ? parts : [line];
}
