/**
 * One look over a (plain) text: where its sentences and clauses begin, where it asks, where something is
 * handed in, and what stands in quotation marks. The other readers look things up here.
 */
import { lastAtMost } from './positions.ts';

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
/** A report that something waits for, where no 應 or 須 asks for it. */
const WAITS = /俟|待|似|始得|[於在][^，。；]{1,12}內/;
const MODAL = /(?<![供因反對回效適響呼感相順])應(?!用|屆|變|力|付|收|對|否|徵|急|邀|有之?年資)|須|宜(?!蘭)|需於|不得|得於|限期|務必|始得|(?<=[，。])請/g;
/** Looks over a plain text once; linear in its length. */
export function outlineOf(plain: string): Outline {
  const after = (marks: RegExp): number[] => [0, ...[...plain.matchAll(marks)].map((m) => m.index + m[0].length)];
  const starts = (pattern: RegExp): number[] => [...plain.matchAll(pattern)].map((m) => m.index);
  const sentenceStarts = after(/[。！？]/g);
  const quotes = quotesIn(plain);
  const outside = (at: number): boolean => !isQuoted(quotes, at);
  const requests = [...plain.matchAll(REQUEST)].filter((m) => outside(m.index)).map((m) => m.index + m[0].length);
  const reports = starts(REPORT).filter(outside);
  const turns = starts(TURN).filter(outside);
  const yuanReports = starts(YUAN).filter(outside);
  const modals = starts(MODAL);
  const sentenceOf = (at: number): number => lastAtMost(sentenceStarts, at);
  const asks = (report: number): boolean =>
    lastAtMost(modals, report) > sentenceOf(report) || WAITS.test(plain.slice(Math.max(sentenceOf(report), report - 200), report + 4));
  const firstAsked = requests.length > 0 ? undefined : reports.find(asks);
  const zoneStart = turns[0] ?? (firstAsked === undefined ? null : sentenceOf(firstAsked));
  return {
    plain, sentenceStarts, partStarts: after(/[。；！？]/g), clauseStarts: after(/[，。；：！？]/g),
    requests, turns, reports, yuanReports, modals, zoneStart, quotes,
  };
}

/** The clause (between commas) a place stands in, up to that place, at most `most` characters. */
export const clauseBefore = ({ plain, clauseStarts }: Outline, start: number, most = 80): string =>
  plain.slice(Math.max(lastAtMost(clauseStarts, start), start - most), start);

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

export function isQuoted(quotes: readonly { start: number; end: number }[], at: number): boolean {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotes[middle]!.end < at) low = middle + 1;
    else high = middle;
  }
  return low < quotes.length && quotes[low]!.start < at;
}
