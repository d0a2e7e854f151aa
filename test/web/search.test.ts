import { expect } from 'chai';
import { before, it } from 'mocha';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution } from '../support/factories.ts';
import { aSite } from './browser.ts';

const itemsIn = (html: string): string[] => [...html.matchAll(/scope="row" class="item-cell"><a href="[^"]*">([^<]*)</g)].map((found) => found[1]!);
const countIn = (html: string): number => Number(/共 (\d+) 筆/.exec(html)![1]);
const marksIn = (html: string): string[] => [...html.matchAll(/<mark>([^<]*)<\/mark>/g)].map((found) => found[1]!);

withDatabases('searching the list', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');
  before(async () => {
    const act = await anAct(site.db);
    await aResolution(site.db, { act, item: '回', text: '請檢討港區照明。', reply: '風電另案辦理。' });
    await aResolution(site.db, { act, item: '文', text: `${'前言甚長，'.repeat(40)}<b>離岸風\n電</b>與漁業之補償，請於114年3月14日前提出書面報告。` });
    await aResolution(site.db, { act, item: '遠', text: `請檢討風電。${'其他事項。'.repeat(30)}並兼顧漁業。` });
    const titled = await aResolution(site.db, { act, item: '函', text: '請檢討港區照明。' });
    await aLetter(site.db, titled.id, { issuedOn: '2025-04-10', title: '風電 & <漁業> 檢討' });
  });

  const page = async (query: string): Promise<string> => (await officer.get(`/resolutions?${query}`)).text;

  it('lists the best find first, says how many there are, and keeps its address short', async () => {
    for (const name of ['words', 'q']) {
      const text = await page(`${name}=風電`);
      expect(itemsIn(text)).to.deep.equal(['函', '文', '遠', '回']);
      expect(countIn(text)).to.equal(4);
    }
    expect(itemsIn(await page('words=風電 漁業'))).to.deep.equal(['函', '文', '遠']);
    expect(itemsIn(await page('words=風電&sort=document'))).to.deep.equal(['回', '文', '遠', '函']);
    expect(itemsIn(await page('words=風電&timeliness=overdue'))).to.deep.equal(['文']);
    expect(await page('words=風電&sort=')).to.include('words=%E9%A2%A8%E9%9B%BB&amp;sort=due').and.not.include('sort=relevance');
  });

  it('shows the words where they stand, marked, as text and never as markup', async () => {
    const text = await page('words=風電 漁業');
    expect(marksIn(text)).to.include.members(['風電', '漁業']);
    expect(text).to.include('&lt;b&gt;離岸<mark>風電</mark>&lt;/b&gt;與<mark>漁業</mark>之補償');
    expect(text).to.include('<mark>風電</mark> &amp; &lt;<mark>漁業</mark>&gt; 檢討');
    expect(text).not.to.match(/<b>|<漁業>/);
  });

  it('says in whose reply a word stands, beside what the resolution asks', async () => {
    const text = await page('words=另案');
    expect(text).to.include('<span class="hit-label">辦理情形</span> 風電<mark>另案</mark>辦理。').and.include('請檢討港區照明。');
  });

  it('goes page by page through all that is found', async () => {
    const act = await anAct(site.db, { title: '另案' });
    for (let i = 0; i < 27; i += 1) await aResolution(site.db, { act, item: `燈${i}`, text: '請檢討燈塔。' });
    const [first, last] = [await page('words=燈塔&size=25'), await page('words=燈塔&size=25&page=9')];
    expect([itemsIn(first).length, countIn(first), itemsIn(last)]).to.deep.equal([25, 27, ['燈25', '燈26']]);
  });

  it('says so when nothing is found, and takes any sign for a word', async () => {
    for (const words of ['燈火', '%25', '_', '%27', '\\', '%00', '<', '🐋']) expect((await officer.get(`/resolutions?words=${words}x`)).status, words).to.equal(200);
    expect(await page('words=燈火')).to.include('沒有符合條件的決議');
    expect((await officer.get('/resolutions?words=%E3%80%81')).status).to.equal(200);
  });
});
