import { expect } from 'chai';
import fc from 'fast-check';
import { NUMERAL, readNumber, toHalfWidth } from '../../../server/domain/text/chinese-number.ts';

/** How an official writes a number below 10,000: 一百十四, or 一百一十四 with `fullTens`. */
function writeNumber(value: number, fullTens: boolean): string {
  const digits = String(value).padStart(4, '0');
  let text = '';
  [...digits].forEach((digit, index) => {
    const unit = ['千', '百', '十', ''][index]!;
    if (digit === '0') {
      if (text !== '' && !text.endsWith('零') && Number(digits.slice(index)) > 0) text += '零';
      return;
    }
    const bare = unit === '十' && digit === '1' && !text.endsWith('零') && (text === '' || !fullTens);
    text += `${bare ? '' : '零一二三四五六七八九'[Number(digit)]}${unit}`;
  });
  return text || '零';
}

describe('Reading a whole number', () => {
  const cases: [numeral: string, value: number][] = [
    ['3', 3], ['３', 3], ['1２', 12], [' 36 ', 36], ['007', 7], ['三', 3], ['兩', 2], ['零', 0], ['〇', 0],
    ['十', 10], ['十二', 12], ['一十', 10], ['二十', 20], ['廿', 20], ['廿三', 23], ['卅一', 31], ['百', 100],
    ['一百十四', 114], ['一百一十四', 114], ['一百廿三', 123], ['一百零五', 105], ['一百〇五', 105], ['兩百', 200],
    ['一千零十', 1010], ['二千零二十五', 2025], ['一千零五', 1005], ['三六九', 369], ['一一四', 114], ['二○二五', 2025],
    ['壹佰壹拾肆', 114], ['貳仟零貳拾伍', 2025],
  ];
  for (const [numeral, value] of cases) it(`${numeral} is ${value}`, () => expect(readNumber(numeral)).to.equal(value));

  const none: [numeral: string, why: string][] = [
    ['', 'nothing'], [' ', 'a space'], ['-1', 'a sign'], ['1.5', 'a fraction'], ['1,000', 'a comma'], ['半', 'a half'],
    ['一萬', 'beyond thousands'], ['3個', 'more than a number'], ['constructor', 'a word'], ['十十', 'a unit twice'],
    ['百千', 'units in the wrong order'], ['千百', 'a bare 百 in the middle'], ['三六十', 'two digits before a unit'],
    ['零十', 'a zero before a unit'], ['十零', 'a zero for nothing'], ['三百零', 'a number cut off'],
    ['一百零五十', 'a zero where no place is left out'], ['三十零五', 'the same'], ['一百零零五', 'a zero twice'],
    ['一百五', '105 in writing, 150 in speech'], ['兩三', 'two or three'], ['99999999999999999999', 'too large to be exact'],
    ['九'.repeat(30), 'too large to be exact'],
  ];
  for (const [numeral, why] of none) it(`${JSON.stringify(numeral)} is none: ${why}`, () => expect(readNumber(numeral)).to.equal(null));

  it('reads every number from 0 to 9,999 as officials write it, either way', () => {
    for (let value = 0; value < 10_000; value += 1) {
      for (const fullTens of [true, false]) {
        const written = writeNumber(value, fullTens);
        if (readNumber(written) !== value) expect.fail(`${written} is ${value}, not ${readNumber(written)}`);
        if (!new RegExp(`^${NUMERAL}$`).test(written)) expect.fail(`NUMERAL misses ${written}`);
      }
    }
  });

  it('answers a whole number or null whatever the text, and soon', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'零〇○一二兩三九十百千廿卅拾佰5５ ') })), (text) => {
        const value = readNumber(text);
        expect(value === null || (Number.isSafeInteger(value) && value >= 0)).to.equal(true);
      }),
      { numRuns: 1000 },
    );
    expect(readNumber('9'.repeat(1_000_000))).to.equal(null);
  });
});

describe('Half-width text', () => {
  it('has ASCII for full-width characters and keeps its length', () => {
    expect(toHalfWidth('１１４．４／１７（Ａ）　年')).to.equal('114.4/17(A) 年');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => toHalfWidth(text).length === text.length));
  });
});
