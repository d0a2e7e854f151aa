import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { addDays } from '../../../server/domain/day/civil-date.ts';
import { isDayOff, makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { recipientsOf } from '../../../server/domain/reminder/recipients.ts';
import { DEFAULT_LADDER } from '../../../server/domain/reminder/ladder.ts';
import { reachedOn } from '../../../server/domain/reminder/reminder-ladder.ts';

const calendar = makeCalendar(seedEditions());
const rungOn = (today: string, dueOn: string) => reachedOn(dueOn, today, calendar, DEFAULT_LADDER.tracks.deadline)?.rung ?? null;

describe('The rung in force', () => {
  // Due on Monday 21 April 2025. 3 and 4 April are days off; offices work on Saturday 8 February.
  const cases: [today: string, key: string | null, why: string][] = [
    ['2025-03-19', null, '21 working days left: further away than the first rung'],
    ['2025-03-20', 'before-20', '20 working days left'],
    ['2025-04-04', null, 'a holiday'],
    ['2025-04-05', null, 'a Saturday'],
    ['2025-04-07', 'before-10', '10 working days left, the first day after the holidays'],
    ['2025-04-10', 'before-10', '7 left: the rung of 10 is still the last one reached'],
    ['2025-04-11', 'before-10', '6 left'],
    ['2025-04-14', 'before-5', '5 left'],
    ['2025-04-15', 'before-5', '4 left'],
    ['2025-04-16', 'before-3', '3 left'],
    ['2025-04-17', 'before-3', '2 left'],
    ['2025-04-18', 'before-1', 'Friday: 1 left'],
    ['2025-04-20', null, 'a Sunday'],
    ['2025-04-21', 'before-0', 'the day itself'],
    ['2025-04-22', 'after-1', 'a day late'],
    ['2025-04-25', 'after-1', '4 working days late'],
    ['2025-04-28', 'after-1', '5 working days late'],
    ['2025-04-29', 'after-6', '6 working days late'],
    ['2025-05-06', 'after-11', '11 working days late'],
    ['2026-04-20', 'after-241', '245 working days late'],
    ['2026-04-21', 'after-246', '246 working days late: every fifth, for ever'],
  ];
  for (const [today, key, why] of cases) {
    it(`on ${today} is ${key ?? 'none'}: ${why}`, () => {
      expect(rungOn(today, '2025-04-21')?.key ?? null).to.equal(key);
    });
  }

  it('climbs on a make-up Saturday as on any work day', () => {
    expect(rungOn('2025-02-08', '2025-02-07')).to.deep.equal({ key: 'after-1', when: 'after', workingDays: 1 });
  });

  it('of a due date that became a day off is the day itself on the last work day before it, and late on the next', () => {
    expect(rungOn('2025-12-24', '2025-12-25')?.key).to.equal('before-0');
    expect(rungOn('2025-12-26', '2025-12-25')?.key).to.equal('after-1');
  });

  it('changes only on work days, from far to near and then later and later, each rung one stretch of days', () => {
    const keys: string[] = [];
    for (let day = '2025-01-01'; day < '2026-03-01'; day = addDays(day, 1)) {
      const rung = rungOn(day, '2025-06-23');
      expect(rung !== null && isDayOff(calendar, day)).to.equal(false);
      if (rung && rung.key !== keys.at(-1)) keys.push(rung.key);
    }
    expect(new Set(keys).size).to.equal(keys.length);
    expect(keys.slice(0, 9)).to.deep.equal([
      'before-20', 'before-10', 'before-5', 'before-3', 'before-1', 'before-0', 'after-1', 'after-6', 'after-11',
    ]);
  });
});

describe('Who a rung tells', () => {
  const unit = { mailbox: 'Policy@agency.gov.tw', headEmail: 'head@agency.gov.tw' };
  const people = { unit, supervisors: ['boss@agency.gov.tw'], officers: ['liaison@agency.gov.tw', 'second@agency.gov.tw'] };
  const before = { key: 'before-5', when: 'before', workingDays: 5 } as const;
  const after = { key: 'after-1', when: 'after', workingDays: 1 } as const;
  const told = (...args: Parameters<typeof recipientsOf>): string[] => recipientsOf(...args).map(({ email, reason }) => `${reason} ${email}`);

  it('before the due date is the unit’s mailbox alone', () => {
    expect(told(before, people)).to.deep.equal(['mailbox policy@agency.gov.tw']);
  });
  it('after it is the mailbox, the head and the supervisors', () => {
    expect(told(after, people)).to.deep.equal([
      'mailbox policy@agency.gov.tw', 'head head@agency.gov.tw', 'supervisor boss@agency.gov.tw',
    ]);
  });
  it('of an item nobody was given is the liaison officers, and once late the supervisors too', () => {
    expect(told(before, { ...people, unit: null })).to.deep.equal(['officer liaison@agency.gov.tw', 'officer second@agency.gov.tw']);
    expect(told(after, { ...people, unit: null }).at(-1)).to.equal('supervisor boss@agency.gov.tw');
  });
  it('is each person once, whatever the case of the letters; a unit without a head has none', () => {
    expect(told(after, { ...people, supervisors: ['HEAD@agency.gov.tw'] })).to.deep.equal([
      'mailbox policy@agency.gov.tw', 'head head@agency.gov.tw',
    ]);
    expect(told(after, { ...people, unit: { ...unit, headEmail: null }, supervisors: [] })).to.have.length(1);
  });
});
