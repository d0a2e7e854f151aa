/** Finds deadlines without a count of days: a session (本會期結束前), a year from which on (自115年度起), 儘速. */
import { type Candidate, candidate, type SessionReading } from './deadline-reading.ts';
import { isAskedFor } from './operative-clause.ts';
import { clauseBefore, type Outline } from '../text/outline.ts';
import { lastAtMost } from '../text/positions.ts';
import { readSession, SESSION } from './session-phrase.ts';
import { NUMBER } from './span-phrase.ts';

const IN_SESSION = new RegExp(`${SESSION}(?:之)?(?:(開議|開始|開會)(?:之?以?前|時|後|之初)|(?:結束|休會|終了|閉會|開議期間)?(?:之?以?前|之?期間內?|之?內|中)?)`, 'g');
/** 第11屆第3會期交通委員會第12次會議: where something was said, not by when it is due. */
const MEETING = /^(?:(?:期間|中)?[^，。；向送就於提赴]{0,14}(?:委員會|第.{1,4}次)|.{0,4}(?:會議|質詢|通過|審查|成立|決議))/;

export function findSessions(outline: Outline): Candidate[] {
  const { plain } = outline;
  const found: Candidate[] = [];
  for (const match of plain.matchAll(IN_SESSION)) {
    const words = match[0];
    const start = match.index;
    const end = start + words.length;
    const edge: SessionReading['edge'] = match[4] !== undefined && /前$/.test(words) ? 'opening' : 'closing';
    const session = readSession(words, edge);
    if (!session || MEETING.test(plain.slice(end, end + 24)) || /(?:[上前每]|\d年度?)$/.test(plain.slice(Math.max(0, start - 4), start))) continue;
    if (!isAskedFor(outline, start, end)) continue;
    const from = /[於在]/.test(plain[start - 1] ?? '') ? start - 1 : start;
    // 開議後 without a period: some time in the session, at the latest at its close.
    found.push(candidate('session', from, end, { session }));
  }
  return found;
}

/** What stands between the year and 起: 115年度中央政府總預算案編列起. */
const OF_THE_YEAR = '中央政府|附?屬?單位|總?預算[案書]?|概算|籌編|編列|編製|編審|施政計畫|時';
const FROM_YEAR = new RegExp(`(?:[自從於由](?:(?:中華民國|民國)?(?:[今明本次]年?)?\\(?${NUMBER}\\)?(?:會計|學|預算)?年度?|[下次明本](?:一|個)?(?:會計|學)?年度?|明年|今年)(?:${OF_THE_YEAR}){0,5}(?:之?起|開始(?!前))|(?:${NUMBER}|[下次明](?:一|個)?)(?:會計|學)?年度(?:${OF_THE_YEAR}){0,5}(?:起(?!見|源|訖)|開始(?!前)))`, 'g');

/** A year from which on a rule holds: an obligation without a due date. */
export function findYearsFrom(outline: Outline): Candidate[] {
  const { plain } = outline;
  return [...plain.matchAll(FROM_YEAR)]
    .filter((m) => isAskedFor(outline, m.index, m.index + m[0].length))
    .filter((m) => !/^(?:至|到|迄|、|已|即(?!應)|陸續|蟬聯|編列之?(?:經費|預算)(?:已|達|為)|推動|實施|試辦|辦理.{0,10}(?:以來|迄今|至今)|特別預算)/.test(plain.slice(m.index + m[0].length, m.index + m[0].length + 24)) || /於\d+學年度起/.test(m[0]))
    .filter((m) => !/(?:針對|對於|(?<![成造])就(?![業學養醫診讀任職])|有關|因(?!應)|由於|惟)[^，。]{0,20}$/.test(clauseBefore(outline, m.index)))
    .map((m) => candidate('fiscal_year_from', m.index, m.index + m[0].length));
}

const SOON = /儘速|儘快|(?:儘早|迅速)(?=[，,]?(?:提|完成|檢討|改善|修|處理|查|研|釐清|公布|補|辦理|啟動|回復|會同))|從速|立即(?!時|性|危)|立刻|即刻|限期(?=完成|改善|提出|檢討|辦理|修正|改正|回復|說明|提報|研議|研擬|補正|修法)/g;
/** Purpose, topic, another's duty, the past: not what this resolution asks for. */
const NOT_ASKED = /^(?:以(?!及|書面|上)|俾|為(?!此)|避免|期能|使|致|因|由於|惟|若|如(?!何)|倘|已|業|雖|經查|待|當)|(?:如何|是否|就(?!此|[業學養醫診讀任職])|未能?|已|業(?=已|經|於)|曾|為|以利|以|俾利?|將會|無法|業者|廠商|民眾|受害者|當事人|命|令(?!部))[^，。；]{0,3}$|(?:使|讓|能|可|得|建|成)$|(?:如何|是否|能否|可否)[^，。；]{0,40}$/;
/** 針對政府儘速完成修法之規劃: an attribute of what is reported on. */
const TOPIC = /(?:針對|對於|有關)[^，。；]{0,60}$/;
const ATTRIBUTE = /^[^，。；,;]{0,60}之[^，。；,;]{1,10}(?:[，。；,;]|$)/;

/** As soon as possible: one for a sentence, however often it says so. */
export function findAsap(outline: Outline): Candidate[] {
  const { plain } = outline;
  const found: Candidate[] = [];
  let lastSentence = -1;
  for (const match of plain.matchAll(SOON)) {
    const start = match.index;
    const end = start + match[0].length;
    const sentence = lastAtMost(outline.sentenceStarts, start);
    const before = clauseBefore(outline, start);
    if (TOPIC.test(before) && ATTRIBUTE.test(plain.slice(end, end + 80))) continue;
    if (sentence === lastSentence || NOT_ASKED.test(before) || /^[之的者]/.test(plain.slice(end, end + 1))) continue;
    if (!isAskedFor(outline, start, end)) continue;
    lastSentence = sentence;
    found.push(candidate('asap', start, end));
  }
  return found;
}
