import { expect } from 'chai';
import { it } from 'mocha';
import { changeAct } from '../../server/actions/acts/change-act.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { findAct } from '../../server/store/acts.ts';
import { eventsOf } from '../../server/store/events.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

const FORM = { countFrom: 'promulgated', passedOn: '114/1/21', promulgatedOn: '114/3/21', receivedOn: '', orderedOn: '', authority: '' };
/** What a form of the page would send. */
const hiddenIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name!, value!]));

withDatabases('changing an act, on pages', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');

  /** Passed on 21 January, promulgated on 21 March 2025: a month is overdue by the one, due on 21 April by the other. Today is 16 April. */
  async function budget() {
    const act = await anAct(site.db);
    const unit = await aUnit(site.db, { name: `平臺<組>${act.id}` });
    const ask = (item: string, text: string) => aResolution(site.db, { act, item, unitId: unit.id, text });
    const open = await ask('(一)', '爰要求於1個月內向立法院提出書面報告。');
    const answered = await ask('(二)', '爰要求於1個月內向立法院提出書面報告。');
    await ask('(三)', '爰要求自公布日起1個月內向立法院提出書面報告。');
    await aLetter(site.db, answered.id, { issuedOn: '2025-02-20' });
    return { act, unit, open, path: `/acts/${act.id}/change` };
  }
  const dueOn = async (id: number) => (await findResolutions(site.db, { ids: [id] }))[0]!.obligations[0]!.occurrences[0]!.dueOn;

  it('shows what would move, counts first, and stores nothing', async () => {
    const { act, unit, open, path } = await budget();
    expect((await officer.get(`/acts/${act.id}`)).text).to.include(`href="${path}"`);
    expect((await officer.get(path)).text).to.include('value="114/3/21"').and.not.include('變動的期限');
    const { status, text } = await officer.post(`${path}?preview=yes`, FORM);
    expect(status).to.equal(200);
    for (const said of ['114年2月21日', '2025-02-21', '114年4月21日', '延後 59 日', '不再逾期', '已函復或不再列管', `/resolutions/${open.id}`, unit.name.replace('<', '&lt;').replace('>', '&gt;')]) expect(text).to.include(said);
    expect(text).to.match(/變動期限<\/dt><dd>2<\/dd>/).and.to.match(/不再逾期<\/dt><dd>1<\/dd>/).and.to.match(/尚未函復<\/dt><dd>1<\/dd>/);
    expect(text.indexOf('>(一)<'), 'what matters stands first').to.be.below(text.indexOf('>(二)<'));
    expect(text).to.not.include('>(三)<');
    expect((await findAct(site.db, act.id))!.countFrom).to.equal('passed');
    expect(await dueOn(open.id)).to.equal('2025-02-21');
    expect(await eventsOf(site.db, { type: 'act', id: act.id })).to.deep.equal([]);
  });

  it('applies what was previewed, with a reason, and the act tells of it', async () => {
    const { act, open, path } = await budget();
    const hidden = hiddenIn((await officer.post(`${path}?preview=yes`, FORM)).text);
    expect(hidden).to.include({ countFrom: 'promulgated', promulgatedOn: '2025-03-21' });
    const silent = await officer.post(path, { ...hidden, reason: '' });
    expect([silent.status, silent.text.includes('請填寫變更理由'), silent.text.includes('延後 59 日')]).to.deep.equal([422, true, true]);
    const done = await officer.post(path, { ...hidden, reason: '主管機關<b>函釋</b>' });
    expect([done.status, done.location]).to.deep.equal([303, `/acts/${act.id}`]);
    const { text } = await officer.get(done.location!);
    expect(text).to.include('已套用，變動 2 個期限').and.include('主管機關&lt;b&gt;函釋&lt;/b&gt;').and.include('起算日：三讀通過日 → 公布日');
    expect(await dueOn(open.id)).to.equal('2025-04-21');
  });

  it('applies nothing where the act changed meanwhile, and shows what it would come to now', async () => {
    const { act, path } = await budget();
    const hidden = hiddenIn((await officer.post(`${path}?preview=yes`, FORM)).text);
    await changeAct(site.deps, PROGRAM, { actId: act.id, receivedOn: '2025-03-25', reason: '收文', basis: null, passedOn: undefined, promulgatedOn: undefined, orderedOn: undefined, authority: undefined, countFrom: undefined });
    const { status, text } = await officer.post(path, { ...hidden, reason: '函釋' });
    expect(status).to.equal(409);
    expect(text).to.include('已由他人變更').and.include('變動的期限').and.include('函釋');
    expect(hiddenIn(text)['basis']).to.not.equal(hidden['basis']);
    expect(text, 'the other person’s date stays, and is told of').to.match(/class="conflict"[\s\S]*收文[\s\S]*114年3月25日[\s\S]*已採用/).and.include('name="receivedOn" value="2025-03-25"');
    expect((await findAct(site.db, act.id))!).to.include({ countFrom: 'passed', receivedOn: '2025-03-25' });
    expect((await officer.post(path, { ...FORM, reason: '函釋' })).status, 'unseen, it is previewed first').to.equal(200);
  });

  it('takes a start day an authority set, with that authority', async () => {
    const { path } = await budget();
    const ordered = { ...FORM, countFrom: 'ordered', orderedOn: '114/5/1' };
    const bare = await officer.post(`${path}?preview=yes`, ordered);
    expect([bare.status, bare.text.includes('href="#field-authority"')]).to.deep.equal([422, true]);
    const { text } = await officer.post(`${path}?preview=yes`, { ...ordered, authority: '台立院議字第1140700001號' });
    expect(text).to.include('114年6月2日').and.include('主管機關另定之起算日');
    expect((await officer.post(`${path}?preview=yes`, { ...FORM, countFrom: 'passed' })).text).to.include('沒有需要變更的項目');
    const fresh = { title: '96年度', kind: 'budget', passedOn: '96/6/15', countFrom: 'ordered', orderedOn: '96/7/2', orderedAuthority: '' };
    expect((await officer.post('/acts/new', fresh)).text).to.include('另定起算日必須敘明依據');
    expect((await officer.get((await officer.post('/acts/new', { ...fresh, orderedAuthority: '院會議決' })).location!)).text).to.include('院會議決');
  });

  it('is not for whoever may not manage acts, and speaks English', async () => {
    const { path } = await budget();
    for (const role of ['supervisor', 'unit'] as const) {
      const browser = await site.signedIn(role);
      expect([(await browser.get(path)).status, (await browser.post(`${path}?preview=yes`, FORM)).status]).to.deep.equal([403, 403]);
    }
    expect((await officer.get('/acts/999999/change')).status).to.equal(404);
    const english = await site.signedIn('admin');
    await english.post('/language', { locale: 'en' });
    expect((await english.post(`${path}?preview=yes`, FORM)).text).to.include('59 days later').and.include('no longer overdue');
  });
});
