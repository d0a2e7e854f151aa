/** What a reader could not read, and where. Its words are in `locales/problems.ts`. */
import type { Place } from './table.ts';

export const PROBLEM_CODES = [
  'empty', 'binary', 'unknown-encoding', 'too-large', 'no-table', 'second-table', 'no-columns', 'row-columns', 'cut-off',
  'duplicate-item', 'unknown-item', 'unknown-heading', 'no-text', 'no-reply', 'text-before-item', 'reply-without-text', 'row-unfinished', 'row-without-item',
  'text-after-table', 'deadline-unsure', 'freeze-unsure', 'other-fiscal-year',
  'letter-unread', 'letter-undated', 'letter-differs', 'letter-before-passage', 'letter-ahead',
  'too-slow', 'too-much-memory', 'reader-died', 'pair-doubtful', 'unit-unknown', 'due-differs',
  'sheet-broken', 'sheet-too-much', 'sheet-too-many', 'sheet-too-long', 'sheet-too-wide', 'sheet-hidden', 'sheet-hidden-rows',
  'sheet-hidden-columns', 'sheet-left-out', 'sheet-columns-left-out',
  'csv-quote',
  'sheet-agencies', 'sheet-years', 'sheet-day-unread', 'sheet-letter-unread', 'sheet-items-numbered', 'records-version', 'records-unread', 'record-unread',
  'record-doubled', 'record-fact-doubled', 'records-disagree', 'no-records', 'json-other', 'json-broken',
  'record-act-differs', 'record-unit-differs', 'record-left', 'record-letter-differs', 'record-asked-unknown', 'records-unit-mailbox', 'records-right',
  'nothing-read',
  'encrypted-file', 'damaged-file', 'unpacked-too-large', 'part-missing', 'too-deep', 'text-outside-table', 'columns-left-out',
  'note-left-out', 'hidden-left-out', 'picture-left-out', 'letters-private', 'file-left-out', 'file-inside', 'page-numbers-dropped', 'words-around-list',
  'needs-libreoffice', 'conversion-failed', 'conversion-too-slow',
  'file-image', 'file-archive', 'file-executable', 'file-macros', 'file-template', 'file-other-office', 'file-unknown',
  'report-count', 'report-list-unclear', 'report-item-not-passed', 'item-jump', 'no-proposers', 'no-list', 'whole-report', 'list-ambiguous', 'no-item-numbers', 'list-has-replies',
  'pdf-damaged', 'pdf-cut-off', 'pdf-password', 'pdf-too-many-pages', 'pdf-page-damaged', 'pdf-scanned', 'pdf-scanned-page', 'pdf-scanned-pages', 'pdf-letters-unknown', 'pdf-pages-unknown',
  'pdf-letters-unsure', 'pdf-letters-recognised', 'pdf-rows-unsure', 'pdf-heads-unread', 'letters-left-over', 'letters-doubled',
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
  'unknown-heading', 'no-reply', 'row-unfinished', 'row-without-item', 'text-after-table', 'text-outside-table', 'columns-left-out', 'note-left-out', 'hidden-left-out', 'picture-left-out', 'letters-private', 'file-left-out', 'page-numbers-dropped', 'words-around-list', 'deadline-unsure', 'freeze-unsure',
  'letter-unread', 'letter-undated', 'letter-differs', 'letter-before-passage', 'letter-ahead',
  'sheet-too-wide', 'sheet-hidden', 'sheet-hidden-rows', 'sheet-hidden-columns', 'sheet-left-out', 'sheet-columns-left-out', 'sheet-day-unread', 'sheet-letter-unread', 'sheet-items-numbered',
  'report-count', 'report-list-unclear', 'report-item-not-passed', 'item-jump', 'no-proposers',
  'record-act-differs', 'record-unit-differs', 'record-left', 'record-letter-differs', 'record-asked-unknown',
  'pdf-scanned-page', 'pdf-scanned-pages', 'pdf-pages-unknown', 'pdf-letters-unsure', 'pdf-letters-recognised', 'pdf-rows-unsure', 'pdf-heads-unread', 'letters-left-over', 'letters-doubled',
  'unit-unknown', 'due-differs',
]);

export const problemAt = (
  code: ProblemCode,
  place: Place,
  item: string | null = null,
  params: Record<string, string | number> = {},
): Problem => {
  const { page, line, isSheet } = place;
  return { code, params, place: { page, line, item, ...(isSheet ? { isSheet } : {}) }, blocking: !NOT_BLOCKING.has(code) };
};
