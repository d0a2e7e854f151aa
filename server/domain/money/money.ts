/**
 * Amounts in NT$ as documents write them, read digit by digit into whole dollars: 4,970萬6千元, 42億 6,550萬8千元,
 * 4,265,508千元, 2兆7,739.92億元, 五百萬元, 二億五、〇〇〇萬元, full-width digits. No floats anywhere.
 */
import { readNumber, toHalfWidth } from '../text/chinese-number.ts';

/** `start` and `end` (exclusive) are offsets in the text. */
export type FoundMoney = { amountTwd: number; words: string; start: number; end: number };

/** `formatTwd(1705401650)` is `'1,705,401,650'`. */
export const formatTwd = (amountTwd: number): string => String(amountTwd).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Reads a text that is one amount, with or without 新臺幣, 元, 整; null where it is none, or not in whole dollars. */
export function readMoney(text: string): number | null {
  const bare = toHalfWidth(text).trim().replace(/^(?:新[臺台]幣|NT\$|NTD|\$)\s*/i, '').replace(/\s*[元圓]?整?$/, '');
  return bare.length > LONGEST ? null : readAmount(bare);
}

/** All amounts that end in 元, in order. */
export function findMoney(text: string): FoundMoney[] {
  const half = toHalfWidth(text);
  const found: FoundMoney[] = [];
  let from = 0;
  for (let at = half.indexOf('元'); at >= 0; at = half.indexOf('元', at + 1)) {
    const start = NOT_MONEY.test(half.slice(at + 1, at + 3)) ? at : startOfAmount(text, half, at, from);
    const amountTwd = start < at ? readAmount(half.slice(start, at)) : null;
    if (amountTwd !== null) found.push({ amountTwd, words: text.slice(start, at + 1), start, end: at + 1 });
    from = at + 1;
  }
  return found;
}

const LONGEST = 40;
/** 元旦, 元宇宙, 一元化: no dollars. */
const NOT_MONEY = /^(?:旦|件|年|宇宙|素|首|老|氣|化|性|論|月)/;
const IN_AMOUNT = /[0-9.,零〇○一二兩三四五六七八九十百千萬億兆廿卅壹貳參叁肆伍陸柒捌玖拾佰仟]/;
const UNIT = /[十百千萬億兆拾佰仟]/;
const CHINESE_GROUP = /^、[零〇○一二三四五六七八九]{3}(?![零〇○一二三四五六七八九十百])/;

/** Walks back from 元 over what belongs to an amount; a space belongs to it only beside a unit (42億 6,550萬元). */
function startOfAmount(text: string, half: string, end: number, from: number): number {
  let start = end;
  while (start > Math.max(from, end - LONGEST)) {
    const at = start - 1;
    const c = half[at]!;
    if (/\s/.test(c)) {
      const before = half.slice(Math.max(0, at - 3), at).trimEnd().slice(-1);
      if (!UNIT.test(before) && !(UNIT.test(half[start] ?? '') || start === end)) break;
    } else if (c === ',' && text[at] === '，') {
      // A full-width comma parts clauses, unless the digits about it are full-width too.
      if (!/[０-９]/.test(text[at - 1] ?? '') || !/[０-９]/.test(text[start] ?? '')) break;
    } else if (c === '、') {
      if (!CHINESE_GROUP.test(half.slice(at, at + 6))) break;
    } else if (!IN_AMOUNT.test(c)) break;
    start = at;
  }
  while (start < end && /[\s,.、]/.test(half[start]!)) start += 1;
  // 數千萬元, 上百億元, 幾十萬元: about so much. 第2,000元 is none either.
  return /[數幾上第餘多]/.test(half[start - 1] ?? '') && UNIT.test(half[start] ?? '') ? end : start;
}

const BIG_UNITS: readonly [string, bigint][] = [['兆', 10n ** 12n], ['億', 10n ** 8n], ['萬', 10n ** 4n]];

/** An amount without 元: sections that end in 兆, 億, 萬, then the rest, each smaller than the unit before it. */
function readAmount(amount: string): number | null {
  let rest = amount.replace(/\s+/g, '').replace(/、/g, '');
  let total = 0n;
  let limit: bigint | null = null;
  for (const [name, unit] of [...BIG_UNITS, ['', 1n] as const]) {
    const cut = name === '' ? rest.length : rest.indexOf(name);
    if (cut < 0 || (name === '' && rest === '')) continue;
    const value = readSection(rest.slice(0, cut), unit);
    if (value === null || (limit !== null && value >= limit)) return null;
    total += value;
    limit = unit;
    rest = rest.slice(cut + name.length);
  }
  return limit !== null && total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : null;
}

const SMALL_UNITS: Record<string, bigint> = { 千: 1000n, 仟: 1000n, 百: 100n, 佰: 100n, 十: 10n, 拾: 10n };
const ARABIC_STEP = /([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?([千仟百佰十拾]?)/y;

/** One section times its unit: 6,550 · 7,739.92 · 8千 · 3千5百 · 二百五十; null unless whole dollars come out. */
function readSection(section: string, unit: bigint): bigint | null {
  if (!/^[0-9]/.test(section)) {
    const value = readNumber(section);
    return value === null ? null : BigInt(value) * unit;
  }
  let total = 0n;
  let limit: bigint | null = null;
  ARABIC_STEP.lastIndex = 0;
  for (let at = 0; at < section.length; at = ARABIC_STEP.lastIndex) {
    const step = ARABIC_STEP.exec(section);
    if (step === null) return null;
    const [, whole = '', decimals = '', small = ''] = step;
    const smallUnit = SMALL_UNITS[small] ?? 1n;
    const scaled = BigInt(whole.replace(/,/g, '') + decimals) * smallUnit * unit;
    const scale = 10n ** BigInt(decimals.length);
    if (scaled % scale !== 0n || (limit !== null && scaled / scale >= limit * unit)) return null;
    total += scaled / scale;
    limit = smallUnit;
  }
  return total;
}
