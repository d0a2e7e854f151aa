import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { type Extension, datesBeside, effectiveDueOn } from '../../../server/domain/deadline/extension.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { onTimePercent, statisticsOf } from '../../../server/domain/resolution/statistics.ts';
import type { OccurrenceStatus, ResolutionStatus } from '../../../server/domain/resolution/status.ts';
import { asOfDay } from '../../../server/domain/resolution/timeliness.ts';

const asOf = asOfDay('2025-04-16', makeCalendar(seedEditions()));

type Due = { dueOn: string | null; doneOn?: string; extended?: string; promised?: string; isExpected?: boolean };

const beside = (kind: Extension['kind'], newDueOn: string): Extension => ({
  id: 1, resolutionId: 1, occurrenceId: 1, kind, newDueOn, reason: '', authority: null, requestedBy: '', requestedById: null, requestedAt: '', requestedOn: '2025-02-01',
  decision: 'granted', decidedBy: '', decidedAt: '', decidedOn: '2025-02-02', decisionReason: null,
});

/** A resolution of a unit with these due dates, as far as statistics look at it. */
function given(unitId: number | null, ...dues: Due[]): ResolutionStatus {
  const occurrences = dues.map(({ dueOn, doneOn = null, extended, promised, isExpected = true }) => {
    const dates = datesBeside([...(extended ? [beside('extended', extended)] : []), ...(promised ? [beside('promised', promised)] : [])], asOf.day);
    return { dueOn, doneOn, isExpected, beside: dates, effectiveDueOn: effectiveDueOn(dueOn, dates) } as OccurrenceStatus;
  });
  return { unitId, obligations: [{ occurrences }] } as unknown as ResolutionStatus;
}

const ALL = [
  given(1, { dueOn: '2025-02-21', doneOn: '2025-02-20' }, { dueOn: '2025-02-21', doneOn: '2025-04-10', promised: '2025-04-15' }),
  given(1, { dueOn: '2025-03-21', promised: '2025-05-01' }, { dueOn: '2025-06-21' }),
  given(2, { dueOn: '2025-03-21', doneOn: '2025-04-01', extended: '2025-04-30' }, { dueOn: null }),
  given(null, { dueOn: '2025-03-31' }, { dueOn: '2025-03-31', isExpected: false }, { dueOn: '2025-05-05', doneOn: '2025-04-01' }),
];

describe('statistics on 16 April 2025', () => {
  const { all, byUnit, byMonth, withOtherDate } = statisticsOf(ALL, asOf);

  it('counts due dates on both clocks; what has none or is not expected is left out', () => {
    expect(all.original).to.deep.equal({ onTime: 2, late: 2, overdue: 2, ahead: 1 });
    expect(all.agreed).to.deep.equal({ onTime: 4, late: 0, overdue: 1, ahead: 2 });
    expect(withOtherDate).to.equal(3);
  });

  it('by unit, what is handed to nobody apart', () => {
    expect([...byUnit.keys()]).to.deep.equal([1, 2, null]);
    expect(byUnit.get(1)!.original).to.deep.equal({ onTime: 1, late: 1, overdue: 1, ahead: 1 });
    expect(byUnit.get(1)!.agreed).to.deep.equal({ onTime: 2, late: 0, overdue: 0, ahead: 2 });
    expect(byUnit.get(null)!.original).to.deep.equal({ onTime: 1, late: 0, overdue: 1, ahead: 0 });
  });

  it('by the month of the LY’s own date, also on the other clock; months with nothing settled are left out', () => {
    expect([...byMonth.keys()]).to.deep.equal(['2025-02-01', '2025-03-01', '2025-05-01']);
    expect(byMonth.get('2025-03-01')!.original).to.deep.equal({ onTime: 0, late: 1, overdue: 2, ahead: 0 });
    expect(byMonth.get('2025-03-01')!.agreed).to.deep.equal({ onTime: 1, late: 0, overdue: 1, ahead: 1 });
  });

  it('adds up: units and months hold the same due dates as the whole', () => {
    const sum = (part: Iterable<{ original: { late: number } }>): number => [...part].reduce((total, one) => total + one.original.late, 0);
    expect(sum(byUnit.values())).to.equal(all.original.late);
    expect(sum(byMonth.values())).to.equal(all.original.late);
  });
});

describe('the on-time rate', () => {
  const CASES: [onTime: number, late: number, overdue: number, ahead: number, percent: number | null][] = [
    [0, 0, 0, 0, null],
    [0, 0, 0, 5, null], // nothing has been due yet
    [1, 0, 0, 5, 100],
    [2, 1, 0, 0, 66], // cut off, never rounded up
    [199, 1, 0, 0, 99],
    [0, 0, 3, 0, 0],
    [1, 1, 2, 9, 25], // what is overdue counts against it
  ];
  for (const [onTime, late, overdue, ahead, percent] of CASES) {
    it(`${onTime} on time, ${late} late, ${overdue} overdue: ${percent ?? 'none'}`, () => expect(onTimePercent({ onTime, late, overdue, ahead })).to.equal(percent));
  }
});
