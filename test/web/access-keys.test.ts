import { expect } from 'chai';
import { it } from 'mocha';
import { hashSecret } from '../../server/actions/people/access-secret.ts';
import { MOST_KEYS } from '../../server/actions/people/make-access-key.ts';
import { listAccessKeys } from '../../server/store/access-keys.ts';
import { eventsOf } from '../../server/store/events.ts';
import { withDatabases } from '../support/database.ts';
import { aUnit } from '../support/factories.ts';
import { aSite, type Browser, type Reply } from './browser.ts';

const secretIn = ({ text }: Reply): string => /id="secret"[^>]*>([^<]+)</.exec(text)![1]!;

withDatabases('links and tokens', (open) => {
  const site = aSite(open);

  const make = (browser: Browser, form: Record<string, string> = {}): Promise<Reply> =>
    browser.post('/keys/new', { kind: 'calendar', name: '辦公室', reach: 'mine', ...form });

  it('teach whoever has none', async () => {
    expect((await (await site.signedIn('unit', { unitId: (await aUnit(site.db)).id })).get('/keys')).text).to.include('還沒有任何連結或 API 金鑰');
  });

  it('are shown once and kept as a digest alone', async () => {
    const officer = await site.signedIn('officer');
    const made = await make(officer, { name: '<b>Outlook</b>' });
    expect([made.status, made.headers.get('cache-control')]).to.deep.equal([201, 'no-store']);
    const secret = secretIn(made);
    expect(secret).to.match(/^https:\/\/tracker\.agency\.gov\.tw\/feeds\/[\w-]{43}\.ics$/);
    expect(made.text).to.include(secret.replace('https:', 'webcal:')).and.include('&lt;b&gt;Outlook').and.not.include('<b>');
    const bare = /feeds\/([\w-]+)\.ics/.exec(secret)![1]!;
    expect((await site.visitor().get(`/feeds/${bare}.ics`)).status).to.equal(200);
    const list = await officer.get('/keys');
    expect(list.text).to.include('&lt;b&gt;Outlook').and.include('114年4月16日').and.not.include(bare).and.not.include(hashSecret(bare));
    const rows = await Promise.all(['access_keys', 'events', 'web_sessions'].map((table) => site.db(table).select('*')));
    expect(JSON.stringify(rows)).to.not.include(bare);
  });

  it('are made and revoked with an event about their owner', async () => {
    const person = await site.person('officer', { email: 'keys@agency.gov.tw' });
    const officer = site.visitor();
    await officer.post('/sign-in', { email: person.email, password: 'long enough, 夠長' });
    const token = secretIn(await make(officer, { kind: 'api-read', name: '報表' }));
    const headers = { authorization: `Bearer ${token}` };
    expect((await site.visitor().get('/api/v1/units', headers)).status).to.equal(200);
    const [key] = await listAccessKeys(site.db, person.id);
    const { status, location } = await officer.post(`/keys/${key!.id}/revoke`);
    expect([status, location]).to.deep.equal([303, '/keys']);
    expect((await site.visitor().get('/api/v1/units', headers)).status).to.equal(401);
    expect((await officer.get('/keys')).text).to.include('已撤銷「報表」').and.include('已撤銷 1 個');
    expect((await officer.post(`/keys/${key!.id}/revoke`)).status, 'twice').to.equal(409);
    const told = await eventsOf(site.db, { type: 'user', id: person.id });
    expect(told.map((event) => [event.verb, event.actorName])).to.deep.equal([['access_key_revoked', person.name], ['access_key_made', person.name]]);
    expect(JSON.stringify(told)).to.not.include(token).and.not.include(hashSecret(token));
  });

  it('are their owner’s and the administrator’s to see and revoke, nobody else’s', async () => {
    const officer = await site.signedIn('officer');
    await make(officer, { name: '只有我' });
    const [key] = (await listAccessKeys(site.db, null)).filter((one) => one.name === '只有我');
    const supervisor = await site.signedIn('supervisor');
    expect((await supervisor.get('/keys')).text).to.not.include('只有我');
    expect((await supervisor.post(`/keys/${key!.id}/revoke`)).status).to.equal(403);
    const admin = await site.signedIn('admin');
    expect((await admin.get('/keys')).text).to.include('其他人員的').and.include('只有我').and.include(key!.ownerName);
    expect((await admin.post(`/keys/${key!.id}/revoke`)).status).to.equal(303);
    expect((await admin.post('/keys/999999/revoke')).status).to.equal(404);
  });

  it('are refused where the right, the kind, the name or the unit is not there', async () => {
    const supervisor = await site.signedIn('supervisor');
    expect((await supervisor.get('/keys/new')).text).to.not.include('value="api-write"');
    expect((await make(supervisor, { kind: 'api-write' })).status).to.equal(403);
    const officer = await site.signedIn('officer');
    for (const wrong of [{ kind: 'x' }, { name: ' ' }, { name: '名'.repeat(61) }, { reach: '999999' }, { reach: '99999999999' }, { reach: 'constructor' }]) {
      const { status, text } = await make(officer, wrong);
      expect(status, JSON.stringify(wrong)).to.equal(422);
      expect(text).to.include('error-summary');
    }
  });

  it(`are at most ${MOST_KEYS} a person`, async function () {
    this.timeout(60_000);
    const officer = await site.signedIn('officer');
    for (let made = 0; made < MOST_KEYS; made += 1) expect((await make(officer)).status).to.equal(201);
    const { status, text } = await make(officer);
    expect([status, text.includes('最多 50 個')]).to.deep.equal([409, true]);
  });
});
