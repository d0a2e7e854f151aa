/**
 * Which part of a resolution asks for something. A resolution tells a long story - figures, statutes,
 * what others promised - and then asks: 爰請…, 要求…, 應…, 俟…始得動支. Only there is a period a deadline.
 */

/** What one look over a (plain) text finds; positions are ascending. */
export type Outline = {
  plain: string;
  /** Ends of sentences and of their parts: the first offset after 。！？ and after ；too. */
  sentenceStarts: readonly number[];
  partStarts: readonly number[];
  /** First offset after a comma, a colon or any of the above. */
  clauseStarts: readonly number[];
  /** Ends of the words that ask; of those that open the asking part. */
  requests: readonly number[];
  turns: readonly number[];
  reports: readonly number[];
  /** Those of the hand-ins that name the Yuan. */
  yuanReports: readonly number[];
  modals: readonly number[];
  /** From here on the text asks; null where no sign of it was found. */
  zoneStart: number | null;
  quotes: readonly { start: number; end: number }[];
};

const CLAUSE_START = '(?<=^|[,，。;；:：!！?？、」』)）\\]】]|\\d\\.|[一二三四五六七八九十]、)';
/** Words before the request itself: 爰此, 故, 另, 並, 為… */
const LEAD = '(?:爰此?|故|(?:其|該|上開|前揭|本)?附帶決議|(?:本院|立法院|大院)(?:決議|並|特)?|茲|謹|特|因此|為此|基此|據此|鑑此|鑒此|準此|是以|綜上(?:所述)?|綜合上述|應|另外?|並|再|且|亦|也|同時|此外|以及|惟|至於|最後)?';
const ASK = '(?:請(?!問|領|假|求|願|託|購|辦單位|款)|(?:建|敬|敦|函|併|應|均|務|提|籲|促|仍|逕|責|提|洽|商|轉|惠|協)請|要求|建議|責成|敦促|督促|督請|督導|促請|籲請|決議|限於|限期)';
const REQUEST = new RegExp(`${CLAUSE_START}${LEAD}${ASK}|爰(?:此|請|要求|建請|建議|提案|促請|責成|敦請|敦促|應|將|宜|凍結|減列|刪減|作成|做成|特|提出)`, 'g');
/** 爰 opens the part that asks, wherever else a 請 or a 要求 stands in the story. */
const TURN = new RegExp(`${CLAUSE_START}爰(?:此|請|要求|建請|建議|提案|促請|責成|敦請|敦促|應|將|宜|凍結|減列|刪減|作成|做成|特|提出)`, 'g');
/** Something is handed to the Yuan, or money waits for it. */
const REPORT = /向(?:立法院|本院|立法|大院|[^，。；]{0,8}委員會)|[送交至予]?(?:立法院|本院)[^，。；]{0,14}委員會|送(?:交|請)?(?:立法院|本院)|(?:專案|檢討|改善|說明|執行)報告|書面(?!通知|審)|始得動支/g;
const YUAN = /[向送交至予](?:請|交|至)?(?:立法院|本院|大院|立法)|始得動支/g;
const MODAL = /(?<![供因反對回效適響呼感相順])應(?!用|屆|變|力|付|收|對|否|徵|急|邀|有之?年資)|須|宜(?!蘭)|需於|不得|得於|限期|務必|始得|(?<=[，。])請/g;
/** A sentence that only tells: what was found, what the law says, what is so. */
const TELLING = /^(?:[(（]?[\d一二三四五六七八九十百]{1,4}[)）、.]){0,2}(?:經?查|惟查?|揆諸|有?鑑於(?!此)|有?鑒於(?!此)|由於|因(?!此|應)|根據|依據|依(?!本|前|上)|據(?!此)|按(?![年月季])|目前|近[年\d一二三]|截至|雖|然|又查|次查|復查|再查|顯見|顯示|為期|過去|日前)/;
/** What a statute or a rule says: 依…法第5條規定，應於… */
const STATUTE = /(?:條|法|條例|辦法|要點|準則|規則|規範|項)[^，。；,;]{0,12}(?:規定|明定|明文)|(?:規定|明定)[，,：:]|略以/;

/** Another's plan or promise, or a thing that did not happen. */
const STORY = /(?:預計|預定|預期|原訂|原定|訂於|定於|已於|業於|曾於|前於|甫於|早於|承諾|允諾|擬於|將於|未於|未能於|迄未|截至|迄至|迄|明定|期程為|期間為|自.{0,12}至|聲稱|坦言|預估|估計|須先於|得於|提出申請後|當事人|申請人|納稅義務人|被保險人)$/;

/** Words that are a story unless the hand-in follows at once: 規劃於114年底完成, but (提出)規劃於1個月內，向立法院. */
const STORY_OR_OBJECT = /(?:計畫|規劃|目標|規定|表示|宣布|宣示|指示|方案)[，,]?於?$/;
const HAND_IN = /^[，,]?(?:向|送|提出|提交|提送|就|針對|將)/;

/** Looks over a plain text once; linear in its length. */
export function outlineOf(plain: string): Outline {
  const after = (marks: RegExp): number[] => [0, ...[...plain.matchAll(marks)].map((m) => m.index + m[0].length)];
  const starts = (pattern: RegExp): number[] => [...plain.matchAll(pattern)].map((m) => m.index);
  const sentenceStarts = after(/[。!！?？]/g);
  const quotes = quotesIn(plain);
  const outside = (at: number): boolean => !isQuoted(quotes, at);
  const requests = [...plain.matchAll(REQUEST)].filter((m) => outside(m.index)).map((m) => m.index + m[0].length);
  const reports = starts(REPORT).filter(outside);
  const turns = starts(TURN).filter(outside);
  const yuanReports = starts(YUAN).filter(outside);
  const firstReport = reports[0];
  const zoneStart = turns[0] ?? (requests.length > 0 ? null : firstReport === undefined ? null : lastAtMost(sentenceStarts, firstReport));
  return {
    plain, sentenceStarts, partStarts: after(/[。;；!！?？]/g), clauseStarts: after(/[,，。;；:：!！?？]/g),
    requests, turns, reports, yuanReports, modals: starts(MODAL), zoneStart, quotes,
  };
}

/** Whether a deadline that stands at `start`-`end` belongs to what the text asks for. */
export function isOperative(outline: Outline, start: number, end: number): boolean {
  const { plain, requests, reports, modals, turns, zoneStart, quotes } = outline;
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
  if (zoneStart !== null || requests.length > 0) return false;
  const modal = firstAbove(modals, sentence - 1);
  return modal !== undefined && modal < sentenceEnd;
}

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
  if (requests.length > 0) return lastAtMost(requests, start) > 0;
  // No request anywhere: somebody must be told to (應, 不得) before these words or right after them.
  const modal = firstAbove(outline.modals, lastAtMost(outline.sentenceStarts, start) - 1);
  return modal !== undefined && modal < end + 24;
}

/** What comes directly before a deadline that has no 於: someone it is put to, or the clause begins with it. */
const PUT_TO = /(?:[於在限應須請宜需起內並且各均皆後到至迄]|[最至]遲|限期|[部會署局院處府館校庫行司所室團員司]|機關|公司|中心|單位|大學|要求|建議|[，。；：、,;:)）」』?？!！]|^)$/;

/** Whether a deadline is put to someone, and is no attribute of a noun (檢討6個月內申請之限制). */
export function isPutTo(outline: Outline, start: number, end: number): boolean {
  const { plain } = outline;
  if (!PUT_TO.test(plain.slice(Math.max(0, start - 4), start))) return false;
  const rest = /^[^，。；,;]{0,60}/.exec(plain.slice(end, end + 60))![0];
  if (!ATTRIBUTE.test(rest) || /提出|提交|提供|[送向]|書面/.test(rest)) return true;
  return !/研議|檢討|評估|說明|針對|就|對/.test(clauseBefore(outline, start));
}

/** 如何於3年內達成…: what the report is about, unless something is handed in by then. */
export function isTopic(outline: Outline, start: number, end: number): boolean {
  const clause = clauseBefore(outline, start);
  return TOPIC.test(clause) && !/[並且][於在]?$/.test(clause) && !HAND_IN.test(outline.plain.slice(end, end + 4));
}

const TOPIC = /(?:如何|是否|能否|可否|得否|未能|無法|何以)[^，。；,;]{0,24}$/;
const ATTRIBUTE = /之(?:可行性|必要性|妥適性|合理性|規定|限制|制度|機制|情形|原因|問題|理由|爭議|困境|現象|案件|作法|比率|比例)$/;

/** The clause (between commas) a place stands in, up to that place, at most `most` characters. */
export const clauseBefore = ({ plain, clauseStarts }: Outline, start: number, most = 80): string =>
  plain.slice(Math.max(lastAtMost(clauseStarts, start), start - most), start);

function tellsStory(outline: Outline, start: number, end: number): boolean {
  const before = clauseBefore(outline, start, 24);
  if (STORY.test(before)) return true;
  return STORY_OR_OBJECT.test(before) && !HAND_IN.test(outline.plain.slice(end, end + 4));
}

const isTelling = ({ plain }: Outline, start: number): boolean => TELLING.test(plain.slice(start, start + 24));

/** A phrase by itself, put in by hand: nothing around it to judge by. */
const isBare = ({ plain, requests, zoneStart, modals }: Outline): boolean =>
  plain.length <= 40 && requests.length === 0 && zoneStart === null && modals.length === 0 && !TELLING.test(plain);

/** What stands in 「」 is a title or another's words, unless it is nearly the whole text. */
function quotesIn(plain: string): { start: number; end: number }[] {
  const quotes: { start: number; end: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < plain.length; i += 1) {
    if (plain[i] === '「' && (depth += 1) === 1) start = i;
    if (plain[i] === '」' && depth > 0 && (depth -= 1) === 0 && (i - start) * 5 < plain.length * 3) quotes.push({ start, end: i });
  }
  return quotes;
}

function isQuoted(quotes: readonly { start: number; end: number }[], at: number): boolean {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotes[middle]!.end < at) low = middle + 1;
    else high = middle;
  }
  return low < quotes.length && quotes[low]!.start < at;
}

/** The number of ascending positions that are at most `at`. */
function countAtMost(positions: readonly number[], at: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last position at or before a place, 0 where there is none. */
export const lastAtMost = (positions: readonly number[], at: number): number => positions[countAtMost(positions, at) - 1] ?? 0;

/** The first position after a place. */
export const firstAbove = (positions: readonly number[], at: number): number | undefined => positions[countAtMost(positions, at)];
