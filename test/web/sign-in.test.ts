import { expect } from 'chai';
import { it } from 'mocha';
import { hashToken } from '../../server/actions/people/set-up.ts';
import { insertOneTimeLink } from '../../server/store/one-time-links.ts';
import { withDatabases } from '../support/database.ts';
import { aUser } from '../support/factories.ts';
import { aSite, PASSWORD } from './browser.ts';

withDatabases('signing in', (open) => {
  const site = aSite(open);

  it('leads back to the page that was asked for, with its day', async () => {
    const { email } = await site.person('officer');
    const visitor = site.visitor();
    const asked = await visitor.get('/resolutions?unit=none&asOf=2025-04-01');
    expect([asked.status, asked.location]).to.deep.equal([303, '/sign-in?next=%2Fresolutions%3Funit%3Dnone%26asOf%3D2025-04-01']);
    const signedIn = await visitor.post(asked.location!, { email: email.toUpperCase(), password: PASSWORD });
    expect([signedIn.status, signedIn.location]).to.deep.equal([303, '/resolutions?unit=none&asOf=2025-04-01']);
    expect((await visitor.get('/resolutions')).status).to.equal(200);
  });

  it('never leads to another site', async () => {
    const { email } = await site.person('officer');
    const elsewhere = [
      '//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)',
      '/.//evil.example', '/..//evil.example', '/%2e//evil.example/x', '/a/..//evil.example', '/./\\evil.example',
    ];
    for (const next of elsewhere) {
      const signedIn = await site.visitor().post(`/sign-in?next=${encodeURIComponent(next)}`, { email, password: PASSWORD });
      expect([signedIn.status, signedIn.location], next).to.deep.equal([303, '/']);
    }
  });

  it('refuses a wrong password and an unknown address alike, and keeps the address typed', async () => {
    const { email } = await aUser(site.db, 'officer');
    const wrong = await site.visitor().post('/sign-in', { email, password: 'wrong' });
    const unknown = await site.visitor().post('/sign-in', { email: 'nobody@agency.gov.tw', password: 'wrong' });
    expect([wrong.status, unknown.status]).to.deep.equal([422, 422]);
    expect(wrong.text.replaceAll(email, '')).to.equal(unknown.text.replaceAll('nobody@agency.gov.tw', ''));
    expect(wrong.text).to.include(`value="${email}"`).and.to.include('電子郵件或密碼不正確').and.not.to.include('value="wrong"');
  });

  it('gives a new session id, in a cookie that scripts and other sites do not get', async () => {
    const visitor = site.visitor();
    const { headers } = await visitor.post('/sign-in', { email: 'a@agency.gov.tw', password: '' });
    expect(headers.getSetCookie()).to.deep.equal([], 'no session before there is anything to keep');
    const { email } = await site.person('admin');
    const cookie = (await visitor.post('/sign-in', { email, password: PASSWORD })).headers.getSetCookie().join();
    expect(cookie).to.match(/^tracker=/).and.include('HttpOnly').and.include('SameSite=Lax').and.include('Secure');
  });

  it('slows down who guesses', async () => {
    const visitor = site.visitor();
    const statuses = [];
    for (let i = 0; i < 11; i += 1) statuses.push((await visitor.post('/sign-in', { email: 'guess@agency.gov.tw', password: `${i}` })).status);
    expect(statuses).to.deep.equal([...Array(10).fill(422), 429]);
  });

  it('ends with signing out', async () => {
    const officer = await site.signedIn('officer');
    await officer.post('/sign-out');
    expect((await officer.get('/')).location).to.equal('/sign-in');
  });

  it('makes the first administrator by a link that works once', async () => {
    await insertOneTimeLink(site.db, { tokenHash: hashToken('t0ken'), purpose: 'first-administrator', expiresAt: '2025-04-17T00:00:00.000Z' });
    const visitor = site.visitor();
    expect((await visitor.get('/setup/t0ken')).text).to.include('設定第一位系統管理者');
    const short = await visitor.post('/setup/t0ken', { name: '王小明', email: 'first@agency.gov.tw', password: 'short' });
    expect(short.status).to.equal(422);
    expect(short.text).to.include('value="王小明"').and.include('aria-describedby="field-password-hint field-password-error"');
    expect((await visitor.post('/setup/t0ken', { name: '王小明', email: 'first@agency.gov.tw', password: PASSWORD })).location).to.equal('/');
    expect((await visitor.get('/')).text).to.include('已建立管理者帳號').and.include('王小明（系統管理者）');
    expect((await site.visitor().get('/setup/t0ken')).status).to.equal(404);
  });
});
