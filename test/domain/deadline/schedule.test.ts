import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { calendarLabel } from '../../../server/domain/calendar/almanac.ts';
import type { ActDates } from '../../../server/domain/deadline/deadline.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { readObligations } from '../../../server/domain/resolution/obligation.ts';
import { horizonOf, type ScheduleOptions, scheduleOf } from '../../../server/domain/deadline/schedule.ts';

const almanac = { calendar: makeCalendar(seedEditions()), sessions: [] };
const actOf = (passedOn: string): ActDates => ({ passedOn, promulgatedOn: null, receivedOn: null, orderedOn: null, countFrom: 'passed', fiscalYear: null });
const datesOf = (words: string, passedOn: string, options: ScheduleOptions) =>
  scheduleOf(readObligations(`爰要求機關${words}向立法院經濟委員會提出書面報告。`)[0]!, actOf(passedOn), almanac, options);

describe('how far ahead what recurs is made', () => {
  const CASES: [words: string, passedOn: string, today: string, count: number, last: string | null, why: string][] = [
    ['每季', '2025-01-21', '2025-01-21', 8, '2027-01-21', '24 months from the anchor, the 24th included'],
    ['每季', '2025-01-21', '2026-01-20', 8, '2027-01-21', 'today and 12 months is still nearer'],
    ['每季', '2025-01-21', '2026-04-21', 9, '2027-04-21', '12 months past today'],
    ['每季', '2025-01-21', '2026-07-20', 9, '2027-04-21', 'a day short of the next'],
    ['每季', '2025-01-21', '2030-01-21', 24, '2031-01-21', 'years later the chain has no gap'],
    ['每月', '2025-01-31', '2025-02-01', 24, '2027-01-31', 'from the end of January'],
    ['每年', '2025-01-21', '2025-01-21', 2, '2027-01-21', 'once a year'],
    ['每3年', '2025-01-21', '2025-01-21', 1, '2028-01-21', 'longer than the horizon: one all the same'],
    ['於1個月內', '2025-01-21', '2030-01-21', 1, '2025-02-21', 'what is asked once stays one'],
    ['儘速', '2025-01-21', '2030-01-21', 1, null, 'what has no day has one without'],
  ];
  for (const [words, passedOn, today, count, last, why] of CASES) {
    it(`${words} from ${passedOn}, seen on ${today}: ${count} (${why})`, () => {
      const dates = datesOf(words, passedOn, { today });
      expect([dates.length, dates.at(-1)!.rawDueOn]).to.deep.equal([count, last]);
    });
  }

  it('is the later of the two, whichever day it is', () => {
    expect(horizonOf('2024-02-29', '2024-03-01', almanac)).to.equal('2026-02-28');
    expect(horizonOf('2020-01-21', '2025-01-31', almanac)).to.equal('2026-01-31');
  });

  it('never takes away an occurrence on record, and makes none due after the end', () => {
    expect(datesOf('每季', '2025-01-21', { today: '2025-01-21', atLeast: 11 })).to.have.length(11);
    expect(datesOf('每季', '2025-01-21', { today: '2026-07-01', endedOn: '2025-12-31' }).map((one) => one.rawDueOn)).to.deep.equal(['2025-04-21', '2025-07-21', '2025-10-21']);
  });
});

describe('the edition a due date was computed under', () => {
  const calendar = makeCalendar(seedEditions().map((edition, index) => ({ ...edition, issue: edition.year === 2025 ? index - 7 : 1 })));
  const CASES: [raw: string | null, due: string | null, label: string | null][] = [
    ['2025-06-21', '2025-06-23', '114年（第3版）'],
    ['2025-12-31', '2026-01-02', '114年（第3版）、115年（第1版）'],
    ['2028-05-05', '2028-05-05', '推估'],
    ['2027-12-31', '2028-01-03', '116年（第1版）、推估'],
    [null, null, null],
  ];
  for (const [raw, due, label] of CASES) it(`${raw ?? 'no day'}: ${label ?? 'none'}`, () => expect(calendarLabel(raw, due, calendar)).to.equal(label));
});
