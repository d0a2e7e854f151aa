import { expect } from 'chai';
import { pauseMails, resumeMails } from '../../server/actions/control-mails.ts';
import { planReminders } from '../../server/actions/plan-reminders.ts';
import { sendMails } from '../../server/actions/send-mails.ts';
import { addDays } from '../../server/domain/civil-date.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { openTransport } from '../../server/mail/transport.ts';
import { claimMails, keepHandOver, putBack } from '../../server/store/mail-queue.ts';
import { countMails } from '../../server/store/mails.ts';
import { remindersOf } from '../../server/store/reminders.ts';
import { factsVersion } from '../../server/store/statuses.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, aLetter, anAct, aResolution, aUnit, testDeps } from '../support/factories.ts';
import { type SmtpDouble, startSmtp } from '../support/smtp.ts';

const DAY = '2025-04-16';
const MAILS = 12;

withDatabases('mails claimed many at once', (open) => {
  let smtp: SmtpDouble;
  let transport: ReturnType<typeof openTransport>;
  beforeEach(async () => {
    smtp = await startSmtp();
    transport = openTransport(smtp.url, 'tracker@agency.gov.tw');
  });
  afterEach(async () => {
    transport.close();
    await smtp.stop();
  });

  /** A dozen people, each with a mail planned. */
  async function office() {
    const db = await open();
    const clock = aClock(DAY);
    const deps = testDeps(db, { clock, mail: transport });
    const act = await anAct(db);
    for (let i = 0; i < MAILS; i += 1) await aResolution(db, { act, unitId: (await aUnit(db)).id });
    await planReminders(deps, PROGRAM, { day: DAY, dryRun: false, oneMailADay: true });
    return { db, clock, deps };
  }
  const sentTo = (): string[] => smtp.received.map((mail) => mail.recipient);
  /** Does something once, when the mail server first hears of a mail. */
  const onFirst = (act: () => void): void => {
    let isOver = false;
    smtp.behave(() => {
      if (!isOver) act();
      isOver = true;
      return null;
    });
  };

  it('wait again, claimed by nobody, when the program is told to stop; what is in hand is finished', async () => {
    const { db, deps } = await office();
    const stopping = new AbortController();
    onFirst(() => stopping.abort());
    const { sent } = await sendMails(deps, DAY, { stop: stopping.signal });
    expect(sent).to.be.within(1, 4).and.to.equal(smtp.received.length);
    expect(await countMails(db)).to.include({ sent, planned: MAILS - sent, claimed: 0 });
    expect(await sendMails(deps, DAY)).to.deep.equal({ sent: MAILS - sent, failed: 0 });
    expect(new Set(sentTo()).size).to.equal(MAILS);
  });

  it('do not leave once mails are paused, though they were claimed before', async () => {
    const { db, deps } = await office();
    let pausing: Promise<void> = Promise.resolve();
    onFirst(() => (pausing = pauseMails(deps, PROGRAM, { reason: '誤寄' })));
    await sendMails(deps, DAY);
    await pausing;
    const { sent, planned, claimed } = await countMails(db);
    expect([planned + sent, claimed, planned > 0]).to.deep.equal([MAILS, 0, true]);
    await resumeMails(deps, PROGRAM);
    await sendMails(deps, DAY);
    expect([new Set(sentTo()).size, sentTo().length]).to.deep.equal([MAILS, MAILS]);
  });

  it('are checked anew, the rest of them, once a fact changed after the check', async () => {
    const { db, deps } = await office();
    const facts = await factsVersion(db);
    const [held, ...rest] = await claimMails(db, { worker: 'a', day: DAY, now: deps.clock.now(), most: MAILS });
    const letter = { subject: '', text: '', html: '', source: Buffer.from(''), sha256: '', day: DAY, now: deps.clock.now(), facts };
    expect(await keepHandOver(db, rest[0]!.id, 'a', letter), 'as checked').to.equal(true);
    const [told] = await remindersOf(db, [held!.id]);
    await aLetter(db, told!.resolutionId, { issuedOn: DAY });
    expect(await keepHandOver(db, held!.id, 'a', letter), 'answered since').to.equal(false);
    await putBack(db, rest.slice(1).map((one) => one.id).concat(held!.id), 'a');
    expect(await sendMails(deps, DAY)).to.deep.equal({ sent: MAILS - 2, failed: 0 });
    expect(sentTo()).not.to.include(held!.recipient);
  });

  it('all go out in the end while facts change all the time', async () => {
    const { db, deps } = await office();
    let isSending = true;
    const changing = (async () => {
      for (let i = 0; isSending; i += 1) {
        await aUnit(db);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const { sent } = await sendMails(deps, DAY);
    isSending = false;
    await changing;
    expect([sent, new Set(sentTo()).size]).to.deep.equal([MAILS, MAILS]);
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
    const { id } = await db('resolutions').orderBy('id').first('id');
    await db('occurrences').whereIn('obligation_id', db('obligations').where({ resolution_id: id }).select('id')).delete();
    const failure = await sendMails(deps, DAY).then(() => null, (error: Error) => error.message);
    expect(failure).to.match(/^1 mail\(s\) not sent: .*has no occurrence/);
    expect(await countMails(db)).to.include({ sent: MAILS - 1, claimed: 1 });
  });
});
