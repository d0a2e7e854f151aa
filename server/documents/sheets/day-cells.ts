/** A day as cells of sheets have it. */
import { addDays, type Day } from '../../domain/day/civil-date.ts';
import { readDay } from '../../domain/day/roc-date.ts';

/** 114.4.17, 114年4月17日(四), 2025/4/17 00:00, 45764, and behind a due day 前 or 以前; null where it is none. */
export const readDayCell = (words: string): Day | null => readDay(words) ?? daySerial(words) ?? readDay(withoutEnd(words));

const withoutEnd = (words: string): string => words
  .replace(/\s+(?:上午\s*)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/, '').replace(/\s*(?:[(（](?:星期|週|周)?[一二三四五六日天][)）]|(?:星期|週|周)[一二三四五六日天])/, '')
  .replace(/(?:以?前|止)$/, '');

/** A day a sheet shows as the number it counts it by: 45757 is 2025-04-10. Five digits of these years are no day in 民國. */
function daySerial(words: string): Day | null {
  const serial = /^\d{5}$/.test(words) ? Number(words) : 0;
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? addDays('2000-01-01', serial - FIRST_SERIAL) : null;
}
/** 2000-01-01 and 2050-12-31. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 55_153];
