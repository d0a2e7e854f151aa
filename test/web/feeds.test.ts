import { expect } from 'chai';
import { after, afterEach, before, it } from 'mocha';
import { assignUnit } from '../../server/actions/resolutions/assign-unit.ts';
import { logLetter } from '../../server/actions/letters/log-letter.ts';
import { makeAccessKey } from '../../server/actions/people/make-access-key.ts';
import { setDate } from '../../server/actions/dates/override-date.ts';
import { createApp } from '../../server/app.ts';
import type { Deps } from '../../server/deps.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { listAccessKeys } from '../../server/store/access-keys.ts';
import type { User } from '../../server/store/users.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, asActor, anAct, aResolution, aUnit, aUser, testDeps } from '../support/factories.ts';
import { readAtom } from '../support/read-atom.ts';
import { type IcsComponent, readIcs, textOf, valueOf } from '../support/read-ics.ts';
import { listen, type Listening } from '../support/listen.ts';
import { type Ask, askAt } from './ask.ts';

withDatabases('feeds', (open) => {
  const clock = aClock('2025-04-16');
  let deps: Deps;
  let server: Listening;
  let ask: Ask;
  before(async () => {
    deps = testDeps(await open(), { clock });
    server = await listen(createApp(deps));
    ask = askAt(server.origin);
  });
  after(() => server.close());
  afterEach(() => clock.setDay('2025-04-16'));

  const addressFor = async (owner: User, kind: 'calendar' | 'atom', reach: string | null = 'mine'): Promise<string> => {
    const { secret } = await makeAccessKey(deps, { ...asActor(owner), id: owner.id }, { kind, name: '測試', reach });
    return `/feeds/${secret}.${kind === 'calendar' ? 'ics' : 'atom'}`;
  };
  const calendarAt = async (path: string): Promise<IcsComponent> => {
    const { status, text } = await ask(path);
    expect(status, text).to.equal(200);
    return readIcs(text);
  };
  const eventsAt = async (path: string): Promise<IcsComponent[]> => (await calendarAt(path)).components;

  it('show a unit its due dates with what, by when, why then and where to look', async () => {
    const unit = await aUnit(deps.db, { name: '平臺經濟組,一;二' });
    const act = await anAct(deps.db, { title: '114年度預算；附帶,決議' });
    const { id, item } = await aResolution(deps.db, { act, unitId: unit.id, text: '爰請於3個月內，向立法院經濟委員會提出書面報告。' });
    await aResolution(deps.db, { act, dueOn: '2025-05-05' });
    const owner = await aUser(deps.db, 'unit', { unitId: unit.id });
    const path = await addressFor(owner, 'calendar');
    const calendar = await calendarAt(path);
    expect(textOf(calendar, 'X-WR-CALNAME')).to.equal('決議期限（平臺經濟組,一;二）');
    const [event, ...others] = calendar.components;
    expect(others).to.deep.equal([]);
    expect([valueOf(event!, 'DTSTART'), valueOf(event!, 'DTEND'), valueOf(event!, 'STATUS')]).to.deep.equal(['20250421', '20250422', 'CONFIRMED']);
    expect(textOf(event!, 'SUMMARY')).to.equal(`項次${item} 書面報告｜114年度預算；附帶,決議`);
    const description = textOf(event!, 'DESCRIPTION');
    for (const words of ['114年4月21日（2025-04-21，星期一）', '於3個月內', '經濟委員會', '民法第121條第2項', '平臺經濟組,一;二', `https://tracker.agency.gov.tw/resolutions/${id}`]) {
      expect(description, words).to.include(words);
    }
    // Ten working days before 21 April are over (3 and 4 April were days off); three are 16 April, today.
    expect(event!.components.map((alarm) => valueOf(alarm, 'TRIGGER'))).to.deep.equal(['20250416T010000Z']);
  });

  it('keep the UID and count up when a date moves; call off what was answered and drop it after 60 days', async () => {
    const unit = await aUnit(deps.db);
    const { id, obligations: [obligation] } = await aResolution(deps.db, { unitId: unit.id, dueOn: '2025-05-20' });
    const path = await addressFor(await aUser(deps.db, 'officer'), 'calendar', String(unit.id));
    const [first] = await eventsAt(path);
    clock.advance(60);
    await setDate(deps, PROGRAM, { obligationId: obligation!.id, kind: 'due', on: '2025-05-28', number: 1, reason: '院函另定' });
    const [moved] = await eventsAt(path);
    expect([valueOf(moved!, 'UID'), valueOf(moved!, 'DTSTART')]).to.deep.equal([valueOf(first!, 'UID'), '20250528']);
    expect(Number(valueOf(moved!, 'SEQUENCE'))).to.be.greaterThan(Number(valueOf(first!, 'SEQUENCE')));
    expect([valueOf(first!, 'LAST-MODIFIED'), valueOf(moved!, 'LAST-MODIFIED')]).to.deep.equal(['20250416T010000Z', '20250416T020000Z']);
    clock.setDay('2025-05-02');
    await logLetter(deps, PROGRAM, {
      direction: 'out', documentNumber: '數授產經字第1144000777號', issuedOn: '2025-05-02', title: null, outcome: null, releasedTwd: null, isInterim: false,
      resolutionIds: [id], occurrenceIds: [],
    });
    const [off] = await eventsAt(path);
    expect([valueOf(off!, 'UID'), valueOf(off!, 'STATUS'), off!.components.length]).to.deep.equal([valueOf(first!, 'UID'), 'CANCELLED', 0]);
    expect(Number(valueOf(off!, 'SEQUENCE'))).to.be.greaterThan(Number(valueOf(moved!, 'SEQUENCE')));
    expect(textOf(off!, 'SUMMARY')).to.match(/^（已結案）/);
    clock.setDay('2025-07-01');
    expect(await eventsAt(path)).to.have.length(1);
    clock.setDay('2025-07-02');
    expect(await eventsAt(path)).to.deep.equal([]);
  });

  it('answer 304 while nothing changed, are kept by nobody and set no cookie', async () => {
    const unit = await aUnit(deps.db);
    const { id } = await aResolution(deps.db, { unitId: unit.id, dueOn: '2025-06-20' });
    for (const kind of ['calendar', 'atom'] as const) {
      const path = await addressFor(await aUser(deps.db, 'officer'), kind, String(unit.id));
      const { headers } = await ask(path);
      expect(headers).to.include({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }).and.not.have.property('set-cookie');
      expect(headers['content-type']).to.match(kind === 'calendar' ? /^text\/calendar; charset=utf-8$/ : /^application\/atom\+xml; charset=utf-8$/);
      const again = await ask(path, { headers: { 'if-none-match': String(headers['etag']) } });
      expect([again.status, again.text]).to.deep.equal([304, '']);
      await assignUnit(deps, PROGRAM, { resolutionIds: [id], unitId: unit.id });
      expect((await ask(path, { headers: { 'if-none-match': String(headers['etag']) } })).status, kind).to.equal(200);
    }
  });

  it('show what the owner may see at the time, and nothing once the key, the person or the unit is gone', async () => {
    const [one, other] = [await aUnit(deps.db), await aUnit(deps.db)];
    await aResolution(deps.db, { unitId: one.id });
    await aResolution(deps.db, { unitId: other.id });
    await aResolution(deps.db, { unitId: other.id });
    const owner = await aUser(deps.db, 'unit', { unitId: one.id });
    const path = await addressFor(owner, 'calendar');
    const become = (change: object) => deps.db('users').where({ id: owner.id }).update(change);
    expect(await eventsAt(path)).to.have.length(1);
    await become({ unit_id: other.id });
    expect(await eventsAt(path)).to.have.length(2);
    await become({ unit_id: null });
    expect((await ask(path)).status).to.equal(403);
    await become({ unit_id: one.id, is_active: false });
    expect((await ask(path)).status).to.equal(404);
    await become({ is_active: true });
    expect((await ask(path)).status).to.equal(200);
    await deps.db('access_keys').where({ user_id: owner.id }).update({ revoked_at: '2025-04-16T01:00:00.000Z' });
    expect((await ask(path)).status).to.equal(404);
  });

  it('are known by their secret and their kind alone, and note the day of use', async () => {
    const owner = await aUser(deps.db, 'officer');
    const path = await addressFor(owner, 'calendar', 'all');
    for (const wrong of [path.replace('.ics', '.atom'), path.replace('.ics', '.rss'), `${path}x`, '/feeds/', '/feeds/x.ics', '/feeds/%zz.ics', `/feeds/${'a'.repeat(5000)}.ics`]) {
      const { status, text, headers } = await ask(wrong, { headers: { 'accept-language': 'en' } });
      expect([status, text], wrong).to.deep.equal([404, 'The address is wrong or revoked, or its owner can no longer sign in. Make a new one on the page “My links and tokens”.\n']);
      expect(headers).to.not.have.property('set-cookie');
    }
    expect((await ask(path, { method: 'POST' })).status).to.equal(404);
    expect((await listAccessKeys(deps.db, owner.id))[0]!.lastUsedOn).to.equal(null);
    await ask(path);
    clock.setDay('2025-04-17');
    await ask(path);
    expect((await listAccessKeys(deps.db, owner.id))[0]!.lastUsedOn).to.equal('2025-04-17');
  });

  it('tell the changes as sentences, the newest first, of a unit or of all, and nothing about people and keys', async () => {
    const unit = await aUnit(deps.db);
    const act = await anAct(deps.db, { title: '<b>114</b> & 預算' });
    const mine = await aResolution(deps.db, { act });
    const elsewhere = await aResolution(deps.db, { act, dueOn: '2025-05-05' });
    await assignUnit(deps, { ...PROGRAM, name: '王<小明' }, { resolutionIds: [mine.id], unitId: unit.id });
    await assignUnit(deps, PROGRAM, { resolutionIds: [mine.id, elsewhere.id], unitId: unit.id });
    await assignUnit(deps, PROGRAM, { resolutionIds: [elsewhere.id], unitId: null });
    const owner = await aUser(deps.db, 'officer');
    const read = async (reach: string) => readAtom((await ask(await addressFor(owner, 'atom', reach))).text);
    const ofUnit = await read(String(unit.id));
    expect(ofUnit.entries.map((entry) => entry.title)).to.deep.equal([`項次${mine.item}：分辦至${unit.name}`, `項次${mine.item}：分辦至${unit.name}`]);
    expect(ofUnit.entries[1]).to.deep.include({ summary: '<b>114</b> & 預算\n登錄者：王<小明', author: '王<小明', href: `https://tracker.agency.gov.tw/resolutions/${mine.id}` });
    const all = await read('all');
    expect(all.entries[0]!.title).to.equal(`項次${elsewhere.item}：收回分辦`);
    expect(all.entries[1]!.title).to.equal(`項次${mine.item} 等 2 項：分辦至${unit.name}`);
    expect(all.entries.map((entry) => entry.title).join()).to.not.include('連結或 API 金鑰');
    expect(all.entries[0]!.id).to.match(/^tag:tracker\.agency\.gov\.tw,2026:event\/\d+$/);
    expect(all.updated).to.equal(all.entries[0]!.updated);
    const ids = ofUnit.entries.map((entry) => entry.id);
    expect((await read(String(unit.id))).entries.map((entry) => entry.id), 'the same ids again').to.deep.equal(ids);
  });

  it('are in the language of their owner', async () => {
    const unit = await aUnit(deps.db);
    await aResolution(deps.db, { unitId: unit.id });
    const owner = await aUser(deps.db, 'officer');
    await deps.db('users').where({ id: owner.id }).update({ locale: 'en' });
    const calendar = await calendarAt(await addressFor(owner, 'calendar', String(unit.id)));
    expect(textOf(calendar, 'NAME')).to.equal(`Resolutions due (${unit.name})`);
    expect(textOf(calendar.components[0]!, 'DESCRIPTION')).to.include('Due: Monday 21 April 2025 (114年4月21日');
  });

  it('leave no secret in the log when something breaks', async () => {
    const path = await addressFor(await aUser(deps.db, 'officer'), 'calendar', 'all');
    const lines: string[] = [];
    const write = console.error;
    console.error = (...said: unknown[]) => lines.push(said.map(String).join(' '));
    try {
      await deps.db.schema.renameTable('calendar_editions', 'hidden');
      const { status, text } = await ask(path);
      expect(status).to.equal(500);
      expect(text).to.include('錯誤代碼');
    } finally {
      console.error = write;
      await deps.db.schema.renameTable('hidden', 'calendar_editions');
    }
    expect(lines.join('\n')).to.include('GET /feeds').and.not.include(path.slice(7, 30));
  });
});
