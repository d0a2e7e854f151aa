import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { agreedDueOn, datesBeside, effectiveDueOn, type Extension, pendingOn, timelinessOnClocks } from '../../../server/domain/deadline/extension.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { asOfDay, type Timeliness } from '../../../server/domain/resolution/timeliness.ts';

const calendar = makeCalendar(seedEditions());
let serial = 0;

/** Granted at nine in the morning of a day in the office, unless said otherwise. */
function granted(kind: Extension['kind'], newDueOn: string, decidedOn = '2025-03-01', over: Partial<Extension> = {}): Extension {
  return {
    id: (serial += 1), resolutionId: 1, occurrenceId: 1, kind, newDueOn, reason: '', authority: null, requestedBy: 'a', requestedById: 1,
    requestedAt: '2025-02-20T01:00:00.000Z', requestedOn: '2025-02-20', decision: 'granted', decidedBy: 'b', decidedAt: `${decidedOn}T01:00:00.000Z`, decidedOn,
    decisionReason: null, ...over,
  };
}
const pending = (kind: Extension['kind'], newDueOn: string): Extension =>
  granted(kind, newDueOn, '2025-03-01', { decision: 'pending', decidedBy: null, decidedAt: null, decidedOn: null });
const refused = (kind: Extension['kind'], newDueOn: string): Extension => granted(kind, newDueOn, '2025-03-01', { decision: 'refused' });

type Days = [extended: string | null, promised: string | null, effective: string | null, agreed: string | null];

/** The LY's date, what was asked for, the day it is looked at → extended, promised, the date that counts, the second clock. */
const DATES: [why: string, dueOn: string | null, extensions: Extension[], day: string, Days][] = [
  ['nothing was asked for', '2025-03-10', [], '2025-04-16', [null, null, '2025-03-10', '2025-03-10']],
  ['an extension is lawful: it counts on both', '2025-03-10', [granted('extended', '2025-04-30')], '2025-04-16', ['2025-04-30', null, '2025-04-30', '2025-04-30']],
  ['a promise never moves the LY’s date', '2025-03-10', [granted('promised', '2025-04-30')], '2025-04-16', [null, '2025-04-30', '2025-03-10', '2025-04-30']],
  ['a promise may be earlier', '2025-03-10', [granted('promised', '2025-03-05')], '2025-04-16', [null, '2025-03-05', '2025-03-10', '2025-03-05']],
  ['an authority outranks the agency', '2025-03-10', [granted('extended', '2025-04-30'), granted('promised', '2025-04-25')], '2025-04-16',
    ['2025-04-30', '2025-04-25', '2025-04-30', '2025-04-30']],
  ['the one granted last stands', '2025-03-10', [granted('extended', '2025-05-30', '2025-03-20'), granted('extended', '2025-04-30', '2025-03-05')], '2025-04-16',
    ['2025-05-30', null, '2025-05-30', '2025-05-30']],
  ['before it is granted nothing has moved', '2025-03-10', [granted('extended', '2025-04-30', '2025-04-17')], '2025-04-16', [null, null, '2025-03-10', '2025-03-10']],
  ['on the day it is granted it has', '2025-03-10', [granted('extended', '2025-04-30', '2025-04-16')], '2025-04-16', ['2025-04-30', null, '2025-04-30', '2025-04-30']],
  ['what waits moves nothing', '2025-03-10', [pending('extended', '2025-04-30'), pending('promised', '2025-04-30')], '2025-04-16', [null, null, '2025-03-10', '2025-03-10']],
  ['what was refused moves nothing', '2025-03-10', [refused('extended', '2025-04-30')], '2025-04-16', [null, null, '2025-03-10', '2025-03-10']],
  ['an extension never shortens: the LY’s date has moved past it', '2025-06-30', [granted('extended', '2025-04-30')], '2025-04-16', ['2025-04-30', null, '2025-06-30', '2025-06-30']],
  ['no certain date: a promise stands alone', null, [granted('promised', '2025-04-30')], '2025-04-16', [null, '2025-04-30', null, '2025-04-30']],
];

describe('dates beside the LY’s own', () => {
  for (const [why, dueOn, extensions, day, expected] of DATES) {
    it(why, () => {
      const beside = datesBeside(extensions, day);
      expect([beside.extended?.newDueOn ?? null, beside.promised?.newDueOn ?? null, effectiveDueOn(dueOn, beside), agreedDueOn(dueOn, beside)]).to.deep.equal(expected);
    });
  }

  it('lists what waits on a day: asked for by then, decided later or not yet', () => {
    const all = [pending('extended', '2025-04-30'), granted('promised', '2025-04-30', '2025-04-17'), granted('promised', '2025-04-30', '2025-04-16')];
    expect(pendingOn(all, '2025-04-16').map((one) => one.id)).to.deep.equal([all[0]!.id, all[1]!.id]);
    expect(pendingOn(all, '2025-02-19')).to.deep.equal([]);
  });
});

/** Due on 10 March 2025, looked at on Wednesday 16 April: other date, answered on → on the LY's clock, on the other. */
const CLOCKS: [why: string, Extension[], doneOn: string | null, isExpected: boolean, Timeliness, Timeliness][] = [
  ['open, nothing beside it', [], null, true, 'overdue', 'overdue'],
  ['open, extended to 23 April', [granted('extended', '2025-04-23')], null, true, 'overdue', 'due_soon'],
  ['open, promised for 30 May', [granted('promised', '2025-05-30')], null, true, 'overdue', 'not_due'],
  ['the promise is broken too', [granted('promised', '2025-04-01')], null, true, 'overdue', 'overdue'],
  ['answered within the extension', [granted('extended', '2025-04-23')], '2025-04-10', true, 'done_late', 'done_on_time'],
  ['answered after the promise', [granted('promised', '2025-04-01')], '2025-04-10', true, 'done_late', 'done_late'],
  ['answered before all of them', [granted('extended', '2025-04-23')], '2025-03-10', true, 'done_on_time', 'done_on_time'],
  ['answered by the LY’s date, though after an earlier promise', [granted('promised', '2025-03-03')], '2025-03-05', true, 'done_on_time', 'done_late'],
  ['nothing more is expected', [granted('promised', '2025-05-30')], null, false, 'closed', 'closed'],
];

describe('timeliness on both clocks', () => {
  const asOf = asOfDay('2025-04-16', calendar);
  for (const [why, extensions, doneOn, isExpected, original, agreed] of CLOCKS) {
    it(`${why}: ${original} / ${agreed}`, () =>
      expect(timelinessOnClocks({ dueOn: '2025-03-10', beside: datesBeside(extensions, asOf.day), doneOn, isExpected }, asOf)).to.deep.equal({ original, agreed }));
  }
});
