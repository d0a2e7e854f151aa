/** What every date is reckoned by: the office calendar in force and the LY's sessions as far as their real days are known. */
import { type Day, yearOf } from '../day/civil-date.ts';
import type { OfficeCalendar } from './office-calendar.ts';
import { toRocYear } from '../day/roc-date.ts';
import type { SessionPeriod } from './session.ts';

export type Almanac = { calendar: OfficeCalendar; sessions: readonly SessionPeriod[] };

/** What stands for a year whose edition is not issued yet. */
const ESTIMATE = '推估';

/**
 * The editions a last day was settled under, from its raw day to the day it rolled to: 114年（第3版）, of two
 * years 114年（第3版）、115年（第1版）; 推估 where no edition is known. Null where there is no day.
 */
export function calendarLabel(rawDueOn: Day | null, dueOn: Day | null, { editions }: OfficeCalendar): string | null {
  if (rawDueOn === null || dueOn === null) return null;
  const labels: string[] = [];
  for (let year = yearOf(rawDueOn); year <= yearOf(dueOn); year += 1) {
    const edition = editions.get(year);
    const label = edition ? editionName(year, edition.issue ?? 1) : ESTIMATE;
    if (!labels.includes(label)) labels.push(label);
  }
  return labels.join('、');
}

/** 114年（第3版）: the year in ROC and which of its editions, counted as they came into force. */
export const editionName = (year: number, issue: number): string => `${toRocYear(year)}年（第${issue}版）`;
