/**
 * The official office calendar of one year, a CSV in UTF-8 or Big5 with the columns 西元日期, 星期,
 * 是否放假 (0 work day, 2 day off), 備註, one row a day. Dates are computed from it, so nothing is
 * forgiven: a file that is not plainly a whole year is refused, with what is wrong and where.
 */
import { CsvError, type Info, parse } from 'csv-parse/sync';
import { addDays, type Day, makeDay, weekdayOf, yearOf } from '../domain/day/civil-date.ts';
import { type CalendarEdition, makeCalendar, workingDaysBetween } from '../domain/calendar/office-calendar.ts';
import { decodeText } from './formats/decode-text.ts';

/** `line` counts from 1, the heading included; null where the whole file is meant. `found` is cut short. */
export type CalendarProblem = { line: number | null } & (
  | { code: 'too-large'; bytes: number; limit: number }
  | { code: 'empty' | 'binary' | 'unknown-encoding' | 'not-csv' | 'no-days' }
  | { code: 'too-many-rows'; limit: number }
  | { code: 'wrong-columns'; found: string; expected: string }
  | { code: 'wrong-cell-count'; found: number; expected: number }
  | { code: 'no-such-day'; found: string }
  | { code: 'year-out-of-range'; year: number; from: number; to: number }
  | { code: 'other-year'; day: Day; year: number }
  | { code: 'repeated-day'; day: Day; firstLine: number }
  | { code: 'wrong-weekday'; day: Day; found: string; expected: string }
  | { code: 'unknown-flag'; day: Day; found: string }
  | { code: 'unclear-note'; day: Day; found: string }
  | { code: 'missing-day'; day: Day }
  | { code: 'implausible-work-days'; found: number; from: number; to: number }
  | { code: 'more-problems'; count: number }
);

export type ReadCalendar = { edition: CalendarEdition } | { problems: CalendarProblem[] };

const BYTES_LIMIT = 1_000_000;
/** A year has 366; what is cut off here is never read, so a hostile file costs no time. */
const ROWS_LIMIT = 1_000;
const ROW_CHARACTERS_LIMIT = 1_000;
const PROBLEMS_LIMIT = 50;
const COLUMNS = ['西元日期', '星期', '是否放假', '備註'];
const WEEKDAYS = '日一二三四五六';
const YEARS = { from: 1990, to: 2199 };
/** Years since 1998 have 242 to 251; a file with its flags the wrong way round has about 115. */
const WORK_DAYS = { from: 200, to: 300 };
const NOTE_LIMIT = 50;

/** Reads the edition of one year; `label` tells it from others of that year, by default 114年. Never throws. */
export function readOfficeCalendar(bytes: Uint8Array, label?: string): ReadCalendar {
  if (bytes.length > BYTES_LIMIT) {
    return { problems: [{ line: null, code: 'too-large', bytes: bytes.length, limit: BYTES_LIMIT }] };
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { problems: [{ line: null, code: decoded.reason }] };
  const table = readRows(decoded.text);
  if ('problems' in table) return table;
  const problems: CalendarProblem[] = [];
  const days = readDays(table.rows, problems);
  const year = mostFrequentYear(days);
  if (year === null) problems.push({ line: null, code: 'no-days' });
  else if (year < YEARS.from || year > YEARS.to) problems.push({ line: null, code: 'year-out-of-range', year, ...YEARS });
  else checkWholeYear(days, year, problems);
  if (year === null || problems.length > 0) return { problems: shorten(problems) };
  return acceptEdition(makeEdition(days, year, label ?? `${year - 1911}年`));
}

type Row = { line: number; cells: string[] };
type DayRow = { line: number; day: Day; isOff: boolean; note: string };

function readRows(text: string): { rows: Row[] } | { problems: CalendarProblem[] } {
  let records: { record: string[]; info: Info }[];
  try {
    records = parse(text, {
      info: true, relax_column_count: true, skip_empty_lines: true, to: ROWS_LIMIT + 1, max_record_size: ROW_CHARACTERS_LIMIT,
    }) as unknown as typeof records;
  } catch (error) {
    return { problems: [{ line: error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : null, code: 'not-csv' }] };
  }
  if (records.length > ROWS_LIMIT) return { problems: [{ line: null, code: 'too-many-rows', limit: ROWS_LIMIT }] };
  const [heading, ...rows] = records.map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.trim()) }));
  if (heading?.cells.join() === COLUMNS.join()) return { rows };
  const found = cut(heading?.cells.join() ?? '');
  return { problems: [{ line: heading?.line ?? null, code: 'wrong-columns', found, expected: COLUMNS.join() }] };
}

/** The rows that name a day; what is wrong with any row goes to `problems`. */
function readDays(rows: readonly Row[], problems: CalendarProblem[]): DayRow[] {
  const days: DayRow[] = [];
  for (const { line, cells } of rows) {
    if (cells.length !== COLUMNS.length) {
      problems.push({ line, code: 'wrong-cell-count', found: cells.length, expected: COLUMNS.length });
      continue;
    }
    const [date, weekday, flag, note] = cells as [string, string, string, string];
    const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(date)?.slice(1).map(Number) as [number, number, number] | undefined;
    const day = parts ? makeDay(...parts) : null;
    if (day === null) {
      problems.push({ line, code: 'no-such-day', found: cut(date) });
      continue;
    }
    const expected = WEEKDAYS[weekdayOf(day)]!;
    if (weekday !== expected) problems.push({ line, code: 'wrong-weekday', day, found: cut(weekday), expected });
    if (flag !== '0' && flag !== '2') problems.push({ line, code: 'unknown-flag', day, found: cut(flag) });
    if (note.length > NOTE_LIMIT || /[\p{Cc}\ufffd]/u.test(note)) problems.push({ line, code: 'unclear-note', day, found: cut(note) });
    days.push({ line, day, isOff: flag === '2', note });
  }
  return days;
}

/** The year the file is about, so that one misprinted date is reported as one. */
function mostFrequentYear(days: readonly DayRow[]): number | null {
  const counts = new Map<number, number>();
  for (const { day } of days) counts.set(yearOf(day), (counts.get(yearOf(day)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Every day of the year, each once, and no other. */
function checkWholeYear(days: readonly DayRow[], year: number, problems: CalendarProblem[]): void {
  const lines = new Map<Day, number>();
  for (const { line, day } of days) {
    const firstLine = lines.get(day);
    if (firstLine !== undefined) problems.push({ line, code: 'repeated-day', day, firstLine });
    else if (yearOf(day) !== year) problems.push({ line, code: 'other-year', day, year });
    else lines.set(day, line);
  }
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    if (!lines.has(day)) problems.push({ line: null, code: 'missing-day', day });
  }
}

/** Keeps the exceptions: an ordinary Saturday or Sunday needs no entry. */
function makeEdition(days: readonly DayRow[], year: number, label: string): CalendarEdition {
  const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;
  const daysOff = days.filter(({ day, isOff, note }) => isOff && (note !== '' || !isWeekend(day)));
  const makeUpDays = days.filter(({ day, isOff }) => !isOff && isWeekend(day));
  return {
    year,
    label,
    daysOff: new Map(daysOff.map(({ day, note }) => [day, note])),
    makeUpDays: new Set(makeUpDays.map(({ day }) => day)),
  };
}

function acceptEdition(edition: CalendarEdition): ReadCalendar {
  const { year } = edition;
  const found = workingDaysBetween(makeCalendar([edition]), `${year - 1}-12-31`, `${year}-12-31`);
  if (found >= WORK_DAYS.from && found <= WORK_DAYS.to) return { edition };
  return { problems: [{ line: null, code: 'implausible-work-days', found, ...WORK_DAYS }] };
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function shorten(problems: CalendarProblem[]): CalendarProblem[] {
  if (problems.length <= PROBLEMS_LIMIT) return problems;
  const rest: CalendarProblem = { line: null, code: 'more-problems', count: problems.length - PROBLEMS_LIMIT };
  return [...problems.slice(0, PROBLEMS_LIMIT), rest];
}
