/** Many at once, overtaken by another on the way: each that was left is told of once. */
import { expect } from 'chai';
import { it } from 'mocha';
import { acknowledgeMany } from '../../server/actions/reminders/acknowledge.ts';
import { signOffMany } from '../../server/actions/resolutions/sign-off.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, aResolution, asActor, aUnit, aUser, testDeps } from '../support/factories.ts';
import { overtakeOnce } from '../support/overtake-once.ts';

withDatabases('many at once, where the transaction is done again', (open) => {
  it('signs off what can be, and tells once of each that was left', async () => {
    const db = await open();
    const actor = asActor(await aUser(db, 'supervisor'));
    const fit = await aResolution(db, { item: '(一)' });
    await aLetter(db, fit.id, { issuedOn: '2025-04-10' });
    const silent = await aResolution(db, { item: '(二)' });
    overtakeOnce(db);
    expect(await signOffMany(testDeps(db), actor, { resolutionIds: [fit.id, silent.id] })).to.deep.equal({ done: 1, left: [{ item: '(二)', why: 'sign-off-open' }] });
    expect(db.listenerCount('query'), 'it was overtaken').to.equal(0);
  });

  it('acknowledges what can be, and tells once of each that was left', async () => {
    const db = await open();
    const unit = await aUnit(db);
    const actor = asActor(await aUser(db, 'officer', { unitId: unit.id }));
    const waiting = await aResolution(db, { item: '(一)', unitId: unit.id, dueOn: '2025-04-28' });
    const silent = await aResolution(db, { item: '(二)', unitId: unit.id });
    await aLetter(db, silent.id, { issuedOn: '2025-04-10' });
    await signOffMany(testDeps(db), asActor(await aUser(db, 'supervisor')), { resolutionIds: [silent.id] });
    overtakeOnce(db);
    const { done, left } = await acknowledgeMany(testDeps(db), actor, { resolutionIds: [waiting.id, silent.id] });
    expect({ done, left }).to.deep.equal({ done: 1, left: [{ item: '(二)', why: 'nothing-to-acknowledge' }] });
    expect(db.listenerCount('query'), 'it was overtaken').to.equal(0);
  });
});
