/** Occurrences of a recurring deadline: each counted from the anchor, so that one late answer moves none of the others. */
import { type Day, firstOfMonth, lastOfMonth, monthOf, yearOf } from '../day/civil-date.ts';
import { dayIn } from './deadline-day.ts';
import { type Deadline, type Reckoning, undated } from './deadline-result.ts';
import type { DayReading } from './deadline-reading.ts';
import { type AnchorStep, startOf } from './deadline-start.ts';
import { type CountedPeriod, countPeriod, rollOver } from './period.ts';

/** The n-th occurrence, from 1. A RangeError where `n` is no whole number of at least 1. */
export function occurrence({ reading, act, calendar, sessions }: Reckoning, n: number): Deadline {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`Occurrences are numbered from 1, not ${n}`);
  const start = startOf(reading.anchor, reading.words, act, sessions);
  if (reading.unsure || start.on === null) return undated(start.anchor, reading, reading.unsure ?? start.unsure, start);
  const months = reading.quantity;
  if (months === null) return undated(start.anchor, reading, 'interval-not-months', start);
  const step: AnchorStep = { kind: 'occurrence', number: n, months };
  const done = (counted: CountedPeriod, steps: AnchorStep[] = []): Deadline => ({
    anchor: start.anchor, anchorOn: start.on, rawDueOn: counted.rawLastDay, dueOn: counted.lastDay,
    provisional: start.provisional || counted.provisional, steps: [...start.steps, step, ...steps, ...counted.steps],
    unsure: null, quantity: months,
  });
  if (reading.lag) {
    const ended = intervalEnd(start.on, months, n);
    if (ended === null) return undated(start.anchor, reading, 'interval-not-months', start);
    return done(countPeriod(ended, reading.lag, calendar), [{ kind: 'interval-ended', on: ended }]);
  }
  if (reading.day) {
    const on = dayNumber(reading.day, start.on, months, n);
    if (on === null) return undated(start.anchor, reading, 'day-not-real', start);
    const rolled = rollOver(on, calendar);
    return done({ rawLastDay: on, lastDay: rolled.day, provisional: rolled.provisional, steps: rolled.steps }, [{ kind: 'day-named', on, yearFrom: 'passage' }]);
  }
  return done(countPeriod(start.on, { unit: 'months', count: n * months }, calendar));
}

/** The end of the n-th calendar month, quarter, half-year or year that ends on or after a day. */
function intervalEnd(from: Day, months: number, n: number): Day | null {
  if (12 % months !== 0) return null;
  const toEnd = months - 1 - ((monthOf(from) - 1) % months);
  const ahead = toEnd + (n - 1) * months;
  return isInCalendar(from, ahead) ? lastOfMonth(firstOfMonth(from, ahead)) : null;
}

/** The n-th such day of the year (or, without a month, of the month) on or after a day. */
function dayNumber(day: DayReading, from: Day, months: number, n: number): Day | null {
  const inMonth = (start: Day): Day | null => dayIn(yearOf(start), monthOf(start), day.dayOfMonth);
  const first = day.month === null ? firstOfMonth(from) : addMonthTo(from, day.month);
  const step = day.month === null ? 1 : months;
  for (let skipped = 0; skipped <= MOST_SKIPPED; skipped += 1) {
    if (!isInCalendar(first, skipped * step)) return null;
    const firstDay = inMonth(firstOfMonth(first, skipped * step));
    if (firstDay === null) return null;
    if (firstDay < from) continue;
    const ahead = (n - 1 + skipped) * step;
    return isInCalendar(first, ahead) ? inMonth(firstOfMonth(first, ahead)) : null;
  }
  return null;
}

/** A year has no more days of one kind than months. */
const MOST_SKIPPED = 12;

const addMonthTo = (from: Day, month: number): Day => firstOfMonth(from, month - monthOf(from));

const isInCalendar = (from: Day, months: number): boolean => months < 12 * (9999 - yearOf(from));

