/** Days as pages show them: 民國, ISO and weekday, always all three. */
import type { Day } from '../domain/day/civil-date.ts';
import { dayOfMonthOf, daysBetween, monthOf, weekdayOf, yearOf } from '../domain/day/civil-date.ts';
import { type OfficeCalendar, workingDaysBetween } from '../domain/calendar/office-calendar.ts';
import { formatRoc, toRocYear, toWesternYear } from '../domain/day/roc-date.ts';
import { FIRST_SHORT_YEAR } from '../domain/day/typed-day.ts';
import { weekdayNames } from '../locales/steps.ts';
import type { LocaleName } from '../locales/words.ts';
import type { DayForm } from '../store/users.ts';
import { dayFormIn } from './day-form.ts';

/**
 * `main` is the form the person reads first, `beside` the other one with the weekday, `text` both in one line, `reading` what
 * stands beside a field.
 */
export type DayView = { iso: Day; main: string; beside: string; text: string; reading: string };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Written = Record<DayForm, string> & { weekday: string };

const WRITTEN: Record<LocaleName, (day: Day) => Written> = {
  'zh-TW': (day) => ({ roc: formatRoc(day), western: day, weekday: weekdayNames['zh-TW'][weekdayOf(day)]! }),
  en: (day) => ({
    roc: `ROC ${toRocYear(yearOf(day))}-${day.slice(5)}`,
    western: `${dayOfMonthOf(day)} ${MONTHS[monthOf(day) - 1]} ${yearOf(day)}`,
    weekday: weekdayNames.en[weekdayOf(day)]!.slice(0, 3),
  }),
};

const ARRANGED: Record<LocaleName, (main: string, other: string, weekday: string) => Omit<DayView, 'iso'>> = {
  'zh-TW': (main, other, weekday) => ({ main, beside: `${other} ${weekday}`, text: `${main}（${other}，${weekday}）`, reading: `${main} ${weekday} · ${other}` }),
  en: (main, other, weekday) => ({ main, beside: `${weekday} · ${other}`, text: `${main} (${other}, ${weekday})`, reading: `${weekday} ${main} · ${other}` }),
};

const OTHER: Record<DayForm, DayForm> = { roc: 'western', western: 'roc' };

export function dayView(day: Day, locale: LocaleName): DayView;
export function dayView(day: Day | null, locale: LocaleName): DayView | null;
export function dayView(day: Day | null, locale: LocaleName): DayView | null {
  if (day === null) return null;
  const form = dayFormIn(locale);
  const { weekday, ...written } = WRITTEN[locale](day);
  return { iso: day, ...ARRANGED[locale](written[form], written[OTHER[form]], weekday) };
}

/** A day as the person types it into a field: 114/4/17, 2025-04-17. A ROC year of few figures would not be read back. */
export const typedDay = (day: Day, locale: LocaleName): string =>
  (locale === 'en' || dayFormIn(locale) === 'western' || yearOf(day) < toWesternYear(FIRST_SHORT_YEAR) ? day : `${toRocYear(yearOf(day))}/${monthOf(day)}/${dayOfMonthOf(day)}`);

const AWAY: Record<LocaleName, { today: string; ahead: (days: number, work: number) => string; past: (days: number, work: number) => string }> = {
  'zh-TW': {
    today: '今日到期',
    ahead: (days, work) => `還有 ${days} 日（${work} 個工作日）`,
    past: (days, work) => `逾期 ${days} 日（${work} 個工作日）`,
  },
  en: {
    today: 'due today',
    ahead: (days, work) => `in ${days} day${days === 1 ? '' : 's'} (${work} working)`,
    past: (days, work) => `${days} day${days === 1 ? '' : 's'} overdue (${work} working)`,
  },
};

/** How far a due day is: 逾期 12 日（8 個工作日）, 還有 5 日（3 個工作日）. */
export function describeAway(dueOn: Day, today: Day, calendar: OfficeCalendar, locale: LocaleName): string {
  const days = daysBetween(today, dueOn);
  const working = Math.abs(workingDaysBetween(calendar, today, dueOn));
  const words = AWAY[locale];
  if (days === 0) return words.today;
  return days > 0 ? words.ahead(days, working) : words.past(-days, working);
}
