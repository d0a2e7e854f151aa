/** What a reader could not read, and where. Its words are in `locales/problems.ts`. */
import type { Place } from './table.ts';

export const PROBLEM_CODES = [
  'empty', 'binary', 'unknown-encoding', 'too-large', 'no-table', 'second-table', 'no-columns', 'row-columns', 'cut-off',
  'duplicate-item', 'unknown-item', 'unknown-heading', 'no-text', 'no-reply', 'text-before-item', 'reply-without-text', 'row-unfinished',
  'text-after-table', 'deadline-unsure', 'freeze-unsure', 'other-fiscal-year',
  'letter-unread', 'letter-differs', 'letter-before-passage', 'letter-ahead',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type ProblemPlace = Place & { item: string | null };

export type Problem = {
  code: ProblemCode;
  /** Values for the sentence that words the problem. */
  params: Record<string, string | number>;
  place: ProblemPlace;
  /** Nothing may be taken over while a blocking problem stands. */
  blocking: boolean;
};

/** The others are for a person to look at. */
const NOT_BLOCKING: ReadonlySet<ProblemCode> = new Set([
  'unknown-heading', 'no-reply', 'row-unfinished', 'text-after-table', 'deadline-unsure', 'freeze-unsure',
  'letter-unread', 'letter-differs', 'letter-before-passage', 'letter-ahead',
]);

export const problemAt = (
  code: ProblemCode,
  place: Place,
  item: string | null = null,
  params: Record<string, string | number> = {},
): Problem => ({ code, params, place: { page: place.page, line: place.line, item }, blocking: !NOT_BLOCKING.has(code) });
