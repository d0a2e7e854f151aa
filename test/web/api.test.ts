import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { after, afterEach, before, it } from 'mocha';
import type { z } from 'zod';
import { makeAccessKey } from '../../server/actions/people/make-access-key.ts';
import { signOff } from '../../server/actions/resolutions/sign-off.ts';
import { createApp } from '../../server/app.ts';
import type { Deps } from '../../server/deps.ts';
import { PROGRAM, type Role } from '../../server/domain/rights.ts';
import { eventsOf } from '../../server/store/events.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { upsertListings } from '../../server/store/write-resolutions.ts';
import type { User } from '../../server/store/users.ts';
import { ENDPOINTS } from '../../server/web/api/endpoints.ts';
import type { OpenApi } from '../../server/web/api/openapi.ts';
import { API_ROUTES } from '../../server/web/api/router.ts';
import * as schemas from '../../server/web/api/schemas.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, aLetter, anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../support/factories.ts';
import { type Ask, askAt, type Told } from './ask.ts';

type Json = Record<string, unknown>;

withDatabases('the API', (open) => {
  const clock = aClock('2025-04-16');
  let deps: Deps;
  let server: Server;
  let ask: Ask;
  let reader: string;
  let writer: string;
  before(async () => {
    deps = testDeps(await open(), { clock });
    server = createServer(createApp(deps)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    ask = askAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    reader = await tokenOf(await aUser(deps.db, 'supervisor'), 'api-read');
    writer = await tokenOf(await aUser(deps.db, 'officer', { name: '王小明' }), 'api-write');
  });
  after(() => new Promise((resolve) => server.close(resolve)));
  afterEach(() => clock.setDay('2025-04-16'));

  const tokenOf = async (owner: User, kind: 'api-read' | 'api-write'): Promise<string> =>
    (await makeAccessKey(deps, { ...asActor(owner), id: owner.id }, { kind, name: '測試', reach: null })).secret;
  const get = (path: string, headers: Record<string, string> = {}, token = reader): Promise<Told> =>
    ask(path, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const read = async <S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> => {
    const { status, text } = await get(path);
    expect(status, text).to.equal(200);
    return schema.parse(JSON.parse(text));
  };
  const post = (body: unknown, headers: Record<string, string> = {}, token = writer): Promise<Told> => ask('/api/v1/letters', {
    method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  });
  const problemIn = ({ text, headers }: Told): z.infer<typeof schemas.problem> => {
    expect(headers['content-type']).to.equal('application/problem+json; charset=utf-8');
    return schemas.problem.parse(JSON.parse(text));
  };
  const aLetterOut = (resolutionIds: number[], over: Json = {}): Json =>
    ({ direction: 'out', documentNumber: '數授產經字第1144000332號', issuedOn: '2025-04-15', resolutionIds, ...over });

  it('describes every route, and has a route for every description', async () => {
    const { status, text, headers } = await ask('/api/v1/openapi.json');
    expect([status, headers['content-type']]).to.deep.equal([200, 'application/json; charset=utf-8']);
    const { openapi, paths, components } = JSON.parse(text) as OpenApi;
    expect(openapi).to.equal('3.1.0');
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
    expect([...described, 'get /api/v1/openapi.json']).to.have.members([...API_ROUTES]);
    const names = new Set(Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`));
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((found) => found[1]!);
    expect(refs.filter((ref) => !names.has(ref)), 'references that lead nowhere').to.deep.equal([]);
    expect([...names].filter((name) => !refs.includes(name)), 'schemas nothing refers to').to.deep.equal([]);
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map((one) => one.operationId)).size).to.equal(ENDPOINTS.length);
    for (const operation of operations) {
      expect(operation.summary && operation.description, operation.operationId).to.be.a('string').and.not.empty;
      for (const parameter of operation.parameters) expect(parameter.description, `${operation.operationId} ${parameter.name}`).to.not.equal('');
    }
    const unsaid = Object.entries(components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).filter(([, one]) => !one.description).map(([field]) => `${name}.${field}`));
    expect(unsaid, 'fields without words').to.deep.equal([]);
    const objects = Object.entries(components.schemas).filter(([, one]) => one.additionalProperties !== false).map(([name]) => name);
    expect(objects, 'schemas that would let any field pass').to.deep.equal([]);
  });

  it('gives each example of its description an answer that is as described', async () => {
    const { id } = await aResolution(deps.db, {});
    for (const { method, path, example, answer, body } of ENDPOINTS) {
      const address = `${path.replace('{id}', path.includes('acts') ? '1' : String(id))}${example.query ? `?${example.query}` : ''}`;
      if (body) body.parse(example.body);
      const told = method === 'get' ? await get(address) : await post({ ...(example.body as Json), issuedOn: '2025-04-15', resolutionIds: [id] });
      expect(told.status, `${path} ${told.text}`).to.be.oneOf([200, 201]);
      answer.parse(JSON.parse(told.text));
    }
  });

  it('knows nobody without a token and tells what to do; sets no cookie and no session', async () => {
    const [owner] = [await aUser(deps.db, 'officer')];
    const lost = await tokenOf(owner, 'api-read');
    await deps.db('users').where({ id: owner.id }).update({ is_active: false });
    const attempts: [Record<string, string>, string, string][] = [
      [{}, 'token-missing', 'Bearer realm="resolution-tracker"'],
      [{ authorization: 'Basic eDp5' }, 'token-missing', 'Bearer realm="resolution-tracker"'],
      [{ cookie: `tracker=${reader}` }, 'token-missing', 'Bearer realm="resolution-tracker"'],
      [{ authorization: 'Bearer nonsense' }, 'token-unknown', 'Bearer realm="resolution-tracker", error="invalid_token"'],
      [{ authorization: `Bearer ${lost}` }, 'token-unknown', 'Bearer realm="resolution-tracker", error="invalid_token"'],
    ];
    for (const { method, path } of ENDPOINTS) {
      for (const [headers, code, challenge] of attempts) {
        const told = await ask(path.replace('{id}', '1'), { method: method.toUpperCase(), headers });
        expect([told.status, problemIn(told).code, told.headers['www-authenticate']], `${path} ${JSON.stringify(headers)}`).to.deep.equal([401, code, challenge]);
        expect(told.headers).to.not.have.property('set-cookie');
      }
    }
    expect(await deps.db('web_sessions').select('id')).to.deep.equal([]);
    expect((await get(`/api/v1/units?token=${reader}`, { authorization: '' })).status, 'no token in an address').to.equal(401);
  });

  it('keeps feeds’ secrets and tokens apart', async () => {
    const owner = await aUser(deps.db, 'officer');
    const { secret } = await makeAccessKey(deps, { ...asActor(owner), id: owner.id }, { kind: 'calendar', name: 'x', reach: 'all' });
    expect((await get('/api/v1/units', {}, secret)).status).to.equal(401);
    expect((await ask(`/feeds/${reader}.ics`)).status).to.equal(404);
  });

  it('lists resolutions with the filters of the page, page by page in one order, as of any day', async () => {
    const act = await anAct(deps.db, { title: '另案' });
    const unit = await aUnit(deps.db, { name: '數位組' });
    const late = await aResolution(deps.db, { act, unitId: unit.id, dueOn: '2025-03-20' });
    for (const dueOn of ['2025-06-03', '2025-06-02', '2025-06-04', '2025-06-05']) await aResolution(deps.db, { act, dueOn });
    await aLetter(deps.db, late.id, { issuedOn: '2025-04-10' });
    const list = (query: string) => read(schemas.resolutionList, `/api/v1/resolutions?act=${act.id}&${query}`);
    const first = await list('size=2&sort=due');
    expect([first.total, first.items.length, first.items.map((one) => one.nextDueOn)]).to.deep.equal([5, 2, ['2025-06-02', '2025-06-03']]);
    const seen: number[] = [];
    for (let next: string | null = `https://tracker.agency.gov.tw/api/v1/resolutions?act=${act.id}&size=2&sort=due`; next !== null;) {
      expect(next).to.match(/^https:\/\/tracker\.agency\.gov\.tw\/api\/v1\/resolutions\?/);
      const told = await get(next.replace('https://tracker.agency.gov.tw', ''));
      const body = schemas.resolutionList.parse(JSON.parse(told.text));
      expect(told.headers['link'], 'Link').to.equal(body.next === null ? undefined : `<${body.next}>; rel="next"`);
      seen.push(...body.items.map((one) => one.id));
      next = body.next;
    }
    expect([seen.length, new Set(seen).size]).to.deep.equal([5, 5]);
    expect((await list('page=9')).items, 'past the end').to.deep.equal([]);
    expect((await list('unit=none')).total).to.equal(4);
    expect((await list(`unit=${unit.id}&timeliness=done_late`)).items.map((one) => [one.id, one.unit!.name, one.stage])).to.deep.equal([[late.id, '數位組', 'letter_sent']]);
    expect((await list('timeliness=overdue')).total).to.equal(0);
    expect((await list('timeliness=overdue&asOf=2025-04-09')).items.map((one) => one.id), 'before the letter').to.deep.equal([late.id]);
    expect((await list('frozen=true')).total).to.equal(0);
    expect((await list(`words=${encodeURIComponent('%')}`)).total, 'a wildcard is a letter').to.equal(0);
  });

  it('tells all of one resolution, as of any day', async () => {
    const unit = await aUnit(deps.db);
    const { id } = await aResolution(deps.db, {
      unitId: unit.id, reply: '已於114年4月函送。', repliedOn: '2025-04-01', text: '凍結業務費500萬元，於3個月內向立法院經濟委員會提出書面報告並經同意後，始得動支。另每季提出成果。',
    });
    await aLetter(deps.db, id, { issuedOn: '2025-04-10', title: '報告' });
    await aLetter(deps.db, id, { direction: 'in', documentNumber: '台立院議字第1140700001號', issuedOn: '2025-04-14', outcome: 'release_agreed' });
    clock.setDay('2025-04-15');
    await signOff(deps, PROGRAM, { resolutionIds: [id], reason: '全部辦畢' });
    clock.setDay('2025-04-16');
    const now = await read(schemas.resolution, `/api/v1/resolutions/${id}`);
    expect([now.stage, now.signedOffOn, now.signedOffBy, now.outstandingTwd, now.letters.length]).to.deep.equal(['signed_off', '2025-04-15', 'program', 0, 2]);
    expect(now.obligations[0]!.occurrences[0]).to.include({ dueOn: '2025-04-21', doneOn: '2025-04-10', timeliness: 'done_on_time' });
    expect(now.obligations[0]!.occurrences[0]!.answeredBy).to.deep.equal([now.letters[0]!.id]);
    expect(now.proofs[0]!.steps.join()).to.include('民法第121條第2項');
    expect(now.events.map((event) => event.sentence)).to.include('解除列管');
    const then = await read(schemas.resolution, `/api/v1/resolutions/${id}?asOf=2025-04-09`);
    expect([then.stage, then.signedOffOn, then.signedOffBy, then.letters, then.outstandingTwd, then.events]).to.deep.equal(['replied', null, null, [], 5_000_000, []]);
    expect(then.obligations[0]!.occurrences[0]).to.include({ doneOn: null, timeliness: 'due_soon' });
  });

  it('tells who proposed one, and where other agencies list it with what they reply', async () => {
    const { id } = await aResolution(deps.db, { proposers: ['甲委員', '乙委員'], reply: '配合辦理。' });
    const listing = { agency: '丙署', sectionKey: 'x', sectionPath: ['貳、', '丙署'], itemKey: '7', item: '(七)', position: 6, reply: '丙署已辦理。', repliedOn: '2025-04-01', disposition: null, place: null };
    await upsertListings(deps.db, (await findResolutions(deps.db, { ids: [id] }))[0]!.actId, [{ ...listing, resolutionId: id }]);
    const { proposers, listings, reply } = await read(schemas.resolution, `/api/v1/resolutions/${id}`);
    expect([proposers, reply, listings]).to.deep.equal([
      ['甲委員', '乙委員'], '配合辦理。', [{ agency: '丙署', sectionPath: ['貳、', '丙署'], item: '(七)', reply: '丙署已辦理。' }],
    ]);
  });

  it('counts as the statistics do', async () => {
    const act = await anAct(deps.db, { title: '統計案' });
    const late = await aResolution(deps.db, { act, dueOn: '2025-03-20' });
    await aResolution(deps.db, { act, dueOn: '2025-03-28' });
    await aLetter(deps.db, late.id, { issuedOn: '2025-04-10' });
    const { all, byUnit, byMonth } = await read(schemas.statistics, `/api/v1/statistics?act=${act.id}`);
    expect(all.original).to.deep.equal({ onTime: 0, late: 1, overdue: 1, ahead: 0, onTimePercent: 0 });
    expect([byUnit.map((one) => one.unit), byMonth.map((one) => one.month)]).to.deep.equal([[null], ['2025-03']]);
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
      const told = await get(path);
      const { code: said, errors, detail, title } = problemIn(told);
      expect([told.status, said, errors?.[0]?.field], path).to.deep.equal([status, code, field]);
      expect(`${title}${detail}`, path).to.match(/\p{Script=Han}/u);
      const english = await get(path, { 'accept-language': 'en-GB,en;q=0.9' });
      expect(problemIn(english).detail, path).to.match(/^[^\p{Script=Han}]+$/u);
      expect(english.headers['content-language']).to.equal('en');
    }
    const wrong = await ask('/api/v1/acts', { method: 'DELETE', headers: { authorization: `Bearer ${reader}` } });
    expect([wrong.status, wrong.headers['allow'], problemIn(wrong).code]).to.deep.equal([405, 'GET, HEAD', 'method-not-allowed']);
  });

  it('logs a letter once, however often it is sent', async () => {
    const { id } = await aResolution(deps.db, {});
    const told = await post(aLetterOut([id], { title: '報告' }));
    expect(told.status, told.text).to.equal(201);
    const said = schemas.loggedLetter.parse(JSON.parse(told.text));
    expect([said.isNew, said.documentNumber, said.resolutions[0]!.timeliness, said.resolutions[0]!.letter.loggedBy])
      .to.deep.equal([true, '數授產經字第1144000332號', 'done_on_time', '王小明']);
    expect(said.resolutions[0]!.answeredOccurrenceIds).to.have.length(1);
    // The number as people write it is the same number.
    for (const documentNumber of ['數授產經字第1144000332號', '數授產經字第 １１４４０００３３２ 號']) {
      const again = await post(aLetterOut([id], { documentNumber }));
      expect([again.status, schemas.loggedLetter.parse(JSON.parse(again.text)).isNew]).to.deep.equal([200, false]);
    }
    expect((await eventsOf(deps.db, { type: 'resolution', id })).filter((event) => event.verb === 'letter_logged')).to.have.length(1);
    const clash = await post(aLetterOut([id], { issuedOn: '2025-04-14' }));
    expect([clash.status, problemIn(clash).code]).to.deep.equal([409, 'letter-on-record-differs']);
    const corrected = await post(aLetterOut([id], { interim: true }));
    expect([corrected.status, schemas.loggedLetter.parse(JSON.parse(corrected.text)).resolutions[0]!.timeliness]).to.deep.equal([201, 'due_soon']);
  });

  it('gives the same answer under the same Idempotency-Key, and refuses another request under it', async () => {
    const { id } = await aResolution(deps.db, {});
    const letter = aLetterOut([id], { documentNumber: '數授產經字第1144000999號' });
    const key = { 'idempotency-key': 'letter-1144000999' };
    const first = await post(letter, key);
    const again = await post(letter, key);
    expect([first.status, again.status, again.text]).to.deep.equal([201, 201, first.text]);
    const other = await post({ ...letter, issuedOn: '2025-04-14' }, key);
    expect([other.status, problemIn(other).code]).to.deep.equal([409, 'idempotency-key-reused']);
    const bad = await post(letter, { 'idempotency-key': 'x'.repeat(201) });
    expect([bad.status, problemIn(bad).code]).to.deep.equal([422, 'idempotency-key-invalid']);
    clock.setDay('2025-04-18');
    expect((await post(letter, key)).status, 'after a day').to.equal(200);
  });

  it('lets a unit log for its own resolutions and a reading token for none', async () => {
    const [own, other] = [await aUnit(deps.db), await aUnit(deps.db)];
    const owner = await aUser(deps.db, 'unit', { unitId: own.id });
    const token = await tokenOf(owner, 'api-write');
    const [mine, theirs] = [await aResolution(deps.db, { unitId: own.id }), await aResolution(deps.db, { unitId: other.id })];
    const number = (n: number) => ({ documentNumber: `數授產經字第11440005${n}號` });
    expect((await post(aLetterOut([mine.id], number(10)), {}, token)).status).to.equal(201);
    for (const ids of [[theirs.id], [mine.id, theirs.id]]) {
      const told = await post(aLetterOut(ids, number(11)), {}, token);
      expect([told.status, problemIn(told).code]).to.deep.equal([403, 'forbidden']);
    }
    await post(aLetterOut([theirs.id], number(12)));
    expect((await post(aLetterOut([theirs.id], number(12)), {}, token)).status, 'on record, and not theirs to log').to.equal(403);
    const readOnly = await post(aLetterOut([mine.id]), {}, reader);
    expect([readOnly.status, problemIn(readOnly).code]).to.deep.equal([403, 'token-read-only']);
    await deps.db('users').where({ id: owner.id }).update({ unit_id: null });
    expect((await post(aLetterOut([mine.id], number(13)), {}, token)).status, 'the unit is lost').to.equal(403);
    await deps.db('users').where({ id: owner.id }).update({ role: 'supervisor' satisfies Role });
    expect((await post(aLetterOut([mine.id], number(13)), {}, token)).status, 'the role is lost').to.equal(403);
  });

  it('refuses a letter that is wrong, and says where', async () => {
    const { id } = await aResolution(deps.db, {});
    const bad: [unknown, number, string, string?][] = [
      ['{"direction":', 400, 'json-unreadable'],
      ['[]', 422, 'field-type', ''],
      ['null', 422, 'required', 'direction'],
      [{}, 422, 'required', 'direction'],
      [aLetterOut([]), 422, 'required', 'resolutionIds'],
      [aLetterOut([id], { resolutionIds: 'x' }), 422, 'field-type', 'resolutionIds'],
      [aLetterOut([id], { resolutionIds: [1.5] }), 422, 'field-type', 'resolutionIds.0'],
      [aLetterOut(Array.from({ length: 501 }, (_, at) => at + 1)), 422, 'too-many', 'resolutionIds'],
      [aLetterOut([id], { documentNumber: 'x' }), 422, 'document-number-invalid', 'documentNumber'],
      [aLetterOut([id], { documentNumber: '\u0000' }), 422, 'required', 'documentNumber'],
      [aLetterOut([id], { issuedOn: '114/4/15' }), 422, 'day-invalid', 'issuedOn'],
      [aLetterOut([id], { issuedOn: '2025-04-17', documentNumber: '數授產經字第1144000601號' }), 422, 'letter-dated-ahead', 'issuedOn'],
      [aLetterOut([id], { issuedOn: '2025-01-20', documentNumber: '數授產經字第1144000602號' }), 422, 'letter-before-passage', 'issuedOn'],
      [aLetterOut([id], { direction: 'up' }), 422, 'choice-invalid', 'direction'],
      [aLetterOut([id], { title: 'x'.repeat(301) }), 422, 'too-long', 'title'],
      [aLetterOut([id], { releasedTwd: -1 }), 422, 'number-invalid', 'releasedTwd'],
      [aLetterOut([id], { isInterim: true }), 422, 'field-unknown', 'isInterim'],
      [aLetterOut([999999]), 404, 'resolution-not-found'],
      ['x'.repeat(210_000), 413, 'body-too-large'],
    ];
    for (const [body, status, code, field] of bad) {
      const told = await post(body);
      const { code: said, errors } = problemIn(told);
      expect([told.status, said, errors?.[0]?.field], JSON.stringify(body).slice(0, 200)).to.deep.equal([status, code, field]);
    }
    const form = await post('direction=out', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, problemIn(form).code]).to.deep.equal([415, 'not-json']);
    expect(await eventsOf(deps.db, { type: 'resolution', id })).to.deep.equal([]);
  });

  it('answers 304 while nothing changed', async () => {
    const { headers } = await get('/api/v1/units');
    expect(headers).to.include({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    expect((await get('/api/v1/units', { 'if-none-match': String(headers['etag']) })).status).to.equal(304);
  });

  it('tells whoever asks too often, whatever they come with', async () => {
    let last = 0;
    for (let n = 0; n < 400 && last !== 429; n += 1) last = (await get('/api/v1/units', {}, `guess-${n}`)).status;
    expect(last).to.equal(429);
    const told = await get('/api/v1/units', {}, 'guess');
    expect([problemIn(told).code, Number(told.headers['retry-after']) > 0]).to.deep.equal(['too-many-attempts', true]);
  });
});
