import { expect } from 'chai';
import { it } from 'mocha';
import type { DateOverride } from '../../server/domain/deadline/override.ts';
import { eventsOf } from '../../server/store/events.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

withDatabases('one obligation, on its resolution’s page', (open) => {
  const site = aSite(open);
  const officer = site.window('officer', { name: '王<i>聯絡' });
  const supervisor = site.window('supervisor', { name: '李督導' });

  /** Passed on 21 January 2025, due on 21 February; today is 16 April. */
  async function asked(text = '爰要求於1個月內向立法院提出書面報告。') {
    const resolution = await aResolution(site.db, { text });
    const [obligation] = resolution.obligations;
    return { id: resolution.id, obligation: obligation!, page: `/resolutions/${resolution.id}`, date: `/obligations/${obligation!.id}/date`, end: `/obligations/${obligation!.id}/end` };
  }
  const onRecord = async (id: number) => (await findResolutions(site.db, { ids: [id] }))[0]!.obligations[0]!;
  const overrides = async (id: number): Promise<[DateOverride['kind'], string][]> => (await onRecord(id)).overrides.map(({ kind, on }) => [kind, on]);

  it('is shown what a day set by hand comes to, and nothing is stored', async () => {
    const { id, date, page } = await asked();
    expect((await officer.get(page)).text).to.include(`action="${date}"`);
    const { status, text } = await officer.post(`${date}?preview=yes`, { kind: 'anchor', on: '114/5/30', reason: '' });
    expect(status).to.equal(200);
    for (const said of ['預覽結果', '114年2月21日', '114年6月30日', '民法第120條第2項']) expect(text).to.include(said);
    expect([await overrides(id), await eventsOf(site.db, { type: 'resolution', id })]).to.deep.equal([[], []]);
    expect((await officer.post(`${date}?preview=yes`, { kind: 'due', on: '114/2/30' })).status).to.equal(422);
  });

  it('keeps a day set by hand beside the computed one, and goes back', async () => {
    const { id, obligation, page, date } = await asked();
    const silent = await officer.post(date, { kind: 'due', on: '114/5/30', reason: '' });
    expect([silent.status, silent.text.includes(`href="#date-${obligation.id}-reason"`), silent.text.includes('value="114/5/30"')]).to.deep.equal([422, true, true]);
    expect((await officer.post(date, { kind: 'due', on: '114/5/30', reason: '主席裁示' })).location).to.equal(`${page}#obligation-0`);
    expect(await overrides(id)).to.deep.equal([['due', '2025-05-30']]);
    const { text } = await supervisor.get(page);
    for (const said of ['114年5月30日', '王&lt;i&gt;聯絡於114年4月16日', '理由：主席裁示', '依規則推算之期限', '114年2月21日']) expect(text).to.include(said);
    expect(text).to.not.include(`action="${date}`);
    const reset = `${date}/reset`;
    expect((await officer.post(reset, { reason: '' })).status).to.equal(422);
    expect((await officer.post(reset, { reason: '裁示撤回' })).status).to.equal(303);
    expect((await onRecord(id)).occurrences[0]!.dueOn).to.equal('2025-02-21');
    expect((await officer.get(page)).text).to.include('已恢復依規則計算').and.include('裁示撤回');
    const twice = await officer.post(reset, { reason: '再一次' });
    expect([twice.status, twice.text.includes('不需恢復')]).to.deep.equal([409, true]);
  });

  it('offers only a due day where nothing is counted from a day', async () => {
    const { date, page } = await asked('請於114年6月30日前，向立法院提出書面報告。');
    expect((await officer.get(page)).text).to.include('<input type="hidden" name="kind" value="due">');
    expect((await officer.post(date, { kind: 'anchor', on: '114/3/21', reason: '試' })).text).to.include('請直接指定期限');
  });

  it('lists what recurs with its answers, and is ended by a decision', async () => {
    const { id, obligation, page, date, end } = await asked('爰要求每3個月向立法院提出書面報告。');
    await aLetter(site.db, id, { issuedOn: '2025-04-10', documentNumber: '數授產經字第1144000999號' });
    const { text } = await supervisor.get(page);
    for (const said of ['各期期限（8 期）', '已函復 1 期', '未到期 7 期', '第 8 期', '數授產經字第1144000999號', '如期辦畢', '114年（第3版）']) expect(text).to.include(said);
    expect((await officer.get(page)).text).to.include('name="number"').and.not.include(`action="${end}"`);
    expect((await officer.post(date, { kind: 'due', number: 3, on: '114/10/31', reason: '延後' })).status).to.equal(303);
    expect((await onRecord(id)).occurrences[2]!.dueOn).to.equal('2025-10-31');

    const silent = await supervisor.post(end, { endedOn: '115/1/31', reason: '' });
    expect([silent.status, silent.text.includes(`href="#end-${obligation.id}-reason"`)]).to.deep.equal([422, true]);
    expect((await supervisor.post(end, { endedOn: '115/1/31', reason: '立法院<u>函</u>' })).location).to.equal(`${page}#obligation-0`);
    const ended = (await supervisor.get(page)).text;
    for (const said of ['已結束列管，115年1月31日之後到期者不再列管', '李督導於114年4月16日核定', '理由：立法院&lt;u&gt;函&lt;/u&gt;', '不再列管 4 期', '恢復列管']) expect(ended).to.include(said);
    expect((await supervisor.get(`${page}?asOf=2025-04-15`)).text, 'a day before nobody had decided so').to.not.include('已結束列管');
    expect((await supervisor.post(end, { endedOn: '115/6/30', reason: '再議' })).status).to.equal(409);
    expect((await supervisor.post(`/obligations/${obligation.id}/resume`, { reason: '恢復提報' })).status).to.equal(303);
    expect((await onRecord(id)).endedOn).to.equal(null);
  });

  it('says which due day is set though none is open, and so shows what another set there first', async () => {
    const { id, page, date, end } = await asked('爰要求每3個月向立法院提出書面報告。');
    for (const issuedOn of ['2025-02-10', '2025-04-10']) await aLetter(site.db, id, { issuedOn });
    expect((await supervisor.post(end, { endedOn: '114/4/20', reason: '不再提報' })).status).to.equal(303);
    const form = (await officer.get(page)).text.split(`action="${date}"`)[1]!.split('</form>')[0]!;
    const number = /<select [^>]*name="number"[^]*?<option value="(\d+)"[^>]* selected/.exec(form)?.[1];
    expect(number).to.equal('2');
    const basis = /name="basis" value="([^"]*)"/.exec(form)![1]!;
    expect((await officer.post(date, { kind: 'due', number: number!, on: '114/7/1', reason: '另一人', basis })).status).to.equal(303);
    const clash = await officer.post(date, { kind: 'due', number: number!, on: '114/6/2', reason: '我', basis });
    expect(clash.status).to.equal(409);
    expect(clash.text).to.match(/class="conflict"[^]*114年7月1日[^]*114年6月2日/);
  });

  it('lets nobody do what is not theirs', async () => {
    const { obligation, date, end } = await asked('爰要求每3個月向立法院提出書面報告。');
    const unit = await site.signedIn('unit', { unitId: (await aUnit(site.db)).id });
    for (const browser of [unit, supervisor]) expect((await browser.post(date, { kind: 'due', on: '114/5/30', reason: '試' })).status).to.equal(403);
    for (const browser of [unit, officer]) expect((await browser.post(end, { endedOn: '115/1/31', reason: '試' })).status).to.equal(403);
    expect((await officer.post(`/obligations/${obligation.id + 9999}/date`, { kind: 'due', on: '114/5/30', reason: '試' })).status).to.equal(404);
    expect((await supervisor.post('/obligations/x/end', {})).status).to.equal(404);
  });
});
