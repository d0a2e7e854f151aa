import { expect } from 'chai';
import { it } from 'mocha';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution } from '../support/factories.ts';
import { aSite } from './browser.ts';

withDatabases('acts', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');

  it('are taught where there are none', async () => {
    expect((await officer.get('/acts')).text).to.include('還沒有任何法案或預算');
    const letter = (await officer.get('/letters/new')).text;
    expect(letter, 'no letter is logged for nothing').to.include('href="/acts/new"').and.not.include('data-letter-form');
    const publishing = (await (await site.signedIn('admin')).get('/publishing')).text;
    expect(publishing, 'nor is nothing published').to.include('還沒有任何法案或預算').and.not.include('name="publisher"');
    expect((await officer.get('/imports/new')).text).to.include('請先新增法案或預算');
  });

  it('are added with dates in either calendar, and shown in both', async () => {
    const { status, location } = await officer.post('/acts/new', {
      title: '人工智慧基本法', kind: 'law', passedOn: '114.12.23', promulgatedOn: '', receivedOn: '', countFrom: 'passed', countFromReason: '附帶決議依三讀',
    });
    expect(status).to.equal(303);
    for (const path of [location!, '/acts']) {
      const { text } = await officer.get(path);
      for (const said of ['人工智慧基本法', '114年12月23日', '2025-12-23', '三讀通過日', '附帶決議依三讀', '未登錄']) expect(text, path).to.include(said);
    }
  });

  it('give back what was typed where a date is missing or before the passage', async () => {
    const { status, text } = await officer.post('/acts/new', { title: '"<i>', kind: 'budget', passedOn: '114/1/21', promulgatedOn: '113/1/1', countFrom: 'received' });
    expect(status).to.equal(422);
    expect(text).to.include('value="&#34;&lt;i&gt;"').and.include('value="113/1/1"').and.include('href="#field-receivedOn"');
  });

  it('show their sections with numbers that lead to the list', async () => {
    const act = await anAct(site.db);
    for (const item of ['(一)', '(二)']) await aResolution(site.db, { act, item, sectionPath: ['通案', '<u>甲</u>'] });
    const { text } = await officer.get(`/acts/${act.id}`);
    expect(text).to.include(`/resolutions?act=${act.id}&amp;section=`).and.include('通案 › &lt;u&gt;甲&lt;/u&gt;').and.include('<td class="numeric">2</td>');
    expect((await officer.get('/acts/999999')).status).to.equal(404);
  });

  it('take a resolution in its own words: read first, then saved', async () => {
    const act = await anAct(site.db, { title: '人工智慧基本法', kind: 'law', fiscalYear: null, passedOn: '2025-12-23', promulgatedOn: null });
    const path = `/acts/${act.id}/resolutions/new`;
    const form = { text: '附帶決議：請本部於本法三讀通過後3個月內，向立法院教育及文化委員會提出書面報告。', item: '', section: '附帶決議' };
    const preview = await officer.post(`${path}?read=yes`, form);
    expect(preview.status).to.equal(200);
    for (const said of ['115年3月23日', '「於本法三讀通過後3個月內」', '書面報告', '教育及文化委員會', '民法第120條第2項']) expect(preview.text).to.include(said);
    expect(await findResolutions(site.db, { actId: act.id })).to.deep.equal([]);

    const refused = await officer.post(path, form);
    expect([refused.status, refused.text.includes('請填寫項次'), refused.text.includes('附帶決議：請本部')]).to.deep.equal([422, true, true]);
    const saved = await officer.post(path, { ...form, item: '(一)' });
    const [one] = await findResolutions(site.db, { actId: act.id });
    expect(saved.location).to.equal(`/resolutions/${one!.id}`);
    expect((await officer.post(path, { ...form, item: '1.' })).status).to.equal(409);
  });

  it('says so where the words hold nothing to do', async () => {
    const act = await anAct(site.db);
    const { text } = await officer.post(`/acts/${act.id}/resolutions/new?read=yes`, { text: '<script>alert(1)</script>敬悉' });
    expect(text).to.include('沒有讀到期限').and.not.include('<script>alert');
  });
});
