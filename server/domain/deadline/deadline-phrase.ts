/**
 * Reads the deadlines a resolution sets, in the order they stand. A text that sets none gives an empty
 * list; what was seen but cannot be settled is `unsure`, and no day is ever made of it.
 */
import { findDays } from './date-phrase.ts';
import type { Candidate, DeadlineReading } from './deadline-reading.ts';
import { type Outline, outlineOf } from '../text/outline.ts';
import { findAsap, findSessions, findYearsFrom } from './other-phrase.ts';
import { findPeriods } from './period-phrase.ts';
import { makePlain } from '../text/plain-text.ts';
import { findRecurring } from './recurring-phrase.ts';

export type {
  AnchorReading, DayReading, DeadlineKind, DeadlineReading, SessionReading, Span, UnsureReason,
} from './deadline-reading.ts';

/** Where two finders claim the same words, the earlier here has them: 每季結束後1個月內 is one recurring deadline. */
const FINDERS = [findRecurring, findPeriods, findDays, findSessions, findYearsFrom, findAsap];

/** `readDeadlines('爰要求本部於3個月內向立法院提出書面報告。')` is one period of three months. */
export function readDeadlines(text: string): DeadlineReading[] {
  const { plain, original } = makePlain(text);
  return findDeadlines(outlineOf(plain)).map((one) => {
    const { start, end } = original(one.start, one.end);
    return { ...one, words: text.slice(start, end), start, end };
  });
}

/** The same within an outline already made, with offsets into its plain text. */
export function findDeadlines(outline: Outline): Candidate[] {
  const taken: Candidate[] = [];
  for (const find of FINDERS) taken.push(...withoutOverlap(find(outline), taken));
  taken.sort((a, b) => a.start - b.start);
  return taken.filter((one, i) => one.kind !== 'asap' || ![taken[i - 1], taken[i + 1]].some((near) => near && isSameDemand(one, near, outline.plain)));
}

/** Those that share no word with one taken before, nor with one another (the first has it). */
function withoutOverlap(found: readonly Candidate[], taken: readonly Candidate[]): Candidate[] {
  const ends = [...taken].sort((a, b) => a.start - b.start);
  const kept: Candidate[] = [];
  let i = 0;
  let last = -1;
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    while (i < ends.length && ends[i]!.end <= one.start) i += 1;
    const isFree = (i >= ends.length || ends[i]!.start >= one.end) && one.start >= last;
    if (!isFree) continue;
    kept.push(one);
    last = one.end;
  }
  return kept;
}

/** 儘速於3個月內提出: the period is the deadline, 儘速 only urges. */
const isSameDemand = (asap: Candidate, near: Candidate, plain: string): boolean =>
  near.kind !== 'asap' && near.kind !== 'fiscal_year_from' &&
  !/[，,。；;]/.test(plain.slice(Math.min(asap.end, near.end), Math.max(asap.start, near.start)));
