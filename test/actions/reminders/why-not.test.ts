import { expect } from 'chai';
import { it } from 'mocha';
import { remind } from '../../../server/actions/reminders/remind.ts';
import { whyNot } from '../../../server/actions/reminders/why-not.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { insertResolutions } from '../../../server/store/write-resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { anAct, aResolution, aUser, testDeps } from '../../support/factories.ts';

withDatabases('why a person was told or not, among thousands', (open) => {
  it('looks first at what was told that day, says how much was left out, and leaves nothing out of a narrower question', async () => {
    const db = await open();
    const deps = testDeps(db);
    const act = await anAct(db);
    await aUser(db, 'officer', { email: 'officer@agency.gov.tw' });
    const told = await aResolution(db, { act, item: '(最早)', dueOn: '2025-04-21' });
    const quiet = await aResolution(db, { act, item: '(遠期)', dueOn: '2026-12-31' });
    await insertResolutions(db, act.id, Array.from({ length: 2_400 }, (_, n) => ({
      agency: '範例署', sectionKey: 's', sectionPath: ['決議'], itemKey: `m${n}`, item: `m${n}`, position: 10 + n, text: '請加強宣導。', reply: '', repliedOn: null, disposition: null,
      place: null, proposers: [],
    })), '2025-04-16T01:00:00.000Z');
    await remind(deps, PROGRAM);
    const ask = (over = {}) => whyNot(deps, PROGRAM, { email: 'officer@agency.gov.tw', day: '2025-04-16', resolutionId: null, ...over });
    const all = await ask();
    expect([all.leftOut, all.considered.map((one) => [one.item, one.against])]).to.deep.equal([402, [['(最早)', 'told']]]);
    const narrow = await ask({ words: '115年12月31日' });
    expect([narrow.leftOut, narrow.considered.map((one) => [one.resolutionId, one.against])]).to.deep.equal([0, [[quiet.id, 'no-rung']]]);
    expect((await ask({ words: '沒有這種字' })).considered).to.deep.equal([]);
    expect((await ask({ resolutionId: told.id })).leftOut).to.equal(0);
  });
});
