import { expect } from 'chai';
import { before, it } from 'mocha';
import type { Act, Unit } from '../../server/domain/resolution/resolution.ts';
import { eventsOf } from '../../server/store/events.ts';
import { assignedNames } from '../../server/store/mail-choices.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

const flashIn = (html: string): string => /<p class="flash" role="status">([^<]*)/.exec(html)?.[1] ?? '';
const itemsIn = (html: string): string[] => [...html.matchAll(/scope="row" class="item-cell"><a href="[^"]*">([^<]*)</g)].map((found) => found[1]!);

/** Which resolutions the form of the page carries as all that match. */
const matchingIn = (html: string): string => /name="matching" value="([^"]*)"/.exec(html)![1]!;

withDatabases('what is done to many resolutions', (open) => {
  const site = aSite(open);
  let act: Act;
  let unit: Unit;
  before(async () => {
    act = await anAct(site.db);
    unit = await aUnit(site.db, { name: '平臺經濟組' });
  });

  const idOf = async (item: string): Promise<number> => (await findResolutions(site.db, { actId: act.id })).find((one) => one.item === item)!.id;

  it('signs off what can be, and says which was left and why', async () => {
    const done = await aResolution(site.db, { act, item: '辦畢', dueOn: '2025-03-10' });
    await aLetter(site.db, done.id, { issuedOn: '2025-03-05' });
    const open = await aResolution(site.db, { act, item: '未復', dueOn: '2025-03-10' });
    const half = await aResolution(site.db, { act, item: '半途', dueOn: '2025-03-10', reply: '賡續辦理。', repliedOn: '2025-03-20' });
    const supervisor = await site.signedIn('supervisor');
    const ids = [done.id, open.id, half.id];
    const { location } = await supervisor.post('/resolutions/sign-off?sort=due', { resolutionIds: ids });
    const said = flashIn((await supervisor.get(location!)).text);
    expect(said).to.include('已解除列管 1 項決議').and.include('未處理 2 項').and.include('未復（尚未函復）').and.include('半途（尚有未函復事項，須逐項敘明理由）');
    const signed = (await findResolutions(site.db, { ids })).filter((one) => one.signedOffOn !== null).map((one) => one.item);
    expect(signed).to.deep.equal(['辦畢']);
    expect((await eventsOf(site.db, { type: 'resolution', id: open.id })).map((one) => one.verb)).not.to.include('signed_off');
    const again = await supervisor.post('/resolutions/sign-off', { resolutionIds: [done.id] });
    expect(flashIn((await supervisor.get(again.location!)).text)).to.include('已解除列管 0 項').and.include('先前已解除列管');
  });

  it('lets a unit acknowledge its own among others’', async () => {
    const own = await aResolution(site.db, { act, item: '我組', dueOn: '2025-04-21', unitId: unit.id });
    const other = await aResolution(site.db, { act, item: '他組', dueOn: '2025-04-21', unitId: (await aUnit(site.db)).id });
    const clerk = await site.signedIn('unit', { unitId: unit.id });
    const { location } = await clerk.post('/resolutions/acknowledge', { resolutionIds: [own.id, other.id] });
    expect(flashIn((await clerk.get(location!)).text)).to.equal('已確認收悉 1 項決議。未處理 1 項：他組（非貴單位主辦）。');
    expect(await site.db('acknowledgements').distinct().pluck('resolution_id')).to.deep.equal([own.id]);
  });

  it('gives several to a person and takes them back, all or none', async () => {
    const person = await site.person('unit', { unitId: unit.id, name: '承辦甲' });
    const officer = await site.signedIn('officer');
    const ids = [await idOf('我組'), await idOf('他組')];
    const { location } = await officer.post('/resolutions/person', { resolutionIds: ids, email: person.email });
    expect(flashIn((await officer.get(location!)).text)).to.equal('已指定承辦甲承辦 2 項決議。');
    expect([...(await assignedNames(site.db, ids)).values()]).to.deep.equal(['承辦甲', '承辦甲']);
    expect((await officer.get('/resolutions?columns=item,person&sort=person')).text).to.include('承辦甲');
    expect((await officer.post('/resolutions/person', { resolutionIds: [...ids, 999_999], email: '' })).status).to.equal(404);
    expect((await assignedNames(site.db, ids)).size, 'nothing was taken back').to.equal(2);
    await officer.post('/resolutions/person', { resolutionIds: ids, email: '' });
    expect((await assignedNames(site.db, ids)).size).to.equal(0);
  });

  it('means all that match, on other pages too, and only those that were seen', async () => {
    const many = await anAct(site.db, { title: '很多決議之法' });
    for (let i = 0; i < 27; i += 1) await aResolution(site.db, { act: many, item: `多${i}` });
    const officer = await site.signedIn('officer');
    const path = `/resolutions?act=${many.id}&size=25`;
    const deed = `/resolutions/assign?act=${many.id}&size=25`;
    const [first, seen] = [await officer.get(path), matchingIn((await officer.get(path)).text)];
    expect(itemsIn(first.text)).to.have.length(25);
    expect(first.text).to.include('符合條件的全部 27 項');
    await aResolution(site.db, { act: many, item: '新到' });
    const stale = await officer.post(deed, { matching: seen, unitId: unit.id });
    expect(stale.status).to.equal(409);
    expect(stale.text).to.include('新增 1 項、不再符合 0 項').and.match(/<dt>新增 1 項<\/dt><dd><ul><li><a href="[^"]*">新到</);
    expect((await findResolutions(site.db, { actId: many.id })).some((one) => one.unitId !== null), 'nobody got anything').to.equal(false);
    const { location } = await officer.post(`${deed}&page=2`, { matching: matchingIn(stale.text), unitId: unit.id, resolutionIds: [] });
    expect(location).to.equal(`/resolutions?act=${many.id}&size=25&page=2`);
    expect(flashIn((await officer.get(location!)).text)).to.include('已將 28 項決議分辦至平臺經濟組');
  });

  it('compares which match, not how many: one in and one out is a change', async () => {
    const act = await anAct(site.db, { title: '一進一出之法' });
    const [other, ...rest] = [await aUnit(site.db), ...(await Promise.all(Array.from({ length: 26 }, (_, i) => aResolution(site.db, { act, item: `留${i}`, unitId: unit.id }))))];
    const officer = await site.signedIn('officer');
    const query = `act=${act.id}&unit=${unit.id}&size=25`;
    const seen = matchingIn((await officer.get(`/resolutions?${query}`)).text);
    await site.db('resolutions').where({ id: rest[0]!.id }).update({ unit_id: other!.id });
    await aResolution(site.db, { act, item: '換入', unitId: unit.id });
    await officer.post('/resolutions/person?sort=due', { resolutionIds: [rest[1]!.id], email: '' });
    const { status, text } = await officer.post(`/resolutions/assign?${query}`, { matching: seen, unitId: other!.id });
    expect(status).to.equal(409);
    expect(text).to.match(/<dt>新增 1 項<\/dt><dd><ul><li><a href="[^"]*">換入</).and.match(/<dt>不再符合 1 項<\/dt><dd><ul><li><a href="[^"]*">留0</);
    expect(text, 'what was chosen stays chosen').to.match(/name="matching"[^>]* checked/).and.include(`<option value="${other!.id}" selected>`);
  });

  it('takes no list of ids that no page wrote for one that was seen', async () => {
    const officer = await site.signedIn('officer');
    for (const matching of ['27', '1-999999999', '3,2,1', '5-1', 'x', '1,,2', '99999999999']) {
      expect((await officer.post(`/resolutions/assign?act=${act.id}`, { matching, unitId: unit.id })).status, matching).to.equal(409);
    }
  });

  it('opens the letter form for what is ticked, and refuses more than fit in an address', async () => {
    const officer = await site.signedIn('officer');
    const ids = [await idOf('我組'), await idOf('他組')];
    expect((await officer.post('/resolutions/letter', { resolutionIds: ids })).location).to.equal(`/letters/new?resolutionIds=${ids[0]}&resolutionIds=${ids[1]}`);
    const crowd = Array.from({ length: 101 }, (_, i) => i + 1);
    const { status, text } = await officer.post('/resolutions/letter', { resolutionIds: crowd });
    expect(status).to.equal(422);
    expect(text).to.include('一次最多處理 100 項');
  });

  it('prints every row of the filter, and says what it is', async () => {
    const [many] = await site.db('acts').where({ title: '很多決議之法' });
    const officer = await site.signedIn('officer');
    const { text } = await officer.get(`/resolutions/print?act=${many.id}&unit=${unit.id}&size=25&page=2&columns=text`);
    expect(itemsIn(text)).to.have.length(28);
    expect(text).to.include('法案／預算：很多決議之法；主辦單位：平臺經濟組').and.include('共 28 項').and.not.include('type="checkbox"');
  });

  it('chooses columns in the address, in a form and in the page’s links', async () => {
    const officer = await site.signedIn('officer');
    for (const query of ['columns=item,due,act', 'columns=due&columns=act']) {
      const { text } = await officer.get(`/resolutions?${query}&sort=due`);
      const heads = [...text.matchAll(/<th scope="col"[^>]*>(?:<a href="([^"]*)">)?([^<]+)/g)].map((found) => found[2]!.trim()).filter((head) => head !== '');
      expect(heads, query).to.deep.equal(['項次', '法案／預算', '期限']);
      expect(text).to.include('columns=item%2Cact%2Cdue').and.include('aria-sort="ascending"').and.include('order=desc');
    }
    expect((await officer.get('/resolutions?columns=text,salary')).status).to.equal(422);
  });

  it('sorts both ways, with what has nothing to sort by last', async () => {
    const sorts = await anAct(site.db, { title: '排序之法' });
    const later = await aResolution(site.db, { act: sorts, item: '後', dueOn: '2025-05-20' });
    await aResolution(site.db, { act: sorts, item: '先', dueOn: '2025-04-20' });
    await aResolution(site.db, { act: sorts, item: '無', text: '請加強辦理。' });
    await aLetter(site.db, later.id, { issuedOn: '2025-04-01', isInterim: true });
    const officer = await site.signedIn('officer');
    const listed = async (query: string): Promise<string> => itemsIn((await officer.get(`/resolutions?act=${sorts.id}&${query}`)).text).join('');
    expect(await listed('sort=due')).to.equal('先後無');
    expect(await listed('sort=due&order=desc')).to.equal('後先無');
    expect(await listed('order=desc')).to.equal('無先後');
    expect(await listed('sort=letter&order=desc')).to.match(/^後/);
  });
});
