import { expect } from 'chai';
import { sessionInTheWay, sessionTable } from '../../../server/domain/calendar/session-table.ts';

const third = { term: 11, session: 3, opensOn: '2025-02-17', closesOn: '2025-07-31' };

describe('the table of sessions', () => {
  it('shows every session of three terms, each by default or as entered', () => {
    const rows = sessionTable([third]);
    expect(rows).to.have.length(24);
    expect(rows.find((one) => one.term === 11 && one.session === 3)).to.deep.equal({ ...third, set: third, byDefault: { opensOn: '2025-02-01', closesOn: '2025-05-31' } });
    expect(rows[0]).to.deep.include({ term: 10, session: 1, opensOn: '2020-02-01', set: null });
  });

  it('shows a term of which somebody entered a session', () =>
    expect(sessionTable([{ ...third, term: 9 }])[0]).to.deep.include({ term: 9, session: 1 }));

  const CASES: [opensOn: string, closesOn: string, inTheWay: number | null, why: string][] = [
    ['2025-09-12', '2026-01-31', null, 'extended up to the next'],
    ['2025-07-31', '2025-12-31', 3, 'opens on the day another closes'],
    ['2025-09-12', '2026-02-01', 5, 'closes on the day another opens'],
    ['2025-01-02', '2025-01-31', 3, 'changes places with an earlier one'],
  ];
  for (const [opensOn, closesOn, inTheWay, why] of CASES) {
    it(`${opensOn} to ${closesOn}: ${why}`, () =>
      expect(sessionInTheWay({ term: 11, session: 4, opensOn, closesOn }, [third])?.session ?? null).to.equal(inTheWay));
  }
});
