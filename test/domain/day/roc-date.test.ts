import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, isDay } from '../../../server/domain/day/civil-date.ts';
import { formatRoc, readDay, toRocYear, toWesternYear } from '../../../server/domain/day/roc-date.ts';

describe('Reading a day as people write it', () => {
  const cases: [text: string, day: string][] = [
    ['114年4月17日', '2025-04-17'], ['114年4月17號', '2025-04-17'], ['民國114年4月17日', '2025-04-17'],
    ['中華民國114年 4 月\n17日', '2025-04-17'], ['中華民國一百十四年四月十七日', '2025-04-17'],
    ['一一四年四月十七日', '2025-04-17'], ['一○四年十月廿日', '2015-10-20'], ['１１４年４月１７日', '2025-04-17'],
    ['二〇二五年四月十七日', '2025-04-17'], ['西元2025年4月17日', '2025-04-17'], ['2025年4月17日', '2025-04-17'],
    ['114.4.17', '2025-04-17'], ['114．4．17', '2025-04-17'], ['114/04/17', '2025-04-17'], ['114-4-17', '2025-04-17'],
    ['1140417', '2025-04-17'], ['20250417', '2025-04-17'], ['2025-04-17', '2025-04-17'], ['2025/4/17', '2025-04-17'],
    ['99.1.1', '2010-01-01'], ['0990101', '2010-01-01'], ['民國元年1月1日', '1912-01-01'], ['113年2月29日', '2024-02-29'],
  ];
  for (const [text, day] of cases) it(`${JSON.stringify(text)} is ${day}`, () => expect(readDay(text)).to.equal(day));

  const none: [text: string, why: string][] = [
    ['', 'nothing'], ['114年2月29日', 'no leap year'], ['114年4月31日', 'no such day'], ['114年13月1日', 'no such month'],
    ['114年0月1日', 'no such month'], ['0年1月1日', 'there is no year 0'], ['00.1.1', 'there is no year 0'],
    ['西元114年4月17日', 'a ROC year called Western'], ['民國2025年4月17日', 'a Western year called ROC'],
    ['民國前1年1月1日', 'before the ROC'], ['114-04/17', 'two separators'], ['114.4', 'no day'], ['4月17日', 'no year'],
    ['01/02/2025', 'which is the month?'], ['990101', 'six digits can be read in two ways'], ['2025417', 'no such month'],
    ['114年4月17日止', 'more than a day'], ['114年4月17日及18日', 'two days'], ['2025-04-17T00:00', 'an hour'],
    ['-114.4.17', 'a sign'], ['99999年1月1日', 'five digits'], ['0x72.4.17', 'no number'],
  ];
  for (const [text, why] of none) it(`${JSON.stringify(text)} is none: ${why}`, () => expect(readDay(text)).to.equal(null));

  const rocDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1912-01-01', n));

  it('reads back what it writes', () => {
    fc.assert(fc.property(rocDay, (day) => readDay(formatRoc(day)) === day));
    fc.assert(fc.property(rocDay, (day) => readDay(day) === day));
  });

  it('answers a day or null whatever the text', () => {
    const datelike = fc.string({ unit: fc.constantFrom(...'0123456789１２一二十百零年月日./- 民國西元') });
    fc.assert(
      fc.property(fc.oneof(datelike, fc.string({ unit: 'grapheme' })), (text) => {
        const day = readDay(text);
        expect(day === null || isDay(day)).to.equal(true);
      }),
      { numRuns: 2000 },
    );
    expect(readDay(`${'一'.repeat(1_000_000)}年`)).to.equal(null);
    expect(readDay(' '.repeat(1_000_000))).to.equal(null);
  });
});

describe('The ROC calendar', () => {
  it('counts from 1912', () => {
    expect(toRocYear(2025)).to.equal(114);
    expect(toWesternYear(114)).to.equal(2025);
    expect(toWesternYear(2025)).to.equal(2025);
  });

  it('writes a day without leading zeros, and the years before the first backwards', () => {
    expect(formatRoc('2025-04-07')).to.equal('114年4月7日');
    expect(formatRoc('1912-01-01')).to.equal('1年1月1日');
    expect(formatRoc('1911-10-10')).to.equal('前1年10月10日');
    expect(formatRoc('1895-04-17')).to.equal('前17年4月17日');
  });
});
