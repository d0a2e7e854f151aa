import { expect } from 'chai';
import { remind } from '../../../server/actions/reminders/remind.ts';
import { sendMails } from '../../../server/actions/reminders/send-mails.ts';
import { ForbiddenError } from '../../../server/errors.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { scheduleOf } from '../../../server/domain/deadline/schedule.ts';
import type { MailTransport } from '../../../server/mail/transport.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { claimMails } from '../../../server/store/mail-queue.ts';
import { countMails, findMail, listMails } from '../../../server/store/mails.ts';
import { setSignOff, setUnit, upsertOccurrences } from '../../../server/store/write-resolutions.ts';
import { urlOf, withDatabases } from '../../support/database.ts';
import { aLetter, aResolution, asActor, aUnit, aUser } from '../../support/factories.ts';
import { aMailServer, anOffice } from '../../support/mail-office.ts';

withDatabases('remind', (open, kind) => {
  const smtp = aMailServer();
  async function office(day?: string) {
    const db = await open();
    await aUser(db, 'supervisor', { email: 'supervisor@agency.gov.tw' });
    return anOffice(db, smtp.transport, day, { name: '平臺經濟組', mailbox: 'platform@agency.gov.tw' });
  }

  it('tells the unit’s mailbox before the due date, once, whatever runs again', async () => {
    const { db, act, unit, run } = await office();
    const { id, item } = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-21' });
    const first = await run();
    expect(first).to.include({ planned: 1, sent: 1, failed: 0 });
    expect(first.mails).to.deep.equal([
      { to: 'platform@agency.gov.tw', subject: '【決議列管】7 日內到期 1 項（最近 114年4月21日）', items: [{ resolutionId: id, item, dueOn: '2025-04-21' }] },
    ]);
    expect(await run()).to.deep.equal({ planned: 0, sent: 0, failed: 0, mails: [] });
    expect(smtp.sentTo()).to.deep.equal(['platform@agency.gov.tw']);
    const [mail] = smtp.received;
    expect(mail!.text).to.include('114年4月21日（2025-04-21，星期一）').and.include(`https://tracker.agency.gov.tw/resolutions/${id}`);
    expect(mail!.messageId).to.match(/^<[0-9a-f]{32}@tracker\.agency\.gov\.tw>$/);
    expect(new Date(mail!.date!).toISOString(), 'the pinned day').to.match(/^2025-04-16/);
  });

  it('puts what a person owes into one mail, what burns first, and tells head and supervisor once it is late', async () => {
    const { db, act, unit, run } = await office();
    const soon = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-21' });
    const late = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-14' });
    const { mails } = await run();
    expect(mails.map((mail) => [mail.to, mail.items.length])).to.have.deep.members([
      ['platform@agency.gov.tw', 2], ['head@agency.gov.tw', 1], ['supervisor@agency.gov.tw', 1],
    ]);
    const unitMail = smtp.received.find((mail) => mail.recipient === 'platform@agency.gov.tw')!;
    expect(unitMail.subject).to.equal('【決議列管】逾期 1 項、7 日內到期 1 項（最近 114年4月21日）');
    expect(unitMail.text!.indexOf(late.item)).to.be.lessThan(unitMail.text!.indexOf(soon.item));
    expect(unitMail.text).to.include('head@agency.gov.tw（單位主管）');
  });

  it('tells the liaison officers of what nobody was given', async () => {
    const { db, act, run } = await office();
    await aResolution(db, { act, dueOn: '2025-04-21' });
    await run();
    expect(smtp.sentTo()).to.deep.equal(['liaison@agency.gov.tw']);
    expect(smtp.received[0]!.subject).to.include('1 項尚未分辦');
  });

  it('says nothing of what is answered, signed off, not ours, undated or far away, and nothing on a day off', async () => {
    const { db, act, unit, run } = await office();
    const given = { act, unitId: unit.id };
    const answered = await aResolution(db, given);
    await aLetter(db, answered.id, { issuedOn: '2025-04-15' });
    await aResolution(db, { ...given, signedOffOn: '2025-04-10' });
    await aResolution(db, { ...given, disposition: 'not_ours', repliedOn: '2025-04-01' });
    await aResolution(db, { ...given, text: '請配合辦理。' });
    await aResolution(db, { ...given, text: '請於114年4月21日前修正要點。', disposition: 'comply', repliedOn: '2025-04-01' });
    await aResolution(db, { ...given, dueOn: '2025-06-30' });
    expect((await run()).planned).to.equal(0);
    const interim = await aResolution(db, given);
    await aLetter(db, interim.id, { issuedOn: '2025-04-15', isInterim: true });
    expect((await run({ asOf: '2025-04-19' })).planned, 'a Saturday').to.equal(0);
    expect((await run()).planned, 'an interim reply does not stop the clock').to.equal(1);
  });

  it('catches up with one mail for the rung in force after days without a run, and climbs on', async () => {
    const { db, act, unit, clock, run } = await office('2025-03-24');
    await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-21' });
    const counts: Record<string, number> = {};
    for (const day of ['2025-03-24', '2025-03-25', '2025-04-10', '2025-04-11', '2025-04-18', '2025-04-21', '2025-04-22', '2025-04-23', '2025-04-29']) {
      clock.setDay(day);
      counts[day] = (await run()).sent;
    }
    expect(counts).to.deep.equal({
      '2025-03-24': 1, '2025-03-25': 0, '2025-04-10': 1, '2025-04-11': 0, '2025-04-18': 1, '2025-04-21': 1, '2025-04-22': 3, '2025-04-23': 0, '2025-04-29': 3,
    });
  });

  it('reminds anew when the due date moves and when the item is handed to another unit', async () => {
    const { db, act, unit, run } = await office();
    const other = await aUnit(db, { mailbox: 'other@agency.gov.tw' });
    const { id, obligations: [obligation] } = await aResolution(db, { act, unitId: unit.id });
    await run();
    const moved = scheduleOf({ ...obligation!.reading, day: { year: 2025, yearOffset: 0, month: 4, dayOfMonth: 22 } }, act, { calendar: makeCalendar([]), sessions: [] }, { today: '2025-04-16' });
    await upsertOccurrences(db, [{ obligationId: obligation!.id, number: 1, deadline: moved[0]! }]);
    expect((await run({ oneMailADay: false })).mails.map((mail) => mail.items[0]!.dueOn)).to.deep.equal(['2025-04-22']);
    smtp.received.length = 0;
    await setUnit(db, [id], unit.id, '2025-04-16');
    await run();
    expect(smtp.sentTo(), 'nothing is new').to.deep.equal([]);
    await setUnit(db, [id], other.id, '2025-04-16');
    await run();
    expect(smtp.sentTo()).to.deep.equal(['other@agency.gov.tw']);
  });

  it('shows in a dry run what would go out, and keeps and sends nothing', async () => {
    const { db, act, unit, run } = await office();
    await aResolution(db, { act, unitId: unit.id });
    const dry = await run({ dryRun: true });
    expect(dry).to.include({ planned: 1, sent: 0, failed: 0 });
    expect(await listMails(db)).to.deep.equal([]);
    expect(await db('events').where({ verb: 'reminders_planned' })).to.deep.equal([]);
    const real = await run();
    expect({ ...real, sent: 0 }).to.deep.equal(dry);
    expect(await db('events').where({ verb: 'reminders_planned' })).to.have.length(1);
  });

  it('without a mail server keeps the mails and never plans them again', async () => {
    const { db, act, unit, deps } = await office();
    await aResolution(db, { act, unitId: unit.id });
    const kept = { ...deps, mail: null };
    expect(await remind(kept, PROGRAM)).to.include({ planned: 1, sent: 0, failed: 0 });
    expect((await remind(kept, PROGRAM)).planned).to.equal(0);
    expect((await listMails(db)).map((mail) => mail.state)).to.deep.equal(['outbox']);
  });

  it('refuses a person without the right', async () => {
    const { db, deps, officer } = await office();
    const clerk = await aUser(db, 'supervisor');
    expect((await remind(deps, asActor(officer))).planned).to.equal(0);
    const refusal: unknown = await remind(deps, asActor(clerk)).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(ForbiddenError);
  });

  it('parks a mail the server refuses for good and tells the officer, tries again what it puts off, and lets neither stop the others', async () => {
    const { db, act, clock, run } = await office();
    const units = await Promise.all(['gone', 'busy', 'fine'].map((name) => aUnit(db, { mailbox: `${name}@agency.gov.tw` })));
    for (const { id } of units) await aResolution(db, { act, unitId: id });
    smtp.behave((to) => (to.startsWith('gone') ? { reply: '550 no such user' } : to.startsWith('busy') ? { reply: '451 try later' } : null));
    expect(await run()).to.include({ planned: 3, sent: 2, failed: 2 });
    expect(await countMails(db)).to.include({ sent: 2, failed: 1, planned: 1 });
    smtp.behave(() => null);
    expect(await run(), 'not before its time').to.include({ sent: 0, failed: 0 });
    clock.advance(3);
    expect(await run()).to.include({ planned: 0, sent: 1, failed: 0 });
    expect(smtp.sentTo()).to.deep.equal(['busy@agency.gov.tw', 'fine@agency.gov.tw', 'liaison@agency.gov.tw']);
    const notice = smtp.received.find((mail) => mail.recipient === 'liaison@agency.gov.tw')!;
    expect(notice.text).to.include('gone@agency.gov.tw').and.include('550 no such user').and.not.include('busy@');
    const [busy] = (await listMails(db)).filter((mail) => mail.recipient.startsWith('busy'));
    const { attempts, mail, reminders } = (await findMail(db, busy!.id))!;
    expect(mail).to.include({ state: 'sent', attempts: 2 });
    expect(reminders).to.have.length(1);
    expect(attempts.map((one) => one.outcome)).to.deep.equal(['deferred', 'accepted']);
    expect(attempts[0]!.answer).to.include('451 try later');
    expect(attempts[1]!.answer).to.match(/^250/);
  });

  it('after days without a mail server sends one mail a person, of what is true then', async () => {
    const { db, act, unit, clock, run } = await office('2025-04-14');
    const soon = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-21' });
    await smtp.stop();
    await run();
    clock.setDay('2025-04-16');
    const answered = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-25' });
    await run();
    await aLetter(db, answered.id, { issuedOn: '2025-04-17' });
    const fresh = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-24' });
    await smtp.start();
    clock.setDay('2025-04-18');
    await run();
    expect(smtp.received).to.have.length(1);
    expect(smtp.received[0]!.text).to.include(soon.item).and.include(fresh.item).and.not.include(answered.item);
    expect(await countMails(db)).to.include({ sent: 1, planned: 0, claimed: 0 });
    clock.advance(60 * 5);
    expect(await run()).to.include({ planned: 0, sent: 0 });
  });

  it('leaves out of a waiting mail what is no longer true, and does not send an empty one', async () => {
    const { db, act, unit, clock, run } = await office('2025-04-16');
    const stays = await aResolution(db, { act, unitId: unit.id });
    const answered = await aResolution(db, { act, unitId: unit.id });
    const other = await aUnit(db, { mailbox: 'other@agency.gov.tw' });
    const closed = await aResolution(db, { act, unitId: other.id });
    smtp.behave(() => ({ reply: '451 try later' }));
    await run();
    smtp.behave(() => null);
    await aLetter(db, answered.id, { issuedOn: '2025-04-16' });
    await setSignOff(db, [closed.id], '2025-04-16', 'a supervisor');
    clock.advance(10);
    expect(await run()).to.include({ planned: 0, sent: 1, failed: 0 });
    expect(smtp.received).to.have.length(1);
    expect(smtp.received[0]!.subject).to.equal('【決議列管】7 日內到期 1 項（最近 114年4月21日）');
    expect(smtp.received[0]!.text).to.include(stays.item).and.not.include(answered.item);
    const mails = await Promise.all((await listMails(db)).map(async ({ id }) => (await findMail(db, id))!));
    expect(mails.map(({ mail }) => mail.state)).to.have.members(['sent', 'dropped']);
    expect(mails.flatMap(({ reminders }) => reminders.flatMap((one) => one.droppedBecause ?? []))).to.have.members(['answered', 'closed']);
    expect(mails.find(({ mail }) => mail.state === 'sent')!.mail.text, 'kept as it was sent').to.not.include(answered.item);
  });

  it('sends again, under the same Message-ID and on record, what a worker took and never recorded', async () => {
    const { db, act, unit, deps, clock, run } = await office();
    await aResolution(db, { act, unitId: unit.id });
    const recording = new Error('the process dies here');
    const dying: MailTransport = { ...smtp.transport, send: async (mail) => { await smtp.transport.send(mail); throw recording; } };
    const crash: unknown = await remind({ ...deps, mail: dying }, PROGRAM).catch((error: unknown) => error);
    expect(crash).to.be.instanceOf(AggregateError);
    expect(await run(), 'the claim still holds').to.include({ planned: 0, sent: 0 });
    clock.advance(20);
    expect(await run()).to.include({ planned: 0, sent: 1 });
    expect(smtp.received).to.have.length(2);
    expect(smtp.received[0]!.messageId).to.equal(smtp.received[1]!.messageId);
    const [mail] = await listMails(db);
    expect((await findMail(db, mail!.id))!.attempts.map((one) => one.outcome)).to.deep.equal(['unknown', 'accepted']);
  });

  it('keeps a mail whose line broke apart from newer ones: the person may have it', async () => {
    const { db, act, unit, clock, run } = await office();
    await aResolution(db, { act, unitId: unit.id });
    smtp.behave(() => 'take-and-drop');
    expect(await run()).to.include({ planned: 1, sent: 0, failed: 1 });
    smtp.behave(() => null);
    await aResolution(db, { act, unitId: unit.id });
    clock.advance(10);
    await run({ oneMailADay: false });
    const ids = smtp.received.map((mail) => mail.messageId);
    expect(ids).to.have.length(3);
    expect(new Set(ids).size).to.equal(2);
  });

  it('gives nobody a second mail on a day when run all day, but for what is due that day', async () => {
    const { db, act, unit, clock, run } = await office('2025-04-16');
    await aResolution(db, { act, unitId: unit.id });
    await run();
    const later = await aResolution(db, { act, unitId: unit.id });
    expect((await run()).planned).to.equal(0);
    await aResolution(db, { act, unitId: unit.id, dueOn: '2025-04-16' });
    expect((await run({ oneMailADay: true })).mails.map((mail) => mail.items.length)).to.deep.equal([1]);
    clock.setDay('2025-04-17');
    const { mails } = await run({ oneMailADay: true });
    expect(mails.flatMap((mail) => mail.items.map((one) => one.item))).to.include(later.item);
  });

  it('sends each mail once when several runs start at the same moment', async () => {
    const { db, act, deps } = await office();
    const units = await Promise.all(Array.from({ length: 12 }, () => aUnit(db)));
    for (const { id } of units) await aResolution(db, { act, unitId: id });
    const second = kind === 'PostgreSQL' ? openDatabase(urlOf(db)) : db;
    try {
      const results = await Promise.all([deps, { ...deps, db: second }, deps].map((one) => remind(one, PROGRAM)));
      expect(results.reduce((sum, one) => sum + one.planned, 0)).to.equal(12);
      await sendMails(deps, '2025-04-16');
      expect(smtp.sentTo()).to.deep.equal(units.map((unit) => unit.mailbox).sort());
      expect(await claimMails(db, { worker: 'nobody', day: '2025-04-16', now: deps.clock.now(), most: 5 })).to.deep.equal([]);
    } finally {
      if (second !== db) await second.destroy();
    }
  });
});
