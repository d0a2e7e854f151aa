/** Why what was typed is no day, and what to type. */
import { type Day, monthOf, weekdayOf, yearOf } from '../domain/day/civil-date.ts';
import { formatRoc, toRocYear } from '../domain/day/roc-date.ts';
import type { DayFault } from '../domain/day/typed-day.ts';
import { dayText } from './day-words.ts';
import { weekdayNames } from './steps.ts';
import type { LocaleName } from './words.ts';

type Sentences = { [C in DayFault['code']]: (fault: Extract<DayFault, { code: C }>) => string };

/** The two readings of a short year, without those that are no day. */
const either = (days: readonly (Day | null)[], say: (day: Day) => string, or: string): string =>
  days.flatMap((day) => (day === null ? [] : [say(day)])).join(or);

const SENTENCES: Record<LocaleName, Sentences> = {
  'zh-TW': {
    'unclear': () => '請由年開始，輸入如 114/4/17、1140417、114年4月17日或 2025-04-17。',
    'no-year': () => '沒有年份。請加上年份，例如 114/4/17。',
    'short-year': ({ year, roc, western }) => {
      const readings = either([roc, western], (day) => `${formatRoc(day)}（${yearOf(day)}年）`, '或');
      return `年份只寫 ${year}，可能是${readings || '民國或西元'}。請寫三位數的民國年（如 114、0${String(year).padStart(2, '0')}）或四位數的西元年。`;
    },
    'other-era': () => '年份與所寫的紀元不符。民國年請寫三位數（如民國114年），西元年請寫四位數（如西元2025年）。',
    'no-month': ({ month }) => `沒有 ${month} 月。請依年、月、日的順序輸入，例如 114/4/17。`,
    'no-day-of-month': ({ month, dayOfMonth, last }) =>
      `沒有 ${dayOfMonth} 日這一天，${toRocYear(yearOf(month))}年（${yearOf(month)}）${monthOf(month)}月只有 ${last} 日。`,
    'other-weekday': ({ day, said }) => `${formatRoc(day)}是${weekdayNames['zh-TW'][weekdayOf(day)]}，不是${weekdayNames['zh-TW'][said]}。請確認日期。`,
  },
  en: {
    'unclear': () => 'Begin with the year: 114/4/17, 1140417 or 2025-04-17.',
    'no-year': () => 'There is no year. Add it: 114/4/17 or 2025-04-17.',
    'short-year': ({ year, roc, western }) => {
      const readings = either([roc, western], (day) => dayText(day, 'en'), ' or ');
      return `The year ${year} may be ${readings || 'ROC or Western'}. Write a ROC year with three figures (114) or a Western one with four.`;
    },
    'other-era': () => 'The year does not fit the era beside it. A ROC year has up to three figures (民國114年), a Western one four (西元2025年).',
    'no-month': ({ month }) => `There is no month ${month}. Write year, month, day: 114/4/17 or 2025-04-17.`,
    'no-day-of-month': ({ month, dayOfMonth, last }) => `There is no day ${dayOfMonth}: ${month.slice(0, 7)} has ${last} days.`,
    'other-weekday': ({ day, said }) => `${day} is a ${weekdayNames.en[weekdayOf(day)]}, not a ${weekdayNames.en[said]}. Check the day.`,
  },
};

const LEADS: Record<LocaleName, { isNone: string; isUnsure: string }> = {
  'zh-TW': { isNone: '不是存在的日期：', isUnsure: '無法確定是哪一天：' },
  en: { isNone: 'is no day that exists. ', isUnsure: 'is not a date. ' },
};

const NONE = new Set<string | undefined>(['no-month', 'no-day-of-month']);

/** What follows the field and the words typed: 不是存在的日期：114年2月只有 28 日。 */
export const explainDayFault = (fault: DayFault | undefined, locale: LocaleName): string =>
  `${NONE.has(fault?.code) ? LEADS[locale].isNone : LEADS[locale].isUnsure}${describeDayFault(fault, locale)}`;

/** One sentence or two, without the field's name. */
export function describeDayFault(fault: DayFault | undefined, locale: LocaleName): string {
  const one = fault ?? { code: 'unclear' as const };
  return (SENTENCES[locale][one.code] as (fault: DayFault) => string)(one);
}
