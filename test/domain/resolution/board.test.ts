import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type BoardRow, boardSpan } from '../../../server/domain/resolution/board.ts';
import { monthTicks, timeScale } from '../../../server/web/charts/time-scale.ts';

const due = (...days: (string | null)[]): BoardRow[] => days.map((dueOn) => ({ dueOn }) as BoardRow);

describe('the time line of a board', () => {
  it('runs in whole months from the passage to the last due day', () => {
    expect(boardSpan(due('2025-04-21', null, '2026-02-02'), '2025-01-21', '2025-07-01')).to.deep.equal({ from: '2025-01-01', to: '2026-02-28' });
  });
  it('runs to the day where everything was due before, and where nothing has a due day', () => {
    for (const rows of [due('2025-04-21'), due(null), []]) expect(boardSpan(rows, '2025-01-21', '2025-07-01').to).to.equal('2025-07-31');
  });
  it('begins at the day where it is drawn as of a day before the passage', () => {
    expect(boardSpan([], '2025-01-21', '2024-11-05')).to.deep.equal({ from: '2024-11-01', to: '2025-01-31' });
  });
  it('is not pressed together by one due day far ahead', () => {
    expect(boardSpan(due('2025-04-21', '2199-12-31'), '2025-01-21', '2025-07-01').to).to.equal('2028-07-31');
  });

  it('gives each day its place, and what lies beyond its nearer end', () => {
    const x = timeScale({ from: '2025-01-01', to: '2025-12-31' }, 100, 465);
    expect(['2025-01-01', '2025-01-02', '2025-12-31', '2024-05-01', '2031-01-01'].map(x)).to.deep.equal([100, 101, 464, 100, 465]);
  });
  it('has as many ticks as are readable, on months, quarters or years', () => {
    expect(monthTicks({ from: '2025-01-01', to: '2025-04-30' }, 13).days).to.deep.equal(['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01']);
    expect(monthTicks({ from: '2025-02-01', to: '2027-05-31' }, 13)).to.deep.include({ step: 3 });
    expect(monthTicks({ from: '2025-02-01', to: '2027-05-31' }, 13).days[0]).to.equal('2025-04-01');
    expect(monthTicks({ from: '1990-01-01', to: '2028-12-31' }, 13).days.length).to.be.within(2, 13);
  });
});
