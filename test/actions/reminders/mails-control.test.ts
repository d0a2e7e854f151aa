import { expect } from 'chai';
import { acknowledge } from '../../../server/actions/reminders/acknowledge.ts';
import { changeAct, changeActInput } from '../../../server/actions/acts/change-act.ts';
import { clearAddress, pauseMails, resumeMails, retryMails, sendTestMail, setMailCap } from '../../../server/actions/reminders/control-mails.ts';
import { exportEvidence } from '../../../server/actions/reminders/export-evidence.ts';
import { mailHealth } from '../../../server/actions/reminders/mail-health.ts';
import { mute } from '../../../server/actions/reminders/mute.ts';
import { setDate } from '../../../server/actions/dates/override-date.ts';
import { recompute } from '../../../server/actions/dates/recompute.ts';
import { recordBounce } from '../../../server/actions/reminders/record-bounce.ts';
import { remind } from '../../../server/actions/reminders/remind.ts';
import { setAbsence } from '../../../server/actions/reminders/set-absence.ts';
import { setLadder } from '../../../server/actions/reminders/set-ladder.ts';
import { setSession } from '../../../server/actions/acts/set-session.ts';
import { setPreferences } from '../../../server/actions/people/set-preferences.ts';
import { previewLadder, simulate } from '../../../server/actions/reminders/simulate.ts';
import { whyNot } from '../../../server/actions/reminders/why-not.ts';
import { DEFAULT_LADDER } from '../../../server/domain/reminder/ladder.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { requireInput } from '../../../server/input.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { countMails, listMails } from '../../../server/store/mails.ts';
import { setUnit } from '../../../server/store/write-resolutions.ts';
import { urlOf, withDatabases } from '../../support/database.ts';
import { aLetter, aResolution, asActor, aUnit, aUser } from '../../support/factories.ts';
import { aMailServer, anOffice } from '../../support/mail-office.ts';
import { refusalOf } from '../../support/refusal.ts';

withDatabases('the mails of an office', (open, kind) => {
  const smtp = aMailServer('決議列管 <tracker@agency.gov.tw>');
  const office = async (day?: string) => anOffice(await open(), smtp.transport, day);

  it('stop at once when paused, go on planning, and say what still holds when resumed', async () => {
    const { deps, item, run, clock } = await office();
    await item();
    await pauseMails(deps, PROGRAM, { reason: '演練' });
    expect(await run()).to.include({ planned: 1, sent: 0 });
    expect(await mailHealth(deps)).to.include({ isWell: false, isPaused: true, pausedReason: '演練', waiting: 1 });
    clock.setDay('2025-04-18');
    await run();
    await resumeMails(deps, PROGRAM);
    expect(await run()).to.include({ sent: 1 });
    expect(smtp.received[0]!.text).to.include('到期前 3 個工作日').and.include('併於本信通知');
    expect(await mailHealth(deps)).to.include({ isWell: true, waiting: 0 });
  });

  it('stop at the daily cap, from several servers together, and go on the next day', async () => {
    const { db, deps, act, run, clock } = await office();
    for (let i = 0; i < 8; i += 1) await aResolution(db, { act, unitId: (await aUnit(db)).id });
    await setMailCap(deps, PROGRAM, { dailyCap: 3 });
    const second = kind === 'PostgreSQL' ? openDatabase(urlOf(db)) : db;
    await Promise.all([run(), remind({ ...deps, db: second }, PROGRAM)]);
    await run();
    expect(smtp.received).to.have.length(3);
    expect(await mailHealth(deps)).to.include({ isWell: false, isCapReached: true });
    clock.setDay('2025-04-17');
    await run();
    expect(smtp.received).to.have.length(6);
    await setMailCap(deps, PROGRAM, { dailyCap: 0 });
    clock.setDay('2025-04-18');
    await run();
    expect(smtp.received).to.have.length(6);
    await setMailCap(deps, PROGRAM, { dailyCap: null });
    await run();
    expect(new Set(smtp.sentTo()).size).to.equal(8);
    if (second !== db) await second.destroy();
  });

  it('carry what a mail program needs, and are kept as they went over the wire', async () => {
    const { deps, item, run } = await office();
    const { id } = await item();
    await run();
    const [got] = smtp.received;
    const headers = new Map(got!.headers.map((one) => [one.key, one.value]));
    expect(headers.get('list-id')).to.include('<reminders.tracker.agency.gov.tw>');
    expect(headers.get('references')).to.equal(`<resolution-${id}@tracker.agency.gov.tw>`);
    expect(got!.replyTo?.map((one) => one.address)).to.deep.equal(['liaison@agency.gov.tw']);
    const [file] = got!.attachments;
    expect(file).to.include({ filename: 'deadlines.ics', mimeType: 'text/calendar' });
    expect(Buffer.from(file!.content as ArrayBuffer).toString()).to.include('DTSTART;VALUE=DATE:20250421').and.include('SEQUENCE:0');
    expect(`${got!.text}${got!.html}`).to.not.match(/[?&](?:token|key|secret|sig)=/);
    const [evidence] = await exportEvidence(deps, PROGRAM, { resolutionId: id, email: null });
    expect(evidence).to.include({ isIntact: true, state: 'sent' });
    expect(Buffer.from(evidence!.eml!).toString().replace(/\r\n/g, '\n').trim()).to.equal(got!.raw.replace(/\r\n/g, '\n').trim());
    expect(evidence!.attempts[0]).to.include({ outcome: 'accepted', sha256: evidence!.sha256 });
    expect((await exportEvidence(deps, PROGRAM, { resolutionId: null, email: 'UNIT@agency.gov.tw' })).map((one) => one.id)).to.deep.equal([evidence!.id]);
  });

  it('come in English to whoever reads English', async () => {
    const { db, item, run, officer } = await office();
    await db('users').where({ id: officer.id }).update({ locale: 'en' });
    await item();
    await aResolution(db);
    await run();
    const [toOfficer, toUnit] = ['liaison', 'unit'].map((who) => smtp.received.find((one) => one.recipient.startsWith(who))!);
    expect(toOfficer!.subject).to.match(/^\[Resolutions\] 1 due within 7 days; 1 handed to nobody/);
    expect(toOfficer!.text).to.include('Hand it to a unit first').and.not.include('期限');
    expect(toUnit!.subject).to.include('【決議列管】');
  });

  it('come one a thing to whoever chose that', async () => {
    const { deps, item, run } = await office();
    await item();
    await item('2025-04-23');
    await setPreferences(deps, PROGRAM, { email: 'unit@agency.gov.tw', style: 'single', optedOut: [] });
    expect((await run({ oneMailADay: true })).mails.map((one) => one.items.length)).to.deep.equal([1, 1]);
    await item();
    expect((await run({ oneMailADay: true })).sent).to.equal(1);
    expect(await refusalOf(setPreferences(deps, PROGRAM, { email: 'unit@agency.gov.tw', style: 'digest', optedOut: ['mailbox'] }))).to.equal('opt-out-not-allowed');
  });

  it('go to the deputy of an absent head, who is not told the same again on coming back', async () => {
    const { deps, item, run, clock } = await office('2025-04-22');
    await item();
    await setAbsence(deps, PROGRAM, { email: 'head@agency.gov.tw', from: '2025-04-21', until: '2025-04-22', deputyEmail: 'deputy@agency.gov.tw', reason: null });
    await run();
    expect(smtp.sentTo()).to.deep.equal(['deputy@agency.gov.tw', 'unit@agency.gov.tw']);
    expect(smtp.received.find((one) => one.recipient.startsWith('deputy'))!.text).to.include('您代理 head@agency.gov.tw');
    clock.setDay('2025-04-23');
    expect((await run()).planned).to.equal(0);
    expect(await refusalOf(setAbsence(deps, PROGRAM, { email: 'a@b.tw', from: '2025-04-22', until: '2025-04-21', deputyEmail: null, reason: null }))).to.equal('days-order');
  });

  it('go once to a deputy with a role of their own, for both, and again to neither', async () => {
    const { deps, db, item, run, clock, unit } = await office('2025-04-22');
    await aUser(db, 'supervisor', { email: 'deputy@agency.gov.tw' });
    await item();
    const other = await aUnit(db, { mailbox: unit.mailbox, headEmail: 'second@agency.gov.tw' });
    await aResolution(db, { unitId: other.id });
    for (const email of ['head@agency.gov.tw', 'second@agency.gov.tw']) {
      await setAbsence(deps, PROGRAM, { email, from: '2025-04-21', until: '2025-04-22', deputyEmail: 'deputy@agency.gov.tw', reason: null });
    }
    await run();
    expect(smtp.sentTo()).to.deep.equal(['deputy@agency.gov.tw', 'unit@agency.gov.tw']);
    expect(smtp.received.find((one) => one.recipient.startsWith('deputy'))!.text).to.include('您代理 head@agency.gov.tw（單位主管）；您亦為督導主管');
    const [told] = (await whyNot(deps, PROGRAM, { email: 'head@agency.gov.tw', day: '2025-04-22', resolutionId: null })).considered;
    expect(told).to.include({ against: 'told', reason: 'head', standsFor: 'head@agency.gov.tw' });
    clock.setDay('2025-04-23');
    expect((await run()).planned).to.equal(0);
  });

  it('reach a supervisor who is told for themselves, though the head they stand in for was told before', async () => {
    const { deps, db, item, run, clock } = await office('2025-04-22');
    await item();
    await run();
    await aUser(db, 'supervisor', { email: 'deputy@agency.gov.tw' });
    await setAbsence(deps, PROGRAM, { email: 'head@agency.gov.tw', from: '2025-04-23', until: '2025-04-23', deputyEmail: 'deputy@agency.gov.tw', reason: null });
    clock.setDay('2025-04-23');
    smtp.received.length = 0;
    await run();
    expect(smtp.sentTo()).to.deep.equal(['deputy@agency.gov.tw']);
  });

  it('are told again where an item went away and came back before its mail left', async () => {
    const { db, item, run, unit, clock } = await office();
    const other = await aUnit(db, { mailbox: 'other@agency.gov.tw' });
    const { id } = await item();
    smtp.behave(() => ({ reply: '451 try later' }));
    await run();
    await setUnit(db, [id], other.id, '2025-04-16');
    clock.advance(10);
    await run();
    await setUnit(db, [id], unit.id, '2025-04-16');
    smtp.behave(() => null);
    clock.advance(60);
    await run();
    expect(smtp.sentTo()).to.deep.equal(['unit@agency.gov.tw']);
  });

  it('tell of each move of a due date, there and back and there again', async () => {
    const { deps, item, run, clock } = await office('2025-04-14');
    const one = await item();
    await run();
    const move = (on: string) => setDate(deps, PROGRAM, { obligationId: one.obligations[0]!.id, kind: 'due', on, number: null, reason: `改至${on}` });
    for (const [today, on] of [['2025-04-15', '2025-04-25'], ['2025-04-16', '2025-04-21'], ['2025-04-17', '2025-04-25']] as const) {
      clock.setDay(today);
      smtp.received.length = 0;
      await move(on);
      await run();
      expect(smtp.sentTo(), on).to.deep.equal(['head@agency.gov.tw', 'unit@agency.gov.tw']);
      expect(smtp.received[0]!.text!.replace(/\s+/g, '')).to.include(`經人工認定（改至${on}）`);
    }
    expect((await run()).planned).to.equal(0);
  });

  it('tell of a date that an act, a session or a new reckoning moves, as of one that an edition of the calendar moves', async () => {
    const { deps, db, act, unit, run, clock } = await office();
    await aResolution(db, { act, unitId: unit.id, text: '爰要求數位產業署於6個月內，向立法院經濟委員會提出書面報告。' });
    await aResolution(db, { act, unitId: unit.id, text: '爰要求數位產業署於下會期結束前，向立法院經濟委員會提出書面報告。' });
    const days = ['2025-04-16', '2025-04-17', '2025-04-18'];
    const saysAfter = async (move: () => Promise<unknown>): Promise<string> => {
      clock.setDay(days.shift()!);
      smtp.received.length = 0;
      await move();
      await run();
      expect(smtp.sentTo()).to.deep.equal(['head@agency.gov.tw', 'unit@agency.gov.tw']);
      return smtp.received[0]!.text!.replace(/\s+/g, '');
    };
    const changing = requireInput(changeActInput, { actId: act.id, countFrom: 'promulgated', reason: '函釋' });
    expect(await saysAfter(() => changeAct(deps, PROGRAM, changing))).to.include('因法案日期或起算日變更而重新推算（函釋）');
    expect(await saysAfter(() => setSession(deps, PROGRAM, { term: 11, session: 3, opensOn: '2025-02-17', closesOn: '2025-07-31', reason: '延會' }))).to.include('因立法院會期日期變更而重新推算（延會）');
    await db('acts').where({ id: act.id }).update({ promulgated_on: '2025-03-28' });
    expect(await saysAfter(() => recompute(deps, PROGRAM))).to.include('依現有資料重新推算');
  });

  it('wait after an acknowledgement, and say why somebody got nothing', async () => {
    const { deps, item, run, clock, officer } = await office('2025-04-11');
    const { id } = await item();
    await run();
    await acknowledge(deps, asActor(officer), { resolutionId: id });
    clock.setDay('2025-04-14');
    expect((await run()).planned).to.equal(0);
    const why = async (email: string, day: string) => (await whyNot(deps, PROGRAM, { email, day, resolutionId: id })).considered.find((one) => one.topic === 'deadline');
    expect(await why('unit@agency.gov.tw', '2025-04-14')).to.include({ against: 'acknowledged', rung: 'before-5', reason: 'mailbox' });
    expect(await why('unit@agency.gov.tw', '2025-04-11')).to.include({ against: 'told', rung: 'before-10', toldOn: '2025-04-11' });
    expect(await why('head@agency.gov.tw', '2025-04-10')).to.include({ against: 'other-rung' });
    expect(await why('unit@agency.gov.tw', '2025-04-12')).to.include({ against: 'day-off' });
    await aLetter((deps.db), id, { issuedOn: '2025-04-14' });
    expect(await why('unit@agency.gov.tw', '2025-04-15')).to.include({ against: 'answered' });
    expect(await refusalOf(acknowledge(deps, PROGRAM, { resolutionId: id }))).to.equal('done', 'our own letter waits for the answer of the LY');
  });

  it('are simulated for days to come as they then go out', async () => {
    const { deps, item, run, clock } = await office('2025-04-14');
    await item();
    await item('2025-04-30');
    await mute(deps, PROGRAM, { email: 'head@agency.gov.tw', resolutionId: null, until: '2025-04-23', reason: '出國' });
    const foreseen = (await simulate(deps, PROGRAM, { from: null, days: 20 })).map((one) => `${one.day} ${one.to} ${one.items.length}`).sort();
    const happened: string[] = [];
    for (let at = 14; at <= 33; at += 1) {
      const day = at <= 30 ? `2025-04-${at}` : `2025-05-0${at - 30}`;
      clock.setDay(day);
      happened.push(...(await run()).mails.map((one) => `${day} ${one.to} ${one.items.length}`));
    }
    expect(happened.sort()).to.deep.equal(foreseen);
  });

  it('follow another ladder from when it is set, whose effect was shown before', async () => {
    const { deps, item, run } = await office();
    await item();
    const ladder = { ...DEFAULT_LADDER, tracks: { ...DEFAULT_LADDER.tracks, deadline: { ...DEFAULT_LADDER.tracks.deadline, before: [{ workingDays: 2, tells: ['head'] as const }] } } };
    const { now, then } = await previewLadder(deps, PROGRAM, ladder);
    expect([now.today, then.today]).to.deep.equal([1, 0]);
    expect(await refusalOf(setLadder(deps, PROGRAM, { ladder: {}, reason: 'x' }))).to.equal('ladder-invalid');
    await setLadder(deps, PROGRAM, { ladder, reason: '減少信件' });
    expect((await run()).planned).to.equal(0);
    expect((await run({ asOf: '2025-04-17' })).mails.map((one) => one.to)).to.deep.equal(['head@agency.gov.tw']);
  });

  it('that are refused mark the address; the officer stands in until it is cleared, and it can be sent again', async () => {
    const { deps, db, item, run, clock } = await office();
    await item();
    smtp.behave((to) => (to.startsWith('unit') ? { reply: '550 5.1.1 no such user' } : null));
    await run();
    await run();
    expect(smtp.sentTo(), 'the notice').to.deep.equal(['liaison@agency.gov.tw']);
    clock.setDay('2025-04-18');
    smtp.received.length = 0;
    await run();
    expect(smtp.received.map((one) => [one.recipient, /無法收信/.test(one.text!)])).to.deep.equal([['liaison@agency.gov.tw', true]]);
    await clearAddress(deps, PROGRAM, { email: 'unit@agency.gov.tw' });
    smtp.behave(() => null);
    const [failed] = (await listMails(db, { state: 'failed' }));
    expect(await refusalOf(retryMails(deps, PROGRAM, { mailIds: [failed!.id, 999] }))).to.equal('mail-not-failed');
    expect(await retryMails(deps, PROGRAM, { mailIds: [failed!.id] })).to.deep.equal({ queued: 1 });
    clock.setDay('2025-04-21');
    smtp.received.length = 0;
    await run();
    expect(smtp.sentTo()).to.deep.equal(['unit@agency.gov.tw']);
    expect(await countMails(db)).to.include({ failed: 0 });
  });

  it('that are refused for a full mailbox, or by policy, are parked without marking anybody; a refused sender parks nothing', async () => {
    const { db, item, run } = await office();
    await item();
    for (const reply of ['552 5.2.2 mailbox full', '554 5.7.1 relaying denied']) {
      smtp.behave((to) => (to.startsWith('unit') ? { reply } : null));
      await run();
    }
    expect(await db('refused_addresses')).to.deep.equal([]);
    expect(await countMails(db)).to.include({ failed: 1 });
  });

  it('that come back mark the address by their report, once, and only where we ever wrote to it', async () => {
    const { deps, item, run, clock } = await office();
    await item();
    await run();
    const dsn = (to: string): Uint8Array => Buffer.from(`Subject: x\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ${to}\nAction: failed\nStatus: 5.1.1\n\n--b--\n`);
    expect(await recordBounce(deps, PROGRAM, dsn('stranger@agency.gov.tw'))).to.deep.include({ marked: [], ignored: ['stranger@agency.gov.tw'] });
    expect(await recordBounce(deps, PROGRAM, dsn('unit@agency.gov.tw'))).to.deep.include({ marked: ['unit@agency.gov.tw'] });
    expect(await recordBounce(deps, PROGRAM, dsn('unit@agency.gov.tw'))).to.deep.include({ marked: [], known: ['unit@agency.gov.tw'] });
    expect(await refusalOf(recordBounce(deps, PROGRAM, Buffer.from('hello')))).to.equal('bounce-unreadable');
    clock.advance(1);
    smtp.received.length = 0;
    await run();
    expect(smtp.sentTo()).to.deep.equal(['liaison@agency.gov.tw']);
  });

  it('kept without a mail server are made good in one mail of what holds once one is set, which says what went by', async () => {
    const { deps, db, item, run, clock } = await office();
    const answered = await item('2025-04-21');
    const moved = await item('2025-04-30');
    await item('2025-04-21');
    const kept = { ...deps, mail: null };
    for (const day of ['2025-04-16', '2025-04-17']) {
      clock.setDay(day);
      await remind(kept, PROGRAM);
    }
    await setDate(kept, PROGRAM, { obligationId: moved.obligations[0]!.id, kind: 'due', on: '2025-06-30', number: null, reason: '改期' });
    expect((await mailHealth(kept)).kept).to.be.greaterThan(1);
    await aLetter(db, answered.id, { issuedOn: '2025-04-16' });
    clock.setDay('2025-04-18');
    await run();
    expect(smtp.sentTo()).to.deep.equal(['head@agency.gov.tw', 'unit@agency.gov.tw']);
    const [toHead, toUnit] = ['head', 'unit'].map((who) => smtp.received.find((one) => one.recipient.startsWith(who))!.text!.replace(/\s+/g, ''));
    expect(toUnit).to.include('先前未能寄出之提醒（到期前3個工作日）併於本信通知').and.include('經人工認定（改期）').and.not.include(answered.item);
    expect(toHead, 'news that no rung tells of').to.include('經人工認定（改期）');
    expect(await countMails(db)).to.include({ outbox: 0, planned: 0 });
    await run();
    expect(smtp.received).to.have.length(2);
  });

  it('can be tried by whoever asks for one to themselves', async () => {
    const { deps, officer, run } = await office();
    expect(await sendTestMail(deps, asActor(officer))).to.include({ to: 'liaison@agency.gov.tw' });
    await run();
    expect(smtp.received.map((one) => one.subject)).to.deep.equal(['【決議列管】測試信']);
  });
});
