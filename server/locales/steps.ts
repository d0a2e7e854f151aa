/** How a last day was found, step by step, in the words of an official letter and in plain English. */
import { formatRoc } from '../domain/day/roc-date.ts';
import { type Day, dayOfMonthOf, monthOf, weekdayOf, yearOf } from '../domain/day/civil-date.ts';
import type { Article, PeriodStep, PeriodUnit } from '../domain/deadline/period.ts';

type Locale = 'zh-TW' | 'en';

/** Names of the weekdays, Sunday first. */
export const weekdayNames: Record<Locale, readonly string[]> = {
  'zh-TW': ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];

const units: Record<Locale, Record<PeriodUnit, string>> = {
  'zh-TW': { days: '日', weeks: '週', months: '個月', years: '年' },
  en: { days: 'day', weeks: 'week', months: 'month', years: 'year' },
};

export const articlesInEnglish: Record<Article, string> = {
  民法第120條第2項: 'Civil Code art. 120(2)',
  民法第121條第1項: 'Civil Code art. 121(1)',
  民法第121條第2項: 'Civil Code art. 121(2)',
  民法第121條第2項但書: 'Civil Code art. 121(2), proviso',
  民法第122條: 'Civil Code art. 122',
  民法第123條第1項: 'Civil Code art. 123(1)',
  行政程序法第48條第4項: 'Administrative Procedure Act art. 48(4)',
};

/** Names the calendars use; any other is shown as it stands. */
export const holidaysInEnglish: ReadonlyMap<string, string> = new Map([
  ['開國紀念日', 'Founding Day'],
  ['小年夜', "the day before Lunar New Year's Eve"],
  ['農曆除夕', "Lunar New Year's Eve"],
  ['春節', 'Lunar New Year'],
  ['和平紀念日', 'Peace Memorial Day'],
  ['兒童節', "Children's Day"],
  ['民族掃墓節', 'Tomb Sweeping Day'],
  ['清明節', 'Tomb Sweeping Day'],
  ['兒童節及民族掃墓節', "Children's Day and Tomb Sweeping Day"],
  ['勞動節', 'Labour Day'],
  ['端午節', 'Dragon Boat Festival'],
  ['中秋節', 'Mid-Autumn Festival'],
  ['孔子誕辰紀念日', "Confucius's Birthday"],
  ['孔子誕辰紀念日/教師節', "Confucius's Birthday and Teachers' Day"],
  ['國慶日', 'National Day'],
  ['臺灣光復暨金門古寧頭大捷紀念日', 'Retrocession and Guningtou Victory Day'],
  ['行憲紀念日', 'Constitution Day'],
  ['補假', 'a day off in lieu'],
  ['調整放假', 'a day off by adjustment'],
  ['放假', 'a day off'],
]);

/** 114年2月28日（2025-02-28，星期五） */
const zhDay = (day: Day): string => `${formatRoc(day)}（${day}，${weekdayNames['zh-TW'][weekdayOf(day)]}）`;

/** Friday 28 February 2025 */
const enDay = (day: Day): string =>
  `${weekdayNames.en[weekdayOf(day)]} ${dayOfMonthOf(day)} ${months[monthOf(day) - 1]} ${yearOf(day)}`;

const zhCount = (count: number, unit: PeriodUnit): string => `${count}${units['zh-TW'][unit]}`;
const enCount = (count: number, unit: PeriodUnit): string => `${count} ${units.en[unit]}${count === 1 ? '' : 's'}`;
const zhYear = (year: number): string => (year > 1911 ? `${year - 1911}年（${year}）` : `西元${year}年`);

/** 為和平紀念日，放假; a name that only says that the day is off (補假) is not said twice. */
function zhReason(step: { reason: 'weekend' | 'holiday'; name: string | null }): string {
  if (step.reason === 'weekend') return '為例假日';
  if (step.name === null || step.name === '放假') return '依辦公日曆表放假';
  return step.name.endsWith('假') ? `依辦公日曆表${step.name}` : `為${step.name}，放假`;
}

function enReason(step: { reason: 'weekend' | 'holiday'; name: string | null }): string {
  if (step.reason === 'weekend') return 'a weekend day';
  return step.name === null ? 'a day off by the office calendar' : (holidaysInEnglish.get(step.name) ?? step.name);
}

export const stepWords: Record<Locale, { [K in PeriodStep['kind']]: (step: Extract<PeriodStep, { kind: K }>) => string }> = {
  'zh-TW': {
    'event-day-excluded': (s) => `${zhDay(s.day)}為始日，不算入（${s.article}）`,
    starts: (s) => `自${zhDay(s.day)}起算（${s.article}）`,
    'counted-days': (s) => `以日計算，第${s.count}日為${zhDay(s.day)}（${s.article}）`,
    'counted-weeks': (s) => `以週計算，${zhCount(s.count, 'weeks')}後與起算日相當日之前一日為${zhDay(s.day)}（${s.article}）`,
    'whole-months': (s) => `自月之始日起算，依曆計滿${zhCount(s.count, s.unit)}，末日為最後一月之末日${zhDay(s.day)}（${s.article}）`,
    'day-before-matching': (s) =>
      `${zhCount(s.count, s.unit)}後與起算日相當之日為${zhDay(s.matchingDay)}，其前一日${zhDay(s.day)}為期間末日（${s.article}）`,
    'no-matching-day': (s) =>
      `${zhCount(s.count, s.unit)}後之當月無${s.number}日，以該月末日${zhDay(s.day)}為期間末日（${s.article}）`,
    'beyond-calendar': (s) => `期間${zhCount(s.period.count, s.period.unit)}逾西元9999年，無法推算，請確認期限（以${s.day}代之）`,
    'day-off': (s) => `${zhDay(s.day)}${zhReason(s)}，順延（${s.article}）`,
    'make-up-day': (s) => `${zhDay(s.day)}為補行上班日，不順延（${s.article}）`,
    'rolled-to': (s) => `期間末日${zhDay(s.from)}放假，以其次上班日${zhDay(s.day)}代之（${s.article}）`,
    'monday-morning': (s) =>
      `附註：如依${s.article}，末日為${zhDay(s.saturday)}者，以其次星期一即${zhDay(s.day)}之上午為期間末日`,
    provisional: (s) => `${zhYear(s.year)}辦公日曆表尚未載入，僅計週末及固定國定假日，本日期為暫估`,
  },
  en: {
    'event-day-excluded': (s) => `${enDay(s.day)}, the day of the event, does not count (${articlesInEnglish[s.article]})`,
    starts: (s) => `The period starts on ${enDay(s.day)} (${articlesInEnglish[s.article]})`,
    'counted-days': (s) => `Counted in days: day ${s.count} is ${enDay(s.day)} (${articlesInEnglish[s.article]})`,
    'counted-weeks': (s) =>
      `Counted in weeks: ${enCount(s.count, 'weeks')} ${s.count === 1 ? 'ends' : 'end'} on ${enDay(s.day)}, the day before the weekday it started on (${articlesInEnglish[s.article]})`,
    'whole-months': (s) =>
      `It starts on the first of a month, so ${enCount(s.count, s.unit)} by the calendar ${s.count === 1 ? 'ends' : 'end'} with the last month, on ${enDay(s.day)} (${articlesInEnglish[s.article]})`,
    'day-before-matching': (s) =>
      `${enCount(s.count, s.unit)} on, the same day of the month is ${enDay(s.matchingDay)}; the period ends the day before, ${enDay(s.day)} (${articlesInEnglish[s.article]})`,
    'no-matching-day': (s) =>
      `${enCount(s.count, s.unit)} on, the month has no day ${s.number}, so the period ends with that month, on ${enDay(s.day)} (${articlesInEnglish[s.article]})`,
    'beyond-calendar': (s) =>
      `A period of ${enCount(s.period.count, s.period.unit)} ends after the year 9999 and cannot be counted; ${s.day} stands for it. Check the deadline`,
    'day-off': (s) => `${enDay(s.day)} is ${enReason(s)}: on to the next day (${articlesInEnglish[s.article]})`,
    'make-up-day': (s) => `${enDay(s.day)} is a make-up work day, so the period may end on it (${articlesInEnglish[s.article]})`,
    'rolled-to': (s) =>
      `The last day, ${enDay(s.from)}, is a day off; the next work day, ${enDay(s.day)}, takes its place (${articlesInEnglish[s.article]})`,
    'monday-morning': (s) =>
      `Note: by the ${articlesInEnglish[s.article]} a period that ends on ${enDay(s.saturday)} ends on the morning of ${enDay(s.day)}`,
    provisional: (s) =>
      `No office calendar for ${s.year} is loaded: only weekends and holidays on fixed dates are counted, and this date is provisional`,
  },
};

/** One step as a sentence without its full stop. */
export const describeStep = (step: PeriodStep, locale: Locale): string =>
  (stepWords[locale][step.kind] as (step: PeriodStep) => string)(step);
