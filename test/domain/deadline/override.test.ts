import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import type { ActDates } from '../../../server/domain/deadline/deadline.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { readObligations } from '../../../server/domain/resolution/obligation.ts';
import type { DateOverride, OverrideKind } from '../../../server/domain/deadline/override.ts';
import { deadlineOf, scheduleOf } from '../../../server/domain/deadline/schedule.ts';
import { describeDeadlineStep } from '../../../server/locales/deadlines.ts';

const almanac = { calendar: makeCalendar(seedEditions()), sessions: [] };
const fy114: ActDates = { passedOn: '2025-01-21', promulgatedOn: '2025-03-21', receivedOn: null, orderedOn: null, countFrom: 'passed', fiscalYear: 2025 };
const readingOf = (words: string) => readObligations(`爰要求機關${words}，向立法院經濟委員會提出書面報告。`)[0]!;
const set = (kind: OverrideKind, on: string, number = kind === 'anchor' ? 0 : 1): DateOverride =>
  ({ id: 1, kind, number, on, reason: '主席同意', setBy: '國會聯絡人', setAt: '2025-04-16T01:00:00.000Z' });

describe('a day set by hand', () => {
  const CASES: [what: string, words: string, overrides: DateOverride[], raw: string | null, due: string | null, anchor: string, unsure: string | null][] = [
    ['nothing is set', '於1個月內', [], '2025-02-21', '2025-02-21', 'passed', null],
    ['the start day is set', '於1個月內', [set('anchor', '2025-04-30')], '2025-05-31', '2025-06-02', 'by_hand', null],
    ['the start day wins over the sentence', '於公布後1個月內', [set('anchor', '2025-02-03')], '2025-03-03', '2025-03-03', 'by_hand', null],
    ['the due day is set', '於1個月內', [set('due', '2025-05-02')], '2025-05-02', '2025-05-02', 'passed', null],
    ['the due day is a Saturday: it stays', '於1個月內', [set('due', '2025-05-03')], '2025-05-03', '2025-05-03', 'passed', null],
    ['both are set: the due day is final', '於1個月內', [set('anchor', '2025-04-30'), set('due', '2025-05-02')], '2025-05-02', '2025-05-02', 'by_hand', null],
    ['a start day cannot move a day the text names', '於114年6月30日前', [set('anchor', '2025-04-30')], '2025-06-30', '2025-06-30', 'day', null],
    ['a due day moves a day the text names', '於114年6月30日前', [set('due', '2025-07-31')], '2025-07-31', '2025-07-31', 'day', null],
    ['an event whose day is known now', '俟專法施行後1個月內', [set('anchor', '2025-04-30')], '2025-05-31', '2025-06-02', 'by_hand', null],
    ['a misprint needs the due day', '於個月內', [set('anchor', '2025-04-30')], null, null, 'by_hand', 'number-missing'],
    ['a misprint has its due day', '於個月內', [set('due', '2025-05-02')], '2025-05-02', '2025-05-02', 'passed', null],
  ];
  for (const [what, words, overrides, raw, due, anchor, unsure] of CASES) {
    it(`${what}: ${due ?? 'no day'}`, () => {
      const deadline = deadlineOf(readingOf(words), 1, fy114, almanac, overrides);
      expect([deadline.rawDueOn, deadline.dueOn, deadline.unsure]).to.deep.equal([raw, due, unsure]);
      if (due !== null) expect(deadline.anchor).to.equal(anchor);
    });
  }

  it('says by whom and why, and names no edition for a due day no calendar has a say in', () => {
    const due = deadlineOf(readingOf('於1個月內'), 1, fy114, almanac, [set('due', '2025-05-02')]);
    expect(due.calendarLabel).to.equal(null);
    expect(due.steps.map((step) => describeDeadlineStep(step, 'zh-TW'))).to.deep.equal(['期限由國會聯絡人認定為114年5月2日（2025-05-02），不再順延，理由：主席同意。']);
    const [first] = deadlineOf(readingOf('於1個月內'), 1, fy114, almanac, [set('anchor', '2025-04-30')]).steps;
    expect(describeDeadlineStep(first!, 'en')).to.equal('國會聯絡人 set 30 April 2025 as the day it counts from: 主席同意.');
  });

  it('moves one occurrence of what recurs, or all of them', () => {
    const days = (overrides: DateOverride[]) => scheduleOf(readingOf('每半年'), fy114, almanac, { today: '2025-01-21', overrides }).map((one) => one.dueOn);
    expect(days([])).to.deep.equal(['2025-07-21', '2026-01-21', '2026-07-21', '2027-01-21']);
    expect(days([set('due', '2026-02-10', 2)])).to.deep.equal(['2025-07-21', '2026-02-10', '2026-07-21', '2027-01-21']);
    expect(days([set('anchor', '2025-03-31')])).to.deep.equal(['2025-09-30', '2026-03-31', '2026-09-30', '2027-03-31']);
  });
});
