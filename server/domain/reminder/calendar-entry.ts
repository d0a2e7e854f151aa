/** Which due dates stand in a person's calendar, and on which days it reminds of them. */
import { addDays, type Day } from '../day/civil-date.ts';
import { addWorkingDays, type OfficeCalendar } from '../calendar/office-calendar.ts';
import type { ObligationStatus, OccurrenceStatus, ResolutionStatus } from '../resolution/status.ts';

/** [choice] Working days before the due date on which a calendar reminds. */
const ALARM_WORKING_DAYS = [10, 3] as const;

/** [choice] Calendar days for which what is settled stays, called off, until every calendar has fetched it. */
export const CALLED_OFF_FOR_DAYS = 60;

export type CalendarEntry = {
  resolution: ResolutionStatus;
  obligation: ObligationStatus;
  occurrence: OccurrenceStatus;
  /** The date that counts: the LY's own, or the later one an authority granted. */
  dueOn: Day;
  /** Answered, or not asked for any more. */
  isCalledOff: boolean;
  alarms: { on: Day; workingDays: number }[];
};

/** The due dates to show on `today`, in the order given: all that are open, and for a while those that are settled. */
export const calendarEntries = (resolutions: readonly ResolutionStatus[], today: Day, calendar: OfficeCalendar): CalendarEntry[] =>
  resolutions.flatMap((resolution) => resolution.obligations.flatMap((obligation) => obligation.occurrences.flatMap((occurrence) => {
    const { effectiveDueOn: dueOn } = occurrence;
    const isCalledOff = occurrence.doneOn !== null || !occurrence.isExpected;
    if (dueOn === null || (isCalledOff && !isRecent(settledOn(resolution, obligation, occurrence), today))) return [];
    return [{ resolution, obligation, occurrence, dueOn, isCalledOff, alarms: isCalledOff ? [] : alarmsBefore(dueOn, today, calendar) }];
  })));

/** The day it was answered, else the latest day on which something made an end of it. */
function settledOn(resolution: ResolutionStatus, obligation: ObligationStatus, { doneOn }: OccurrenceStatus): Day | null {
  if (doneOn !== null) return doneOn;
  const ends = [resolution.signedOffOn, resolution.repliedOn, obligation.endDecidedOn].filter((day) => day !== null);
  return ends.reduce<Day | null>((a, b) => (a === null || b > a ? b : a), null);
}

const isRecent = (day: Day | null, today: Day): boolean => day !== null && addDays(day, CALLED_OFF_FOR_DAYS) >= today;

/** Days that are over are left out: some calendars would remind of them all at once. */
const alarmsBefore = (dueOn: Day, today: Day, calendar: OfficeCalendar): CalendarEntry['alarms'] =>
  ALARM_WORKING_DAYS.map((workingDays) => ({ workingDays, on: addWorkingDays(calendar, dueOn, -workingDays) })).filter(({ on }) => on >= today);
