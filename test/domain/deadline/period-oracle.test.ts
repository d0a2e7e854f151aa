import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { countPeriod, type PeriodUnit } from '../../../server/domain/deadline/period.ts';
import { type OracleAnswer, PeriodOracle, type PrintedYear } from '../../support/period-oracle.ts';

describe('Two independent ways of counting agree', () => {
  const editions = seedEditions();
  const calendar = makeCalendar(editions);
  const printed = new Map<number, PrintedYear>(
    editions.map(({ year, daysOff, makeUpDays }) => [year, { off: new Set(daysOff.keys()), work: makeUpDays }]),
  );
  /** 1 January 2017 was a Sunday. */
  const oracle = new PeriodOracle(2017, 2031, 0, printed);
  const events = oracle.days.flatMap(({ text }, index) => (text < '2028-01-01' ? [{ event: text, index }] : []));

  function compare(unit: PeriodUnit, answersAt: (index: number) => OracleAnswer[]): number {
    const differences: string[] = [];
    let compared = 0;
    for (const { event, index } of events) {
      answersAt(index).forEach((expected, i) => {
        const counted = countPeriod(event, { unit, count: i + 1 }, calendar);
        compared += 1;
        const same =
          counted.rawLastDay === expected.rawLastDay &&
          counted.lastDay === expected.lastDay &&
          counted.provisional === expected.provisional;
        if (!same && differences.length < 10) {
          differences.push(`${event} + ${i + 1} ${unit}: ${counted.rawLastDay} ${counted.lastDay}, oracle ${JSON.stringify(expected)}`);
        }
      });
    }
    expect(differences).to.deep.equal([]);
    return compared;
  }

  it('starts from every day of 2017 to 2027', () => {
    expect(events).to.have.length(4017);
    expect(events.at(-1)).to.include({ event: '2027-12-31' });
  });

  it('on 1 to 24 months from each of them', () => {
    expect(compare('months', (index) => oracle.afterMonths(index, 24))).to.equal(4017 * 24);
  });

  it('on 1 to 60 weeks from each of them', () => {
    expect(compare('weeks', (index) => oracle.afterWeeks(index, 60))).to.equal(4017 * 60);
  });

  it('on 1 to 400 days from each of them', () => {
    expect(compare('days', (index) => oracle.afterDays(index, 400))).to.equal(4017 * 400);
  });
});
