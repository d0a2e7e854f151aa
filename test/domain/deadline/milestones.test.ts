import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { milestonesBefore, nextMilestone } from '../../../server/domain/deadline/milestones.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';

const calendar = makeCalendar(seedEditions());

/** Due, counted from → draft, review, signature, dispatch: 15, 10, 5 and 2 working days before. */
const CASES: [why: string, dueOn: string, countedFrom: string | null, expected: string[]][] = [
  ['3 and 4 April 2025 are days off', '2025-04-21', '2025-03-21', ['2025-03-27', '2025-04-07', '2025-04-14', '2025-04-17']],
  ['no day off between', '2025-06-23', '2025-03-21', ['2025-06-02', '2025-06-09', '2025-06-16', '2025-06-19']],
  ['back over Lunar New Year and the make-up Saturday of 8 February', '2025-02-14', null, ['2025-01-20', '2025-02-03', '2025-02-08', '2025-02-12']],
  ['within 7 days there is no time to draft for three weeks', '2025-03-28', '2025-03-21', ['2025-03-26']],
  ['the day the period counts from is no day of the period', '2025-04-21', '2025-03-27', ['2025-04-07', '2025-04-14', '2025-04-17']],
];

describe('internal milestones', () => {
  for (const [why, dueOn, countedFrom, expected] of CASES) {
    it(`before ${dueOn}: ${expected.join(', ')} (${why})`, () => expect(milestonesBefore(dueOn, calendar, countedFrom).map((one) => one.on)).to.deep.equal(expected));
  }

  it('has one next, the day itself among them, and none once all are over', () => {
    const all = milestonesBefore('2025-04-21', calendar, '2025-03-21');
    expect(nextMilestone(all, '2025-03-21')?.name).to.equal('draft');
    expect(nextMilestone(all, '2025-04-14')?.name).to.equal('signature');
    expect(nextMilestone(all, '2025-04-16')?.name).to.equal('dispatch');
    expect(nextMilestone(all, '2025-04-18')).to.equal(null);
  });
});
