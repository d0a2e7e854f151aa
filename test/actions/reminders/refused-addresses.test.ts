import { expect } from 'chai';
import { clearAddress, retryMails } from '../../../server/actions/reminders/control-mails.ts';
import { recordBounce } from '../../../server/actions/reminders/record-bounce.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { countMails, listMails } from '../../../server/store/mails.ts';
import { withDatabases } from '../../support/database.ts';
import { aMailServer, anOffice } from '../../support/mail-office.ts';
import { refusalOf } from '../../support/refusal.ts';

withDatabases('mails that are refused or come back', (open) => {
  const smtp = aMailServer();
  const office = async (day?: string) => anOffice(await open(), smtp.transport, day);

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
});
