import { expect } from 'chai';
import { signOff } from '../../../server/actions/resolutions/sign-off.ts';
import { logLetter } from '../../../server/actions/letters/log-letter.ts';
import { ExpectedError } from '../../../server/errors.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { statusOf } from '../../../server/domain/resolution/status.ts';
import { asOfDay } from '../../../server/domain/resolution/timeliness.ts';
import { loadCalendar } from '../../../server/store/calendar.ts';
import { withDatabases } from '../../support/database.ts';
import { aLetter, aResolution, asActor, aUser, testDeps } from '../../support/factories.ts';

const codeOf = async (work: Promise<unknown>): Promise<string | null> =>
  work.then(() => null, (error: unknown) => (error as ExpectedError).failure.code);

withDatabases('signing off', (open) => {
  it('ends the tracking of what is answered', async () => {
    const db = await open();
    const supervisor = asActor(await aUser(db, 'supervisor'));
    const { id } = await aResolution(db);
    await aLetter(db, id, { issuedOn: '2025-04-10' });
    await signOff(testDeps(db), supervisor, { resolutionIds: [id], reason: null });
    const [one] = await findResolutions(db);
    expect([one!.signedOffOn, one!.signedOffBy]).to.deep.equal(['2025-04-16', supervisor.name]);
    expect(await codeOf(signOff(testDeps(db), supervisor, { resolutionIds: [id], reason: null }))).to.equal('already-signed-off');
  });

  it('is refused while nothing came', async () => {
    const db = await open();
    const supervisor = asActor(await aUser(db, 'supervisor'));
    const { id } = await aResolution(db);
    expect(await codeOf(signOff(testDeps(db), supervisor, { resolutionIds: [id], reason: '不再追蹤' }))).to.equal('sign-off-open');
  });

  it('asks for a reason where a due date is unanswered, and never calls that "no deadline"', async () => {
    const db = await open();
    const supervisor = asActor(await aUser(db, 'supervisor'));
    const { id } = await aResolution(db, { dueOn: '2025-03-21', reply: '賡續辦理。', repliedOn: '2025-04-01' });
    expect(await codeOf(signOff(testDeps(db), supervisor, { resolutionIds: [id], reason: null }))).to.equal('sign-off-reason-needed');
    await signOff(testDeps(db), supervisor, { resolutionIds: [id], reason: '併入另一決議辦理' });
    const asOf = asOfDay('2025-04-16', await loadCalendar(db));
    expect(statusOf((await findResolutions(db))[0]!, asOf).timeliness).to.equal('closed');
  });

  it('is not for who logged the letter, nor for an officer', async () => {
    const db = await open();
    const supervisor = await aUser(db, 'supervisor');
    const { id } = await aResolution(db);
    // A supervisor who was an officer when the letter went out.
    await logLetter(testDeps(db), { ...asActor(supervisor), role: 'officer' }, {
      direction: 'out', documentNumber: '數授產經字第1144000332號', issuedOn: '2025-04-15', title: null, outcome: null, releasedTwd: null, isInterim: false,
      resolutionIds: [id], occurrenceIds: [],
    });
    expect(await codeOf(signOff(testDeps(db), asActor(supervisor), { resolutionIds: [id], reason: null }))).to.equal('sign-off-own-reply');
    const officer = asActor(await aUser(db, 'officer'));
    expect(await codeOf(signOff(testDeps(db), officer, { resolutionIds: [id], reason: null }))).to.equal('forbidden');
  });
});
