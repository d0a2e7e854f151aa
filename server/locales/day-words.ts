/** A day in running text: 民國, ISO and weekday in Chinese, day and weekday in English. */
import { type Day, dayOfMonthOf, monthOf, weekdayOf, yearOf } from '../domain/day/civil-date.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import { weekdayNames } from './steps.ts';
import type { LocaleName } from './words.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const IN: Record<LocaleName, (day: Day) => string> = {
  'zh-TW': (day) => `${formatRoc(day)}（${day}，${weekdayNames['zh-TW'][weekdayOf(day)]}）`,
  en: (day) => `${weekdayNames.en[weekdayOf(day)]} ${dayOfMonthOf(day)} ${MONTHS[monthOf(day) - 1]} ${yearOf(day)}`,
};

/** 114年4月21日（2025-04-21，星期一）; Monday 21 April 2025 */
export const dayText = (day: Day, locale: LocaleName): string => IN[locale](day);
