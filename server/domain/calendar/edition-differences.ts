/** What one edition of the office calendar changes against another, day by day. */
import { addDays, type Day, yearOf } from '../day/civil-date.ts';
import { type CalendarEdition, dayStatus, makeCalendar } from './office-calendar.ts';

export type EditionDifferences = {
  /** Work days that become days off; `name` '' where the edition gives none. */
  becomeOff: { day: Day; name: string }[];
  /** Days off that become work days; `isMakeUp` on a Saturday or Sunday. */
  becomeWork: { day: Day; isMakeUp: boolean }[];
  renamed: { day: Day; from: string; to: string }[];
};

/** Against the edition in force before; null where there was none, and weekends and the fixed holidays were counted on. */
export function compareEditions(before: CalendarEdition | null, after: CalendarEdition): EditionDifferences {
  const [old, fresh] = [makeCalendar(before ? [before] : []), makeCalendar([after])];
  const differences: EditionDifferences = { becomeOff: [], becomeWork: [], renamed: [] };
  const first = `${String(after.year).padStart(4, '0')}-01-01`;
  for (let day: Day = first; yearOf(day) === after.year; day = addDays(day, 1)) {
    const [was, is] = [dayStatus(old, day), dayStatus(fresh, day)];
    if (!was.isOff && is.isOff) differences.becomeOff.push({ day, name: is.name ?? '' });
    else if (was.isOff && !is.isOff) differences.becomeWork.push({ day, isMakeUp: is.reason === 'make-up' });
    else if (was.isOff && (was.name ?? '') !== (is.name ?? '')) differences.renamed.push({ day, from: was.name ?? '', to: is.name ?? '' });
  }
  return differences;
}
