import { expect } from 'chai';
import { before, it } from 'mocha';
import type { Unit } from '../../server/domain/resolution/resolution.ts';
import { extensionsOf } from '../../server/store/extensions.ts';
import { withDatabases } from '../support/database.ts';
import { aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

withDatabases('another date, on pages', (open) => {
  const site = aSite(open);
  let unit: Unit;
  before(async () => {
    unit = await aUnit(site.db);
  });

  /** A report that was due on Friday 11 April 2025; today is the 16th. */
  async function late() {
    const resolution = await aResolution(site.db, { unitId: unit.id, dueOn: '2025-04-11' });
    const form = { occurrenceId: resolution.obligations[0]!.occurrences[0]!.id, kind: 'extended', newDueOn: '114/5/30', authority: '<b>函</b>', reason: '資料蒐集需時' };
    return { id: resolution.id, path: `/resolutions/${resolution.id}/extensions/new`, form };
  }

  it('is asked for on a form that keeps what was typed', async () => {
    const officer = await site.signedIn('officer');
    const { id, path, form } = await late();
    expect((await officer.get(`/resolutions/${id}`)).text).to.include(`href="${path}"`);
    expect((await officer.get(path)).text).to.include('114年4月11日　「').and.include('原定期限永遠保留');
    const wrong = await officer.post(path, { ...form, authority: '', newDueOn: '114/2/30' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('新期限「114/2/30」不是存在的日期').and.include('value="114/2/30"').and.include('資料蒐集需時');
    const bare = await officer.post(path, { ...form, authority: '' });
    expect([bare.status, bare.text.includes('展期必須敘明同意之機關與文號')]).to.deep.equal([422, true]);
    expect(bare.text).to.include('href="#field-authority"');
    const sent = await officer.post(path, form);
    expect([sent.status, sent.location]).to.deep.equal([303, `/resolutions/${id}#requests`]);
    const page = await officer.get(`/resolutions/${id}`);
    expect(page.text).to.include('待核定').and.include('依據：&lt;b&gt;函&lt;/b&gt;').and.not.include('href="/extensions/');
    expect((await officer.post(path, form)).status, 'one waits already').to.equal(409);
  });

  it('is decided by a supervisor, and stands beside the original', async () => {
    const officer = await site.signedIn('officer');
    const supervisor = await site.signedIn('supervisor');
    const { id, path, form } = await late();
    await officer.post(path, form);
    const extensionId = (await extensionsOf(site.db, id))[0]!.id;
    expect((await supervisor.get('/')).text).to.include('展期與承諾日待核定').and.include(`href="/extensions/${extensionId}"`);
    expect((await officer.get('/')).text).to.not.include('/extensions/');
    expect((await supervisor.get(`/resolutions/${id}`)).text).to.include(`href="/extensions/${extensionId}"`);
    expect((await supervisor.get(`/extensions/${extensionId}`)).text).to.include('114年4月11日').and.include('114年5月30日').and.include('資料蒐集需時');
    expect((await officer.get(`/extensions/${extensionId}`)).status).to.equal(403);
    const silent = await supervisor.post(`/extensions/${extensionId}`, { decision: 'refused', reason: '' });
    expect([silent.status, silent.text.includes('請填寫理由')]).to.deep.equal([422, true]);
    expect((await supervisor.post(`/extensions/${extensionId}`, { decision: 'granted', reason: '' })).location).to.equal(`/resolutions/${id}#requests`);
    const { text } = await supervisor.get(`/resolutions/${id}`);
    expect(text).to.include('原定期限').and.include('展期後期限').and.include('據以認定逾期').and.include('還有 44 日');
    expect((await supervisor.get(`/resolutions/${id}?asOf=2025-04-15`)).text, 'a day before nobody had asked').to.not.include('展期後期限');
    expect((await supervisor.post(`/extensions/${extensionId}`, { decision: 'refused', reason: '再議' })).status).to.equal(409);
    expect((await supervisor.get('/resolutions?timeliness=overdue')).text).to.not.include(`href="/resolutions/${id}"`);
  });

  it('is asked for by a unit only for its own', async () => {
    const own = await site.signedIn('unit', { unitId: unit.id });
    const other = await site.signedIn('unit', { unitId: (await aUnit(site.db)).id });
    const { id, path, form } = await late();
    expect((await other.get(path)).status).to.equal(403);
    expect((await other.get(`/resolutions/${id}`)).text).to.not.include(path);
    expect((await other.post(path, form)).status).to.equal(403);
    expect((await own.post(path, { ...form, kind: 'promised', authority: '' })).status).to.equal(303);
  });

  it('speaks English, and says where there is nothing to ask for', async () => {
    const english = await site.signedIn('officer');
    await english.post('/language', { locale: 'en' });
    const undated = await aResolution(site.db, { text: '請加強宣導。' });
    expect((await english.get(`/resolutions/${undated.id}/extensions/new`)).text).to.include('no deadline another date could be asked for');
  });
});
