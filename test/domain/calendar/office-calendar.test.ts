import { expect } from 'chai';
import fc from 'fast-check';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { addDays } from '../../../server/domain/day/civil-date.ts';
import {
  addWorkingDays, dayStatus, isDayOff, makeCalendar, nextWorkDay, workingDaysBetween,
} from '../../../server/domain/calendar/office-calendar.ts';

const calendar = makeCalendar(seedEditions());

describe('The office calendar', () => {
  const cases: [day: string, isOff: boolean, reason: string, name: string | null, why: string][] = [
    ['2025-02-28', true, 'holiday', '和平紀念日', 'a holiday on a Friday'],
    ['2025-02-08', false, 'make-up', null, 'a Saturday on which offices work'],
    ['2025-03-01', true, 'weekend', null, 'an ordinary Saturday'],
    ['2025-05-31', true, 'holiday', '端午節', 'a holiday that falls on a Saturday keeps its name'],
    ['2025-05-30', true, 'holiday', '補假', 'the day off in lieu of it'],
    ['2025-03-03', false, 'work', null, 'an ordinary Monday'],
    ['2025-05-01', false, 'work', null, 'Labour Day was a work day for offices'],
    ['2026-05-01', true, 'holiday', '勞動節', 'and is a day off from 2026'],
    ['2027-02-09', true, 'holiday', '補假', 'Lunar New Year 2027'],
  ];
  for (const [day, isOff, reason, name, why] of cases) {
    it(`${day}: ${why}`, () => {
      expect(dayStatus(calendar, day)).to.deep.equal({ isOff, reason, name, provisional: false });
    });
  }

  it('gives no name where the edition gives none', () => {
    const revised = makeCalendar(seedEditions().filter(({ label }) => label === '114年修正版'));
    expect(dayStatus(revised, '2025-09-29')).to.deep.equal({ isOff: true, reason: 'holiday', name: null, provisional: false });
  });

  it('lets a later edition of a year replace an earlier one', () => {
    const [first, ...later] = seedEditions().filter(({ year }) => year === 2025);
    for (const day of ['2025-09-29', '2025-10-24', '2025-12-25']) {
      expect(isDayOff(makeCalendar([first!]), day), `${day} in the first issue`).to.equal(false);
      expect(isDayOff(makeCalendar([first!, ...later]), day), `${day} in the last`).to.equal(true);
      expect(isDayOff(makeCalendar([...later, first!]), day), 'order decides, not the label').to.equal(false);
    }
  });
});

describe('A year whose calendar is not known', () => {
  const cases: [day: string, isOff: boolean, reason: string, name: string | null][] = [
    ['2028-01-01', true, 'holiday', '開國紀念日'],
    ['2028-02-28', true, 'holiday', '和平紀念日'],
    ['2028-04-04', true, 'holiday', '兒童節'],
    ['2028-04-05', true, 'holiday', '清明節'],
    ['2028-05-01', true, 'holiday', '勞動節'],
    ['2028-09-28', true, 'holiday', '孔子誕辰紀念日/教師節'],
    ['2028-10-10', true, 'holiday', '國慶日'],
    ['2028-10-25', true, 'holiday', '臺灣光復暨金門古寧頭大捷紀念日'],
    ['2028-12-25', true, 'holiday', '行憲紀念日'],
    ['2028-01-02', true, 'weekend', null],
    ['2028-01-03', false, 'work', null],
    ['2016-12-31', true, 'weekend', null],
    ['2016-12-30', false, 'work', null],
  ];
  for (const [day, isOff, reason, name] of cases) {
    it(`${day} is ${name ?? reason}, provisionally`, () => {
      expect(dayStatus(calendar, day)).to.deep.equal({ isOff, reason, name, provisional: true });
    });
  }
});

describe('Working days', () => {
  it('nextWorkDay is the day itself where offices work, or the first on which they do', () => {
    expect(nextWorkDay(calendar, '2025-02-27')).to.equal('2025-02-27');
    expect(nextWorkDay(calendar, '2025-02-28')).to.equal('2025-03-03');
    expect(nextWorkDay(calendar, '2025-02-08')).to.equal('2025-02-08', 'a make-up Saturday');
    expect(nextWorkDay(calendar, '2027-02-04')).to.equal('2027-02-11', 'a week of Lunar New Year');
  });

  const cases: [day: string, n: number, expected: string, why: string][] = [
    ['2025-02-27', 1, '2025-03-03', 'over a long weekend'],
    ['2025-03-03', -1, '2025-02-27', 'and back'],
    ['2025-03-01', 1, '2025-03-03', 'from a Saturday'],
    ['2025-03-01', -1, '2025-02-27', 'from a Saturday, backwards'],
    ['2025-03-01', 0, '2025-03-03', 'zero from a day off is the next work day'],
    ['2025-03-03', 0, '2025-03-03', 'zero from a work day is that day'],
    ['2025-02-07', 1, '2025-02-08', 'to a make-up Saturday'],
    ['2025-01-24', 5, '2025-02-07', 'over Lunar New Year 2025'],
  ];
  for (const [day, n, expected, why] of cases) {
    it(`${n} working days from ${day}: ${expected}, ${why}`, () => {
      expect(addWorkingDays(calendar, day, n)).to.equal(expected);
    });
  }

  it('refuses a number of working days that is not whole', () => {
    for (const n of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addWorkingDays(calendar, '2025-03-03', n)).to.throw(RangeError);
    }
  });

  it('counts those after the first day up to and including the last', () => {
    expect(workingDaysBetween(calendar, '2025-02-27', '2025-03-03')).to.equal(1);
    expect(workingDaysBetween(calendar, '2025-03-03', '2025-02-27')).to.equal(-1);
    expect(Object.is(workingDaysBetween(calendar, '2025-03-03', '2025-03-03'), 0)).to.equal(true);
    expect(workingDaysBetween(calendar, '2025-02-28', '2025-03-02')).to.equal(0);
    expect(workingDaysBetween(calendar, '2025-02-07', '2025-02-10')).to.equal(2, 'the make-up Saturday counts');
    expect(workingDaysBetween(calendar, '2024-12-31', '2025-12-31')).to.equal(247);
  });

  const someDay = fc.integer({ min: -400, max: 5200 }).map((n) => addDays('2017-01-01', n));

  it('counts the same as looking at each day in turn, known years or not', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 800 }), (from, length) => {
        let count = 0;
        for (let i = 1; i <= length; i += 1) if (!isDayOff(calendar, addDays(from, i))) count += 1;
        expect(workingDaysBetween(calendar, from, addDays(from, length))).to.equal(count);
      }),
      { numRuns: 300 },
    );
  });

  it('adding n working days leaves n working days between, either way', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 120 }), (from, n) => {
        expect(workingDaysBetween(calendar, from, addWorkingDays(calendar, from, n))).to.equal(n);
        const start = nextWorkDay(calendar, from);
        expect(workingDaysBetween(calendar, start, addWorkingDays(calendar, start, -n))).to.equal(-n);
      }),
    );
  });
});
