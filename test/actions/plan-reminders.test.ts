import { expect } from 'chai';
import { remind } from '../../server/actions/remind.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { type MailTransport, openTransport } from '../../server/mail/transport.ts';
import { listMails } from '../../server/store/mails.ts';
import { breakInserts, linesOnStderr, mendInserts } from '../support/break-inserts.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, anAct, aResolution, aUnit, aUser, testDeps } from '../support/factories.ts';
import { type SmtpDouble, startSmtp } from '../support/smtp.ts';

withDatabases('planning reminders', (open) => {
  let smtp: SmtpDouble;
  let transport: MailTransport;
  beforeEach(async () => {
    smtp = await startSmtp();
    transport = openTransport(smtp.url, 'tracker@agency.gov.tw');
  });
  afterEach(async () => {
    transport.close();
    await smtp.stop();
  });

  async function office(day = '2025-04-16') {
    const db = await open();
    const clock = aClock(day);
    const act = await anAct(db);
    const unit = await aUnit(db, { mailbox: 'unit@agency.gov.tw', headEmail: 'head@agency.gov.tw' });
    await aUser(db, 'officer', { email: 'liaison@agency.gov.tw' });
    const deps = testDeps(db, { clock, mail: transport });
    const item = (dueOn = '2025-04-21', unitId = unit.id) => aResolution(db, { act, unitId, dueOn });
    return { db, clock, act, unit, deps, item, run: (over = {}) => remind(deps, PROGRAM, { oneMailADay: true, ...over }) };
  }
  const sentTo = (): string[] => smtp.received.map((mail) => mail.recipient).sort();

  it('leaves out a resolution whose facts are broken, says which, and reminds of the others', async () => {
    const { db, item, run } = await office();
    const broken = await item();
    const sound = await item();
    const { id: _, ...row } = await db('obligations').where({ resolution_id: broken.id }).first();
    await db('obligations').insert({ ...row, position: 1 });
    const lines = await linesOnStderr(async () => expect(await run()).to.include({ planned: 1, sent: 1 }));
    expect(smtp.received[0]!.text).to.include(sound.item).and.not.include(broken.item);
    expect(lines).to.not.deep.equal([]);
    for (const line of lines) expect(line).to.include(`resolution ${broken.id} left out`);
  });

  it('plans for everybody else where it fails for one person, sends, and then says what failed', async () => {
    const { db, item, run } = await office();
    await item();
    for (const name of ['aaa', 'zzz']) await item('2025-04-21', (await aUnit(db, { mailbox: `${name}@agency.gov.tw` })).id);
    await breakInserts(db, 'reminders', "new.recipient = 'aaa@agency.gov.tw'");
    const fault: unknown = await run().catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(AggregateError);
    expect((fault as AggregateError).errors.map(String).join()).to.include('broken on purpose');
    expect(sentTo()).to.deep.equal(['unit@agency.gov.tw', 'zzz@agency.gov.tw']);
    await mendInserts(db, 'reminders');
    expect(await run()).to.include({ planned: 1, sent: 1 });
  });

  it('sends what waits although planning fails altogether', async () => {
    const { db, item, run } = await office();
    await item();
    smtp.behave(() => ({ reply: '451 try later' }));
    await run();
    smtp.behave(() => null);
    await db('mails').update({ retry_at: null });
    await breakInserts(db, 'mails');
    await item('2025-04-16');
    expect(await run().catch((error: unknown) => error)).to.be.instanceOf(AggregateError);
    expect(sentTo()).to.deep.equal(['unit@agency.gov.tw']);
    expect((await listMails(db)).map((one) => one.state)).to.deep.equal(['sent']);
  });
});
