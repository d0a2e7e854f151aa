/**
 * Which part of a resolution asks for something. A resolution tells a long story - figures, statutes,
 * what others promised - and then asks: 爰請…, 要求…, 應…, 俟…始得動支. Only there is a period a deadline.
 */
import { clauseBefore, isQuoted, type Outline } from '../text/outline.ts';
import { firstAbove, lastAtMost } from '../text/positions.ts';

/** A sentence that only tells: what was found, what the law says, what is so. */
const TELLING = /^(?:[(（]?[\d一二三四五六七八九十百]{1,4}[)）、.]){0,2}(?:經?查|惟查?|揆諸|有?鑑於(?!此)|有?鑒於(?!此)|由於|因(?!此|應)|根據|依據|依(?!本|前|上)|據(?!此)|按(?![年月季])|目前|近[年\d一二三]|截至|雖|然|又查|次查|復查|再查|顯見|顯示|為期|過去|日前)/;
/** What a statute or a rule says: 依…法第5條規定，應於… */
const STATUTE = /(?:條|法|條例|辦法|要點|準則|規則|規範|項)[^，。；,;]{0,12}(?:規定|明定|明文)|(?:規定|明定)[，：]|略以|依(?:法|規定)[^，。；]{0,6}[應須]|法定/;

/** How it turned out: 惟實際平均25日, 因地主反悔而停擺, 影響權益. A proviso (惟…得不公開, 但…不在此限) is none. */
const TURNS_OUT = /[，,；;](?:(?:惟|但|然|卻|詎|豈料)(?![^，。；]{0,24}(?:不在此限|得|應|須|宜|可))|致|以致|因(?=[^，。；]{0,20}(?:而|致|未|遲|延|停))|影響|損及|顯|[^，。；]{0,12}(?:屢[有見次遭]|迭有|時有|常有|多有)|(?:逾期|屆期|違反|未依限)[^，。；]{0,6}者)/;
/** How far behind a deadline the 應 or 請 that goes with it may stand. */
const MOST_BETWEEN = 24;

/** Another's plan or promise, or a thing that did not happen. */
const STORY = /(?:預計|預定|預期|原訂|原定|訂於|定於|已於|(?<![事產企作農工商林漁就行專])業於|曾於|前於|甫於|早於|承諾|允諾|擬於|將於|未於|未能於|迄未|截至|迄至|迄|明定|期程為|期間為|自.{0,12}至|聲稱|坦言|預估|估計|須先於|得於|提出申請後|當事人|申請人|納稅義務人|被保險人)於?$/;

/** Words that are a story unless the hand-in follows at once: 規劃於114年底完成, but (提出)規劃於1個月內，向立法院. */
const STORY_OR_OBJECT = /(?:計畫|規劃|目標|規定|表示|宣布|宣示|指示|方案)[，,]?於?$/;
export const HAND_IN = /^[，,]?(?:向|送|提出|提交|提送|就|針對|將)/;

/** Whether a deadline that stands at `start`-`end` belongs to what the text asks for. */
export function isOperative(outline: Outline, start: number, end: number): boolean {
  const { plain, requests, reports, turns, zoneStart, quotes } = outline;
  if (isQuoted(quotes, start) || tellsStory(outline, start, end)) return false;
  const sentence = lastAtMost(outline.sentenceStarts, start);
  const sentenceEnd = firstAbove(outline.sentenceStarts, start) ?? plain.length;
  if (leadsUpToTurn(turns, sentence, start, sentenceEnd)) return false;
  const isBeforeZone = zoneStart !== null && start < zoneStart;
  // In the story, a report may be one that another asked for: only the Yuan's own counts there.
  const handedIn = firstAbove(isBeforeZone ? outline.yuanReports : reports, end - 1);
  const isHandedIn = handedIn !== undefined && handedIn < sentenceEnd && handedIn - end < 200;
  const asked = lastAtMost(requests, start);
  const isAsked = asked > sentence && (!isBeforeZone || isHandedIn || plain[asked - 1] === '請');
  if (isAsked || isBare(outline)) return true;
  const isTold = isTelling(outline, sentence) || isTelling(outline, lastAtMost(outline.partStarts, start));
  const isLaw = STATUTE.test(plain.slice(Math.max(sentence, start - 120), start));
  if (isLaw || (isTold && !(isHandedIn && !isBeforeZone))) return false;
  if (isHandedIn || (zoneStart !== null && !isBeforeZone)) return true;
  const firstAsked = requests[0];
  if (zoneStart !== null || (firstAsked !== undefined && (firstAsked < start || firstAsked >= sentenceEnd))) return false;
  return isGoverned(outline, start, end, sentenceEnd);
}

/**
 * Where nobody is asked: a deadline belongs to an 應 or 須 before it in its part of the sentence, or to one that
 * follows in its own clause, or right after its comma (於3個月內，某部應…). What is done within 3 months and
 * then commented on (於2個月內結案者僅四成，應予檢討) is told, and so is a duty that was not kept.
 */
function isGoverned({ plain, modals, partStarts, clauseStarts }: Outline, start: number, end: number, sentenceEnd: number): boolean {
  if (TURNS_OUT.test(plain.slice(end, Math.min(sentenceEnd, end + 80)))) return false;
  /** Whether who 應 is told to is an agency, as far as the sentence names one at all. */
  const isOnAgency = (from: number, modal: number): boolean =>
    from === modal || AGENCY.test(plain.slice(from, modal)) || AGENCY.test(ofWhom(plain.slice(from, start))) || !AGENCY_SHOULD.test(plain.slice(end, Math.min(sentenceEnd, end + 120)));
  const before = lastAtMost(modals, start);
  if (before >= lastAtMost(partStarts, start) && (before > 0 || modals[0] === 0)) {
    return isOnAgency(lastAtMost(clauseStarts, before), before);
  }
  const clauseEnd = Math.min(firstAbove(clauseStarts, end) ?? sentenceEnd, sentenceEnd);
  const goesOn = clauseEnd - end <= 1 || plain[clauseEnd] === '並' || plain[clauseEnd - 2] === '時';
  // Of a period or a day, the clause after its comma; what holds from a year on may be told at more length.
  const next = /[內前]/.test(plain[end - 1] ?? '') ? firstAbove(clauseStarts, clauseEnd) ?? sentenceEnd : sentenceEnd;
  const lastEnd = goesOn ? Math.min(next, end + MOST_BETWEEN) : clauseEnd;
  const after = firstAbove(modals, end - 1);
  if (after === undefined || after >= Math.min(sentenceEnd, Math.max(clauseEnd, lastEnd))) return false;
  return goesOn || isOnAgency(lastAtMost(clauseStarts, start), after);
}

/** The words before the 於 or 自 of a deadline. */
const ofWhom = (lead: string): string => lead.replace(/[於自在俟][^於自在]{0,30}$/, '');

const OFFICE = '(?:[部會署局院處府館校庫行司所室]|機關|公司|中心|單位|大學|政府)';
const AGENCY = new RegExp(`${OFFICE}(?:允|亦|即|均|皆|仍|各)?$`);
/** …，銓敘部應加強宣導: who is to do something is named only there. */
const AGENCY_SHOULD = new RegExp(`，[^，。；]{0,20}${OFFICE}(?:允|亦|即|更)?[應宜須]`);

/** What stands in front of 爰 in its own sentence is the reason given, not the request. */
function leadsUpToTurn(turns: readonly number[], sentence: number, start: number, sentenceEnd: number): boolean {
  const next = firstAbove(turns, start);
  if (next === undefined || next >= sentenceEnd) return false;
  const first = firstAbove(turns, sentence - 1)!;
  return first > start;
}

/**
 * The same, for words that need no hand-in of their own (儘速, 每季, 自115年度起): a mention before the text
 * begins to ask is part of the story, even where the same sentence goes on to ask for a report.
 */
export function isAskedFor(outline: Outline, start: number, end: number): boolean {
  const { requests, zoneStart } = outline;
  if (!isOperative(outline, start, end)) return false;
  if (zoneStart !== null && start < zoneStart) {
    const asked = lastAtMost(requests, start);
    return asked > 0 && asked >= lastAtMost(outline.sentenceStarts, start);
  }
  if (zoneStart !== null || isBare(outline)) return true;
  if (requests.length > 0) return lastAtMost(requests, start) > 0 || (outline.plain[end] === '，' && requests[0]! < end + MOST_BETWEEN);
  // No request anywhere: somebody must be told to (應, 不得) before these words or right after them.
  const modal = firstAbove(outline.modals, lastAtMost(outline.sentenceStarts, start) - 1);
  return modal !== undefined && modal < end + MOST_BETWEEN;
}

function tellsStory(outline: Outline, start: number, end: number): boolean {
  const before = clauseBefore(outline, start, 24);
  if (STORY.test(before)) return true;
  return STORY_OR_OBJECT.test(before) && !HAND_IN.test(outline.plain.slice(end, end + 4));
}

const isTelling = ({ plain }: Outline, start: number): boolean => TELLING.test(plain.slice(start, start + 24));

/** A phrase by itself, put in by hand: nothing around it to judge by. */
const isBare = ({ plain, requests, zoneStart, modals }: Outline): boolean =>
  plain.length <= 40 && requests.length === 0 && zoneStart === null && modals.length === 0 && !TELLING.test(plain);
