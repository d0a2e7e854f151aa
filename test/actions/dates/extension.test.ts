import { expect } from 'chai';
import { decideExtension } from '../../../server/actions/dates/decide-extension.ts';
import { replaceReadings } from '../../../server/actions/dates/replace-readings.ts';
import { remind } from '../../../server/actions/reminders/remind.ts';
import { requestExtension } from '../../../server/actions/dates/request-extension.ts';
import type { Day } from '../../../server/domain/day/civil-date.ts';
import { type Actor, PROGRAM } from '../../../server/domain/rights.ts';
import { statusOf } from '../../../server/domain/resolution/status.ts';
import { asOfDay } from '../../../server/domain/resolution/timeliness.ts';
import { ExpectedError } from '../../../server/errors.ts';
import { loadCalendar } from '../../../server/store/calendar.ts';
import type { Database } from '../../../server/store/database.ts';
import { eventsOf } from '../../../server/store/events.ts';
import { extensionsOf } from '../../../server/store/extensions.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';

const LETTER = '台立院議字第1140701234號函';
const codeOf = async (refused: Promise<unknown>): Promise<string> => {
  const error = await refused.catch((one: unknown) => one);
  return error instanceof ExpectedError ? error.failure.code : `done: ${JSON.stringify(error)}`;
};

withDatabases('another date', (open) => {
  /** Wednesday 16 April 2025; a report was due on Friday 11 April. */
  async function office() {
    const db = await open();
    const clock = aClock('2025-04-16');
    const deps = testDeps(db, { clock });
    const unit = await aUnit(db, { mailbox: 'platform@agency.gov.tw', headEmail: 'head@agency.gov.tw' });
    const act = await anAct(db);
    const resolution = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-11' });
    const officer = asActor(await aUser(db, 'officer'));
    const supervisor = asActor(await aUser(db, 'supervisor', { email: 'boss@agency.gov.tw' }));
    const occurrenceId = resolution.obligations[0]!.occurrences[0]!.id;
    const ask = (over: Partial<Parameters<typeof requestExtension>[2]> = {}, by: Actor = officer) => requestExtension(deps, by, {
      resolutionId: resolution.id, occurrenceId, kind: 'extended', newDueOn: '2025-05-30', reason: '資料蒐集需時', authority: LETTER, ...over,
    });
    const settle = (id: number, decision: 'granted' | 'refused' = 'granted', reason: string | null = null, by: Actor = supervisor) =>
      decideExtension(deps, by, { id, decision, reason });
    return { db, clock, deps, unit, act, resolution, officer, supervisor, occurrenceId, ask, settle };
  }
  const standing = async (db: Database, id: number, day: Day = '2025-04-16') => {
    const one = statusOf((await findResolutions(db, { ids: [id] }))[0]!, asOfDay(day, await loadCalendar(db)));
    const { dueOn, effectiveDueOn, beside } = one.obligations[0]!.current;
    return [one.timeliness, dueOn, effectiveDueOn, beside.promised?.newDueOn ?? null, one.nextDueOn];
  };

  it('moves nothing while it waits; granted, the LY’s own date stays where it is beside it', async () => {
    const { db, resolution, ask, settle } = await office();
    const { id } = await ask();
    expect(await standing(db, resolution.id)).to.deep.equal(['overdue', '2025-04-11', '2025-04-11', null, '2025-04-11']);
    await settle(id, 'granted', '函已核對');
    expect(await standing(db, resolution.id)).to.deep.equal(['not_due', '2025-04-11', '2025-05-30', null, '2025-05-30']);
    expect(await standing(db, resolution.id, '2025-04-15'), 'as of the day before').to.deep.equal(['overdue', '2025-04-11', '2025-04-11', null, '2025-04-11']);
    const events = (await eventsOf(db, { type: 'resolution', id: resolution.id })).map((one) => [one.verb, one.reason, one.after['newDueOn']]);
    expect(events).to.deep.equal([['extension_decided', '函已核對', '2025-05-30'], ['extension_requested', '資料蒐集需時', '2025-05-30']]);
  });

  it('promised, it stands beside and moves nothing', async () => {
    const { db, resolution, ask, settle } = await office();
    await settle((await ask({ kind: 'promised', authority: null })).id);
    expect(await standing(db, resolution.id)).to.deep.equal(['overdue', '2025-04-11', '2025-04-11', '2025-05-30', '2025-04-11']);
  });

  it('refused, it stays on record with its reason', async () => {
    const { db, resolution, ask, settle } = await office();
    const { id } = await ask();
    expect(await codeOf(settle(id, 'refused'))).to.equal('required');
    await settle(id, 'refused', '查無此函');
    expect((await standing(db, resolution.id))[0]).to.equal('overdue');
    const [found] = await extensionsOf(db, resolution.id);
    expect([found!.decision, found!.decisionReason, found!.newDueOn, found!.authority]).to.deep.equal(['refused', '查無此函', '2025-05-30', LETTER]);
    expect(await codeOf(settle(id, 'granted'))).to.equal('extension-decided');
  });

  it('writes over nothing: a second one comes beside the first', async () => {
    const { db, resolution, ask, settle } = await office();
    const first = await ask();
    expect(await codeOf(ask()), 'one of its kind waits').to.equal('extension-pending');
    await settle(first.id);
    await settle((await ask({ newDueOn: '2025-06-30' })).id);
    expect((await extensionsOf(db, resolution.id)).map((one) => one.newDueOn)).to.deep.equal(['2025-05-30', '2025-06-30']);
    expect((await standing(db, resolution.id))[2]).to.equal('2025-06-30');
  });

  it('is refused where it cannot be', async () => {
    const { db, act, resolution, ask } = await office();
    expect(await codeOf(ask({ authority: null }))).to.equal('extension-authority-missing');
    expect(await codeOf(ask({ newDueOn: '2025-04-11' }))).to.equal('extension-not-later');
    expect(await codeOf(ask({ kind: 'promised', newDueOn: '2025-04-15' }))).to.equal('promise-in-past');
    expect(await codeOf(ask({ occurrenceId: 999_999 }))).to.equal('due-date-gone');
    expect(await codeOf(ask({ resolutionId: 999_999 }))).to.equal('resolution-not-found');
    const undated = await aResolution(db, { act, text: '爰請數位產業署儘速向立法院提出書面報告。' });
    const about = { resolutionId: undated.id, occurrenceId: undated.obligations[0]!.occurrences[0]!.id };
    expect(await codeOf(ask(about))).to.equal('nothing-to-extend');
    expect(await codeOf(ask({ ...about, kind: 'promised' }))).to.match(/^done/);
    await aLetter(db, resolution.id, { issuedOn: '2025-04-14' });
    expect(await codeOf(ask({ kind: 'promised' }))).to.equal('answered-already');
    const closed = await aResolution(db, { act, signedOffOn: '2025-04-10' });
    expect(await codeOf(ask({ resolutionId: closed.id, occurrenceId: closed.obligations[0]!.occurrences[0]!.id }))).to.equal('resolution-closed');
  });

  it('is asked for by officers and by the unit it is assigned to, and decided by a supervisor who did not ask', async () => {
    const { db, deps, unit, ask, settle, officer } = await office();
    const own = asActor(await aUser(db, 'unit', { unitId: unit.id }));
    const other = asActor(await aUser(db, 'unit', { unitId: (await aUnit(db)).id }));
    expect(await codeOf(ask({}, other))).to.equal('forbidden');
    expect(await codeOf(ask({}, asActor(await aUser(db, 'supervisor'))))).to.equal('forbidden');
    const { id } = await ask({}, own);
    expect(await codeOf(settle(id, 'granted', null, officer))).to.equal('forbidden');
    // Somebody who asked as an officer and supervises by now.
    const asker = asActor(await aUser(db, 'supervisor'));
    await db('extensions').where({ id }).update({ requested_by_id: asker.id });
    expect(await codeOf(settle(id, 'granted', null, asker))).to.equal('extension-own-request');
    expect(await codeOf(decideExtension(deps, PROGRAM, { id: 999_999, decision: 'granted', reason: null }))).to.equal('extension-not-found');
  });

  it('survives a text that is read again, without the due date it spoke of', async () => {
    const { db, resolution, ask, settle } = await office();
    const { id } = await ask();
    await db.transaction((trx) => replaceReadings(trx, [{ resolutionId: resolution.id, obligations: [], freezes: [] }]));
    expect((await extensionsOf(db, resolution.id)).map((one) => [one.id, one.occurrenceId, one.newDueOn])).to.deep.equal([[id, null, '2025-05-30']]);
    expect(await codeOf(settle(id))).to.equal('due-date-gone');
    await settle(id, 'refused', '決議已更正');
  });

  it('granted by an authority, it is the day people are reminded of; promised, they are reminded of the LY’s', async () => {
    const { db, deps, clock, resolution, ask, settle } = await office();
    const told = async (day: Day) => {
      clock.setDay(day);
      return (await remind(deps, PROGRAM, { dryRun: true })).mails.map((mail) => [mail.to, mail.items[0]!.dueOn]);
    };
    await settle((await ask({ kind: 'promised', authority: null })).id);
    expect(await told('2025-04-16')).to.have.deep.members([['platform@agency.gov.tw', '2025-04-11'], ['head@agency.gov.tw', '2025-04-11'], ['boss@agency.gov.tw', '2025-04-11']]);
    clock.setDay('2025-04-16');
    await settle((await ask()).id);
    expect(await told('2025-04-16'), 'weeks off').to.deep.equal([]);
    expect(await told('2025-05-20')).to.deep.equal([['platform@agency.gov.tw', '2025-05-30']]);
    expect((await standing(db, resolution.id, '2025-06-02'))[0]).to.equal('overdue');
    expect(await told('2025-06-02')).to.have.length(3);
  });
});
