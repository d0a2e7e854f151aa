import { expect } from 'chai';
import { before, it } from 'mocha';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution } from '../support/factories.ts';
import { aSite, PASSWORD } from './browser.ts';

const UNESCAPED: Record<string, string> = { '&#34;': '"', '&#39;': "'", '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const unescape = (html: string): string => html.replace(/&(?:#34|#39|amp|lt|gt);/g, (one) => UNESCAPED[one]!);

/** Hidden fields of the first form that posts to `action`. */
function hiddenIn(html: string, action: string): Record<string, string[]> {
  const form = html.slice(html.indexOf(`action="${action}`)).split('</form>')[0]!;
  const hidden: Record<string, string[]> = {};
  for (const [, name, value] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)) (hidden[name!] ??= []).push(unescape(value!));
  return hidden;
}

withDatabases('a form sent after the session ran out', (open) => {
  const site = aSite(open);
  let ids: number[];
  const letter = () => ({ direction: 'out', documentNumber: '數授產經字第1144000332號', issuedOn: '114/4/16', title: '「很長的」<b>主旨 & 報告', resolutionIds: ids });
  const lettersNow = async (): Promise<number> => (await findResolutions(site.db, { ids })).flatMap((one) => one.letters).length;

  before(async () => {
    const act = await anAct(site.db);
    ids = [(await aResolution(site.db, { act })).id, (await aResolution(site.db, { act })).id];
  });

  it('waits in the sign-in page, comes back filled, and is not done before it is sent again', async () => {
    const { email } = await site.person('officer');
    const browser = site.visitor();
    const refused = await browser.post('/letters/new', letter());
    expect([refused.status, refused.text.includes('登入已逾時'), refused.text.includes('<b>主旨')]).to.deep.equal([401, true, false]);
    const wrong = await browser.post('/sign-in', { ...hiddenIn(refused.text, '/sign-in'), email, password: 'wrong' });
    expect(wrong.status, 'a slip in the password loses nothing').to.equal(422);
    const signedIn = await browser.post('/sign-in', { ...hiddenIn(wrong.text, '/sign-in'), email, password: PASSWORD });
    expect([signedIn.status, signedIn.text.includes('您填寫的內容還在'), signedIn.text.includes(PASSWORD)]).to.deep.equal([200, true, false]);
    const resumed = await browser.post('/letters/new', hiddenIn(signedIn.text, '/letters/new'));
    expect(resumed.status).to.equal(422);
    for (const said of ['尚未送出', 'value="數授產經字第1144000332號"', 'value="114/4/16"', 'value="「很長的」&lt;b&gt;主旨 &amp; 報告"', ...ids.map((id) => `name="resolutionIds" value="${id}" checked`)]) {
      expect(resumed.text).to.include(said);
    }
    expect(await lettersNow(), 'nothing is logged by coming back').to.equal(0);
    expect((await browser.post('/letters/new', letter())).status).to.equal(303);
    expect(await lettersNow()).to.equal(2);
  });

  it('is kept where somebody guesses too often, and comes back once the person has signed in', async () => {
    const { email } = await site.person('officer');
    const browser = site.visitor();
    let page = await browser.post('/letters/new', letter());
    for (let n = 0; n < 11; n += 1) page = await browser.post('/sign-in', { ...hiddenIn(page.text, '/sign-in'), email: 'guessed@agency.gov.tw', password: `wrong ${n}` });
    expect([page.status, page.text.includes('15 分鐘'), page.text.includes('value="guessed@agency.gov.tw"'), page.text.includes('wrong 10')]).to.deep.equal([429, true, true, false]);
    const signedIn = await browser.post('/sign-in', { ...hiddenIn(page.text, '/sign-in'), email, password: PASSWORD });
    expect((await browser.post('/letters/new', hiddenIn(signedIn.text, '/letters/new'))).text).to.include('value="數授產經字第1144000332號"');
  });

  it('is carried whole, however much was typed as long as it could be sent at all; what could not is told of, with the way back', async () => {
    const { email } = await site.person('officer');
    const browser = site.visitor();
    const long = { ...letter(), title: 'x'.repeat(360_000), note: Array.from({ length: 3_000 }, (_, n) => n % 10) };
    const refused = await browser.post('/letters/new', long);
    expect(refused.status).to.equal(401);
    const signedIn = await browser.post('/sign-in', { ...hiddenIn(refused.text, '/sign-in'), email, password: PASSWORD });
    expect(signedIn.status).to.equal(200);
    const carried = hiddenIn(signedIn.text, '/letters/new');
    expect([carried['title']![0]!.length, carried['note']!.length]).to.deep.equal([360_000, 3_000]);
    const tooLarge = await browser.post('/letters/new', { ...long, title: 'x'.repeat(500_000) });
    expect([tooLarge.status, tooLarge.text.includes('「上一頁」')]).to.deep.equal([413, true]);
  });

  it('comes back to a person who may do it only', async () => {
    const { email } = await site.person('supervisor');
    const browser = site.visitor();
    const refused = await browser.post('/letters/new', letter());
    const signedIn = await browser.post('/sign-in', { ...hiddenIn(refused.text, '/sign-in'), email, password: PASSWORD });
    expect((await browser.post('/letters/new', hiddenIn(signedIn.text, '/letters/new'))).status).to.equal(403);
  });

  it('cannot be planted by another site, nor lead to one', async () => {
    const browser = site.visitor();
    expect((await browser.post('/letters/new', letter(), { 'sec-fetch-site': 'cross-site' })).status).to.equal(403);
    const { email } = await site.person('officer');
    const led = await browser.post('/sign-in', { email, password: PASSWORD, keptTo: '//elsewhere.example/x', 'kept.a': 'b' });
    expect(led.text).to.not.include('elsewhere.example');
  });

  it('leads a button that carries no words back to its page', async () => {
    const { status, location } = await site.visitor().post('/reminders', {}, { 'sec-fetch-site': 'same-origin', referer: 'https://tracker.agency.gov.tw/reminders?x=1' });
    expect([status, location]).to.deep.equal([303, `/sign-in?next=${encodeURIComponent('/reminders?x=1')}`]);
  });

  it('is looked at again only where looking does nothing', async () => {
    const officer = await site.signedIn('officer');
    for (const path of ['/reminders', `/resolutions/${ids[0]}/acknowledge`, '/my-mail/test']) expect((await officer.post(path, { resume: 'yes' })).status, path).to.equal(404);
    const before = await site.db('events').count({ n: '*' });
    for (const [path, form] of [['/acts/new', { title: '案', kind: 'law', passedOn: '114/1/21', countFrom: 'passed' }], [`/resolutions/${ids[0]}/assign`, { unitId: '' }]] as const) {
      expect((await officer.post(path, { ...form, resume: 'yes' })).status, path).to.equal(422);
    }
    expect(await site.db('events').count({ n: '*' })).to.deep.equal(before);
  });
});
