/** Freezes (凍結) in a resolution: how much of which budget line is kept back, and what releases it. */
import { findBase, findBudgeted } from './freeze-base.ts';
import { type FoundFraction, findFractions, type Fraction, portion, WHOLE } from './fraction.ts';
import { findMoney, type FoundMoney } from './money.ts';

export const FREEZE_DOUBTS = [
  'no-amount', 'no-base', 'several-bases', 'cut-before-fraction', 'several-amounts', 'joint-sum', 'exception', 'more-than-base',
] as const;
export type FreezeDoubt = (typeof FREEZE_DOUBTS)[number];

/** Amounts in NT$, whole dollars; null where the text does not say. */
export type FreezeReading = {
  words: string;
  /** Offsets in the text, `end` exclusive. */
  start: number;
  end: number;
  frozenTwd: number | null;
  /** The budget line of which it is a part. */
  baseTwd: number | null;
  fraction: Fraction | null;
  /** 經同意後始得動支: a report alone does not release it. */
  consentRequired: boolean;
  unsure: FreezeDoubt | null;
};

/** A text with its amounts and fractions, found once. */
export type Figures = { text: string; money: FoundMoney[]; budgeted: FoundMoney[]; fractions: FoundFraction[] };

/** Resolutions have some hundred to three thousand characters; what stands beyond is not looked at. */
const LONGEST_TEXT = 20_000;

/** All freezes a resolution decides; what it tells of other years' freezes is none. */
export function readFreezes(resolution: string): FreezeReading[] {
  const text = resolution.slice(0, LONGEST_TEXT);
  const money = findMoney(text);
  const figures: Figures = { text, money, budgeted: findBudgeted(text, money), fractions: findFractions(text) };
  const readings: FreezeReading[] = [];
  const vague: FreezeReading[] = [];
  for (const { index } of text.matchAll(/凍結/g)) {
    const mention: Mention = { ...spanOf(text, index), at: index };
    if (!isDecided(text, mention)) continue;
    const reading = readOne(figures, mention);
    if (reading.unsure === 'no-amount') vague.push(reading);
    else readings.push(reading);
  }
  // "A part is to be frozen" before the sentence that says how much is only its reason.
  return readings.length > 0 ? readings : vague.slice(-1);
}

/** One 凍結: its clause from comma to comma, commas inside 「」 and inside amounts aside. */
type Mention = { at: number; from: number; to: number };

const LONGEST_CLAUSE = 200;

function spanOf(text: string, at: number): { from: number; to: number } {
  let from = at;
  for (let depth = 0; from > Math.max(0, at - LONGEST_CLAUSE); from -= 1) {
    const c = text[from - 1]!;
    if (c === '」') depth += 1;
    else if (c === '「') depth -= 1;
    else if (depth <= 0 && isBoundary(text, from - 1)) break;
  }
  let to = at;
  for (let depth = 0; to < Math.min(text.length, at + LONGEST_CLAUSE); to += 1) {
    const c = text[to]!;
    if (c === '「') depth += 1;
    else if (c === '」') depth -= 1;
    else if (depth <= 0 && isBoundary(text, to)) break;
  }
  return { from, to };
}

const isBoundary = (text: string, at: number): boolean => {
  const c = text[at]!;
  if (c === '，' || c === ',') return !/[0-9０-９]/.test(text[at - 1] ?? '') || !/[0-9０-９]/.test(text[at + 1] ?? '');
  return '。；;！？\n：:'.includes(c);
};

/** What is told, not decided: last year's, others', or the lifting of a freeze. */
const TOLD_BEFORE = /去年|上年|前年|以往|過去|歷年|曾|當年度?|[同逐]年|時[即已]|前次/;
const TOLD_JUST_BEFORE = /(?:遭|被|受|解除|解|未|免予?|不予|不得|避免|業經|已經?|業已|前經|原|仍|[經由](?:本院|立法院|大院)[^，]{0,12})(?:予以|部分|決議|全數)?$/;
const NO_FREEZE_AFTER = /^凍結(?:案|理由|之?(?:原因|理由|期間|效果|影響|機制|規定)|帳戶|資[產金]|存款|薪|漲|人事|員額|生長|保存|乾燥|[數項]目?為|解除)/;
const DECIDES = /[爰應擬請故予]|建議|提案|另|並|同時|再|將/;

function isDecided(text: string, { at, from, to }: Mention): boolean {
  const before = text.slice(from, at);
  if (TOLD_BEFORE.test(before) || TOLD_JUST_BEFORE.test(before.slice(-20)) || NO_FREEZE_AFTER.test(text.slice(at, at + 10))) return false;
  if (namesEarlierYear(text, before) && !before.includes('爰')) return false;
  const sentenceEnd = text.slice(to, to + 600).search(/[。\n]/);
  const rest = text.slice(to, sentenceEnd < 0 ? to + 600 : to + sentenceEnd);
  return DECIDES.test(before) || /動支|解凍/.test(rest);
}

/** 113年度…凍結 in a resolution on the budget of 114. */
function namesEarlierYear(text: string, before: string): boolean {
  const budgetYear = Number(/(\d{3})年度/.exec(text.slice(0, 400))?.[1] ?? 0);
  const year = Number(/(\d{3})年度?/.exec(before)?.[1] ?? budgetYear);
  return year < budgetYear;
}

function readOne(figures: Figures, mention: Mention): FreezeReading {
  const { text } = figures;
  const { at, from, to } = mention;
  const clause = text.slice(from, to);
  const within = <T extends { start: number; end: number }>(found: readonly T[], start: number, end: number): T[] =>
    found.filter((one) => one.start >= start && one.end <= end);
  let fractions = within(figures.fractions, at, to);
  let amounts = within(figures.money, at, to).concat(bareAmount(text, at));
  // 「…」預算之五分之一，予以凍結; 將該項預算500萬元凍結: what is frozen may stand in front.
  const isBefore = fractions.length + amounts.length === 0;
  if (isBefore) {
    fractions = within(figures.fractions, from, at).slice(-1);
    amounts = within(figures.money, from, at);
    if (fractions.length === 0) amounts = amounts.filter(({ start }) => !isCut(text, start)).slice(-1);
  }
  const isWhole = fractions.length + (isBefore ? 0 : amounts.length) === 0 && /全數|全部|全額|悉數/.test(clause);
  const [fraction] = fractions;
  const ofAmount = fraction && amounts.findLast(({ end }) => end <= fraction.start && /^(?:經費|預算)?[之的]?$/.test(text.slice(end, fraction.start)));
  const ends = [at + 2, ...(isBefore ? [] : [...fractions, ...amounts].map(({ end }) => end))];
  const start = isBefore ? Math.min(at, ...[...fractions, ...amounts].map((one) => one.start)) : at;
  const end = Math.max(...ends);
  const place = { words: text.slice(start, end), start, end, consentRequired: needsConsent(text, end) };
  const part = isWhole ? WHOLE : fraction && (amounts.length === 0 || ofAmount) ? fraction.fraction : null;

  const base = ofAmount ? { baseTwd: ofAmount.amountTwd, doubt: null } : findBase(figures, from);
  const joint = /併案|合併凍結|併予凍結|共同凍結/.test(clause) ? 'joint-sum' : null;
  if (part) {
    const isReduced = !ofAmount && !isWhole && isCutNearby(text, from, at);
    const doubt = base.doubt ?? (base.baseTwd === null ? 'no-base' : isReduced ? 'cut-before-fraction' : exceptionIn(clause));
    const frozenTwd = doubt === null && base.baseTwd !== null ? portion(base.baseTwd, part) : null;
    return { ...place, frozenTwd, baseTwd: base.baseTwd, fraction: part, unsure: doubt ?? joint };
  }
  const { amountTwd } = amounts[0] ?? { amountTwd: null };
  const several = new Set(amounts.map((one) => one.amountTwd)).size > 1;
  const exceeds = amountTwd !== null && base.baseTwd !== null && amountTwd > base.baseTwd;
  const unsure = amountTwd === null ? 'no-amount' : several ? 'several-amounts' : (joint ?? (exceeds ? 'more-than-base' : null));
  return { ...place, frozenTwd: several ? null : amountTwd, baseTwd: base.baseTwd, fraction: null, unsure };
}

/** 凍結500萬， without 元. */
function bareAmount(text: string, at: number): FoundMoney[] {
  const found = /^凍結([0-9０-９.,]{1,12}[萬億])(?![0-9０-９元千百])/.exec(text.slice(at, at + 20));
  const [money] = found ? findMoney(`${found[1]}元`) : [];
  return money ? [{ ...money, words: found![1]!, start: at + 2, end: at + 2 + found![1]!.length }] : [];
}

const CUT = '減列|刪減|刪除|統刪|減少|核減';
const isCut = (text: string, start: number): boolean => new RegExp(`(?:${CUT})[^，。]{0,16}$`).test(text.slice(Math.max(0, start - 20), start));

/** Whether the same budget line is cut in the same breath: a fraction of what then - before the cut or after? */
const isCutNearby = (text: string, from: number, at: number): boolean => {
  const sentence = text.slice(Math.max(0, from - 80), at);
  return new RegExp(`(?:${CUT})[^。]{0,40}$`).test(sentence.slice(Math.max(sentence.lastIndexOf('。'), sentence.lastIndexOf('\n')) + 1));
};

const exceptionIn = (clause: string): FreezeDoubt | null =>
  /各凍結|各[該項]|分別凍結/.test(clause) ? 'several-bases' : /扣除|除[^，。]{0,30}外|其餘|不含/.test(clause) ? 'exception' : null;

/** The first 動支 after the freeze tells for what it waits; several freezes may share one. */
function needsConsent(text: string, end: number): boolean {
  const ahead = text.slice(end, end + 1500);
  const release = ahead.search(/動支|解凍/);
  const condition = ahead.slice(0, release < 0 ? 0 : release);
  return /同意[後]?[，,、]?\s?(?:始|方|才|得|可|予)?[得可能]?(?:予以|予)?$/.test(condition) || /未[經獲][^，。]{0,20}同意[^，。]{0,6}(?:不得|不予)$/.test(condition);
}
