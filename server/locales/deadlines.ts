/** Deadlines in words: their kinds, what they count from, why a person is asked, and each step of the reckoning. */
import { type Day, monthOf, yearOf } from '../domain/day/civil-date.ts';
import type { ObligationKind, SessionReading, UnsureReason } from '../domain/deadline/deadline-reading.ts';
import type { AnchorName, AnchorStep, DeadlineStep } from '../domain/deadline/deadline.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import { describeStep } from './steps.ts';

type Locale = 'zh-TW' | 'en';

export const kindWords: Record<Locale, Record<ObligationKind, string>> = {
  'zh-TW': {
    relative_days: '若干日內', relative_weeks: '若干週內', relative_months: '若干個月內', fixed_date: '指定日期',
    recurring: '定期', fiscal_year_end: '年度結束前', session: '依會期', fiscal_year_from: '自某年度起',
    asap: '儘速（無確定日期）', none: '未定期限',
  },
  en: {
    relative_days: 'within a number of days', relative_weeks: 'within a number of weeks',
    relative_months: 'within a number of months', fixed_date: 'by a named day', recurring: 'recurring',
    fiscal_year_end: "by the fiscal year's end", session: 'by a session', fiscal_year_from: 'from a fiscal year on',
    asap: 'as soon as possible (no day)', none: 'no deadline',
  },
};

export const anchorWords: Record<Locale, Record<AnchorName, string>> = {
  'zh-TW': {
    passed: '三讀通過日', promulgated: '公布日', received: '機關收文日', ordered: '主管機關另定之起算日', by_hand: '人工認定之起算日', year_end: '年度末日', session_opening: '會期開議日',
    session_closing: '會期結束日', day: '條文所定之日', event: '日期不明之事件', none: '無起算日',
  },
  en: {
    passed: 'the day it was passed', promulgated: 'the day it was promulgated', received: 'the day the agency received it',
    ordered: 'the day an authority set', by_hand: 'the day a person set',
    year_end: "the year's last day", session_opening: 'the day the session opens', session_closing: 'the day the session closes',
    day: 'the day the text names', event: 'an event whose day is not known', none: 'nothing',
  },
};

/** What is unclear, and what to do about it. */
export const unsureWords: Record<Locale, Record<UnsureReason, string>> = {
  'zh-TW': {
    'number-missing': '期間的數字漏印，請查明原決議後填入日期。',
    'number-range': '期間寫成一個範圍，請決定以何者為準。',
    'part-of-month': '期間含半個月，法律未定其日數，請填入日期。',
    'working-days': '期間以工作天計，與一般期間算法不同，請確認後填入日期。',
    'interval-not-months': '週期無法以月計算，請填入各期日期。',
    'event-unknown': '起算的事件何時發生不得而知，請於事件發生後填入日期。',
    'session-unknown': '無法確定所指會期，請查明或補登會期日期。',
    'day-not-real': '所寫日期不存在，請查明原決議。',
    'day-ambiguous': '所寫日期不只一種解釋，請決定末日。',
    'year-unknown': '日期未寫年份，且無法由預算年度或通過日確定，請填入。',
    'already-past': '推算的日期早於起算日，可能指次年或有誤，請查明。',
    'anchor-date-missing': '起算日尚未登錄，請先補登法案日期。',
  },
  en: {
    'number-missing': "The period's number is missing in print. Check the resolution and enter the day.",
    'number-range': 'The period is written as a range. Decide which end holds.',
    'part-of-month': 'The period has half a month, which no law counts in days. Enter the day.',
    'working-days': 'The period is in working days, which are counted differently. Check, and enter the day.',
    'interval-not-months': 'The interval cannot be counted in months. Enter the days.',
    'event-unknown': 'The period counts from an event whose day is not known. Enter the day once it has happened.',
    'session-unknown': 'It is not certain which session is meant. Check, or record the days of the session.',
    'day-not-real': 'There is no such day. Check the resolution.',
    'day-ambiguous': 'The day can be read in more than one way. Decide which is the last.',
    'year-unknown': 'The day has no year, and neither the fiscal year nor the passage settles it. Enter it.',
    'already-past': 'The day would lie before the count begins: next year may be meant, or it is a mistake. Check.',
    'anchor-date-missing': 'The day to count from is not on record. Record the date of the act first.',
  },
};

type YearFrom = Extract<AnchorStep, { kind: 'day-named' }>['yearFrom'];

const yearFromWords: Record<Locale, Record<YearFrom, string>> = {
  'zh-TW': { text: '', 'fiscal-year': '（年份依預算年度）', passage: '（年份依通過日推定）' },
  en: { text: '', 'fiscal-year': ' (the year is the fiscal year)', passage: ' (the year follows from the passage)' },
};

const edgeWords: Record<Locale, Record<SessionReading['edge'], string>> = {
  'zh-TW': { opening: '開議', closing: '結束' },
  en: { opening: 'opens', closing: 'closes' },
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 114年3月21日（2025-03-21）; 21 March 2025 */
const dayIn: Record<Locale, (day: Day) => string> = {
  'zh-TW': (day) => `${formatRoc(day)}（${day}）`,
  en: (day) => `${Number(day.slice(8))} ${MONTHS[monthOf(day) - 1]} ${yearOf(day)}`,
};

/** A reason within a sentence: the sentence brings its own full stop. */
const within = (reason: string): string => reason.replace(/[。.]\s*$/, '');

type Told<K extends AnchorStep['kind']> = (step: Extract<AnchorStep, { kind: K }>) => string;

const anchorSteps: Record<Locale, { [K in AnchorStep['kind']]: Told<K> }> = {
  'zh-TW': {
    'counted-from': ({ anchor, on, why, words }) =>
      `自${anchorWords['zh-TW'][anchor]}${dayIn['zh-TW'](on)}起算：${why === 'act' ? '決議未指明，依本案所定' : `依決議文字「${words}」`}。`,
    'session-found': ({ term, session, edge, on, provisional }) =>
      `第${term}屆第${session}會期${edgeWords['zh-TW'][edge]}日為${dayIn['zh-TW'](on)}${provisional ? '（依憲法第68條暫估，實際日期未登錄）' : ''}。`,
    'day-named': ({ on, yearFrom }) => `決議所定之日為${dayIn['zh-TW'](on)}${yearFromWords['zh-TW'][yearFrom]}。`,
    'fiscal-year-ends': ({ on, yearFrom }) => `會計年度終了日為${dayIn['zh-TW'](on)}（預算法第12條）${yearFromWords['zh-TW'][yearFrom]}。`,
    occurrence: ({ number, months }) => `第${number}期，每${months}個月一期，各期均自起算日計算。`,
    'interval-ended': ({ on }) => `該期末日為${dayIn['zh-TW'](on)}，其後期間自次日起算。`,
    'anchor-by-hand': ({ on, by, reason }) => `起算日由${by}認定為${dayIn['zh-TW'](on)}，理由：${within(reason)}。`,
    'due-by-hand': ({ on, by, reason }) => `期限由${by}認定為${dayIn['zh-TW'](on)}，不再順延，理由：${within(reason)}。`,
  },
  en: {
    'counted-from': ({ anchor, on, why, words }) =>
      `Counted from ${anchorWords.en[anchor]}, ${dayIn.en(on)}: ${why === 'act' ? 'the resolution does not say, so the rule of the act holds' : `the resolution says 「${words}」`}.`,
    'session-found': ({ term, session, edge, on, provisional }) =>
      `Session ${session} of term ${term} ${edgeWords.en[edge]} on ${dayIn.en(on)}${provisional ? ' (by Constitution art. 68 alone; the real day is not on record)' : ''}.`,
    'day-named': ({ on, yearFrom }) => `The resolution names ${dayIn.en(on)}${yearFromWords.en[yearFrom]}.`,
    'fiscal-year-ends': ({ on, yearFrom }) => `The fiscal year ends on ${dayIn.en(on)} (Budget Act art. 12)${yearFromWords.en[yearFrom]}.`,
    occurrence: ({ number, months }) => `Occurrence ${number}, one every ${months === 1 ? 'month' : `${months} months`}, each counted from the start day.`,
    'interval-ended': ({ on }) => `The interval ends on ${dayIn.en(on)}; the period after it starts the next day.`,
    'anchor-by-hand': ({ on, by, reason }) => `${by} set ${dayIn.en(on)} as the day it counts from: ${within(reason)}.`,
    'due-by-hand': ({ on, by, reason }) => `${by} set ${dayIn.en(on)} as the due day, as it stands and without rolling over: ${within(reason)}.`,
  },
};

const isAnchorStep = (step: DeadlineStep): step is AnchorStep => step.kind in anchorSteps.en;

/** One step in words. */
export function describeDeadlineStep(step: DeadlineStep, locale: Locale): string {
  if (!isAnchorStep(step)) return describeStep(step, locale);
  const tell = anchorSteps[locale][step.kind] as (step: AnchorStep) => string;
  return tell(step);
}

/** Why a person must look at a deadline, and what to do. */
export const describeUnsure = (reason: UnsureReason, locale: Locale): string => unsureWords[locale][reason];
