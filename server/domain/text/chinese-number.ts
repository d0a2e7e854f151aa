/**
 * Whole numbers as official documents write them: 3, ３, 三, 兩, 十二, 一百十四, 廿三,
 * and digit by digit, 三六九.
 */

const DIGITS: Record<string, number> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 貳: 2, 參: 3, 叁: 3, 肆: 4, 伍: 5, 陸: 6, 柒: 7, 捌: 8, 玖: 9,
};
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const TENS: Record<string, string> = { 廿: '二十', 卅: '三十' };

/** Source of a regular expression for one numeral; put it in a group. */
export const NUMERAL = '(?:[0-9０-９]+|[零〇○一二兩三四五六七八九十百千廿卅]+)';

/** Full-width digits and letters, punctuation of their range and the full-width space, as ASCII; length is kept. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

/**
 * Reads a whole numeral: `readNumber('一百十四')` is 114, `readNumber('三六九')` is 369. Null where it is
 * none, or may be two: 一百五 (105 in writing, 150 in speech), 兩三 (two or three).
 */
export function readNumber(numeral: string): number | null {
  const text = toHalfWidth(numeral.trim()).replace(/[廿卅]/g, (c) => TENS[c]!);
  if (/^\d+$/.test(text)) return safe(Number(text));
  const characters = [...text];
  if (characters.length === 0 || !characters.every((c) => c in DIGITS || c in UNITS)) return null;
  if (characters.some((c) => c in UNITS)) return readWithUnits(characters);
  if (characters.length > 1 && characters.includes('兩')) return null;
  return safe(Number(characters.map((c) => DIGITS[c]).join('')));
}

const safe = (value: number): number | null => (Number.isSafeInteger(value) ? value : null);

/**
 * 一百十四, 一千零二十: each unit once, from large to small. A zero stands only for places left out,
 * and the last digit after 百 or 千 needs one; only 十 may stand without its digit inside a number.
 */
function readWithUnits(characters: string[]): number | null {
  let total = 0;
  let digit: number | null = null;
  let afterZero = false;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const c of characters) {
    const unit = UNITS[c];
    if (unit === undefined) {
      if (digit !== null || (DIGITS[c] === 0 && (afterZero || total === 0))) return null;
      if (DIGITS[c] === 0) afterZero = true;
      else digit = DIGITS[c]!;
      continue;
    }
    if (unit >= lastUnit || (afterZero && unit * 10 >= lastUnit)) return null;
    if (digit === null && unit !== 10 && total > 0) return null;
    total += (digit ?? 1) * unit;
    lastUnit = unit;
    digit = null;
    afterZero = false;
  }
  if (digit === null) return afterZero ? null : total;
  return afterZero === lastUnit > 10 ? total + digit : null;
}
