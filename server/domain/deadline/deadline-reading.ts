/** What a reading of deadlines says: the types that the finders, the reader and the reckoner share. */
import type { Day } from '../day/civil-date.ts';

export type DeadlineKind =
  | 'relative_days' | 'relative_weeks' | 'relative_months'
  | 'fixed_date' | 'recurring' | 'fiscal_year_end' | 'session' | 'fiscal_year_from' | 'asap';

/** `none`: a report is asked for, without any day (俟…提出書面報告後，始得動支). */
export type ObligationKind = DeadlineKind | 'none';

/** Why a reading, or its day, needs a person. */
export type UnsureReason =
  | 'number-missing' | 'number-range' | 'part-of-month' | 'working-days' | 'interval-not-months'
  | 'event-unknown' | 'session-unknown' | 'day-not-real' | 'day-ambiguous'
  | 'year-unknown' | 'already-past' | 'anchor-date-missing';

/** A length of time: months, weeks or days (years are read as twelve months). */
export type Span = { unit: 'days' | 'weeks' | 'months'; count: number };

/**
 * A day as written. `year` is AD; null where none is written, and `yearOffset` is then 1 for "next year".
 * `month` null: "the end of the month" without saying which. `dayOfMonth` null: the month's last day.
 */
export type DayReading = {
  year: number | null;
  yearOffset: 0 | 1;
  month: number | null;
  dayOfMonth: number | null;
};

/** A session as written: this one, the next one, or named by its numbers (a term may be left out). */
export type SessionReading = {
  which: 'this' | 'next' | 'named';
  term: number | null;
  session: number | null;
  edge: 'opening' | 'closing';
};

/** From which day a period counts. `act`: the sentence does not say, so the act's own rule holds. */
export type AnchorReading =
  | { kind: 'act' } | { kind: 'passed' } | { kind: 'promulgated' } | { kind: 'received' }
  | { kind: 'year_end'; year: number | null }
  | { kind: 'session_opening'; session: SessionReading }
  | { kind: 'session_closing'; session: SessionReading }
  | { kind: 'day'; on: Day }
  | { kind: 'event'; words: string };

export type DeadlineReading = {
  kind: DeadlineKind;
  /** Exactly as in the text, `text.slice(start, end)`. */
  words: string;
  start: number;
  end: number;
  /** Days, weeks or months of a relative period; the months between the occurrences of a recurring one; else null. */
  quantity: number | null;
  anchor: AnchorReading;
  /** The day of a fixed date; the yearly (or, with month null, monthly) day of a recurring one. */
  day: DayReading | null;
  session: SessionReading | null;
  /** Recurring only: how long after the end of each calendar month, quarter or year (每季結束後1個月內). */
  lag: Span | null;
  unsure: UnsureReason | null;
};

/** A reading before it has its place in the original text: offsets into the plain text. */
export type Candidate = Omit<DeadlineReading, 'words'>;

/** A candidate with everything unsaid left empty. */
export const candidate = (
  kind: DeadlineKind, start: number, end: number, said: Partial<Omit<Candidate, 'kind' | 'start' | 'end'>> = {},
): Candidate => ({
  kind, start, end,
  quantity: null, anchor: { kind: 'act' }, day: null, session: null, lag: null, unsure: null,
  ...said,
});
