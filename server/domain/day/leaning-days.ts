/** Written days, with those that lean on the day before them. */
import { toHalfWidth } from '../text/chinese-number.ts';
import { type Day, makeDay, yearOf } from './civil-date.ts';
import { findWrittenDays, type WrittenDay } from './written-day.ts';

const SHORT_DAY = /(?:(同年|[及、與和])\s?([0-9]{1,2})\s{0,2}月\s{0,2}([0-9]{1,2})\s{0,2}日|同[日天])/g;

/** Written days, and those that lean on the one before: 114年4月17日及5月2日, 同年5月2日, 同日. */
export function findLeaningDays(text: string): WrittenDay[] {
  const days = findWrittenDays(text);
  const short: WrittenDay[] = [];
  let next = 0;
  for (const match of toHalfWidth(text).matchAll(SHORT_DAY)) {
    const start = match.index + (match[1] && match[1] !== '同年' ? match[1].length : 0);
    const end = match.index + match[0].length;
    while (next < days.length && days[next]!.end <= match.index) next += 1;
    const earlier = [days[next - 1], short.at(-1)].filter((one) => one !== undefined).sort((a, b) => a.end - b.end).at(-1);
    if (!earlier?.day || start - earlier.end > 200 || (start !== match.index && earlier.end !== match.index)) continue;
    const day: Day | null = match[2] ? makeDay(yearOf(earlier.day), Number(match[2]), Number(match[3])) : earlier.day;
    short.push({ day, words: text.slice(start, end), start, end });
  }
  return short.length === 0 ? days : [...days, ...short].sort((a, b) => a.start - b.start);
}
