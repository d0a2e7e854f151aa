import { expect } from 'chai';
import { before, it } from 'mocha';
import type { Act } from '../../server/domain/resolution/resolution.ts';
import { eventsOf } from '../../server/store/events.ts';
import { listViews } from '../../server/store/saved-views.ts';
import type { User } from '../../server/store/users.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution } from '../support/factories.ts';
import { aSite, type Browser } from './browser.ts';

type Tab = { href: string; text: string; isCurrent: boolean };
const tabsIn = (html: string): Tab[] => {
  const nav = /<nav class="tabs"[^]*?<\/nav>/.exec(html)![0];
  return [...nav.matchAll(/<a href="([^"]*)"( aria-current="page")?[^>]*>([^<]*)</g)]
    .map((found) => ({ href: found[1]!.replaceAll('&amp;', '&'), text: found[3]!, isCurrent: found[2] !== undefined }));
};
const itemsIn = (html: string): string[] => [...html.matchAll(/scope="row" class="item-cell"><a href="[^"]*">([^<]*)</g)].map((found) => found[1]!);

withDatabases('saved views', (open) => {
  const site = aSite(open);
  const officer = site.window('officer', { name: '聯絡甲' });
  const admin = site.window('admin');
  let act: Act;
  let person: User;
  let colleague: Browser;
  before(async () => {
    act = await anAct(site.db);
    await aResolution(site.db, { act, item: '逾一', dueOn: '2025-03-14' });
    await aResolution(site.db, { act, item: '逾二', dueOn: '2025-03-10' });
    await aResolution(site.db, { act, item: '未到', dueOn: '2025-09-10' });
    person = (await site.db('users').where({ name: '聯絡甲' }).first()) as User;
    colleague = await site.signedIn('unit', { unitId: null });
  });

  const idOf = async (name: string): Promise<number> => (await listViews(site.db, person.id)).find((one) => one.name === name)!.id;

  it('name an address: filters, order and columns, counted in a tab', async () => {
    const { location } = await officer.post('/views?timeliness=overdue&sort=due&order=desc&columns=item,due&size=25&page=3', { name: '逾期先看' });
    expect(location).to.equal('/resolutions?timeliness=overdue&order=desc&columns=item%2Cdue&sort=due&size=25');
    const { text } = await officer.get(location!);
    expect(text).to.include('已儲存檢視「逾期先看」');
    expect(tabsIn(text)).to.deep.equal([
      { href: '/resolutions', text: '全部決議', isCurrent: false },
      { href: '/resolutions?timeliness=overdue&order=desc&columns=item%2Cdue&sort=due', text: '逾期先看（2）', isCurrent: true },
    ]);
    expect(itemsIn(text)).to.deep.equal(['逾一', '逾二']);
    const [event] = await eventsOf(site.db, { type: 'user', id: person.id });
    expect([event!.verb, event!.after['name']]).to.deep.equal(['view_saved', '逾期先看']);
  });

  it('keep to whoever saved them until they are shared, which a unit may not', async () => {
    expect(tabsIn((await colleague.get('/resolutions')).text)).to.have.length(1);
    await officer.post('/views?timeliness=open', { name: '未完成', isShared: 'yes' });
    const tabs = tabsIn((await colleague.get('/resolutions')).text);
    expect(tabs.map((one) => one.text)).to.deep.equal(['全部決議', '未完成（3）']);
    expect((await colleague.post('/views', { name: '我的', isShared: 'yes' })).status).to.equal(403);
    expect((await colleague.post('/views?unit=none', { name: '我的' })).status).to.equal(303);
    expect(tabsIn((await officer.get('/resolutions')).text).map((one) => one.text)).to.deep.equal(['全部決議', '逾期先看（2）', '未完成（3）']);
  });

  it('saved again under the same name lead to the new address', async () => {
    await officer.post('/views?timeliness=not_due', { name: '逾期先看' });
    const { text } = await officer.get('/resolutions?timeliness=not_due');
    expect(text).to.include('檢視「逾期先看」已改為目前的條件');
    expect(tabsIn(text).filter((one) => one.isCurrent).map((one) => one.text)).to.deep.equal(['逾期先看（1）']);
  });

  it('open the list by default, where the whole list can still be had, page by page and after work', async () => {
    await officer.post(`/views/${await idOf('未完成')}/default`);
    expect((await officer.get('/resolutions')).location).to.equal('/resolutions?timeliness=open&view=all');
    expect((await officer.get('/resolutions?asOf=2025-03-12')).location).to.equal('/resolutions?timeliness=open&view=all&asOf=2025-03-12');
    const whole = await officer.get('/resolutions?view=all');
    expect(itemsIn(whole.text)).to.have.length(3);
    expect(whole.text).not.to.match(/href="\/resolutions"[^>]*aria-sort/);
    const [row] = await site.db('resolutions').where({ item: '未到' });
    const { location } = await officer.post('/resolutions/assign?view=all', { unitId: '', resolutionIds: [row.id] });
    expect((await officer.get(location!)).status, 'back to the whole list').to.equal(200);
    await officer.post('/views/default');
    expect((await officer.get('/resolutions')).status).to.equal(200);
  });

  it('are renamed by their owner alone, and not to a name that is taken', async () => {
    const id = await idOf('逾期先看');
    expect((await colleague.post(`/views/${id}`, { name: '搶走' })).status).to.equal(404);
    const taken = await officer.post(`/views/${id}`, { name: '未完成' });
    expect([taken.status, taken.text.includes('您已有名為「未完成」的檢視')]).to.deep.equal([409, true]);
    expect((await officer.post(`/views/${id}`, { name: '' })).status).to.equal(422);
    await officer.post(`/views/${id}`, { name: '還沒到期' });
    expect((await officer.get('/views')).text).to.include('value="還沒到期"');
  });

  it('no longer shared, open nobody else’s list any more', async () => {
    const id = await idOf('未完成');
    await colleague.post(`/views/${id}/default`);
    expect((await colleague.get('/resolutions')).status).to.equal(303);
    await officer.post(`/views/${id}`, { name: '未完成' });
    expect((await colleague.get('/resolutions')).status).to.equal(200);
    expect((await colleague.post(`/views/${id}/default`)).status).to.equal(404);
  });

  it('are removed by their owner, or by an administrator where they are shared', async () => {
    await officer.post('/views?frozen=yes', { name: '凍結', isShared: 'yes' });
    const [shared, own] = [await idOf('凍結'), await idOf('還沒到期')];
    expect((await colleague.post(`/views/${shared}/remove`)).status).to.equal(403);
    expect((await admin.post(`/views/${own}/remove`)).status, 'not even known').to.equal(404);
    expect((await admin.post(`/views/${shared}/remove`)).status).to.equal(303);
    expect((await officer.post(`/views/${own}/remove`)).status).to.equal(303);
    expect((await listViews(site.db, person.id)).map((one) => one.name)).to.deep.equal(['未完成']);
    expect((await eventsOf(site.db, { type: 'user', id: person.id }))[0]!.verb).to.equal('view_removed');
  });

  it('whose address names what is gone do no harm', async () => {
    await site.db('saved_views').insert({ owner_id: person.id, name: '古早', query: 'stage=forgotten&columns=salary', is_shared: false, saved_at: 'x' });
    await site.db('default_views').insert({ user_id: person.id, view_id: await idOf('古早') });
    const list = await officer.get('/resolutions');
    expect([list.status, tabsIn(list.text).some((one) => one.text.startsWith('古早'))]).to.deep.equal([200, false]);
    expect((await officer.get('/views')).text).to.include('條件已不適用');
  });

  it('show names as they were typed, and no more than thirty a person', async () => {
    const writer = await site.signedIn('officer');
    await writer.post('/views?words=<b>', { name: '<script>alert(1)</script>' });
    const { text } = await writer.get('/resolutions');
    expect(text).to.include('&lt;script&gt;alert(1)&lt;/script&gt;').and.not.include('<script>alert');
    for (let i = 1; i < 30; i += 1) await writer.post('/views', { name: `檢視${i}` });
    const { status, text: refused } = await writer.post('/views', { name: '第三十一' });
    expect([status, refused.includes('每人最多儲存 30 個檢視')]).to.deep.equal([409, true]);
  });
});
