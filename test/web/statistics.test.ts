import { expect } from 'chai';
import { it } from 'mocha';
import { decideExtension } from '../../server/actions/dates/decide-extension.ts';
import { requestExtension } from '../../server/actions/dates/request-extension.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

withDatabases('statistics', (open) => {
  const site = aSite(open);

  it('teaches while there is nothing to count', async () => {
    expect((await (await site.signedIn('supervisor')).get('/statistics')).text).to.include('還沒有可統計的期限');
  });

  it('counts on both clocks, by unit and by month, in words beside the picture and as of any day', async () => {
    const { db } = site.deps;
    const act = await anAct(db);
    const unit = await aUnit(db, { name: '<b>平臺</b>組' });
    const late = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-03-21' });
    const open = await aResolution(db, { act, unitId: unit.id, dueOn: '2025-03-28' });
    await aLetter(db, late.id, { issuedOn: '2025-04-10' });
    const { id } = await requestExtension(site.deps, PROGRAM, {
      resolutionId: open.id, occurrenceId: open.obligations[0]!.occurrences[0]!.id, kind: 'extended', newDueOn: '2025-04-30', reason: '需時', authority: '函',
    });
    await decideExtension(site.deps, PROGRAM, { id, decision: 'granted', reason: null });
    const supervisor = await site.signedIn('supervisor');
    const { text } = await supervisor.get('/statistics');
    expect(text).to.include('aria-label="&lt;b&gt;平臺&lt;/b&gt;組，原定期限：如期 0、逾期辦畢 1、逾期未辦 1、未到期 0"');
    expect(text).to.include('aria-label="&lt;b&gt;平臺&lt;/b&gt;組，展期或承諾期限：如期 0、逾期辦畢 1、逾期未辦 0、未到期 1"');
    expect(text, 'each month with its list').to.include(`dueFrom=2025-03-01&amp;dueTo=2025-03-31`);
    expect(text).to.include('114年3月，原定期限').and.include('1 個期限另有展期或承諾日').and.include('統計至 114年4月16日');
    expect(text).to.not.match(/<\w[^<>]*\s(?:style|on\w+)=|<style|<b>/);
    const before = (await supervisor.get('/statistics?asOf=2025-04-09')).text;
    expect(before, 'before the letter and the grant').to.include('全部，原定期限：如期 0、逾期辦畢 0、逾期未辦 2、未到期 0');
    expect(before, 'one reckoning, said once').to.not.include('，展期或承諾期限：').and.not.include('兩種期限相同');
    const other = await anAct(db, { title: '另一案' });
    expect((await supervisor.get(`/statistics?act=${other.id}`)).text).to.include('還沒有可統計的期限');
    expect((await supervisor.get('/statistics?act=x')).status).to.equal(422);
  });
});
