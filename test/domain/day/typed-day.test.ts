import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, isDay } from '../../../server/domain/day/civil-date.ts';
import { formatRoc, readDay } from '../../../server/domain/day/roc-date.ts';
import { type DayFault, readTypedDay } from '../../../server/domain/day/typed-day.ts';
import { dayView, typedDay } from '../../../server/web/days.ts';

const answer = (text: string): string => {
  const read = readTypedDay(text);
  return 'day' in read ? read.day : read.fault.code;
};

describe('a day as a person types it', () => {
  const SAME = [
    '114/4/17', '114.4.17', '114-4-17', '1140417', '114年4月17日', '民國114年4月17日', '中華民國 114 年 4 月 17 日', '2025-04-17', '2025/4/17',
    '20250417', '１１４／４／１７', '１１４年４月１７日', ' 114/04/17 ', '114。4。17', '114、4、17', '114·4·17', '114–4–17', '114 4 17', '2025 04 17',
    '114\\4\\17', '一百十四年四月十七日', '114年4月17號', '114年4月17日（星期四）', '114/4/17(四)', '114年4月17日 週四', '114/4/17 禮拜四', '114.4.17（四）',
  ];
  for (const text of SAME) it(`${JSON.stringify(text)} is 2025-04-17`, () => expect(answer(text)).to.equal('2025-04-17'));

  const FAULTS: [text: string, code: DayFault['code']][] = [
    ['', 'unclear'], ['tomorrow', 'unclear'], ['17/4/2025', 'unclear'], ['114/4', 'unclear'], ['114年4月', 'unclear'], ['114/4/17/5', 'unclear'],
    ['4/17', 'no-year'], ['4月17日', 'no-year'], ['四月十七日', 'no-year'], ['4.17', 'no-year'],
    ['25/4/17', 'short-year'], ['25年4月17日', 'short-year'], ['600417', 'short-year'], ['25-2-29', 'short-year'],
    ['西元114年4月17日', 'other-era'], ['民國2025年4月17日', 'other-era'],
    ['114/13/1', 'no-month'], ['114/0/1', 'no-month'], ['2025-17-04', 'no-month'],
    ['114/2/29', 'no-day-of-month'], ['114年2月30日', 'no-day-of-month'], ['114/4/31', 'no-day-of-month'], ['114/4/0', 'no-day-of-month'],
    ['114年4月17日（五）', 'other-weekday'], ['000/4/17', 'unclear'],
  ];
  for (const [text, code] of FAULTS) it(`${JSON.stringify(text)} is none: ${code}`, () => expect(answer(text)).to.equal(code));

  it('tells both readings of a year of two figures, and the length of a month that is shorter', () => {
    expect(readTypedDay('25/4/17')).to.deep.equal({ fault: { code: 'short-year', year: 25, roc: '1936-04-17', western: '2025-04-17' } });
    expect(readTypedDay('25/2/29')).to.deep.include({ fault: { code: 'short-year', year: 25, roc: '1936-02-29', western: null } });
    expect(readTypedDay('113/2/30')).to.deep.equal({ fault: { code: 'no-day-of-month', month: '2024-02-01', dayOfMonth: 30, last: 29 } });
    expect(answer('113/2/29')).to.equal('2024-02-29');
    expect(['99/4/17', '099/4/17', '民國99年4月17日', '九十九年四月十七日', '99.4.17', '990417'].map(answer)).to.deep.equal(Array(6).fill('2010-04-17'));
    expect(['025/4/17', '民國25年4月17日'].map(answer), 'said to be ROC').to.deep.equal(['1936-04-17', '1936-04-17']);
  });

  const anyDay = fc.integer({ min: 0, max: 100_000 }).map((n) => addDays('1921-01-01', n));

  it('reads back every day the program writes, in both languages', () => {
    fc.assert(fc.property(anyDay, (day) => {
      for (const locale of ['zh-TW', 'en'] as const) expect(answer(typedDay(day, locale))).to.equal(day);
      expect(answer(dayView(day, 'zh-TW').main.startsWith('1') ? `民國${formatRoc(day)}` : day)).to.equal(day);
    }));
  });

  it('answers a day that exists or a fault whatever the text, and never another day than a document would be read to have', () => {
    const datelike = fc.string({ unit: fc.constantFrom(...'0123456789１２一二十百零年月日./- 。、民國西元()星期週三四') });
    fc.assert(fc.property(fc.oneof(datelike, fc.string({ unit: 'grapheme' })), (text) => {
      const read = readTypedDay(text);
      if (!('day' in read)) return;
      expect(isDay(read.day)).to.equal(true);
      expect(readDay(text) ?? read.day).to.equal(read.day);
    }), { numRuns: 3000 });
    for (const long of ['一'.repeat(1_000_000), ' '.repeat(1_000_000), '1 '.repeat(500_000), `114/4/17${'('.repeat(500_000)}`]) expect(answer(long)).to.equal('unclear');
  });
});
