import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { acceptCalendar, previewCalendar, refuseCalendar } from '../../../server/actions/acts/accept-calendar.ts';
import { importCalendar } from '../../../server/actions/acts/import-calendar.ts';
import { remind } from '../../../server/actions/reminders/remind.ts';
import type { Deps } from '../../../server/deps.ts';
import { type Actor, PROGRAM } from '../../../server/domain/rights.ts';
import { listEditions, listProposals } from '../../../server/store/calendar.ts';
import type { Database } from '../../../server/store/database.ts';
import { eventsOf } from '../../../server/store/events.ts';
import { findMail, listMails } from '../../../server/store/mails.ts';
import { migrateUp } from '../../../server/store/migrate.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { openTransport } from '../../../server/mail/transport.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';
import { refusalOf } from '../../support/refusal.ts';
import { sharedPath } from '../../support/shared.ts';
import { startSmtp } from '../../support/smtp.ts';

const FILES = ['114年中華民國政府行政機關辦公日曆表.csv', '114年中華民國政府行政機關辦公日曆表修正版.csv', '114年中華民國政府行政機關辦公日曆表1141020更新.csv'];

withDatabases('the three editions of the office calendar of 114', (open) => {
  before(function () {
    if (!sharedPath('office-calendar', FILES[0]!)) this.skip(); // the official files are not beside the repository
  });

  /** No edition on record but the first; three due dates, one of them answered, on days that become days off. */
  async function office() {
    const db = await open({ migrated: false });
    await migrateUp(db);
    const clock = aClock('2025-09-01');
    const deps = testDeps(db, { clock });
    const officer = asActor(await aUser(db, 'officer', { name: '國會聯絡人', email: 'liaison@agency.gov.tw' }));
    const supervisor = asActor(await aUser(db, 'supervisor', { name: '督導主管' }));
    await bring(deps, PROGRAM, 0);
    const [act, unit] = [await anAct(db), await aUnit(db, { mailbox: 'platform@agency.gov.tw', headEmail: 'head@agency.gov.tw' })];
    const given = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-09-29' });
    const nobodys = await aResolution(db, { act, dueOn: '2025-10-24' });
    const answered = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-12-25' });
    await aResolution(db, { act, unitId: unit.id, dueOn: '2025-10-01' });
    await aLetter(db, answered.id, { issuedOn: '2025-08-20' });
    return { db, clock, deps, officer, supervisor, given, nobodys, answered };
  }
  const bring = async (deps: Deps, actor: Actor, which: number) =>
    importCalendar(deps, actor, { bytes: await readFile(sharedPath('office-calendar', FILES[which]!)!), fileName: FILES[which]!, locale: 'zh-TW' });
  const dueDays = async (db: Database) => (await findResolutions(db)).map((one) => one.obligations[0]!.occurrences[0]!).map((one) => [one.dueOn, one.calendarLabel]);

  it('a person proposes one: what it changes and what would move is said, and nothing moves', async () => {
    const { db, deps, officer } = await office();
    const before = await dueDays(db);
    expect(before[0]).to.deep.equal(['2025-09-29', '114年（第1版）']);
    const proposed = await bring(deps, officer, 1);
    expect(proposed).to.include({ year: 2025, isNew: true, isAccepted: false, name: '114年（第2版）', mails: 0 });
    expect(proposed.differences.becomeOff.map((one) => one.day)).to.deep.equal(['2025-09-29', '2025-10-24', '2025-12-25']);
    expect(proposed.moved.map((one) => [one.from, one.to, one.isOpen])).to.deep.equal([['2025-09-29', '2025-09-30', true], ['2025-10-24', '2025-10-27', true], ['2025-12-25', '2025-12-26', false]]);
    expect(await dueDays(db)).to.deep.equal(before);
    expect((await bring(deps, officer, 1)).editionId, 'the same file again is the same proposal').to.equal(proposed.editionId);
    expect((await listProposals(db)).map((one) => [one.id, one.proposedBy, one.fileName])).to.deep.equal([[proposed.editionId, '國會聯絡人', FILES[1]]]);
    expect((await previewCalendar(deps, officer, proposed.editionId!)).moved).to.deep.equal(proposed.moved);
    expect(await refusalOf(acceptCalendar(deps, officer, proposed.editionId!))).to.equal('forbidden');
  });

  it('a supervisor accepts it: dates move, one event, every edition stays, and each date says which one it is by', async () => {
    const { db, deps, officer, supervisor, given } = await office();
    const { editionId } = await bring(deps, officer, 1);
    const accepted = await acceptCalendar(deps, supervisor, editionId!);
    expect(accepted).to.include({ year: 2025, name: '114年（第2版）', mails: 3 });
    expect(await dueDays(db)).to.deep.equal([['2025-09-30', '114年（第2版）'], ['2025-10-27', '114年（第2版）'], ['2025-12-26', '114年（第2版）'], ['2025-10-01', '114年（第2版）']]);
    const names = await bring(deps, officer, 2);
    expect([names.moved, names.differences.renamed.length]).to.deep.equal([[], 2]);
    await acceptCalendar(deps, supervisor, names.editionId!);
    expect((await dueDays(db))[0]).to.deep.equal(['2025-09-30', '114年（第3版）']);
    expect((await listEditions(db)).map((one) => [one.issue, one.acceptedBy])).to.deep.equal([[1, 'program'], [2, '督導主管'], [3, '督導主管']]);
    expect((await eventsOf(db, { type: 'calendar_edition', id: editionId! })).map((one) => one.verb)).to.deep.equal(['calendar_accepted', 'calendar_proposed']);
    expect((await eventsOf(db, { type: 'resolution', id: given.id })).map((one) => one.verb)).to.deep.equal(['calendar_accepted']);
    expect(await refusalOf(acceptCalendar(deps, supervisor, editionId!))).to.equal('edition-decided');
    expect(await refusalOf(acceptCalendar(deps, supervisor, 999))).to.equal('edition-not-found');
  });

  it('whoever has an open date that moved is told from which day to which and why, once', async () => {
    const { db, deps, clock, officer, supervisor, given, answered } = await office();
    const smtp = await startSmtp();
    const mail = openTransport(smtp.url, 'tracker@agency.gov.tw');
    try {
      const { editionId } = await bring({ ...deps, mail }, officer, 1);
      await acceptCalendar({ ...deps, mail }, supervisor, editionId!);
      await remind({ ...deps, mail }, PROGRAM);
      expect(smtp.received.map((one) => one.recipient).sort()).to.deep.equal(['head@agency.gov.tw', 'liaison@agency.gov.tw', 'platform@agency.gov.tw']);
      const told = smtp.received.find((one) => one.recipient === 'head@agency.gov.tw')!;
      const text = told.text!.replace(/\s+/g, '');
      expect(told.subject).to.include('其中 1 項期限變動');
      expect(text).to.include('期限變動：原為114年9月29日（2025-09-29，星期一），因辦公日曆表114年（第2版）核定適用而重新推算');
      expect(text).to.include('114年9月30日（2025-09-30，星期二）').and.include('您是主辦單位主管，本項期限已變動').and.include(given.item).and.not.include(answered.item);
      const [newest] = (await listMails(db)).filter((one) => one.recipient === 'head@agency.gov.tw');
      expect((await findMail(db, newest!.id))!.reminders.map((one) => [one.rung, one.dueOn, one.moved?.from])).to.deep.equal([['moved', '2025-09-30', '2025-09-29']]);
      expect(await remind({ ...deps, mail }, PROGRAM)).to.include({ planned: 0, sent: 0 });
      clock.setDay('2025-09-02');
      expect((await remind({ ...deps, mail }, PROGRAM)).mails.map((one) => one.to)).to.deep.equal(['platform@agency.gov.tw']);
    } finally {
      mail.close();
      await smtp.stop();
    }
  });

  it('the news is not sent of a date that was answered before it went out, and waits over a day off', async () => {
    const { db, deps, clock, officer, supervisor, given } = await office();
    const smtp = await startSmtp();
    const mail = openTransport(smtp.url, 'tracker@agency.gov.tw');
    try {
      clock.setDay('2025-09-06');
      const { editionId } = await bring({ ...deps, mail }, officer, 1);
      await acceptCalendar({ ...deps, mail }, supervisor, editionId!);
      expect(new Set((await listMails(db)).map((one) => one.day))).to.deep.equal(new Set(['2025-09-08']));
      expect(await remind({ ...deps, mail }, PROGRAM), 'a Saturday').to.include({ planned: 0, sent: 0 });
      await aLetter(db, given.id, { issuedOn: '2025-09-07' });
      clock.setDay('2025-09-08');
      await remind({ ...deps, mail }, PROGRAM);
      expect(smtp.received.map((one) => one.recipient)).to.include('liaison@agency.gov.tw').and.not.include('head@agency.gov.tw');
    } finally {
      mail.close();
      await smtp.stop();
    }
  });

  it('one that a later edition has overtaken cannot be accepted any more, and no date moves back', async () => {
    const { db, deps, officer, supervisor } = await office();
    const older = await bring(deps, officer, 1);
    const newer = await bring(deps, officer, 2);
    await acceptCalendar(deps, supervisor, newer.editionId!);
    const after = await dueDays(db);
    expect(await refusalOf(acceptCalendar(deps, supervisor, older.editionId!))).to.equal('edition-overtaken');
    expect(await dueDays(db)).to.deep.equal(after);
  });

  it('a supervisor may refuse one: it stays on record, out of force', async () => {
    const { db, deps, officer, supervisor } = await office();
    const { editionId } = await bring(deps, officer, 1);
    await refuseCalendar(deps, supervisor, { editionId: editionId!, reason: '不是正式版本' });
    expect(await refusalOf(acceptCalendar(deps, supervisor, editionId!))).to.equal('edition-decided');
    expect((await listProposals(db))[0]).to.include({ refusedBy: '督導主管', refusedReason: '不是正式版本' });
    expect((await dueDays(db))[0]![0]).to.equal('2025-09-29');
    expect((await bring(deps, officer, 1)).editionId, 'a new proposal').to.not.equal(editionId);
  });

  it('the program proposes and accepts at once; the edition in force again changes nothing', async () => {
    const { db, deps } = await office();
    const imported = await bring(deps, PROGRAM, 1);
    expect(imported).to.include({ year: 2025, isNew: true, isAccepted: true, mails: 3 });
    expect((await dueDays(db)).map(([due]) => due)).to.deep.equal(['2025-09-30', '2025-10-27', '2025-12-26', '2025-10-01']);
    expect(await bring(deps, PROGRAM, 1)).to.deep.include({ isNew: false, moved: [] });
    expect((await eventsOf(db, { type: 'calendar_edition', id: imported.editionId! })).map((one) => one.verb)).to.deep.equal(['calendar_imported']);
  });
});
