import { expect } from 'chai';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { asOfDay, mostUrgent, type Timeliness, timelinessOf } from '../../../server/domain/resolution/timeliness.ts';
import { seedEditions } from '../../../seeds/office-calendar.ts';

const calendar = makeCalendar(seedEditions());
const asOf = asOfDay('2025-04-16', calendar);

/** Due, done, closed → how it stands on Wednesday 16 April 2025; ten working days on is Wednesday 30 April. */
const CASES: [dueOn: string | null, doneOn: string | null, isClosed: boolean, expected: Timeliness][] = [
  [null, null, false, 'no_deadline'],
  [null, '2025-04-10', false, 'no_deadline'],
  ['2025-02-21', null, false, 'overdue'],
  ['2025-04-15', null, false, 'overdue'],
  ['2025-04-16', null, false, 'due_today'],
  ['2025-04-17', null, false, 'due_soon'],
  ['2025-04-30', null, false, 'due_soon'],
  ['2025-05-01', null, false, 'not_due'],
  ['2025-04-21', '2025-04-16', false, 'done_on_time'],
  ['2025-04-16', '2025-04-16', false, 'done_on_time'],
  ['2025-04-15', '2025-04-16', false, 'done_late'],
  ['2025-02-21', '2025-04-17', false, 'overdue'], // the letter has not gone out yet on this day
  ['2025-02-21', null, true, 'closed'], // nothing more is expected, and it never came
  ['2025-02-21', '2025-04-10', true, 'done_late'],
];

describe('timeliness on 16 April 2025', () => {
  for (const [dueOn, doneOn, isClosed, expected] of CASES) {
    it(`due ${dueOn ?? 'never'}, done ${doneOn ?? 'not'}${isClosed ? ', closed' : ''}: ${expected}`, () =>
      expect(timelinessOf({ dueOn, doneOn, isClosed }, asOf)).to.equal(expected));
  }

  it('puts what burns before what is settled', () => {
    expect(mostUrgent(['done_on_time', 'not_due', 'overdue'])).to.equal('overdue');
    expect(mostUrgent(['done_on_time', 'done_late'])).to.equal('done_late');
    expect(mostUrgent([])).to.equal('no_deadline');
  });
});
