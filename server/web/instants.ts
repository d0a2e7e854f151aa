/** Instants as pages show them: the office's day and minute. */
import type { Day } from '../domain/day/civil-date.ts';
import type { LocaleName } from '../locales/words.ts';
import { dayView } from './days.ts';

/** `iso` for the machine, `text` for people: 114年4月16日 09:05 */
const inOffice = (instant: string): string => new Date(Date.parse(instant) + OFFICE_OFFSET_MS).toISOString();

/** The day it was in the office. */
export const officeDay = (instant: string): Day => inOffice(instant).slice(0, 10);

export type InstantView = { iso: string; text: string };

const OFFICE_OFFSET_MS = 8 * 60 * 60 * 1000;

export function instantView(instant: string, locale: LocaleName): InstantView;
export function instantView(instant: string | null, locale: LocaleName): InstantView | null;
export function instantView(instant: string | null, locale: LocaleName): InstantView | null {
  if (instant === null) return null;
  return { iso: instant, text: `${dayView(officeDay(instant), locale).main} ${inOffice(instant).slice(11, 16)}` };
}
