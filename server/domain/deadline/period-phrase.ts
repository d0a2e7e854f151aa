/** Finds "within N days, weeks, months": 於3個月內, 限期一個月, 文到15日內, 年度結束後1個月內; and 於個月內, its number lost. */
import { readNumber } from '../text/chinese-number.ts';
import { readAnchorBefore } from './deadline-anchor.ts';
import { type AnchorReading, type Candidate, candidate, type DeadlineKind, type Span } from './deadline-reading.ts';
import { isOperative } from './operative-clause.ts';
import { clauseBefore, type Outline } from '../text/outline.ts';
import { lastAtMost } from '../text/positions.ts';
import { isAttribute, isCondition, isPutTo, isStandingRule, isTopic } from './put-to.ts';
import { readSpan, SPAN } from './span-phrase.ts';

const KINDS: Record<Span['unit'], DeadlineKind> = { days: 'relative_days', weeks: 'relative_weeks', months: 'relative_months' };

const WITHIN = '(?:之?以?內|之?期限內|之?期間內|之?時間內|內|\\(內\\))';
/** 於3個月，向…: 內 forgotten, as long as 於 or 限 stands before and a request goes on after. */
const GOES_ON = '(?=[，,]?(?:向|提|將|就|完成|送|改善|針對|研|訂|函|公|檢))';
const PERIODS = new RegExp(`(?:限期|限於|限)?(${SPAN})${WITHIN}|(?:於|限期|限於|限|以)(${SPAN})(?:為(?:期)?限|為期限|${GOES_ON})|限期(${SPAN})`, 'g');
/** 於個月內: the number did not survive printing. A space stood there, or nothing. */
const NUMBER_LOST = /(?<=[於在請應限署部會局院])(?:個月|個星期|個禮拜|個周)(?:之?以?內)/g;
const LOST_UNITS: Record<string, Span['unit']> = { 月: 'months', 星期: 'weeks', 禮拜: 'weeks', 周: 'weeks' };

/** Words before a period that make it a fact: how long something lasted, how old something is. */
const FACT_BEFORE = /(?:近|最近|過去|未來|前|連續|長達|達|滿|逾|超過|未滿|約|歷時|為期|短短|縮短至|延長至|延長|縮短為|僅|共|每|第|提出|編列|任職|已|平均|統計|該|這|其|首|頭|至少|不到|不足|低於|高於|年|年度|期|月|上|另有|保存|保固|追溯|期限為|以上|\d|[.]|[一二三四五六七八九十百千萬])$/;
/** Endings that look like those but lead a deadline: 限期, 自…起, 於未來. */
const LED = /(?:限期|限於|屆滿後|[於在]未來|年度?起|月起|期起|日起)$/;
/** Words after it that do the same, even after 於; and those that do so only where no 於 leads. */
const FACT_AFTER = /^(?:得(?!以)|[暴激驟銳遽劇陡](?:增|減|升|降|跌)|有(?!效|關|系統|條理|計畫)|曾|已|平均|累計|發生|僅(?![需須])|未(?!完成前)|之(?!書面)|的|仍|尚|所|者|約|共有?\d|再犯|違規|死亡|存活)/;
const LOOSE_FACT_AFTER = /^(?:連續|增加|減少|成長|上漲|下降|無|即|多次|內|[^，。；,;]{0,8}(?:逾|達|僅|共計?|約)[0-9一二三四五六七八九十百千萬]|通車|上路|不得|高達|將[有達會近逾超面]|恐|會[有因]|完成.{0,12}(?:之|的)承諾)/;

/** Every period that the text asks to keep. */
export function findPeriods(outline: Outline): Candidate[] {
  const { plain } = outline;
  const found: Candidate[] = [];
  for (const match of plain.matchAll(PERIODS)) {
    const words = match[1] ?? match[2] ?? match[3]!;
    const at = match.index + match[0].indexOf(words);
    const end = match.index + match[0].length;
    const reading = readSpan(words);
    const isSecond = /[及、與和]/.test(plain[at - 1] ?? '') && found.at(-1)?.end === at - 1;
    if (!reading || isCalendarMonth(plain, at, words) || !(isSecond || isDeadline(outline, at, end))) continue;
    const anchored = readAnchorBefore(plain, match.index);
    const start = anchored?.start ?? withLead(plain, match.index);
    if (!isSecond && (anchored ? !isOperative(outline, start, end) || isToldAbout(outline, start, anchored.anchor) : !isPutTo(outline, match.index, end))) continue;
    const anchor = anchored?.anchor ?? goesOnFrom(outline, found.at(-1), start) ?? { kind: 'act' };
    found.push(candidate(KINDS[reading.unit], start, end, {
      quantity: reading.span?.count ?? null, anchor,
      unsure: reading.unsure ?? (anchor.kind === 'event' ? 'event-unknown' : null),
    }));
  }
  for (const match of plain.matchAll(NUMBER_LOST)) {
    const end = match.index + match[0].length;
    const unit = LOST_UNITS[/(月|星期|禮拜|周)/.exec(match[0])![1]!]!;
    if (!isOperative(outline, match.index, end)) continue;
    found.push(candidate(KINDS[unit], withLead(plain, match.index), end, { unsure: 'number-missing' }));
  }
  return found;
}

/** 於核定後1個月內公告，並於3個月內送…: the second counts from the same event as the first. */
function goesOnFrom({ plain, partStarts }: Outline, last: Candidate | undefined, start: number): AnchorReading | null {
  if (!last || last.start < lastAtMost(partStarts, start) || start - last.end > 60) return null;
  return /^[^。；]*[，,、](?:並|且|及|再)(?:應|須)?$/.test(plain.slice(last.end, start)) ? last.anchor : null;
}

/** 就出院後14日內再入院情形: an event told about, no 於 or 自 before it. */
const isToldAbout = (outline: Outline, start: number, anchor: AnchorReading): boolean =>
  anchor.kind === 'event' && !/^[於自俟待在]/.test(outline.plain.slice(start, start + 1)) && /(?:^|[^成造])(?:就(?![業學養醫診讀任職])|針對|對於|有關|(?<!機)關於|研議|檢討)/.test(clauseBefore(outline, start + 1));

/** 114年3月內 is a month of the calendar; 於2月內 is two months. */
const isCalendarMonth = (plain: string, at: number, words: string): boolean =>
  /^[^個]{1,8}月$/.test(words) && (/(?:[年)）度]|今|本|明)$/.test(plain.slice(Math.max(0, at - 2), at)) || (readNumber(words.slice(0, -1)) ?? 0) > 24);

function isDeadline(outline: Outline, at: number, end: number): boolean {
  const { plain } = outline;
  const before = plain.slice(Math.max(0, at - 6), at);
  if (FACT_BEFORE.test(before) && !LED.test(before)) return false;
  const after = plain.slice(end, end + 24);
  if (FACT_AFTER.test(after) || (!/[於在限請應部署會局院府處後起到]$/.test(before) && LOOSE_FACT_AFTER.test(after))) return false;
  if (isCondition(outline, at) || isAttribute(outline, at, end) || isTopic(outline, at, end) || endsInCase(plain, end)) return false;
  if (isStandingRule(outline, at) && !/立法院|本院|委員會/.test(after)) return false;
  return isOperative(outline, at, end);
}

/** …內未改善者，: a rule about others' cases. */
const endsInCase = (plain: string, end: number): boolean =>
  /^(?:仍|如|若|再)?(?:未|不|無|有|經|逾|達)[^，。；,;]{0,20}(?:者|時|之情形|的話)(?=[，,])/.test(plain.slice(end, end + 24));

/** A deadline's words begin with the 於, 在 or 限 before them. */
const withLead = (plain: string, start: number): number => (/[於在]/.test(plain[start - 1] ?? '') ? start - 1 : start);
