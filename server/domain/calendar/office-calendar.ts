/**
 * The days on which government offices are closed. The official office calendar (政府行政機關辦公日曆表)
 * of a year is the source; a year may be issued again, and a later edition replaces an earlier one.
 * Where no edition is known, weekends and the holidays the statute fixes by date are closed, and
 * every answer says that it is provisional (暫估).
 */
import { addDays, type Day, daysBetween, weekdayOf, yearOf } from '../day/civil-date.ts';

export type CalendarEdition = {
  /** AD. */
  year: number;
  label: string;
  /** Which edition of its year it is, from 1, in the order they came into force; left out where it is not on record. */
  issue?: number;
  /** Each day off that is no ordinary weekend day, with its name; '' where the edition gives none. */
  daysOff: ReadonlyMap<Day, string>;
  /** Saturdays and Sundays on which offices work (補行上班). */
  makeUpDays: ReadonlySet<Day>;
};

export type OfficeCalendar = { editions: ReadonlyMap<number, CalendarEdition> };

/**
 * `name`: the holiday's, null where there is none. `provisional`: no edition is known for the day's year.
 * A holiday that falls on a weekend is a 'holiday'.
 */
export type DayStatus = { name: string | null; provisional: boolean } & (
  | { isOff: true; reason: 'weekend' | 'holiday' }
  | { isOff: false; reason: 'make-up' | 'work' }
);

/** Holidays on a fixed date (month-day): 紀念日及節日實施條例 of 2025. Those of the lunar calendar move. */
const FIXED_HOLIDAYS: ReadonlyMap<string, string> = new Map([
  ['01-01', '開國紀念日'],
  ['02-28', '和平紀念日'],
  ['04-04', '兒童節'],
  ['04-05', '清明節'],
  ['05-01', '勞動節'],
  ['09-28', '孔子誕辰紀念日/教師節'],
  ['10-10', '國慶日'],
  ['10-25', '臺灣光復暨金門古寧頭大捷紀念日'],
  ['12-25', '行憲紀念日'],
]);

/** A later edition in the list replaces an earlier one of the same year. */
export const makeCalendar = (editions: readonly CalendarEdition[]): OfficeCalendar => ({
  editions: new Map(editions.map((edition) => [edition.year, edition])),
});

/** Whether offices are closed on a day, why, and how sure that is. */
export function dayStatus(calendar: OfficeCalendar, day: Day): DayStatus {
  const edition = calendar.editions.get(yearOf(day));
  const provisional = edition === undefined;
  if (edition?.makeUpDays.has(day)) return { isOff: false, reason: 'make-up', name: null, provisional };
  const name = edition ? edition.daysOff.get(day) : FIXED_HOLIDAYS.get(day.slice(5));
  if (name !== undefined) return { isOff: true, reason: 'holiday', name: name || null, provisional };
  if (isWeekend(day)) return { isOff: true, reason: 'weekend', name: null, provisional };
  return { isOff: false, reason: 'work', name: null, provisional };
}

export const isDayOff = (calendar: OfficeCalendar, day: Day): boolean => dayStatus(calendar, day).isOff;

/** The first work day on or after a day. */
export function nextWorkDay(calendar: OfficeCalendar, day: Day): Day {
  let found = day;
  while (isDayOff(calendar, found)) found = addDays(found, 1);
  return found;
}

/**
 * The n-th work day after a day; for a negative n, the n-th before it. The day itself never counts,
 * work day or not, so one working day after a Saturday is Monday. With n = 0, the day itself or,
 * where it is off, the next work day. `n` is a whole number.
 */
export function addWorkingDays(calendar: OfficeCalendar, day: Day, n: number): Day {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Working days are a whole number, not ${n}`);
  const step = n < 0 ? -1 : 1;
  let found = n === 0 ? nextWorkDay(calendar, day) : day;
  for (let left = Math.abs(n); left > 0; ) {
    found = addDays(found, step);
    if (!isDayOff(calendar, found)) left -= 1;
  }
  return found;
}

/** Working days after `from` up to and including `to`. When `to` is earlier, the same the other way round, negative. */
export function workingDaysBetween(calendar: OfficeCalendar, from: Day, to: Day): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from);
  let count = mondaysToFridays(from, to);
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const edition = calendar.editions.get(year);
    const closed = edition ? edition.daysOff.keys() : fixedHolidaysOf(year);
    for (const day of closed) if (day > from && day <= to && !isWeekend(day)) count -= 1;
    for (const day of edition?.makeUpDays ?? []) if (day > from && day <= to) count += 1;
  }
  return count;
}

const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;

const fixedHolidaysOf = (year: number): Day[] =>
  [...FIXED_HOLIDAYS.keys()].map((monthDay) => `${String(year).padStart(4, '0')}-${monthDay}`);

/** Weekdays after `from` up to and including `to`: whole weeks hold five, the rest is looked at one by one. */
function mondaysToFridays(from: Day, to: Day): number {
  const days = daysBetween(from, to);
  let count = Math.floor(days / 7) * 5;
  for (let i = 1; i <= days % 7; i += 1) if ((weekdayOf(from) + i) % 7 % 6 !== 0) count += 1;
  return count;
}
