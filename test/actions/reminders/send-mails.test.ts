import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { pauseMails, resumeMails } from '../../../server/actions/reminders/control-mails.ts';
import { planReminders } from '../../../server/actions/reminders/plan-reminders.ts';
import { sendMails } from '../../../server/actions/reminders/send-mails.ts';
import { addDays } from '../../../server/domain/day/civil-date.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import type { OutgoingMail } from '../../../server/mail/transport.ts';
import { markRefused } from '../../../server/store/absences.ts';
import type { Database } from '../../../server/store/database.ts';
import { upsertSession } from '../../../server/store/ly-sessions.ts';
import { claimMails, dropClaimed, keepHandOver, putBack } from '../../../server/store/mail-queue.ts';
import { countMails, insertMails, mailedOn, possibleDoubles } from '../../../server/store/mails.ts';
import { dropReminders, remindersOf } from '../../../server/store/reminders.ts';
import { factsVersion } from '../../../server/store/statuses.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, aResolution, aUnit, aUser, testDeps } from '../../support/factories.ts';
import { aMailServer } from '../../support/mail-office.ts';

const DAY = '2025-04-16';
const MAILS = 12;

withDatabases('mails claimed many at once', (open) => {
  const smtp = aMailServer();

  /** A dozen people, each with a mail planned. */
  async function office() {
    const db = await open();
    const clock = aClock(DAY);
    const deps = testDeps(db, { clock, mail: smtp.transport });
    const act = await anAct(db);
    for (let i = 0; i < MAILS; i += 1) await aResolution(db, { act, unitId: (await aUnit(db)).id });
    await planReminders(deps, PROGRAM, { day: DAY, dryRun: false, oneMailADay: true });
    return { db, clock, deps };
  }
  /** One resolution that no mail can be worded from. */
  async function breakFirst(db: Database) {
    const { id } = await db('resolutions').orderBy('id').first('id');
    await db('occurrences').whereIn('obligation_id', db('obligations').where({ resolution_id: id }).select('id')).delete();
  }
  /** Does something once, when the mail server first hears of a mail; it says yes to none before that is done. */
  const onFirst = (act: () => unknown): void => {
    let done: Promise<unknown> | null = null;
    smtp.behave(() => ({ thinks: (done ??= Promise.resolve(act())) }));
  };

  it('wait again, claimed by nobody, when the program is told to stop; what is in hand is finished', async () => {
    const { db, deps } = await office();
    const stopping = new AbortController();
    onFirst(() => stopping.abort());
    const { sent } = await sendMails(deps, DAY, { stop: stopping.signal });
    expect(sent).to.be.within(1, 4).and.to.equal(smtp.received.length);
    expect(await countMails(db)).to.include({ sent, planned: MAILS - sent, claimed: 0 });
    expect(await sendMails(deps, DAY)).to.deep.equal({ sent: MAILS - sent, failed: 0 });
    expect(new Set(smtp.sentTo()).size).to.equal(MAILS);
  });

  it('do not leave once mails are paused, though they were claimed before', async () => {
    const { db, deps } = await office();
    onFirst(() => pauseMails(deps, PROGRAM, { reason: '誤寄' }));
    await sendMails(deps, DAY);
    const { sent, planned, claimed } = await countMails(db);
    expect([planned + sent, claimed, planned > 0]).to.deep.equal([MAILS, 0, true]);
    await resumeMails(deps, PROGRAM);
    await sendMails(deps, DAY);
    expect([new Set(smtp.sentTo()).size, smtp.sentTo().length]).to.deep.equal([MAILS, MAILS]);
  });

  it('are checked anew, the rest of them, once a fact changed after the check', async () => {
    const { db, deps } = await office();
    const facts = await factsVersion(db);
    const [held, ...rest] = await claimMails(db, { worker: 'a', day: DAY, now: deps.clock.now(), most: MAILS });
    const letter = { subject: '', text: '', html: '', source: Buffer.from(''), sha256: '', day: DAY, now: deps.clock.now(), facts, isCapped: false };
    expect(await keepHandOver(db, rest[0]!.id, 'a', letter), 'as checked').to.equal(true);
    const [told] = await remindersOf(db, [held!.id]);
    await aLetter(db, told!.resolutionId, { issuedOn: DAY });
    expect(await keepHandOver(db, held!.id, 'a', letter), 'answered since').to.equal(false);
    await putBack(db, 'a');
    expect(await sendMails(deps, DAY)).to.deep.equal({ sent: MAILS - 2, failed: 0 });
    expect(smtp.sentTo()).not.to.include(held!.recipient);
  });

  it('all go out in the end while facts change all the time', async () => {
    const { db, deps } = await office();
    let isSending = true;
    const changing = (async () => {
      for (let i = 0; isSending; i += 1) {
        await aUnit(db);
        await pause(20);
      }
    })();
    const { sent } = await sendMails(deps, DAY);
    isSending = false;
    await changing;
    expect([sent, new Set(smtp.sentTo()).size]).to.deep.equal([MAILS, MAILS]);
  });

  it('go out though a fact changes more often than a mail can be made', async () => {
    const { db, deps } = await office();
    await db('mails').whereNotIn('id', await db('mails').orderBy('id').limit(2).pluck('id')).update({ state: 'dropped' });
    let isSending = true;
    const changing = (async () => {
      while (isSending) {
        await db('units').update({ name: db.ref('name') });
        await pause(5);
      }
    })();
    const compose = async (mail: OutgoingMail) => {
      await pause(60);
      return smtp.transport.compose(mail);
    };
    const slow = { ...smtp.transport, compose };
    const { sent } = await sendMails({ ...deps, mail: slow }, DAY);
    isSending = false;
    await changing;
    expect(sent).to.equal(2);
  });

  it('do not leave after the day they were to be sent on is over', async () => {
    const { db, deps, clock } = await office();
    onFirst(() => clock.setDay(addDays(DAY, 1)));
    const { sent } = await sendMails(deps, DAY);
    expect(await countMails(db)).to.include({ sent, planned: MAILS - sent, claimed: 0 });
    expect(sent).to.be.within(1, 4);
  });

  it('go out although one of them cannot be checked', async () => {
    const { db, deps } = await office();
    await breakFirst(db);
    const failure = await sendMails(deps, DAY).then(() => null, (error: Error) => error.message);
    expect(failure).to.match(/^1 mail\(s\) not sent: .*has no occurrence/);
    expect(await countMails(db), 'put off, not held').to.include({ sent: MAILS - 1, planned: 1, claimed: 0 });
    expect(await sendMails(deps, DAY), 'not at once').to.deep.equal({ sent: 0, failed: 0 });
  });

  it('wait again, all but the broken one, where the run ends while they are being checked one by one', async () => {
    const { db, deps } = await office();
    await breakFirst(db);
    const stopping = new AbortController();
    db.on('query', ({ sql }: { sql: string }) => sql.startsWith('update') && sql.includes('retry_at') && stopping.abort());
    await sendMails(deps, DAY, { stop: stopping.signal }).catch(() => undefined);
    expect(await countMails(db)).to.include({ sent: 0, planned: MAILS, claimed: 0 });
  });

  it('are not lost sight of when the store is away while the mail server says yes', async () => {
    const { db, deps } = await office();
    let back: Promise<unknown> = Promise.resolve();
    await db('mails').whereNot('id', db('mails').min('id')).update({ state: 'dropped' });
    onFirst(async () => {
      await db.schema.renameTable('mail_attempts', 'mail_attempts_away');
      back = pause(600).then(() => db.schema.renameTable('mail_attempts_away', 'mail_attempts'));
    });
    expect(await sendMails(deps, DAY)).to.deep.equal({ sent: 1, failed: 0 });
    await back;
    expect(await db('mail_attempts').select('outcome')).to.deep.equal([{ outcome: 'accepted' }]);
  });

  it('are given up after their fifth hand-over without an answer, and the officers told', async () => {
    const { db, deps, clock } = await office();
    await aUser(db, 'officer', { email: 'liaison@agency.gov.tw' });
    await db('mails').whereNot('id', db('mails').min('id')).update({ state: 'dropped' });
    smtp.behave((to) => (to.startsWith('liaison') ? null : 'take-and-drop'));
    for (const [state, minutes] of [['planned', 3], ['planned', 6], ['planned', 16], ['planned', 61], ['failed', 1], ['failed', 1]] as const) {
      await sendMails(deps, DAY);
      expect((await db('mails').orderBy('id').first('state')).state).to.equal(state);
      clock.advance(minutes);
    }
    expect(smtp.sentTo().filter((to) => to.startsWith('liaison'))).to.have.length(1);
    expect(smtp.sentTo()).to.have.length(6);
    expect(await possibleDoubles(db)).to.equal(1);
  });

  it('are given up after the fifth server that died handing them over', async () => {
    const { db, deps, clock } = await office();
    await aUser(db, 'officer', { email: 'liaison@agency.gov.tw' });
    const dying = { ...smtp.transport, send: async (): Promise<never> => { throw new Error('the process dies here'); } };
    for (const dead of [dying, dying, dying, dying, dying, smtp.transport]) {
      await sendMails({ ...deps, mail: dead }, DAY).catch(() => undefined);
      clock.advance(30);
    }
    const { failed, sent } = await countMails(db);
    // Of a dozen, a run takes up ten before it gives up.
    expect([failed >= 4, failed + sent]).to.deep.equal([true, MAILS + 1]);
    expect(await db('mails').whereNotNull('claimed_by'), 'claimed by nobody').to.deep.equal([]);
  });

  it('are counted against a cap set while they go out', async () => {
    const { db, deps } = await office();
    onFirst(() => db('mail_control').update({ daily_cap: 2 }));
    const { sent } = await sendMails(deps, DAY);
    // Those in hand when it was set leave, and two more.
    expect(sent).to.be.within(3, 6);
    expect(await countMails(db)).to.include({ planned: MAILS - sent, claimed: 0 });
  });

  it('leave nothing out, and drop nothing, by what was read while a fact changed', async () => {
    const { db } = await office();
    const facts = await factsVersion(db);
    const [mail] = await claimMails(db, { worker: 'a', day: DAY, now: `${DAY}T01:00:00.000Z`, most: 1 });
    const [told] = await remindersOf(db, [mail!.id]);
    await aLetter(db, told!.resolutionId, { issuedOn: DAY });
    const dropped = new Map([[told!.id, 'answered' as const]]);
    await dropReminders(db, dropped, facts);
    expect(await dropClaimed(db, mail!.id, 'a', facts)).to.equal(false);
    expect((await remindersOf(db, [mail!.id]))[0]!.droppedBecause).to.equal(null);
    const now = await factsVersion(db);
    await dropReminders(db, dropped, now);
    expect(await dropClaimed(db, mail!.id, 'a', now)).to.equal(true);
    expect((await remindersOf(db, [mail!.id]))[0]!.droppedBecause).to.equal('answered');
  });

  it('are checked anew once an address refuses mail or a session is entered', async () => {
    const { db } = await office();
    const before = await factsVersion(db);
    await markRefused(db, { email: 'gone@agency.gov.tw', refusedAt: `${DAY}T01:00:00.000Z`, answer: '550', source: 'server', mailId: null });
    const between = await factsVersion(db);
    await upsertSession(db, { term: 11, session: 3, opensOn: '2025-02-01', closesOn: '2025-07-31', reason: '延會', setBy: 'x', setAt: `${DAY}T01:00:00.000Z` });
    expect([between > before, (await factsVersion(db)) > between]).to.deep.equal([true, true]);
  });

  it('to a server that is not reached keep their own back-off, and are tried again soon', async () => {
    const { db, deps, clock } = await office();
    await smtp.stop();
    for (let i = 0; i < 6; i += 1) {
      await sendMails(deps, DAY);
      clock.advance(3);
    }
    await smtp.start();
    expect((await sendMails(deps, DAY)).sent).to.equal(MAILS);
    expect(Number((await db('mail_attempts').where({ outcome: 'unreached' }).count({ n: '*' }).first())!['n'])).to.be.greaterThan(3 * 6 - 1);
  });

  it('are given up when put off on one working day after another, not on their first after a pause', async () => {
    const { db, deps, clock } = await office();
    await db('mails').update({ state: 'dropped' });
    const mail = { recipient: 'busy@agency.gov.tw', day: DAY, subject: 's', text: 't', html: 'h', state: 'planned', kind: 'test' } as const;
    const [id] = await insertMails(db, [{ ...mail, messageId: 'x@y' }], clock.now());
    smtp.behave(() => ({ reply: '450 mailbox busy' }));
    const states: string[] = [];
    // Nearly a week's pause, then five working days over a weekend.
    for (const day of ['2025-04-22', '2025-04-23', '2025-04-24', '2025-04-25', '2025-04-28', '2025-04-29']) {
      clock.setDay(day);
      await sendMails(deps, day);
      states.push((await db('mails').where({ id }).first('state')).state);
    }
    expect(states).to.deep.equal(['planned', 'planned', 'planned', 'planned', 'planned', 'failed']);
  });

  it('count for the day they left on, not for the one they were planned for alone', async () => {
    const db = await open();
    const deps = testDeps(db, { clock: aClock('2025-04-18'), mail: smtp.transport });
    const [friday, monday] = ['2025-04-18', '2025-04-21'];
    const mail = { subject: 's', text: 't', html: 'h', state: 'planned', kind: 'reminder' } as const;
    const ids = await insertMails(db, ['late', 'waits', 'claimed', 'maybe'].map((name) =>
      ({ ...mail, messageId: name, recipient: `${name}@agency.gov.tw`, day: friday })), deps.clock.now());
    await db('mails').where({ id: ids[0] }).update({ state: 'sent', handed_over_on: monday });
    await db('mails').where({ id: ids[2] }).update({ state: 'claimed' });
    await db('mail_attempts').insert({ mail_id: ids[3], attempted_at: `${friday}T01:00:00.000Z`, outcome: 'unknown', answer: '' });
    const everybody = ['late', 'waits', 'claimed', 'maybe'].map((name) => `${name}@agency.gov.tw`);
    expect([...(await mailedOn(db, monday, everybody))].sort()).to.deep.equal(['claimed@agency.gov.tw', 'late@agency.gov.tw', 'maybe@agency.gov.tw']);
    expect([...(await mailedOn(db, '2025-04-17', everybody))]).to.deep.equal([]);
  });
});
