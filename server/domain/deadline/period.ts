/**
 * Counting a period by the Civil Code (民法第119條至第123條), with every step of the way as plain data,
 * so that whoever reads a date can be told why it is that day. 行政程序法第48條 counts the same way and
 * is noted where it would say Monday *morning*. Articles are cited as officials cite them.
 */
import {
  addDays, type Day, dayOfMonthOf, daysBetween, firstOfMonth, isDay, LAST_DAY, lastOfMonth, makeDay, monthOf,
  weekdayOf, yearOf,
} from '../day/civil-date.ts';
import { dayStatus, type DayStatus, type OfficeCalendar } from '../calendar/office-calendar.ts';

export type PeriodUnit = 'days' | 'weeks' | 'months' | 'years';

/** `count` is a whole number of at least 1. */
export type Period = { unit: PeriodUnit; count: number };

export type Article =
  | '民法第120條第2項'
  | '民法第121條第1項'
  | '民法第121條第2項'
  | '民法第121條第2項但書'
  | '民法第122條'
  | '民法第123條第1項'
  | '行政程序法第48條第4項';

type MonthsOrYears = 'months' | 'years';

/** One step of the reckoning, in the order it is told. Words for each are in `locales/steps.ts`. */
export type PeriodStep =
  /** The day of the event does not count. */
  | { kind: 'event-day-excluded'; article: Article; day: Day }
  | { kind: 'starts'; article: Article; day: Day }
  | { kind: 'counted-days'; article: Article; count: number; day: Day }
  | { kind: 'counted-weeks'; article: Article; count: number; day: Day }
  /** It starts on the first of a month, so it ends with the last month. */
  | { kind: 'whole-months'; article: Article; unit: MonthsOrYears; count: number; day: Day }
  /** It ends the day before `matchingDay`, which has the number of the day it started. */
  | { kind: 'day-before-matching'; article: Article; unit: MonthsOrYears; count: number; matchingDay: Day; day: Day }
  /** The last month has no day of that number, so it ends with the month. */
  | { kind: 'no-matching-day'; article: Article; unit: MonthsOrYears; count: number; number: number; day: Day }
  /** Nothing beyond the year 9999 can be written; `day` only says "later than all". */
  | { kind: 'beyond-calendar'; period: Period; day: Day }
  | { kind: 'day-off'; article: Article; day: Day; reason: 'weekend' | 'holiday'; name: string | null }
  /** A Saturday or Sunday on which offices work: the period ends there and does not roll over. */
  | { kind: 'make-up-day'; article: Article; day: Day }
  | { kind: 'rolled-to'; article: Article; from: Day; day: Day }
  /** A Saturday is among the days off before `day`, a Monday: that other act would say Monday morning. */
  | { kind: 'monday-morning'; article: Article; saturday: Day; day: Day }
  /** No office calendar of `year` (AD) is known yet; the date may move when it is issued. */
  | { kind: 'provisional'; year: number };

export type RolledOver = { day: Day; provisional: boolean; steps: PeriodStep[] };

export type CountedPeriod = { rawLastDay: Day; lastDay: Day; provisional: boolean; steps: PeriodStep[] };

/** Whether a period can be counted: a whole number of at least 1. Ask before counting what a person typed. */
export const isPeriod = ({ count }: Period): boolean => Number.isInteger(count) && count >= 1;

/**
 * The last day of a period that an event sets off, before (`rawLastDay`) and after (`lastDay`) days off
 * are considered. A RangeError where the event is no day or `isPeriod` says no. A period that would end
 * after 9999 ends on 9999-12-31, provisional, with the step 'beyond-calendar' instead of a rule.
 */
export function countPeriod(event: Day, period: Period, calendar: OfficeCalendar): CountedPeriod {
  if (!isDay(event)) throw new RangeError(`Not a day: ${event}`);
  if (!isPeriod(period)) throw new RangeError(`A period is a whole number of at least 1, not ${period.count}`);
  if (endsBeyondCalendar(event, period)) {
    return { rawLastDay: LAST_DAY, lastDay: LAST_DAY, provisional: true, steps: [{ kind: 'beyond-calendar', period, day: LAST_DAY }] };
  }
  const start = startOfPeriod(event);
  const end = lastDayOfPeriod(start, period);
  const rolled = rollOver(end.day, calendar);
  const steps: PeriodStep[] = [
    { kind: 'event-day-excluded', article: '民法第120條第2項', day: event },
    { kind: 'starts', article: '民法第120條第2項', day: start },
    end,
    ...rolled.steps,
  ];
  return { rawLastDay: end.day, lastDay: rolled.day, provisional: rolled.provisional, steps };
}

/** 民法第120條第2項: the first day does not count; the period starts the day after the event. */
const startOfPeriod = (event: Day): Day => addDays(event, 1);

type EndStep = Extract<
  PeriodStep,
  { kind: 'counted-days' | 'counted-weeks' | 'whole-months' | 'day-before-matching' | 'no-matching-day' }
>;

function lastDayOfPeriod(start: Day, { unit, count }: Period): EndStep {
  if (unit === 'days') return lastOfDays(start, count);
  if (unit === 'weeks') return lastOfWeeks(start, count);
  return lastOfMonths(start, unit, count);
}

/** 民法第121條第1項: the period ends with its last day, the start being the first. */
const lastOfDays = (start: Day, count: number): EndStep => ({
  kind: 'counted-days', article: '民法第121條第1項', count, day: addDays(start, count - 1),
});

/** 民法第121條第2項: the day before the weekday on which it started comes round in the last week. */
const lastOfWeeks = (start: Day, count: number): EndStep => ({
  kind: 'counted-weeks', article: '民法第121條第2項', count, day: addDays(start, 7 * count - 1),
});

/**
 * Months and years by the calendar (民法第123條第1項). From the first of a month: to the end of the last
 * month. Otherwise (第121條第2項) to the day before the one whose number is the start's, in the month
 * `count` later; where that month has no such day (但書), to its end.
 */
function lastOfMonths(start: Day, unit: MonthsOrYears, count: number): EndStep {
  const months = unit === 'years' ? 12 * count : count;
  const number = dayOfMonthOf(start);
  if (number === 1) {
    const day = lastOfMonth(firstOfMonth(start, months - 1));
    return { kind: 'whole-months', article: '民法第123條第1項', unit, count, day };
  }
  const month = firstOfMonth(start, months);
  const matchingDay = makeDay(yearOf(month), monthOf(month), number);
  if (matchingDay === null) {
    return { kind: 'no-matching-day', article: '民法第121條第2項但書', unit, count, number, day: lastOfMonth(month) };
  }
  return {
    kind: 'day-before-matching', article: '民法第121條第2項', unit, count, matchingDay, day: addDays(matchingDay, -1),
  };
}

/**
 * 民法第122條: where the last day is a Sunday, a holiday or another day of rest, the next day that is not
 * takes its place. For a period's end and, alone, for a date a text names. A make-up work day is no day of
 * rest. Provisional where a day that was looked at lies in a year whose calendar is not known.
 */
export function rollOver(lastDay: Day, calendar: OfficeCalendar): RolledOver {
  const article = '民法第122條';
  const steps: PeriodStep[] = [];
  const unknownYears = new Set<number>();
  let saturday: Day | null = null;
  let day = lastDay;
  const look = (): DayStatus => {
    const status = dayStatus(calendar, day);
    if (status.provisional) unknownYears.add(yearOf(day));
    return status;
  };
  let status = look();
  while (status.isOff) {
    steps.push({ kind: 'day-off', article, day, reason: status.reason, name: status.name });
    if (weekdayOf(day) === 6) saturday = day;
    day = addDays(day, 1);
    status = look();
  }
  if (status.reason === 'make-up') steps.push({ kind: 'make-up-day', article, day });
  if (day !== lastDay) steps.push({ kind: 'rolled-to', article, from: lastDay, day });
  if (saturday !== null && daysBetween(saturday, day) === 2) steps.push(mondayMorning(saturday, day));
  for (const year of unknownYears) steps.push({ kind: 'provisional', year });
  return { day, provisional: unknownYears.size > 0, steps };
}

/** 行政程序法第48條第4項: where the last day is a Saturday, Monday *morning*. A note only; the day is the same. */
const mondayMorning = (saturday: Day, day: Day): PeriodStep => ({
  kind: 'monday-morning', article: '行政程序法第48條第4項', saturday, day,
});

/** Whether a period cannot be counted within the years 1-9999; a year or a week to spare is not worth a rule. */
function endsBeyondCalendar(event: Day, { unit, count }: Period): boolean {
  if (unit === 'days' || unit === 'weeks') return count * (unit === 'weeks' ? 7 : 1) > daysBetween(event, LAST_DAY) - 7;
  const months = unit === 'years' ? 12 * count : count;
  return months >= 12 * (9999 - yearOf(event));
}
