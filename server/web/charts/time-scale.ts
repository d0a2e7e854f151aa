/** Days as places on a line. */
import { type Day, daysBetween, firstOfMonth, monthOf } from '../../domain/day/civil-date.ts';

/** Where a day lies between `left` (`from`) and `right` (the end of `to`); what lies outside, at the end it lies beyond. To a tenth. */
export function timeScale({ from, to }: { from: Day; to: Day }, left: number, right: number): (day: Day) => number {
  const days = daysBetween(from, to) + 1;
  return (day) => {
    const share = Math.min(1, Math.max(0, daysBetween(from, day) / days));
    return Math.round((left + (right - left) * share) * 10) / 10;
  };
}

/** Months between two ticks; a year's and its multiples begin in January. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** First days of months, at most `most` of them. */
export function monthTicks({ from, to }: { from: Day; to: Day }, most: number): { step: number; days: Day[] } {
  const all: Day[] = [];
  for (let day = firstOfMonth(from); day <= to; day = firstOfMonth(day, 1)) all.push(day);
  const step = STEPS.find((months) => Math.ceil(all.length / months) <= most) ?? STEPS.at(-1)!;
  const years = step / 12;
  const days = all.filter((day) => (step < 12 ? (monthOf(day) - 1) % step === 0 : monthOf(day) === 1 && Number(day.slice(0, 4)) % years === 0));
  return { step, days };
}
