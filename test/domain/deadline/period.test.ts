import { expect } from 'chai';
import fc from 'fast-check';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { addDays } from '../../../server/domain/day/civil-date.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { countPeriod, isPeriod, type Period, type PeriodStep, rollOver } from '../../../server/domain/deadline/period.ts';

const calendar = makeCalendar(seedEditions());

type Case = [event: string, period: string, rawLastDay: string, lastDay: string, why: string];

/** `3 months` */
const periodOf = (text: string): Period => {
  const [count, unit] = text.split(' ') as [string, Period['unit']];
  return { unit, count: Number(count) };
};

const kinds = (steps: readonly PeriodStep[]): string[] => steps.map(({ kind }) => kind);

function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [event, period, rawLastDay, lastDay, why] of cases) {
      it(`${event} + ${period}: ${rawLastDay}${lastDay === rawLastDay ? '' : `, rolls to ${lastDay}`}: ${why}`, () => {
        expect(countPeriod(event, periodOf(period), calendar)).to.include({ rawLastDay, lastDay });
      });
    }
  });
}

table('Days: the day of the event does not count (民法第120條第2項, 第121條第1項)', [
  ['2025-03-03', '1 days', '2025-03-04', '2025-03-04', 'the next day is the first and the last'],
  ['2025-03-03', '10 days', '2025-03-13', '2025-03-13', 'a Thursday'],
  ['2025-03-03', '30 days', '2025-04-02', '2025-04-02', 'thirty days are not a month'],
  ['2024-02-28', '1 days', '2024-02-29', '2024-02-29', 'a leap day'],
  ['2023-02-28', '1 days', '2023-03-01', '2023-03-01', 'no leap day'],
  ['2024-12-25', '10 days', '2025-01-04', '2025-01-06', 'over the end of the year, to a Saturday'],
]);

table('Weeks: the day before the weekday it started on (民法第121條第2項)', [
  ['2025-03-03', '1 weeks', '2025-03-10', '2025-03-10', 'Monday, starts Tuesday, ends Monday'],
  ['2025-03-01', '2 weeks', '2025-03-15', '2025-03-17', 'from a Saturday to a Saturday, to Monday'],
  ['2025-01-15', '2 weeks', '2025-01-29', '2025-02-03', 'into Lunar New Year'],
]);

table('Months: the day before the same number (民法第121條第2項)', [
  ['2025-01-21', '1 months', '2025-02-21', '2025-02-21', 'a budget passed: starts on the 22nd, ends on the 21st'],
  ['2025-03-21', '1 months', '2025-04-21', '2025-04-21', 'the same budget, from its promulgation'],
  ['2025-03-21', '3 months', '2025-06-21', '2025-06-23', 'a Saturday, to Monday'],
  ['2025-12-23', '3 months', '2026-03-23', '2026-03-23', 'over the end of the year'],
  ['2024-01-28', '1 months', '2024-02-28', '2024-02-29', 'the 29th exists in a leap year; the 28th is a holiday'],
]);

table('Months that start on the first: to the end of the last month (民法第123條第1項)', [
  ['2025-02-28', '1 months', '2025-03-31', '2025-03-31', 'starts on 1 March, so the whole of March'],
  ['2025-01-31', '1 months', '2025-02-28', '2025-03-03', 'the whole of February; Peace Memorial Day and a weekend'],
  ['2024-01-31', '1 months', '2024-02-29', '2024-02-29', 'the whole of February in a leap year'],
  ['2025-04-30', '1 months', '2025-05-31', '2025-06-02', 'May has a day more than April; a holiday on a Saturday'],
  ['2025-12-31', '2 months', '2026-02-28', '2026-03-02', 'January and February; a holiday on a Saturday'],
  ['2023-12-31', '12 months', '2024-12-31', '2024-12-31', 'a whole year'],
]);

table('Months without such a day: to the end of that month (民法第121條第2項但書)', [
  ['2024-01-29', '1 months', '2024-02-29', '2024-02-29', 'starts on the 30th; February has none'],
  ['2024-01-30', '1 months', '2024-02-29', '2024-02-29', 'starts on the 31st; February has none'],
  ['2025-01-28', '1 months', '2025-02-28', '2025-03-03', 'starts on the 29th; not a leap year; a holiday'],
  ['2025-01-30', '1 months', '2025-02-28', '2025-03-03', 'starts on the 31st'],
  ['2025-03-30', '1 months', '2025-04-30', '2025-04-30', 'starts on the 31st; April has thirty days'],
  ['2025-08-30', '6 months', '2026-02-28', '2026-03-02', 'starts on the 31st; to February of next year'],
]);

table('Years (民法第121條第2項, 第123條第1項)', [
  ['2025-03-21', '1 years', '2026-03-21', '2026-03-23', 'a Saturday, to Monday'],
  ['2024-02-28', '1 years', '2025-02-28', '2025-03-03', 'starts on a leap day, which the last year has not'],
  ['2024-02-29', '1 years', '2025-02-28', '2025-03-03', 'starts on 1 March, ends with February'],
  ['2023-02-28', '1 years', '2024-02-29', '2024-02-29', 'starts on 1 March; February has 29 days that year'],
  ['2021-12-31', '3 years', '2024-12-31', '2024-12-31', 'three whole years'],
]);

table('Days off: the next day that is none (民法第122條)', [
  ['2025-01-07', '1 months', '2025-02-07', '2025-02-07', 'a Friday; the Saturday after it is a work day'],
  ['2025-01-08', '1 months', '2025-02-08', '2025-02-08', 'a make-up Saturday is a work day and does not roll'],
  ['2023-01-17', '1 months', '2023-02-17', '2023-02-17', 'the day before a make-up Saturday'],
  ['2023-01-18', '1 months', '2023-02-18', '2023-02-18', 'the make-up Saturday itself'],
  ['2023-01-19', '1 months', '2023-02-19', '2023-02-20', 'the Sunday after it rolls all the same'],
  ['2024-12-27', '1 months', '2025-01-27', '2025-02-03', "Lunar New Year's week, from its first day"],
  ['2022-12-20', '1 months', '2023-01-20', '2023-01-30', 'ten days off in a row'],
  ['2027-01-04', '1 months', '2027-02-04', '2027-02-11', 'Lunar New Year 2027'],
  ['2025-03-03', '1 months', '2025-04-03', '2025-04-07', 'a day off in lieu, a holiday and a weekend'],
  ['2025-08-29', '1 months', '2025-09-29', '2025-09-30', 'a holiday announced in the middle of the year'],
  ['2025-04-01', '1 months', '2025-05-01', '2025-05-01', 'Labour Day 2025: offices worked'],
  ['2026-04-01', '1 months', '2026-05-01', '2026-05-04', 'Labour Day 2026: offices are closed'],
  ['2017-12-01', '1 months', '2018-01-01', '2018-01-02', 'New Year'],
  ['2018-11-30', '1 months', '2018-12-31', '2019-01-02', 'a day off by adjustment, then New Year'],
]);

describe('A calendar issued again moves a date', () => {
  const event = '2025-11-25';
  it('25 December 2025 was a work day in the first issue and is a day off in the last', () => {
    const before = makeCalendar(seedEditions().filter(({ year, label }) => year !== 2025 || label === '114年'));
    expect(countPeriod(event, { unit: 'months', count: 1 }, before).lastDay).to.equal('2025-12-25');
    expect(countPeriod(event, { unit: 'months', count: 1 }, calendar).lastDay).to.equal('2025-12-26');
  });
});

describe('Provisional: the calendar of the year is not known yet', () => {
  const cases: [event: string, lastDay: string, provisional: boolean, years: number[], why: string][] = [
    ['2027-11-29', '2027-12-29', false, [], 'ends within the last known year'],
    ['2027-11-30', '2028-01-03', true, [2028], 'the last day is known to be off, the days it rolls over are not known'],
    ['2027-12-03', '2028-01-03', true, [2028], 'a work day as far as one can tell, still provisional'],
    ['2028-11-30', '2029-01-02', true, [2028, 2029], 'two unknown years'],
    ['2016-05-02', '2016-06-02', true, [2016], 'before the first known year'],
  ];
  for (const [event, lastDay, provisional, years, why] of cases) {
    it(`${event} + 1 month: ${lastDay}: ${why}`, () => {
      const counted = countPeriod(event, { unit: 'months', count: 1 }, calendar);
      expect(counted).to.include({ lastDay, provisional });
      expect(counted.steps.filter(({ kind }) => kind === 'provisional')).to.deep.equal(years.map((year) => ({ kind: 'provisional', year })));
    });
  }
});

describe('The steps tell why it is that day', () => {
  it('21 March 2025 + 3 months: every step with its article', () => {
    expect(countPeriod('2025-03-21', { unit: 'months', count: 3 }, calendar)).to.deep.equal({
      rawLastDay: '2025-06-21',
      lastDay: '2025-06-23',
      provisional: false,
      steps: [
        { kind: 'event-day-excluded', article: '民法第120條第2項', day: '2025-03-21' },
        { kind: 'starts', article: '民法第120條第2項', day: '2025-03-22' },
        { kind: 'day-before-matching', article: '民法第121條第2項', unit: 'months', count: 3, matchingDay: '2025-06-22', day: '2025-06-21' },
        { kind: 'day-off', article: '民法第122條', day: '2025-06-21', reason: 'weekend', name: null },
        { kind: 'day-off', article: '民法第122條', day: '2025-06-22', reason: 'weekend', name: null },
        { kind: 'rolled-to', article: '民法第122條', from: '2025-06-21', day: '2025-06-23' },
        { kind: 'monday-morning', article: '行政程序法第48條第4項', saturday: '2025-06-21', day: '2025-06-23' },
      ],
    });
  });

  it('names the rule by which the last day was found', () => {
    const rule = (event: string, period: string): PeriodStep => countPeriod(event, periodOf(period), calendar).steps[2]!;
    expect(rule('2025-03-03', '10 days')).to.include({ kind: 'counted-days', count: 10, day: '2025-03-13' });
    expect(rule('2025-03-03', '1 weeks')).to.include({ kind: 'counted-weeks', count: 1, day: '2025-03-10' });
    expect(rule('2025-02-28', '1 months')).to.include({ kind: 'whole-months', unit: 'months', day: '2025-03-31' });
    expect(rule('2024-02-28', '1 years')).to.include({ kind: 'no-matching-day', unit: 'years', number: 29, day: '2025-02-28' });
  });

  it('names each holiday skipped', () => {
    const { steps } = countPeriod('2025-01-31', { unit: 'months', count: 1 }, calendar);
    expect(steps[3]).to.deep.equal({ kind: 'day-off', article: '民法第122條', day: '2025-02-28', reason: 'holiday', name: '和平紀念日' });
  });
});

describe('A date a text names rolls over like the end of a period (民法第122條)', () => {
  const cases: [day: string, lastDay: string, steps: string[], why: string][] = [
    ['2025-03-31', '2025-03-31', [], 'a Monday'],
    ['2025-02-08', '2025-02-08', ['make-up-day'], 'a make-up Saturday'],
    ['2025-06-21', '2025-06-23', ['day-off', 'day-off', 'rolled-to', 'monday-morning'], 'a Saturday; Monday morning by the other act'],
    ['2025-06-22', '2025-06-23', ['day-off', 'rolled-to'], 'a Sunday; all of Monday by either act'],
    ['2025-10-10', '2025-10-13', ['day-off', 'day-off', 'day-off', 'rolled-to', 'monday-morning'], 'a Friday, then a Saturday'],
    ['2026-04-03', '2026-04-07', ['day-off', 'day-off', 'day-off', 'day-off', 'rolled-to'], 'not to a Monday: no word of its morning'],
    ['2020-12-31', '2020-12-31', [], 'the end of a year'],
  ];
  for (const [day, lastDay, steps, why] of cases) {
    it(`${day} ${day === lastDay ? 'stays' : `rolls to ${lastDay}`}: ${why}`, () => {
      const rolled = rollOver(day, calendar);
      expect(rolled).to.include({ day: lastDay, provisional: false });
      expect(kinds(rolled.steps)).to.deep.equal(steps);
    });
  }

  it('stops at a make-up day it reaches while rolling over, and says so', () => {
    const closedFriday = makeCalendar([{ year: 2025, label: '', daysOff: new Map([['2025-02-07', '']]), makeUpDays: new Set(['2025-02-08']) }]);
    const rolled = rollOver('2025-02-07', closedFriday);
    expect(rolled.day).to.equal('2025-02-08');
    expect(kinds(rolled.steps)).to.deep.equal(['day-off', 'make-up-day', 'rolled-to']);
  });
});

describe('Input that makes no sense', () => {
  for (const count of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`refuses a period of ${count} months`, () => {
      expect(isPeriod({ unit: 'months', count })).to.equal(false);
      expect(() => countPeriod('2025-01-01', { unit: 'months', count }, calendar)).to.throw(RangeError);
    });
  }

  for (const event of ['', '2025-02-30', '2025-2-3', '114-02-03']) {
    it(`refuses the day "${event}"`, () => {
      expect(() => countPeriod(event, { unit: 'days', count: 1 }, calendar)).to.throw(RangeError, 'Not a day');
    });
  }

  for (const period of ['100000 months', '9000 years', '3000000 days', '1e300 weeks']) {
    it(`does not count ${period}: the last day there is, provisional, with a step that says so`, () => {
      const counted = countPeriod('2025-01-01', periodOf(period), calendar);
      expect(counted).to.include({ rawLastDay: '9999-12-31', lastDay: '9999-12-31', provisional: true });
      expect(kinds(counted.steps)).to.deep.equal(['beyond-calendar']);
    });
  }

  it('never throws for a day and a whole number, and never ends before the day it started', () => {
    const day = fc.integer({ min: 0, max: 3_652_058 }).map((n) => addDays('0001-01-01', n));
    const unit = fc.constantFrom('days', 'weeks', 'months', 'years');
    const count = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 4_000_000 }));
    fc.assert(
      fc.property(day, unit, count, (event, someUnit, n) => {
        const { rawLastDay, lastDay } = countPeriod(event, { unit: someUnit, count: n }, calendar);
        expect(rawLastDay >= event && lastDay >= rawLastDay, `${rawLastDay} ${lastDay}`).to.equal(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('N years are 12 N months', () => {
    const day = fc.integer({ min: 0, max: 4016 }).map((n) => addDays('2017-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 50 }), (event, n) => {
        const years = countPeriod(event, { unit: 'years', count: n }, calendar);
        expect(years.rawLastDay).to.equal(countPeriod(event, { unit: 'months', count: 12 * n }, calendar).rawLastDay);
      }),
    );
  });
});
