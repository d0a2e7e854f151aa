import { expect } from 'chai';
import { it } from 'mocha';
import { makeAccessKey } from '../../../server/actions/people/make-access-key.ts';
import { ENDPOINTS } from '../../../server/web/api/endpoints.ts';
import { withDatabases } from '../../support/database.ts';
import { asActor, aUser } from '../../support/factories.ts';
import { anApi, problemIn } from './an-api.ts';

withDatabases('asking the API', (open) => {
  const api = anApi(open);

  it('knows nobody without a token and tells what to do; sets no cookie and no session', async () => {
    const [owner] = [await aUser(api.deps.db, 'officer')];
    const lost = await api.tokenOf(owner, 'api-read');
    await api.deps.db('users').where({ id: owner.id }).update({ is_active: false });
    const attempts: [Record<string, string>, string, string][] = [
      [{}, 'token-missing', 'Bearer realm="resolution-tracker"'],
      [{ authorization: 'Basic eDp5' }, 'token-missing', 'Bearer realm="resolution-tracker"'],
      [{ cookie: `tracker=${api.reader}` }, 'token-missing', 'Bearer realm="resolution-tracker"'],
      [{ authorization: 'Bearer nonsense' }, 'token-unknown', 'Bearer realm="resolution-tracker", error="invalid_token"'],
      [{ authorization: `Bearer ${lost}` }, 'token-unknown', 'Bearer realm="resolution-tracker", error="invalid_token"'],
    ];
    for (const { method, path } of ENDPOINTS) {
      for (const [headers, code, challenge] of attempts) {
        const told = await api.ask(path.replace('{id}', '1'), { method: method.toUpperCase(), headers });
        expect([told.status, problemIn(told).code, told.headers['www-authenticate']], `${path} ${JSON.stringify(headers)}`).to.deep.equal([401, code, challenge]);
        expect(told.headers).to.not.have.property('set-cookie');
      }
    }
    expect(await api.deps.db('web_sessions').select('id')).to.deep.equal([]);
    expect((await api.get(`/api/v1/units?token=${api.reader}`, { authorization: '' })).status, 'no token in an address').to.equal(401);
  });

  it('keeps feeds’ secrets and tokens apart', async () => {
    const owner = await aUser(api.deps.db, 'officer');
    const { secret } = await makeAccessKey(api.deps, { ...asActor(owner), id: owner.id }, { kind: 'calendar', name: 'x', reach: 'all' });
    expect((await api.get('/api/v1/units', {}, secret)).status).to.equal(401);
    expect((await api.ask(`/feeds/${api.reader}.ics`)).status).to.equal(404);
  });

  it('refuses what names nothing with a sentence in the language asked for, field by field', async () => {
    const bad: [string, number, string, string?][] = [
      ['/api/v1/resolutions?act=x', 422, 'field-type', 'act'],
      ['/api/v1/resolutions?act=0', 422, 'number-invalid', 'act'],
      ['/api/v1/resolutions?act=99999999999', 422, 'number-invalid', 'act'],
      ['/api/v1/resolutions?act=1&act=2', 422, 'field-type', 'act'],
      ['/api/v1/resolutions?timelines=overdue', 422, 'field-unknown', 'timelines'],
      ['/api/v1/resolutions?timeliness=late', 422, 'choice-invalid', 'timeliness'],
      ['/api/v1/resolutions?unit=-1', 422, 'field-type', 'unit'],
      ['/api/v1/resolutions?size=201', 422, 'number-invalid', 'size'],
      [`/api/v1/resolutions?words=${'x'.repeat(101)}`, 422, 'too-long', 'words'],
      ['/api/v1/resolutions?asOf=114/4/17', 422, 'day-invalid', 'asOf'],
      ['/api/v1/resolutions?asOf=2025-02-30', 422, 'day-invalid', 'asOf'],
      ['/api/v1/resolutions?asOf=0001-01-01', 422, 'day-out-of-range', 'asOf'],
      ['/api/v1/resolutions?__proto__=1', 422, 'field-unknown', '__proto__'],
      ['/api/v1/resolutions/x', 422, 'field-type', 'id'],
      ['/api/v1/resolutions/999999', 404, 'resolution-not-found'],
      ['/api/v1/acts/999999', 404, 'act-not-found'],
      ['/api/v1/nothing', 404, 'endpoint-not-found'],
      ['/api/v1', 404, 'endpoint-not-found'],
      ['/api/v1/acts/%zz', 400, 'request-unreadable'],
    ];
    for (const [path, status, code, field] of bad) {
      const told = await api.get(path);
      const { code: said, errors, detail, title } = problemIn(told);
      expect([told.status, said, errors?.[0]?.field], path).to.deep.equal([status, code, field]);
      expect(`${title}${detail}`, path).to.match(/\p{Script=Han}/u);
      const english = await api.get(path, { 'accept-language': 'en-GB,en;q=0.9' });
      expect(problemIn(english).detail, path).to.match(/^[^\p{Script=Han}]+$/u);
      expect(english.headers['content-language']).to.equal('en');
    }
    const wrong = await api.ask('/api/v1/acts', { method: 'DELETE', headers: { authorization: `Bearer ${api.reader}` } });
    expect([wrong.status, wrong.headers['allow'], problemIn(wrong).code]).to.deep.equal([405, 'GET, HEAD', 'method-not-allowed']);
  });

  it('answers 304 while nothing changed', async () => {
    const { headers } = await api.get('/api/v1/units');
    expect(headers).to.include({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    expect((await api.get('/api/v1/units', { 'if-none-match': String(headers['etag']) })).status).to.equal(304);
  });

  it('tells whoever asks too often, whatever they come with', async () => {
    let last = 0;
    for (let n = 0; n < 400 && last !== 429; n += 1) last = (await api.get('/api/v1/units', {}, `guess-${n}`)).status;
    expect(last).to.equal(429);
    const told = await api.get('/api/v1/units', {}, 'guess');
    expect([problemIn(told).code, Number(told.headers['retry-after']) > 0]).to.deep.equal(['too-many-attempts', true]);
  });
});
