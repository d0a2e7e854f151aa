import { expect } from 'chai';
import { before, it } from 'mocha';
import { findPreference } from '../../server/store/mail-choices.ts';
import { findPublishing } from '../../server/store/publishing.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { findAct } from '../../server/store/acts.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite, type Browser } from './browser.ts';

const UNESCAPED: Record<string, string> = { '&#34;': '"', '&#39;': "'", '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const unescape = (html: string): string => html.replace(/&(?:#34|#39|amp|lt|gt);/g, (one) => UNESCAPED[one]!);

/** The basis of the form that posts to `action`. */
function basisIn(html: string, action: string): string {
  const form = html.slice(html.indexOf(`action="${action}`));
  return unescape(/name="basis" value="([^"]*)"/.exec(form)![1]!);
}

withDatabases('two people who edit at once', (open) => {
  const site = aSite(open);
  let first: Browser;
  let second: Browser;
  before(async () => {
    [first, second] = [await site.signedIn('officer'), await site.signedIn('officer')];
  });

  it('see both units side by side, with the form still filled, and choose', async () => {
    const [mine, theirs, old] = [await aUnit(site.db, { name: '甲<i>組' }), await aUnit(site.db, { name: '乙組' }), await aUnit(site.db, { name: '丙組' })];
    const { id } = await aResolution(site.db, { unitId: old.id });
    const unitNow = async (): Promise<number | null> => (await findResolutions(site.db, { ids: [id] }))[0]!.unitId;
    const [page, to] = [(await first.get(`/resolutions/${id}`)).text, `/resolutions/${id}/assign`];
    const basis = basisIn(page, to);
    expect((await second.post(to, { unitId: theirs.id, basis })).status).to.equal(303);
    const clash = await first.post(to, { unitId: mine.id, basis });
    expect(clash.status).to.equal(409);
    expect(clash.text).to.match(/class="conflict"[^]*丙組[^]*乙組[^]*甲&lt;i&gt;組/).and.include('role="alert"').and.include('已由他人先儲存');
    expect(clash.text).to.match(new RegExp(`<option value="${mine.id}" selected>`));
    expect(await unitNow()).to.equal(theirs.id);

    const again = basisIn(clash.text, to);
    expect((await first.post(to, { unitId: mine.id, basis: again, 'take.unitId': 'theirs' })).status, 'take theirs').to.equal(303);
    expect(await unitNow()).to.equal(theirs.id);
    expect((await first.post(to, { unitId: mine.id, basis: again, 'take.unitId': 'mine' })).status, 'keep mine').to.equal(303);
    expect(await unitNow()).to.equal(mine.id);
  });

  it('are let through one after the other, never both, when they save in the same moment', async () => {
    const units = await Promise.all([1, 2, 3, 4, 5].map(() => aUnit(site.db)));
    const { id } = await aResolution(site.db);
    const to = `/resolutions/${id}/assign`;
    const basis = basisIn((await first.get(`/resolutions/${id}`)).text, to);
    const replies = await Promise.all(units.map((unit, n) => (n % 2 ? first : second).post(to, { unitId: unit.id, basis })));
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([303, 409, 409, 409, 409]);
  });

  it('keep what only one of them changed, of an act’s dates, and are asked about the rest', async () => {
    const act = await anAct(site.db);
    const to = `/acts/${act.id}/change`;
    const basis = basisIn((await first.get(to)).text, to);
    const form = { countFrom: 'passed', passedOn: '114/1/21', promulgatedOn: '114/3/21', receivedOn: '', orderedOn: '', authority: '', basis };
    const preview = await second.post(`${to}?preview=yes`, { ...form, receivedOn: '114/3/25', promulgatedOn: '114/3/22' });
    const apply = preview.text.slice(preview.text.indexOf('id="apply-form"'));
    const hidden = Object.fromEntries([...apply.matchAll(/<input type="hidden" name="([\w.]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, unescape(value!)]));
    expect((await second.post(to, { ...hidden, reason: '更正' })).status).to.equal(303);

    const clash = await first.post(`${to}?preview=yes`, { ...form, promulgatedOn: '114/3/24' });
    expect(clash.status).to.equal(409);
    expect(clash.text, 'left alone here: theirs').to.match(/name="receivedOn"[^>]*value="114\/3\/25"/).and.include('已採用');
    expect(clash.text, 'changed by both: both').to.match(/name="promulgatedOn"[^>]*value="114\/3\/24"/).and.include('name="take.promulgatedOn" value="theirs"').and.not.include('name="take.receivedOn"');
    const theirs = await first.post(`${to}?preview=yes`, { ...form, promulgatedOn: '114/3/24', receivedOn: '114/3/25', basis: basisIn(clash.text, to), 'take.promulgatedOn': 'theirs', countFrom: 'promulgated' });
    expect(theirs.status).to.equal(200);
    expect(theirs.text).to.include('name="promulgatedOn" value="2025-03-22"').and.include('name="countFrom" value="promulgated"');
    expect((await findAct(site.db, act.id))!).to.include({ countFrom: 'passed', promulgatedOn: '2025-03-22', receivedOn: '2025-03-25' });
  });

  it('includes oneself in another window: settings of one’s own mails', async () => {
    const { email } = await site.person('officer');
    const [here, there] = [site.visitor(), site.visitor()];
    for (const browser of [here, there]) await browser.post('/sign-in', { email, password: 'long enough, 夠長' });
    const basis = basisIn((await here.get('/my-mail')).text, '/my-mail"');
    expect((await there.post('/my-mail', { style: 'single', basis })).status).to.equal(303);
    const clash = await here.post('/my-mail', { style: 'digest', optedOut: 'head', basis });
    expect([clash.status, (await findPreference(site.db, email)).style]).to.deep.equal([409, 'single']);
    expect(clash.text, 'style was left alone here').to.match(/<option value="single" selected>/);
  });

  it('never turn on again what somebody stopped publishing meanwhile', async () => {
    const act = await anAct(site.db, { title: '公開之法案' });
    const form = { isOn: 'yes', publisher: '範例署', contact: '', actIds: act.id };
    const [here, there] = [await site.signedIn('admin'), await site.signedIn('admin')];
    const now = async (): Promise<string> => (await here.get('/publishing')).text;
    expect((await here.post('/publishing', { ...form, basis: basisIn(await now(), '/publishing"') })).status).to.equal(303);
    const basis = basisIn(await now(), '/publishing"');
    expect((await there.post('/publishing/stop')).status).to.equal(303);

    const clash = await here.post('/publishing', { ...form, contact: '02-0000-0000', basis });
    expect([clash.status, (await findPublishing(site.db))!.isOn]).to.deep.equal([409, false]);
    expect(clash.text).to.match(/class="conflict"[^]*未勾選[^]*已採用/).and.include('value="02-0000-0000"');
    expect(clash.text, 'left as the other has it').to.not.match(/name="isOn" type="checkbox" value="yes" checked/);
    const again = basisIn(clash.text, '/publishing"');
    expect((await here.post('/publishing', { ...form, isOn: '', contact: '02-0000-0000', basis: again })).status).to.equal(303);
    expect(await findPublishing(site.db)).to.include({ isOn: false, contact: '02-0000-0000' });
  });

  it('publish one choice, with an answer for everybody, when they save in the same moment', async () => {
    const acts = await Promise.all([1, 2, 3, 4, 5].map((n) => anAct(site.db, { title: `法案${n}` })));
    const admins = [await site.signedIn('admin'), await site.signedIn('admin')];
    const save = (one: { id: number }, n: number, more: object) =>
      admins[n % 2]!.post('/publishing', { isOn: 'yes', publisher: `範例署${n}`, actIds: [one.id, acts[0]!.id], ...more });
    const basis = basisIn((await admins[0]!.get('/publishing')).text, '/publishing"');
    const told = await Promise.all(acts.map((one, n) => save(one, n, { basis })));
    expect(told.map(({ status }) => status).sort()).to.deep.equal([303, 409, 409, 409, 409]);
    const unasked = await Promise.all(acts.map((one, n) => save(one, n, {})));
    expect(unasked.map(({ status }) => status), 'without a basis, one after the other').to.deep.equal([303, 303, 303, 303, 303]);
  });

  it('see both days side by side where they set one by hand, and choose', async () => {
    const { id, obligations } = await aResolution(site.db, { text: '爰要求機關於3個月內，向立法院經濟委員會提出書面報告。' });
    const to = `/obligations/${obligations[0]!.id}/date`;
    const dayNow = async (): Promise<string | undefined> => (await findResolutions(site.db, { ids: [id] }))[0]!.obligations[0]!.overrides.find((one) => one.kind === 'due')?.on;
    const basis = basisIn((await first.get(`/resolutions/${id}`)).text, to);
    expect((await second.post(to, { kind: 'due', on: '114/6/5', reason: '<b>協商</b>紀錄', basis })).status).to.equal(303);
    const mine = { kind: 'due', on: '114/6/2', reason: '電話通知' };
    const looked = await first.post(`${to}?preview=yes`, { ...mine, basis });
    expect(basisIn(looked.text, `${to}"`), 'a preview keeps what the form was made from').to.equal(basis);
    const clash = await first.post(to, { ...mine, basis });
    expect([clash.status, await dayNow()]).to.deep.equal([409, '2025-06-05']);
    expect(clash.text).to.match(/class="conflict"[^]*手動設定的日期[^]*114年6月5日[^]*114年6月2日/).and.include('&lt;b&gt;協商').and.include('value="114/6/2"').and.include('value="電話通知"');
    const again = basisIn(clash.text, `${to}"`);
    expect((await first.post(to, { ...mine, basis: again, 'take.due.1': 'theirs' })).status, 'theirs').to.equal(303);
    expect(await dayNow()).to.equal('2025-06-05');
    expect((await first.post(to, { ...mine, basis: again, 'take.due.1': 'mine' })).status, 'mine').to.equal(303);
    expect(await dayNow()).to.equal('2025-06-02');
    expect((await second.post(to, { kind: 'anchor', on: '114/3/1', reason: '另一種日期', basis })).status, 'of another kind: nothing to tell').to.equal(303);

    const late = await second.post(`${to}/reset`, { reason: '回復', basis });
    expect([late.status, await dayNow()], 'nobody takes back a day not seen').to.deep.equal([409, '2025-06-02']);
    expect((await second.post(`${to}/reset`, { reason: '回復', basis: basisIn(late.text, `${to}/reset`) })).status).to.equal(303);
    expect(await dayNow()).to.equal(undefined);
    expect((await first.post(to, { ...mine, basis: again })).status, 'nor sets one that was taken back meanwhile').to.equal(409);
  });

  it('keep the day of the other where they only gave the same day another reason', async () => {
    const { id, obligations } = await aResolution(site.db, {});
    const to = `/obligations/${obligations[0]!.id}/date`;
    const form = { kind: 'due', on: '114/6/2' };
    expect((await first.post(to, { ...form, reason: '電話通知' })).status).to.equal(303);
    const basis = basisIn((await first.get(`/resolutions/${id}`)).text, to);
    expect((await second.post(to, { ...form, on: '114/7/1', reason: '會議紀錄', basis })).status).to.equal(303);
    const clash = await first.post(to, { ...form, reason: '補正理由', basis });
    expect(clash.status).to.equal(409);
    expect(clash.text).to.include('已採用').and.not.include('name="take.due.1"');
    const field = new RegExp(`id="date-${obligations[0]!.id}-on"[^>]*value="([^"]*)"`).exec(clash.text)![1]!;
    expect(field).to.equal('114/7/1');
    expect((await first.post(to, { ...form, on: field, reason: '補正理由', basis: basisIn(clash.text, `${to}"`) })).status).to.equal(303);
    expect((await findResolutions(site.db, { ids: [id] }))[0]!.obligations[0]!.overrides.map((one) => one.on)).to.deep.equal(['2025-07-01']);
  });

  it('set one day, when they set it in the same moment', async () => {
    const { id, obligations } = await aResolution(site.db, {});
    const to = `/obligations/${obligations[0]!.id}/date`;
    const basis = basisIn((await first.get(`/resolutions/${id}`)).text, to);
    const replies = await Promise.all([2, 3, 4, 5, 6].map((n) => (n % 2 ? first : second).post(to, { kind: 'due', on: `114/6/${n}`, reason: '會議', basis })));
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([303, 409, 409, 409, 409]);
  });

  it('keep the basis of a form that comes back for another reason', async () => {
    const { id } = await aResolution(site.db);
    const to = `/resolutions/${id}/assign`;
    const basis = basisIn((await first.get(`/resolutions/${id}`)).text, to);
    const wrong = await first.post(to, { unitId: 'x', basis });
    expect([wrong.status, basisIn(wrong.text, to)]).to.deep.equal([422, basis]);
  });

  it('are not led astray by a basis that is none', async () => {
    const unit = await aUnit(site.db);
    const { id } = await aResolution(site.db);
    const to = `/resolutions/${id}/assign`;
    for (const basis of ['{', '%', '[]', '{"unitId":5}', 'null', '{"__proto__":"x"}', '<script>']) {
      expect((await first.post(to, { unitId: unit.id, basis, 'take.unitId': 'theirs' })).status, basis).to.equal(409);
    }
  });
});
