import { expect } from 'chai';
import { before, it } from 'mocha';
import { findResolutions } from '../../server/store/resolutions.ts';
import type { Act, Unit } from '../../server/domain/resolution/resolution.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

/** Items of the rows, in order. */
const itemsIn = (html: string): string[] => [...html.matchAll(/scope="row" class="item-cell"><a href="[^"]*">([^<]*)</g)].map((found) => found[1]!);

withDatabases('the list of resolutions', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');
  let act: Act;
  let unit: Unit;
  before(async () => {
    act = await anAct(site.db);
    unit = await aUnit(site.db, { name: '平臺經濟組' });
    await aResolution(site.db, { act, item: '逾一', dueOn: '2025-03-14', unitId: unit.id });
    await aResolution(site.db, { act, item: '逾二', dueOn: '2025-03-10' });
    await aResolution(site.db, { act, item: '今日', dueOn: '2025-04-16' });
    await aResolution(site.db, { act, item: '即將', dueOn: '2025-04-21', unitId: unit.id });
    await aResolution(site.db, { act, item: '凍結', text: '預算編列1億元，凍結2,000萬元，俟向立法院提出書面報告後，始得動支。' });
    const late = await aResolution(site.db, { act, item: '辦畢', dueOn: '2025-03-10', sectionPath: ['另一章'] });
    await aLetter(site.db, late.id, { issuedOn: '2025-04-10', documentNumber: '數授產經字第1144000332號' });
  });

  const listed = async (query: string): Promise<string[]> => itemsIn((await officer.get(`/resolutions?${query}`)).text);

  it('narrows by what its address says', async () => {
    expect(await listed('')).to.deep.equal(['逾一', '逾二', '今日', '即將', '凍結', '辦畢']);
    expect(await listed('timeliness=overdue')).to.deep.equal(['逾一', '逾二']);
    expect(await listed('timeliness=soon')).to.deep.equal(['今日', '即將']);
    expect(await listed('unit=none&timeliness=open')).to.deep.equal(['逾二', '今日']);
    expect(await listed(`unit=${unit.id}`)).to.deep.equal(['逾一', '即將']);
    expect(await listed(`act=${act.id}&section=${encodeURIComponent('另一章')}`)).to.deep.equal(['辦畢']);
    expect(await listed('stage=letter_sent')).to.deep.equal(['辦畢']);
    expect(await listed('words=1144000332')).to.deep.equal(['辦畢']);
    expect(await listed('frozen=yes')).to.deep.equal(['凍結']);
    expect(await listed('step=assign')).to.deep.equal(['逾二', '今日', '凍結', '辦畢']);
    expect(await listed('step=report')).to.deep.equal(['逾一', '即將']);
    expect(await listed('dueFrom=114/3/10&dueTo=114/4/16')).to.deep.equal(['逾一', '逾二', '今日', '辦畢']);
    expect(await listed('dueFrom=2025-03-10&dueTo=2025-04-16&timeliness=open')).to.deep.equal(['逾一', '逾二', '今日']);
    expect(await listed('dueFrom=114/4/17')).to.deep.equal(['即將']);
  });

  it('sorts by due date, and by unit with what nobody has first', async () => {
    expect((await listed('sort=due')).slice(0, 4)).to.deep.equal(['逾二', '逾一', '今日', '即將']);
    expect((await listed('sort=unit')).slice(-2)).to.deep.equal(['逾一', '即將']);
  });

  it('says how late in days and working days', async () => {
    expect((await officer.get('/resolutions?timeliness=overdue&sort=due')).text).to.include('逾期 37 日');
  });

  it('refuses a filter that names nothing', async () => {
    for (const query of ['timeliness=late', 'stage=x', 'unit=abc', 'act=-1', 'step=x', 'dueFrom=114/2/30']) {
      expect((await officer.get(`/resolutions?${query}`)).status, query).to.equal(422);
    }
  });

  it('gives a filter that cannot be read back as it was asked for, and saves no view of it', async () => {
    const { text } = await officer.get('/resolutions?q=書面<報告&columns=item,text,due&unit=none&frozen=0&order=desc&dueFrom=114/2/30');
    const ticked = [...text.matchAll(/name="columns" type="checkbox" value="(\w+)" checked/g)].map(([, name]) => name);
    expect(ticked).to.deep.equal(['text', 'due']);
    for (const said of ['value="書面&lt;報告"', 'value="114/2/30"', 'value="none" selected', 'value="desc" selected', 'value="50" selected']) expect(text).to.include(said);
    expect(text).not.to.match(/name="frozen"[^>]* checked/);
    expect(text).not.to.match(/action="\/views/).and.not.to.match(/aria-current="page">全部決議/);
    const usual = await officer.get('/resolutions?dueFrom=x');
    expect(usual.text).to.match(/name="columns" type="checkbox" value="due" checked/);
  });

  it('shows the form again, as it stood, when nothing was ticked', async () => {
    const { status, text } = await officer.post('/resolutions/assign?timeliness=overdue', { unitId: unit.id });
    expect(status).to.equal(422);
    expect(text).to.include('請至少勾選一項決議').and.include('href="#field-resolutionIds"');
    expect(itemsIn(text)).to.deep.equal(['逾一', '逾二']);
  });

  it('hands what is ticked to a unit, and comes back to the same list', async () => {
    const [one] = await findResolutions(site.db, { words: '今日' });
    const { status, location } = await officer.post('/resolutions/assign?unit=none&sort=due', { unitId: unit.id, resolutionIds: [one!.id] });
    expect([status, location]).to.deep.equal([303, '/resolutions?unit=none&sort=due']);
    const { text } = await officer.get(location!);
    expect(text).to.include('已將 1 項決議分辦至平臺經濟組');
    expect(itemsIn(text)).not.to.include('今日');
  });

  it('goes page by page, and a page past the end is the last', async () => {
    for (let i = 0; i < 25; i += 1) await aResolution(site.db, { act, item: `多${i}`, sectionPath: ['很多'] });
    const first = await officer.get('/resolutions?section=很多&size=25');
    expect(itemsIn(first.text)).to.have.length(25);
    const all = await officer.get('/resolutions?size=25&page=99');
    expect([itemsIn(all.text).length, /第 26 至 31 筆，共 31 筆/.test(all.text)]).to.deep.equal([6, true]);
  });

  it('lets a supervisor sign off what is answered, and nobody else', async () => {
    const [done] = await findResolutions(site.db, { words: '辦畢' });
    expect((await officer.post('/resolutions/sign-off', { resolutionIds: [done!.id] })).status).to.equal(403);
    const supervisor = await site.signedIn('supervisor');
    expect((await supervisor.post(`/resolutions/${done!.id}/sign-off`, { reason: '已函復' })).location).to.equal(`/resolutions/${done!.id}`);
    const { text } = await supervisor.get(`/resolutions/${done!.id}`);
    expect(text).to.include('解除列管').and.include('已函復');
    expect((await supervisor.post(`/resolutions/${done!.id}/sign-off`)).status).to.equal(409);
  });
});
