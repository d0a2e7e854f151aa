/** The only reader of the time. The office's zone is Asia/Taipei (UTC+8, no daylight saving time since 1980). */
import type { Day } from './domain/day/civil-date.ts';

export type Clock = {
  /** The instant now, ISO 8601 in UTC: `2025-04-16T01:00:00.000Z`. */
  now(): string;
  /** The day it is in the office. */
  today(): Day;
  /** The hour it is in the office, 0-23. */
  hour(): number;
};

const OFFICE_OFFSET_MS = 8 * 60 * 60 * 1000;

const clockOf = (milliseconds: () => number): Clock => {
  const office = (): string => new Date(milliseconds() + OFFICE_OFFSET_MS).toISOString();
  return {
    now: () => new Date(milliseconds()).toISOString(),
    today: () => office().slice(0, 10),
    hour: () => Number(office().slice(11, 13)),
  };
};

export const systemClock: Clock = clockOf(() => Date.now());

/** A clock that starts at nine in the morning of `day` in the office and runs on, but never past that day's end. */
export function pinnedClock(day: Day): Clock {
  const nine = Date.parse(`${day}T09:00:00.000+08:00`);
  const started = Date.now();
  const restOfDay = 15 * 60 * 60 * 1000 - 1;
  return clockOf(() => nine + Math.min(Date.now() - started, restOfDay));
}
