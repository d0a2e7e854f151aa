import { expect } from 'chai';
import { acknowledge } from '../../../server/actions/reminders/acknowledge.ts';
import { pauseMails, resumeMails, sendTestMail, setMailCap } from '../../../server/actions/reminders/control-mails.ts';
import { exportEvidence } from '../../../server/actions/reminders/export-evidence.ts';
import { mailHealth } from '../../../server/actions/reminders/mail-health.ts';
import { mute } from '../../../server/actions/reminders/mute.ts';
import { setDate } from '../../../server/actions/dates/override-date.ts';
import { remind } from '../../../server/actions/reminders/remind.ts';
import { setLadder } from '../../../server/actions/reminders/set-ladder.ts';
import { setPreferences } from '../../../server/actions/people/set-preferences.ts';
import { previewLadder, simulate } from '../../../server/actions/reminders/simulate.ts';
import { whyNot } from '../../../server/actions/reminders/why-not.ts';
import { DEFAULT_LADDER } from '../../../server/domain/reminder/ladder.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { countMails } from '../../../server/store/mails.ts';
import { urlOf, withDatabases } from '../../support/database.ts';
import { aLetter, aResolution, asActor, aUnit } from '../../support/factories.ts';
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
