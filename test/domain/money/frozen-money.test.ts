import { expect } from 'chai';
import { frozenOverTime } from '../../../server/domain/money/frozen-money.ts';
import type { ResolutionStatus } from '../../../server/domain/resolution/status.ts';

type Facts = { actId?: number; frozenTwd: number | null; releases?: [day: string, amount: number][] };
/** Only what money follows from. */
const resolution = ({ actId = 1, frozenTwd, releases = [] }: Facts): ResolutionStatus =>
  (
    { actId, freezes: [{ frozenTwd, releases: releases.map(([releasedOn, releasedTwd]) => ({ letterId: 1, releasedOn, releasedTwd })) }] }
  ) as unknown as ResolutionStatus;
const passedOn = (actId: number): string => (actId === 1 ? '2025-01-21' : '2025-03-01');
const amounts = (
  all: ResolutionStatus[], day = '2025-04-16'
): [string, number][] => frozenOverTime(all, passedOn, day).map((one) => [one.day, one.outstandingTwd]);

describe('frozen money over time', () => {
  it('goes up with an act and down with each release', () =>
    expect(amounts([
      resolution(
        { frozenTwd: 10, releases: [['2025-02-03', 4], ['2025-02-03', 1]] }
      ), resolution({ frozenTwd: 5 }), resolution({ actId: 2, frozenTwd: 7 }),
    ])).to.deep.equal([['2025-01-21', 15], ['2025-02-03', 10], ['2025-03-01', 17]]));
  it('knows nothing of what came after the day', () =>
    expect(
      amounts([resolution({ frozenTwd: 10, releases: [['2025-04-17', 10]] }), resolution({ actId: 2, frozenTwd: 7 })], '2025-02-28')
    ).to.deep.equal([['2025-01-21', 10]]));
  it('never falls below nothing', () =>
    expect(amounts([resolution({ frozenTwd: 10, releases: [['2025-02-03', 8], ['2025-02-04', 8]] })]).at(-1)).to.deep.equal(['2025-02-04', 0]));
  it(
    'leaves out what no amount is known of', () => expect(amounts([resolution({ frozenTwd: null }), resolution({ frozenTwd: 0 })])).to.deep.equal([])
  );
});
