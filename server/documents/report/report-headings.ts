/** The lines that give the LY's report on a budget its order: committee, part, 款, 項, and what is announced below them. */
import { readNumber } from '../../domain/text/chinese-number.ts';
import { compactOf } from './content-lines.ts';
import { type Mark, readMark } from './resolution-parts.ts';

const NUMERAL = '[0-9零〇○一二兩三四五六七八九十百千]{1,6}';
const MARK = `(?:[壹貳參叁肆伍陸柒捌玖拾]{1,3}、|${NUMERAL}[、.]|\\(${NUMERAL}\\))?`;

/** `rank` as in `section-path.ts`. `isSure`: no sentence reads like this; others are headings only between resolutions. */
export type ReportHeading = { rank: number; words: string; agency: string | null; isSure: boolean };

export const COMMITTEE_RANK = 30;
export const FUNDS_RANK = 45;
const PART_RANK = 50;
export const ITEM_RANK = 52;
const LINE_RANKS: Record<string, number> = { 款: 51, 項: ITEM_RANK, 目: 53, 節: 54 };

const COMMITTEE = new RegExp(
  `^${MARK}(?:立法院)?(?:第${NUMERAL}屆第${NUMERAL}會期)?(.{1,12}?委員會)(?:會同.{2,30}?)?(審[查議])(?:[^,;。]{0,40}?)?(結果|報告|決議)(?:部分)?:?$`);
const PART = new RegExp(`^${MARK}(歲[入出](?:預算)?部分)`);
const FUNDS = new RegExp(`^${MARK}((?:附屬單位預算)?(?:營業|非營業|作業|信託|特別收入|債務|資本計畫|非營業特種)[^,。]{0,12}部分)`);
const BUDGET_LINE = new RegExp(`^(第${NUMERAL}([款項目節]))(.{2,})$`);
const BODY = new RegExp(`^${MARK}([^,;。:、「」]{1,40}?(?:基金|公司|銀行|局|署|處|院|校|館|中心|委員會|部))(原列.*|:)?$`);
/** What follows a name: 原列33億…, ，無列數。, 44萬元，照列。 */
const AMOUNT = /^(?:原列|,?無列數|[0-9][0-9億萬千,]*元|,(?:照列|如數|全數|均|減列|刪除|增列|保留))/;

export function readReportHeading(text: string, isInFunds: boolean): ReportHeading | null {
  const compact = compactOf(text);
  const committee = compact.length <= 80 ? COMMITTEE.exec(compact) : null;
  if (committee) return { rank: COMMITTEE_RANK, words: `${committee[1]}${committee[2]}結果`, agency: null, isSure: true };
  const part = PART.exec(compact)?.[1] ?? null;
  if (part !== null && compact.length <= 20) return { rank: PART_RANK, words: part, agency: null, isSure: true };
  const funds = FUNDS.exec(compact)?.[1];
  if (funds !== undefined && compact.length <= 30) return { rank: FUNDS_RANK, words: funds, agency: null, isSure: false };
  return readBudgetLine(compact) ?? (isInFunds ? readBody(compact) : null);
}

function readBudgetLine(compact: string): ReportHeading | null {
  const [, number = '', step = '', rest = ''] = BUDGET_LINE.exec(compact) ?? [];
  const name = nameIn(rest);
  if (name === null) return null;
  const after = rest.slice(name.length);
  const isSure = AMOUNT.test(after);
  if (!isSure && after !== '' && after !== ':') return null;
  const agency = step === '項' ? agencyOf(name) : null;
  return { rank: LINE_RANKS[step]!, words: number + name, agency, isSure };
}

/** A fund or a state enterprise, which stands without 款 and 項. */
function readBody(compact: string): ReportHeading | null {
  const [, name] = BODY.exec(compact) ?? [];
  return name === undefined ? null : { rank: ITEM_RANK, words: name, agency: agencyOf(name), isSure: false };
}

/** Up to the amount or the first comma. */
function nameIn(rest: string): string | null {
  const name = /^.{2,40}?(?=原列|無列數|[0-9,:;。]|$)/.exec(rest)?.[0];
  return name === undefined || /[「」()『』]/.test(name) ? null : name;
}

/** 觀光署及所屬 is read as 觀光署: its subordinates have no line of their own. */
export const agencyOf = (name: string): string => name.replace(/(?:及其?所屬(?:機關|單位)?|主管)$/, '');

export type Announcement = { noun: string; count: number | null; outcome: 'passed' | 'reserved' | 'dropped' | 'unclear'; words: string };

const ANNOUNCED = new RegExp(
  '^(?:本(?:項|款|目|節|部分|主管|基金|單位|機關|會)?|以上|審查會)?(?:另|並|共|計|合計|總計)*(?:經?審查)?(通過|作成|做成|提出|計有|尚有|共有|有|保留|不予通過|撤回)?(?:之)?'
  + '((?:通案|新增)?(?:通過)?(?:主|附帶)?決議|凍結|(?:委員|預算|凍結|保留|修正)*提案|保留案|凍結案)(?:案|事項)?(?:計|共|有)*'
  + `(${NUMERAL})[項案點](.{0,30})$`);
const UNCOUNTED = /^(?:本[項款目])?(?:(?:審查)?通過)?((?:通案|新增)?(?:通過)?(?:主|附帶)?決議)(?:事項|如下)?:$/;

/** 本項經協商後，共計通過下列決議2項，請依期限函復： */
const WORDED = new RegExp(
  `^(?:本|以上|審查會|經(?!查)|共|計|合計)[^。「」]{0,30}?(通過|作成|做成|提出|保留)[^。「」]{0,4}?(決議|提案|凍結案)[^。「」]{0,2}?(${NUMERAL})[項案點]([^。]{0,40}:)$`);
/** Speaks of the resolutions of another year, or of what was done about them. */
const LOOKS_BACK = /年度決議|曾|[項案點]之?(?:辦理|執行|落實|處理)(?:情形|情況|進度|結果)/;
const LONGEST = 80;
const LEADING_MARK = new RegExp(`^${MARK}`);

/**
 * `readAnnouncement('本項通過決議23項：')` are 23 passed; what was put off to the plenary or to negotiation is reserved.
 * Outside a list it may bear a number (一、通案決議2項：) or be a sentence that ends in a colon; in a list that `bore` a mark
 * itself, one with a mark of that style is the next.
 */
export function readAnnouncement(text: string, isOutside = false, bore: Mark | null = null): Announcement | null {
  if (text.length > LONGEST) return null;
  const mark = isOutside || bore === null ? null : readMark(text);
  const isNext = mark !== null && mark.number.rank === bore!.number.rank;
  const compact = exceptOf(isOutside ? compactOf(text).replace(LEADING_MARK, '') : compactOf(isNext ? mark.rest : text));
  const uncounted = UNCOUNTED.exec(compact);
  if (uncounted) return { noun: nounOf(uncounted[1]!), count: null, outcome: 'passed', words: text };
  const [, verb = '', noun, numeral = '', tail = ''] = ANNOUNCED.exec(compact) ?? (isOutside && !LOOKS_BACK.test(compact) ? WORDED.exec(compact) : null) ?? [];
  const count = readNumber(numeral);
  if (noun === undefined || count === null || /。./.test(tail)) return null;
  return { noun: nounOf(noun), count, outcome: outcomeOf(verb, noun, tail), words: text };
}

/** 本項提案5案，除保留2案外，通過決議3案： what follows is what was passed. */
function exceptOf(compact: string): string {
  const rest = /^[^。]{0,20}除[^,。]{1,20}外,(.+)$/.exec(compact)?.[1];
  return rest !== undefined && ANNOUNCED.test(rest) ? rest : compact;
}

/** 新增通過決議 and 附帶決議 are lists of their own kind; the rest is 決議. */
const nounOf = (noun: string): string => (/^(?:通案|新增|主|附帶).*決議$/.test(noun) ? noun : '決議');

function outcomeOf(verb: string, noun: string, tail: string): Announcement['outcome'] {
  const isPutOff = /保留|送院會|協商/.test(verb + noun + tail);
  const isPassed = verb === '通過' || /^,?(?:均|皆|全數)?(?:照案|修正)?通過/.test(tail);
  if (/不予|撤回|未通過|不處理|暫緩/.test(verb + tail)) return isPutOff || verb === '通過' ? 'unclear' : 'dropped';
  if (isPutOff) return verb === '通過' || /通過/.test(tail) ? 'unclear' : 'reserved';
  return isPassed || !noun.includes('提案') ? 'passed' : 'unclear';
}
