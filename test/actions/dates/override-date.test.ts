import { expect } from 'chai';
import { changeAct, changeActInput } from '../../../server/actions/acts/change-act.ts';
import { endObligation, resumeObligation } from '../../../server/actions/dates/end-obligation.ts';
import { makeOccurrences } from '../../../server/actions/dates/make-occurrences.ts';
import { resetDate, setDate } from '../../../server/actions/dates/override-date.ts';
import { recompute } from '../../../server/actions/dates/recompute.ts';
import { remind } from '../../../server/actions/reminders/remind.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { statusOf } from '../../../server/domain/resolution/status.ts';
import { asOfDay } from '../../../server/domain/resolution/timeliness.ts';
import { requireInput } from '../../../server/input.ts';
import { loadCalendar } from '../../../server/store/calendar.ts';
import type { Database } from '../../../server/store/database.ts';
import { overridesOf } from '../../../server/store/date-overrides.ts';
import { eventsOf } from '../../../server/store/events.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';
import { refusalOf } from '../../support/refusal.ts';

const EVERY_QUARTER = '爰要求數位產業署每季向立法院經濟委員會提出書面報告。';
const first = async (db: Database) => (await findResolutions(db))[0]!.obligations[0]!;

withDatabases('a day set by hand', (open) => {
  it('holds through every recomputation, and is computed again once taken back', async () => {
    const db = await open();
    const [act, deps] = [await anAct(db), testDeps(db)];
    const { id, obligations: [obligation] } = await aResolution(db, { act, text: '爰要求數位產業署於1個月內，向立法院經濟委員會提出書面報告。' });
    const obligationId = obligation!.id;
    const { moved } = await setDate(deps, PROGRAM, { obligationId, kind: 'due', on: '2025-05-03', number: null, reason: '召委同意' });
    expect(moved.map((one) => [one.from, one.to, one.stopsBeingOverdue])).to.deep.equal([['2025-02-21', '2025-05-03', true]]);
    await changeAct(deps, PROGRAM, requireInput(changeActInput, { actId: act.id, countFrom: 'promulgated', reason: '函釋' }));
    expect((await recompute(deps, PROGRAM)).changed).to.equal(0);
    const set = await first(db);
    expect(set.occurrences[0]).to.include({ dueOn: '2025-05-03', rawDueOn: '2025-05-03', calendarLabel: null });
    expect(set.overrides[0]).to.include({ kind: 'due', number: 1, on: '2025-05-03', reason: '召委同意', setBy: 'program' });

    await setDate(deps, PROGRAM, { obligationId, kind: 'due', on: '2025-05-05', number: null, reason: '更正' });
    await setDate(deps, PROGRAM, { obligationId, kind: 'anchor', on: '2025-04-01', number: null, reason: '收文' });
    expect((await first(db)).overrides).to.have.length(2);
    await resetDate(deps, PROGRAM, { obligationId, reason: '恢復' });
    expect((await first(db)).occurrences[0]).to.include({ dueOn: '2025-04-21', anchor: 'promulgated', calendarLabel: '114年（第3版）' });
    expect((await overridesOf(db, obligationId)).map((one) => [one.on, one.revokedReason])).to.deep.equal([['2025-04-01', '恢復'], ['2025-05-05', '恢復'], ['2025-05-03', '更正']]);
    expect((await eventsOf(db, { type: 'resolution', id })).map((one) => one.verb)).to.deep.equal(['date_reset', 'date_set', 'date_set', 'date_set']);
  });

  it('refuses a start day where none is counted from, what is not set, who may not, and what is unknown', async () => {
    const db = await open();
    const deps = testDeps(db);
    const { obligations: [obligation] } = await aResolution(db);
    const obligationId = obligation!.id;
    const on = { on: '2025-05-05', number: null, reason: '理由' };
    expect(await refusalOf(setDate(deps, PROGRAM, { obligationId, kind: 'anchor', ...on }))).to.equal('anchor-without-effect');
    expect(await refusalOf(setDate(deps, PROGRAM, { obligationId, kind: 'due', ...on, number: 2 }))).to.equal('occurrence-not-found');
    expect(await refusalOf(setDate(deps, PROGRAM, { obligationId: 999, kind: 'due', ...on }))).to.equal('obligation-not-found');
    expect(await refusalOf(resetDate(deps, PROGRAM, { obligationId, reason: '理由' }))).to.equal('no-date-set');
    expect(await refusalOf(setDate(deps, asActor(await aUser(db, 'supervisor')), { obligationId, kind: 'due', ...on }))).to.equal('forbidden');
  });
});

withDatabases('what recurs', (open) => {
  async function everyQuarter(day = '2025-04-16') {
    const db = await open();
    const unit = await aUnit(db);
    const { id, obligations: [obligation] } = await aResolution(db, { unitId: unit.id, text: EVERY_QUARTER });
    const clock = aClock(day);
    const deps = testDeps(db, { clock });
    const status = async (on: string) => statusOf((await findResolutions(db, { ids: [id] }))[0]!, asOfDay(on, await loadCalendar(db)));
    return { db, id, obligationId: obligation!.id, clock, deps, status };
  }

  it('is made a year ahead of each day, once, with one event', async () => {
    const { db, id, deps, clock } = await everyQuarter();
    expect((await first(db)).occurrences).to.have.length(8);
    expect(await makeOccurrences(deps, PROGRAM)).to.deep.equal({ made: 0 });
    clock.setDay('2026-07-21');
    expect(await makeOccurrences(deps, PROGRAM)).to.deep.equal({ made: 2 });
    expect(await makeOccurrences(deps, PROGRAM)).to.deep.equal({ made: 0 });
    expect((await first(db)).occurrences.slice(-2).map((one) => [one.number, one.dueOn, one.calendarLabel])).to.deep.equal([[9, '2027-04-21', '116年（第1版）'], [10, '2027-07-21', '116年（第1版）']]);
    expect((await eventsOf(db, { type: 'resolution', id })).map((one) => one.verb)).to.deep.equal(['occurrences_made']);
  });

  it('has its own answer, timeliness and reminders for each occurrence', async () => {
    const { db, id, deps, clock, status } = await everyQuarter();
    await aLetter(db, id, { issuedOn: '2025-04-18' });
    const [obligation] = (await status('2025-07-22')).obligations;
    expect(obligation!.occurrences.slice(0, 3).map((one) => [one.dueOn, one.timeliness])).to.deep.equal([['2025-04-21', 'done_on_time'], ['2025-07-21', 'overdue'], ['2025-10-21', 'not_due']]);
    expect(obligation!.current.number).to.equal(2);
    clock.setDay('2025-07-21');
    expect((await remind(deps, PROGRAM)).mails.flatMap((mail) => mail.items.map((one) => one.dueOn))).to.deep.equal(['2025-07-21']);
  });

  it('ends by a decision with a reason: what is due later is not expected any more, and nobody is reminded of it', async () => {
    const { db, id, obligationId, deps, clock, status } = await everyQuarter();
    await aLetter(db, id, { issuedOn: '2025-04-18' });
    await endObligation(deps, asActor(await aUser(db, 'supervisor', { name: '督導主管' })), { obligationId, endedOn: '2025-08-01', reason: '立法院同意免再提送' });
    const before = (await status('2025-04-15')).obligations[0]!;
    expect((await status('2025-04-16')).obligations[0]!.occurrences.map((one) => one.isExpected).slice(0, 4), 'from the day of the decision').to.deep.equal([true, true, false, false]);
    const after = await status('2025-10-22');
    const [obligation] = after.obligations;
    expect(before.occurrences[2]!.timeliness).to.equal('not_due');
    expect(obligation!.occurrences.map((one) => one.timeliness).slice(0, 4)).to.deep.equal(['done_on_time', 'overdue', 'closed', 'closed']);
    expect(obligation!.occurrences.map((one) => one.isExpected).slice(0, 4)).to.deep.equal([true, true, false, false]);
    expect([obligation!.current.number, after.nextDueOn]).to.deep.equal([2, '2025-07-21']);
    expect(obligation).to.include({ endedOn: '2025-08-01', endedReason: '立法院同意免再提送', endedBy: '督導主管' });
    await aLetter(db, id, { issuedOn: '2025-08-04' });
    clock.setDay('2025-10-22');
    expect((await remind(deps, PROGRAM)).planned).to.equal(0);
    expect((await status('2025-10-22')).timeliness).to.equal('done_late');
    expect(await makeOccurrences(deps, PROGRAM)).to.deep.equal({ made: 0 });
    expect((await eventsOf(db, { type: 'resolution', id }))[0]).to.include({ verb: 'obligation_ended', reason: '立法院同意免再提送' });
  });

  it('goes on again with what would have been made meanwhile, and refuses to end twice or what is asked once', async () => {
    const { db, obligationId, deps, clock } = await everyQuarter();
    const end = { obligationId, endedOn: '2025-08-01', reason: '理由' };
    await endObligation(deps, PROGRAM, end);
    expect(await refusalOf(endObligation(deps, PROGRAM, end))).to.equal('already-ended');
    clock.setDay('2026-07-21');
    await resumeObligation(deps, PROGRAM, end);
    expect((await first(db)).occurrences).to.have.length(10);
    expect(await refusalOf(resumeObligation(deps, PROGRAM, end))).to.equal('not-ended');
    const { obligations: [once] } = await aResolution(db);
    expect(await refusalOf(endObligation(deps, PROGRAM, { ...end, obligationId: once!.id }))).to.equal('not-recurring');
    expect(await refusalOf(endObligation(deps, asActor(await aUser(db, 'officer')), end))).to.equal('forbidden');
  });
});
