import { expect } from 'chai';
import { setAbsence } from '../../../server/actions/reminders/set-absence.ts';
import { whyNot } from '../../../server/actions/reminders/why-not.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { withDatabases } from '../../support/database.ts';
import { aResolution, aUnit, aUser } from '../../support/factories.ts';
import { aMailServer, anOffice } from '../../support/mail-office.ts';
import { refusalOf } from '../../support/refusal.ts';

withDatabases('mails to those who stand in', (open) => {
  const smtp = aMailServer();
  const office = async (day?: string) => anOffice(await open(), smtp.transport, day);

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
});
