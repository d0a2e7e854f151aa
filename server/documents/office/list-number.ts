/** The numbers that office programs put before paragraphs of a list: 一, 壹, 甲, 1, １, a, A, i, I, ①. */

/** How a level counts; 'none' shows no number. */
export type NumberStyle =
  | 'none' | 'decimal' | 'decimalZero' | 'fullWidth' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman'
  | 'chineseCounting' | 'chineseThousand' | 'chineseDigits' | 'chineseLegal' | 'stems' | 'branches' | 'circled' | 'parenthesized' | 'circledChinese';

const DIGITS = '○一二三四五六七八九';
const LEGAL_DIGITS = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
/** Beyond it nobody counts paragraphs; a file's start value may say anything. */
const MOST = 99_999;

const WRITERS: Record<NumberStyle, (value: number) => string> = {
  none: () => '',
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  fullWidth: (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperLetter: letters,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: roman,
  // As Word counts: 九十九, then digit by digit, 一○○.
  chineseCounting: (value) => (value < 100 ? chinese(value, DIGITS, '十百千萬') : chineseDigits(value)),
  chineseThousand: (value) => chinese(value, DIGITS, '十百千萬').replaceAll('○', '零'),
  chineseDigits,
  chineseLegal: (value) => chinese(value, LEGAL_DIGITS, '拾佰仟萬'),
  stems: (value) => oneOf(STEMS, value),
  branches: (value) => oneOf(BRANCHES, value),
  circled: (value) => enclosed(value, 0x2460, 20),
  parenthesized: (value) => enclosed(value, 0x2474, 20),
  circledChinese: (value) => enclosed(value, 0x3280, 10),
};

/** `writeListNumber('chineseThousand', 21)` is 二十一; a value no list has is written in digits. */
export const writeListNumber = (style: NumberStyle, value: number): string =>
  style !== 'none' && (!Number.isInteger(value) || value < 1 || value > MOST) ? String(value) : WRITERS[style](value);

function chineseDigits(value: number): string {
  return String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)]!);
}

/** 一百零一, 十一, 二十; in legal digits 壹拾壹. */
function chinese(value: number, digits: string, units: string): string {
  let text = '';
  let isAfterZero = false;
  const places = [...String(value)].map(Number);
  for (const [index, digit] of places.entries()) {
    const place = places.length - 1 - index;
    if (digit === 0) {
      isAfterZero = true;
      continue;
    }
    text += (isAfterZero ? digits[0]! : '') + digits[digit]! + (place === 0 ? '' : units[place - 1]!);
    isAfterZero = false;
  }
  return digits === DIGITS && value >= 10 && value < 20 ? text.slice(1) : text;
}

/** After Z comes AA, then BB. */
function letters(value: number): string {
  return value > 26 * 20 ? String(value) : String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly [number, string][] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'],
  [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

function roman(value: number): string {
  let rest = value;
  return ROMAN.map(([worth, sign]) => {
    const times = Math.floor(rest / worth);
    rest -= times * worth;
    return sign.repeat(times);
  }).join('');
}

const oneOf = (signs: string, value: number): string => (value <= signs.length ? signs[value - 1]! : String(value));
const enclosed = (value: number, first: number, most: number): string => (value <= most ? String.fromCharCode(first + value - 1) : String(value));

/** Names of `w:numFmt` in WordprocessingML (ECMA-376 17.18.59). */
export const WORD_NUMBER_STYLES: Readonly<Record<string, NumberStyle>> = {
  none: 'none', bullet: 'none', decimal: 'decimal', decimalHalfWidth: 'decimal', decimalZero: 'decimalZero',
  ordinal: 'decimal', cardinalText: 'decimal',
  decimalFullWidth: 'fullWidth', decimalFullWidth2: 'fullWidth', lowerLetter: 'lowerLetter', upperLetter: 'upperLetter',
  lowerRoman: 'lowerRoman', upperRoman: 'upperRoman', taiwaneseCounting: 'chineseCounting', chineseCounting: 'chineseCounting',
  taiwaneseCountingThousand: 'chineseThousand', chineseCountingThousand: 'chineseThousand', japaneseCounting: 'chineseThousand',
  koreanCounting: 'chineseThousand',
  taiwaneseDigital: 'chineseDigits', ideographDigital: 'chineseDigits', japaneseDigitalTenThousand: 'chineseDigits',
  ideographLegalTraditional: 'chineseLegal', chineseLegalSimplified: 'chineseLegal', japaneseLegal: 'chineseLegal',
  ideographTraditional: 'stems', ideographZodiac: 'branches', decimalEnclosedCircle: 'circled', decimalEnclosedCircleChinese: 'circled',
  decimalEnclosedParen: 'parenthesized', ideographEnclosedCircle: 'circledChinese',
};

const BY_FIRST_SIGN: Readonly<Record<string, NumberStyle>> = {
  '1': 'decimal', '１': 'fullWidth', a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman', 一: 'chineseThousand',
  壹: 'chineseLegal', 壱: 'chineseLegal', 甲: 'stems', 子: 'branches', '①': 'circled', '⑴': 'parenthesized', '㊀': 'circledChinese',
};

/** `style:num-format` of OpenDocument, and `type` of HTML: a sample, as `1`, `A` or `一, 二, 三, ...`. */
export const numberStyleOfSample = (sample: string): NumberStyle =>
  BY_FIRST_SIGN[sample.trim()[0] ?? ''] ?? (sample.trim() === '' ? 'none' : 'decimal');

/** `list-style-type` of CSS. */
export const CSS_NUMBER_STYLES: Readonly<Record<string, NumberStyle>> = {
  none: 'none', disc: 'none', circle: 'none', square: 'none', decimal: 'decimal', 'decimal-leading-zero': 'decimalZero',
  'lower-alpha': 'lowerLetter', 'lower-latin': 'lowerLetter', 'upper-alpha': 'upperLetter', 'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman', 'upper-roman': 'upperRoman', 'cjk-ideographic': 'chineseThousand', 'trad-chinese-informal': 'chineseThousand',
  'simp-chinese-informal': 'chineseThousand', 'trad-chinese-formal': 'chineseLegal', 'cjk-decimal': 'chineseDigits', 'cjk-heavenly-stem': 'stems',
  'cjk-earthly-branch': 'branches',
};
