import { expect } from 'chai';
import { defaultSession, findSession, nextSession, sessionAt, type SessionPeriod, termAt } from '../../../server/domain/calendar/session.ts';

describe('sessions of the Yuan', () => {
  it('has the days of the constitution where nothing else is known', () => {
    const cases: [number, number, string, string][] = [
      [11, 1, '2024-02-01', '2024-05-31'],
      [11, 2, '2024-09-01', '2024-12-31'],
      [11, 3, '2025-02-01', '2025-05-31'],
      [11, 8, '2027-09-01', '2027-12-31'],
      [12, 1, '2028-02-01', '2028-05-31'],
      [10, 8, '2023-09-01', '2023-12-31'],
      [7, 1, '2008-02-01', '2008-05-31'],
    ];
    for (const [term, session, opensOn, closesOn] of cases) {
      expect(defaultSession(term, session)).to.deep.equal({ term, session, opensOn, closesOn, provisional: true });
    }
  });

  it('knows no session that cannot be', () => {
    for (const [term, session] of [[11, 0], [11, 9], [6, 1], [11.5, 1], [9999, 1]] as const) {
      expect(defaultSession(term, session), `${term}/${session}`).to.equal(null);
    }
  });

  it('finds the session in course, and none between two', () => {
    expect(sessionAt('2025-03-21')).to.include({ term: 11, session: 3 });
    expect(sessionAt('2025-02-01')).to.include({ session: 3 });
    expect(sessionAt('2025-05-31')).to.include({ session: 3 });
    expect(sessionAt('2025-06-01')).to.equal(null);
    expect(sessionAt('2025-01-21')).to.equal(null);
  });

  it('finds the next one, over a term\'s end too', () => {
    expect(nextSession('2025-01-21')).to.include({ term: 11, session: 3 });
    expect(nextSession('2025-02-01')).to.include({ term: 11, session: 4 });
    expect(nextSession('2027-12-31')).to.include({ term: 12, session: 1 });
  });

  it('lets a table of the real days override the default', () => {
    const extended: SessionPeriod[] = [{ term: 11, session: 2, opensOn: '2024-09-20', closesOn: '2025-01-31' }];
    expect(sessionAt('2025-01-21', extended)).to.deep.equal({ ...extended[0], provisional: false });
    expect(findSession(11, 2, extended)).to.include({ closesOn: '2025-01-31', provisional: false });
    expect(nextSession('2024-09-01', extended)).to.include({ session: 2, opensOn: '2024-09-20' });
  });

  it('counts January to the term that ends with it', () => {
    expect(termAt('2024-01-31')).to.equal(10);
    expect(termAt('2024-02-01')).to.equal(11);
    expect(termAt('2000-01-01')).to.equal(null);
  });
});
