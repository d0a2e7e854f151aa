import { expect } from 'chai';
import { it } from 'mocha';
import { listUnits } from '../../server/store/units.ts';
import { withDatabases } from '../support/database.ts';
import { aResolution } from '../support/factories.ts';
import { aSite } from './browser.ts';

withDatabases('units and people', (open) => {
  const site = aSite(open);
  const admin = site.window('admin');

  it('are added by the administrator, units first', async () => {
    expect((await admin.get('/units')).text).to.include('還沒有任何單位');
    const unit = { name: '<b>秘書室</b>', characters: '數授產秘', mailbox: 'secretariat@agency.gov.tw', headEmail: '' };
    expect((await admin.post('/units/new', unit)).location).to.equal('/units');
    const { text } = await admin.get('/units');
    expect(text).to.include('&lt;b&gt;秘書室').and.include('數授產秘').and.include('逾期時不通知主管');
    expect((await admin.post('/units/new', unit)).status).to.equal(409);
    expect((await admin.post('/units/new', { ...unit, name: '人事室', mailbox: 'two@a.tw,three@b.tw' })).status).to.equal(422);
  });

  it('counts what each unit has open', async () => {
    const [unit] = await listUnits(site.db);
    await aResolution(site.db, { unitId: unit!.id });
    await aResolution(site.db, { unitId: unit!.id, signedOffOn: '2025-04-01' });
    await aResolution(site.db, { unitId: unit!.id, disposition: 'not_ours', reply: '非本署業務', repliedOn: '2025-04-01' });
    expect((await admin.get('/units')).text).to.match(new RegExp(`/resolutions\\?unit=${unit!.id}">1 項<`));
    expect((await admin.get('/units?asOf=2025-03-01')).text).to.include('3 項');
  });

  it('tells all that is wrong at once, in the words of the labels and the order of the form', async () => {
    const { status, text } = await admin.post('/people/new', { password: 'short' });
    const summary = /class="error-summary"[\s\S]*?<\/section>/.exec(text)![0];
    expect(status).to.equal(422);
    expect([...summary.matchAll(/href="#field-(\w+)">([^<]+)</g)].map(([, name, said]) => `${name}: ${said}`)).to.deep.equal([
      'name: 請填寫姓名。', 'email: 請填寫電子郵件。', 'role: 請選擇角色。', 'password: 密碼至少要 10 個字元。',
    ]);
    for (const [, said] of summary.matchAll(/">([^<]+)<\/a>/g)) expect(text, 'and again at the field').to.include(`-error">${said}`);
  });

  it('lets a new person sign in, and never gives a password back', async () => {
    const person = { name: '王小明', email: 'Clerk@agency.gov.tw', role: 'unit', unitId: '', password: 'short' };
    const first = await admin.post('/people/new', person);
    expect(first.status).to.equal(422);
    expect(first.text).to.include('至少').and.include('value="Clerk@agency.gov.tw"').and.not.include('value="short"');
    expect((await admin.post('/people/new', { ...person, password: 'long enough' })).text).to.include('href="#field-unitId"');
    const [unit] = await listUnits(site.db);
    const done = await admin.post('/people/new', { ...person, password: 'long enough', unitId: unit!.id });
    expect(done.location).to.equal('/people');
    expect((await admin.get('/people')).text).to.include('王小明').and.include('clerk@agency.gov.tw').and.include('業務單位');
    expect((await site.visitor().post('/sign-in', { email: person.email, password: 'long enough' })).status).to.equal(303);
    expect((await admin.post('/people/new', { ...person, password: 'long enough', unitId: unit!.id })).status).to.equal(409);
  });
});
