import { expect } from 'chai';
import { previewSession, setSession } from '../../../server/actions/acts/set-session.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { ExpectedError } from '../../../server/errors.ts';
import { eventsOf } from '../../../server/store/events.ts';
import { listSetSessions } from '../../../server/store/ly-sessions.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { anAct, aResolution, asActor, aUser, testDeps } from '../../support/factories.ts';

const THIRD = { term: 11, session: 3, opensOn: '2025-02-17', closesOn: '2025-07-31', reason: '立法院公報' };

withDatabases('the days of a session', (open) => {
  const dueDays = async (db: Awaited<ReturnType<typeof open>>) => (await findResolutions(db)).map((one) => one.obligations[0]!.occurrences[0]!.dueOn);

  it('move what counts from it, as previewed, in one event', async () => {
    const db = await open();
    const [act, deps] = [await anAct(db, { passedOn: '2025-03-04' }), testDeps(db)];
    const { id } = await aResolution(db, { act, text: '爰要求數位產業署於本會期結束前，向立法院經濟委員會提出書面報告。' });
    await aResolution(db, { act, text: '爰要求數位產業署於第11屆第3會期開議後1個月內，向立法院經濟委員會提出書面報告。' });
    expect(await dueDays(db)).to.deep.equal(['2025-06-02', '2025-03-03']);
    const preview = await previewSession(deps, PROGRAM, THIRD);
    expect(preview.moved.map((one) => [one.from, one.to])).to.deep.equal([['2025-06-02', '2025-07-31'], ['2025-03-03', '2025-03-17']]);
    expect(await dueDays(db)).to.deep.equal(['2025-06-02', '2025-03-03']);
    expect(await setSession(deps, PROGRAM, THIRD)).to.deep.equal(preview);
    expect(await dueDays(db)).to.deep.equal(['2025-07-31', '2025-03-17']);
    expect((await findResolutions(db)).map((one) => one.obligations[0]!.occurrences[0]!.isProvisional)).to.deep.equal([false, false]);
    const [event] = await eventsOf(db, { type: 'resolution', id });
    expect(event).to.include({ verb: 'session_set', reason: '立法院公報' });
    expect(event!.before).to.deep.equal({ opensOn: '2025-02-01', closesOn: '2025-05-31' });
    await setSession(deps, PROGRAM, { ...THIRD, closesOn: '2025-08-29', reason: '延會' });
    expect((await listSetSessions(db)).map((one) => [one.term, one.session, one.closesOn, one.reason])).to.deep.equal([[11, 3, '2025-08-29', '延會']]);
  });

  it('are refused in the wrong order, over another session, for a session there is none of, and from who may not', async () => {
    const db = await open();
    const deps = testDeps(db);
    const refusalOf = (input: typeof THIRD, actor = PROGRAM): Promise<string> =>
      setSession(deps, actor, input).then(() => 'done', (error: unknown) => (error as ExpectedError).failure.code);
    expect(await refusalOf({ ...THIRD, closesOn: '2025-02-01' })).to.equal('session-order');
    expect(await refusalOf({ ...THIRD, closesOn: '2025-09-15' })).to.equal('session-overlap');
    expect(await refusalOf({ ...THIRD, session: 9 })).to.equal('no-such-session');
    expect(await refusalOf(THIRD, asActor(await aUser(db, 'supervisor')))).to.equal('forbidden');
  });
});
