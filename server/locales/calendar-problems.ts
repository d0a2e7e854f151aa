/** What is wrong with an office calendar file, and what to do, for the person who loads it. */
import { formatRoc } from '../domain/day/roc-date.ts';
import type { CalendarProblem } from '../documents/read-office-calendar.ts';

type Locale = 'zh-TW' | 'en';
type Words = { [C in CalendarProblem['code']]: (problem: Extract<CalendarProblem, { code: C }>) => string };

const inMegabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

const calendarProblemWords: Record<Locale, Words> = {
  'zh-TW': {
    'too-large': (p) => `檔案大小${inMegabytes(p.bytes)} MB，超過上限${inMegabytes(p.limit)} MB，應非辦公日曆表`,
    empty: () => '檔案沒有內容',
    binary: () => '檔案不是文字檔，請上傳官方之CSV檔',
    'unknown-encoding': () => '無法辨識文字編碼，請以UTF-8或Big5存檔',
    'not-csv': () => '不是正確的CSV格式，請檢查引號是否成對',
    'no-days': () => '檔案內沒有任何日期',
    'too-many-rows': (p) => `檔案超過${p.limit}列，應非一年之辦公日曆表`,
    'wrong-columns': (p) => `欄位應為「${p.expected}」，檔案為「${p.found}」`,
    'wrong-cell-count': (p) => `應有${p.expected}欄，實有${p.found}欄`,
    'no-such-day': (p) => `「${p.found}」不是存在的日期（格式應為8位數字，例如20250228）`,
    'year-out-of-range': (p) => `年度${p.year}不在${p.from}年至${p.to}年之間`,
    'other-year': (p) => `${p.day}不屬於${p.year}年`,
    'repeated-day': (p) => `${p.day}重複，已見於第${p.firstLine}行`,
    'wrong-weekday': (p) => `${p.day}為星期${p.expected}，檔案為「${p.found}」`,
    'unknown-flag': (p) => `${p.day}是否放假應為0或2，檔案為「${p.found}」`,
    'unclear-note': (p) => `${p.day}備註過長或有無法辨識之字元：「${p.found}」`,
    'missing-day': (p) => `缺${formatRoc(p.day)}（${p.day}）`,
    'implausible-work-days': (p) => `全年上班日${p.found}日，應在${p.from}日至${p.to}日之間，請檢查是否放假欄`,
    'more-problems': (p) => `另有${p.count}項問題未列出`,
  },
  en: {
    'too-large': (p) => `The file has ${inMegabytes(p.bytes)} MB, more than ${inMegabytes(p.limit)} MB: it cannot be an office calendar`,
    empty: () => 'The file is empty',
    binary: () => 'The file is not text; load the official CSV',
    'unknown-encoding': () => 'The text encoding is not known; save the file as UTF-8 or Big5',
    'not-csv': () => 'This is no well-formed CSV; check that every quotation mark is closed',
    'no-days': () => 'The file has no days',
    'too-many-rows': (p) => `The file has more than ${p.limit} rows: it cannot be the calendar of one year`,
    'wrong-columns': (p) => `The columns should be “${p.expected}”, the file has “${p.found}”`,
    'wrong-cell-count': (p) => `${p.expected} columns expected, ${p.found} found`,
    'no-such-day': (p) => `“${p.found}” is no day that exists (eight digits, such as 20250228)`,
    'year-out-of-range': (p) => `The year ${p.year} is not between ${p.from} and ${p.to}`,
    'other-year': (p) => `${p.day} is not in ${p.year}`,
    'repeated-day': (p) => `${p.day} is already on line ${p.firstLine}`,
    'wrong-weekday': (p) => `${p.day} is 星期${p.expected}, the file says “${p.found}”`,
    'unknown-flag': (p) => `${p.day}: 是否放假 is 0 or 2, the file says “${p.found}”`,
    'unclear-note': (p) => `${p.day}: the note is too long or has unreadable characters: “${p.found}”`,
    'missing-day': (p) => `${p.day} is missing`,
    'implausible-work-days': (p) =>
      `${p.found} work days in the year, ${p.from} to ${p.to} expected; check the column 是否放假`,
    'more-problems': (p) => `${p.count} more problems are not listed`,
  },
};

/** One problem as a sentence without its full stop, its line first where it has one. */
export function describeCalendarProblem(problem: CalendarProblem, locale: Locale): string {
  const words = (calendarProblemWords[locale][problem.code] as (problem: CalendarProblem) => string)(problem);
  if (problem.line === null) return words;
  return locale === 'en' ? `Line ${problem.line}: ${words}` : `第${problem.line}行：${words}`;
}
