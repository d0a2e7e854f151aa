/** Finds what comes round: 每季, 按月, 每半年, 每3個月, 每年3月底前, 每季結束後1個月內. */
import { readNumber } from './chinese-number.ts';
import { addDays, type Day, makeDay } from './civil-date.ts';
import { type FoundAnchor, readAnchorBefore } from './deadline-anchor.ts';
import { type AnchorReading, type Candidate, candidate, type DayReading, type Span, type UnsureReason } from './deadline-reading.ts';
import { isAskedFor } from './operative-clause.ts';
import { clauseBefore, type Outline } from './outline.ts';
import { toWesternYear } from './roc-date.ts';
import { NUMBER, readSpan, SPAN } from './span-phrase.ts';

const EVERY = new RegExp(`(?:每隔?(?:(${NUMBER})個?(月|季|年|周|星期)|(半年|半個月|季|月|(?:個?(?:會計|預算))?年|周(?:[一二三四五六日](?!次))?|星期|會期|學年|學期))|[按](季|月|年|半年|周)|逐(季|月|年))(?:度)?`, 'g');
const MONTHS: Record<string, number> = { 月: 1, 季: 3, 半年: 6, 年: 12 };

/** 結束後1個月內: how long after each month, quarter or year; a name before 後 is an event. */
const LAG = new RegExp(`^(?:(?:度)?(結束|終了|屆滿)?|(?:於)?([^，。；,;每]{2,20}?))(?:之|以)?後(?:之)?(${SPAN})(?:之?以?內)`);
const YEARLY_DAY = new RegExp(`^(?:的|之|於)?(?:(${NUMBER})月(?:(${NUMBER})[日號]|底|末)?|年?底|(${NUMBER})[日號]|月底)(?:之?以?前)`);
const SEVERAL_MONTHS = new RegExp(`^(?:的|之|於)?${NUMBER}月(?:底|${NUMBER}日)?(?:(?:前)?[、及與和]${NUMBER}月(?:底|${NUMBER}日)?){1,6}(?:之?以?前)?`);

/** 每月…應於次月10日前, 每季…於次季首月15日前: so many days after each month's, or quarter's, end. */
const IN_THE_NEXT = new RegExp(`^[^。；;]{0,30}?(?:於|在)?次(?:月|季(?:首月|第[一1]個?月))(?:份)?(?:(${NUMBER})[日號]|(?:月)?[底末])(?:之?以?前)`);

/** What an obligation goes on with. */
const ACT = /^[)）]?(?:[，,]?(?:至少|各|均|皆|應|須|定期|主動|持續|滾動|彙整並|固定)){0,3}(?:[，,])?(?:於(?!.{0,6}(?:第|有))|向|就(?!有|是)|針對|將|提|送|函|公[布告開]|檢[討視送附]|彙[整報編]|統計並|更新|召開|揭露|發布|回報|陳報|通報|填報|盤點|進行|追蹤|評估|編製|製作|(?:[一1]|二|兩|2)次|報告|說明|辦理(?!.{0,12}(?:班|活動|計畫|之))|滾動|查核|邀集|邀請|督導|管考|列管|為一期|以書面|以電子|主動|書面|[（(])/;
/** 作成每季及年度…報告: the report is named by how often it comes. */
const NAMED_REPORT = /(?:作成|做成|提出|提送|提供|公布|公開|編製|製作|出具|檢送|函送)$/;
const GRADUAL = /^(?:提出|提送|提報|公布|公開|檢討|函送|送|向|報告|彙報)/;
const TOPIC = /(?:針對|對於|有關|如何|是否|關於|為利|由於|依(?!本))/;

export function findRecurring(outline: Outline): Candidate[] {
  const { plain } = outline;
  const found: Candidate[] = [];
  for (const match of plain.matchAll(EVERY)) {
    const start = match.index;
    const interval = readInterval(match);
    if (!interval) continue;
    const end = start + match[0].length;
    const after = plain.slice(end, end + 60);
    const before = clauseBefore(outline, start, 40);
    if (TOPIC.test(before) || /(?:平均|研訂|減少|增加|達|約|近\d+年|上|下)$/.test(before)) continue;
    if (/(?:^|[^成造])就[^，。；,;]{0,30}$/.test(before) && !/^(?:向|提|送|函|於|以|公)/.test(after)) continue;
    const timing = readTiming(after, match[0]);
    const isGradual = match[5] !== undefined;
    const goesOn = after.slice(timing.length);
    const isReport = NAMED_REPORT.test(before) && /^[^，。；]{0,30}(?:報告|資料|統計|成果)/.test(goesOn);
    const isAct = isGradual ? GRADUAL.test(goesOn) : timing.length > 0 || ACT.test(goesOn);
    const isBare = plain.length <= end + 1;
    if (!(isAct || isReport || isBare) || !isAskedFor(outline, start, end)) continue;
    const anchored = timing.anchor.kind === 'act' ? anchorBefore(plain, start) : null;
    const from = anchored?.start ?? (/[於在]/.test(plain[start - 1] ?? '') ? start - 1 : start);
    const anchor = anchored?.anchor ?? timing.anchor;
    found.push(candidate('recurring', from, end + timing.length, {
      quantity: interval.months, day: timing.day, lag: timing.lag, anchor,
      unsure: interval.unsure ?? timing.unsure ?? (anchor.kind === 'event' ? 'event-unknown' : null),
    }));
  }
  return found;
}

const FROM_YEAR = new RegExp(`[自從](?:[今明本]年?)?\\(?(${NUMBER})\\)?(?:會計)?年度?起[，,]?(?:應|須)?$`);
const FROM_MONTH = new RegExp(`[自從](?:[今本明]年?)?\\(?(${NUMBER})\\)?年(${NUMBER})月(?:份|1日|一日)?起[，,]?(?:應|須)?$`);
const FROM_NEXT_YEAR = /[自從](?:下|次|明)(?:一|個)?(?:會計)?年度?起[，,]?(?:應|須)?$/;

/** 自115年度起，每季…: counted from the end of the year before; else from any anchor that stands in front. */
function anchorBefore(plain: string, start: number): FoundAnchor | null {
  const before = plain.slice(Math.max(0, start - 24), start);
  const fromYear = FROM_YEAR.exec(before);
  const written = fromYear ? readNumber(fromYear[1]!) : null;
  if (fromYear && written !== null) {
    return { start: start - before.length + fromYear.index, anchor: { kind: 'year_end', year: toWesternYear(written) - 1 } };
  }
  const fromMonth = FROM_MONTH.exec(before);
  const month = fromMonth && monthBefore(readNumber(fromMonth[1]!), readNumber(fromMonth[2]!));
  if (fromMonth && month) return { start: start - before.length + fromMonth.index, anchor: { kind: 'day', on: month } };
  const fromNext = FROM_NEXT_YEAR.exec(before);
  if (fromNext) return { start: start - before.length + fromNext.index, anchor: { kind: 'year_end', year: null } };
  return readAnchorBefore(plain, start);
}

/** The last day before a month of a year as written; null where there is no such month. */
function monthBefore(year: number | null, month: number | null): Day | null {
  const first = year === null || month === null ? null : makeDay(toWesternYear(year), month, 1);
  return first && addDays(first, -1);
}

function readInterval(match: RegExpExecArray): { months: number | null; unsure: UnsureReason | null } | null {
  const [, numeral, counted, every, by, gradually] = match;
  const unit = (counted ?? every ?? by ?? gradually!).replace(/^個?(?:會計|預算)年$/, '年');
  const count = numeral === undefined ? 1 : readNumber(numeral);
  if (count === null || count < 1 || count > 600) return null;
  const months = MONTHS[unit];
  return months === undefined ? { months: null, unsure: 'interval-not-months' } : { months: months * count, unsure: null };
}

type Timing = { length: number; day: DayReading | null; lag: Span | null; anchor: AnchorReading; unsure: UnsureReason | null };

/** When in the interval: a day of the year or month, or a period after its end. */
function readTiming(after: string, every: string): Timing {
  const none: Timing = { length: 0, day: null, lag: null, anchor: { kind: 'act' }, unsure: null };
  const lagged = LAG.exec(after);
  if (lagged) {
    const span = readSpan(lagged[3]!);
    const event = lagged[2];
    if (event !== undefined) return { ...none, length: lagged[0].length, lag: span?.span ?? null, anchor: { kind: 'event', words: event }, unsure: 'event-unknown' };
    return { ...none, length: lagged[0].length, lag: span?.span ?? null, unsure: span ? span.unsure : 'number-missing' };
  }
  const next = IN_THE_NEXT.exec(after);
  if (next && /[月季]/.test(every)) {
    const days = next[1] === undefined ? null : readNumber(next[1]);
    return { ...none, length: next[0].length, lag: days === null ? { unit: 'months', count: 1 } : { unit: 'days', count: days } };
  }
  // 每年6月及12月: more than one day in an interval.
  const several = SEVERAL_MONTHS.exec(after);
  if (several) return { ...none, length: several[0].length, unsure: 'day-ambiguous' };
  const dated = YEARLY_DAY.exec(after);
  if (!dated) return none;
  const [words, month, dayOfMonth, dayOnly] = dated;
  const number = (numeral: string | undefined): number | null => (numeral === undefined ? null : readNumber(numeral));
  const isYearly = /年/.test(every) && !/半/.test(every);
  const day: DayReading = {
    year: null, yearOffset: 0,
    month: number(month) ?? (isYearly && !/月/.test(words) ? 12 : null),
    dayOfMonth: number(dayOfMonth) ?? number(dayOnly),
  };
  // 每年6月前 and 每季15日前 leave open which day is meant.
  const isPlain = (isYearly && month !== undefined && (dayOfMonth !== undefined || /[底末]/.test(words))) || (isYearly && /底/.test(words)) || /月/.test(every);
  return { ...none, length: words.length, day, unsure: isPlain ? null : 'day-ambiguous' };
}
