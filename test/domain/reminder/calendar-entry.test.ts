import { expect } from 'chai';
import { describe, it } from 'mocha';
import { calendarEntries } from '../../../server/domain/reminder/calendar-entry.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import type { ObligationStatus, OccurrenceStatus, ResolutionStatus } from '../../../server/domain/resolution/status.ts';

/** Only what decides; the rest is not looked at. */
function aResolution(one: Partial<OccurrenceStatus>, over: Partial<ResolutionStatus> = {}, ending: Partial<ObligationStatus> = {}): ResolutionStatus {
  const occurrences = [{ effectiveDueOn: '2025-05-20', doneOn: null, isExpected: true, ...one }];
  return { signedOffOn: null, repliedOn: null, obligations: [{ endDecidedOn: null, ...ending, occurrences }], ...over } as unknown as ResolutionStatus;
}

const calendar = makeCalendar([]);
const seen = (one: ResolutionStatus, today: string) =>
  calendarEntries([one], today, calendar).map(({ isCalledOff, alarms }) => [isCalledOff, alarms.map(({ on }) => on)]);

describe('a calendar entry', () => {
  it('reminds 10 and 3 working days before, over weekends and holidays, and of nothing that is over', () => {
    const one = aResolution({});
    // 1 May is a day off by statute; 10 and 11, 17 and 18 May 2025 are weekends.
    expect(seen(one, '2025-04-16')).to.deep.equal([[false, ['2025-05-06', '2025-05-15']]]);
    expect(seen(one, '2025-05-06')).to.deep.equal([[false, ['2025-05-06', '2025-05-15']]]);
    expect(seen(one, '2025-05-07')).to.deep.equal([[false, ['2025-05-15']]]);
    expect(seen(one, '2025-05-16')).to.deep.equal([[false, []]]);
  });

  it('stays while it is overdue, for it is open', () => expect(seen(aResolution({}), '2026-05-20')).to.deep.equal([[false, []]]));

  it('is called off once answered, for 60 days', () => {
    const one = aResolution({ doneOn: '2025-04-10' });
    expect(seen(one, '2025-06-09')).to.deep.equal([[true, []]]);
    expect(seen(one, '2025-06-10')).to.deep.equal([]);
  });

  it('is called off once nothing more is expected, from the day that was decided', () => {
    for (const one of [
      aResolution({ isExpected: false }, { signedOffOn: '2025-04-10', repliedOn: '2025-01-02' }),
      aResolution({ isExpected: false }, { repliedOn: '2025-04-10' }),
      aResolution({ isExpected: false }, {}, { endDecidedOn: '2025-04-10' }),
    ]) {
      expect(seen(one, '2025-06-09')).to.deep.equal([[true, []]]);
      expect(seen(one, '2025-06-10')).to.deep.equal([]);
    }
  });

  it('is none without a day', () => expect(seen(aResolution({ effectiveDueOn: null }), '2025-04-16')).to.deep.equal([]));
});
