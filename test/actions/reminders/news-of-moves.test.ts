import { expect } from 'chai';
import { changeAct, changeActInput } from '../../../server/actions/acts/change-act.ts';
import { setDate } from '../../../server/actions/dates/override-date.ts';
import { recompute } from '../../../server/actions/dates/recompute.ts';
import { setSession } from '../../../server/actions/acts/set-session.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { requireInput } from '../../../server/input.ts';
import { setUnit } from '../../../server/store/write-resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aResolution, aUnit } from '../../support/factories.ts';
import { aMailServer, anOffice } from '../../support/mail-office.ts';

withDatabases('mails about what moved', (open) => {
  const smtp = aMailServer();
  const office = async (day?: string) => anOffice(await open(), smtp.transport, day);

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
});
