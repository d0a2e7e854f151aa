/**
 * Ten at once, on two servers of one installation: every kind of form, sent by ten windows in one moment, is answered without
 * a fault; one form sent ten times leaves the record as after one. Each server has two connections to the database, so that
 * a request that held one and waited for another would wait for ever.
 */
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { ConflictError } from '../../server/errors.ts';
import type { Role } from '../../server/domain/rights.ts';
import type { Database } from '../../server/store/database.ts';
import { openDatabase } from '../../server/store/database.ts';
import { declareRoutes } from '../../server/web/declare-routes.ts';
import { urlOf, withDatabases } from '../support/database.ts';
import { testDeps } from '../support/factories.ts';
import { type Browser, openSite, PASSWORD, type Reply, type Site } from './browser.ts';
import { type Desk, deskOf, ELSEWHERE, FORMS, sendFrom, type Sent } from './forms-of-each-kind.ts';

const AT_ONCE = 10;
const CONNECTIONS = 2;

/** Fewer connections than a server has, and less patience, in milliseconds. */
function withFewConnections(db: Database): Database {
  const { pool } = db.client as { pool: { max: number; acquireTimeoutMillis: number } };
  return Object.assign(pool, { max: Math.min(pool.max, CONNECTIONS), acquireTimeoutMillis: 40_000 }), db;
}

withDatabases('ten at once', (open) => {
  let db: Database;
  let other: Database;
  let sites: Site[];
  const people = new Map<Role, { email: string; windows: Browser[] }>();
  let desk: Desk;
  const eventCount = async (): Promise<number> => Number((await db('events').count({ n: '*' }))[0]!['n']);

  before(async () => {
    db = withFewConnections(await open());
    // The second server has connections of its own, as another process has.
    other = withFewConnections(openDatabase(urlOf(db)));
    sites = [await openSite(testDeps(db)), await openSite(testDeps(other))];
    for (const role of ['officer', 'supervisor', 'admin', 'unit'] as const) {
      const { email } = await sites[0]!.person(role);
      const windows = sites.map((site) => site.visitor());
      for (const one of windows) expect((await one.post('/sign-in', { email, password: PASSWORD })).status).to.equal(303);
      people.set(role, { email, windows });
    }
    desk = deskOf({ db, windowOf: (role) => people.get(role)!.windows[0]!, emailOf: (role) => people.get(role)!.email });
  });
  after(async () => {
    for (const site of sites) await site.close();
    await other.destroy();
  });

  const atOnce = (sent: readonly Sent[]): Promise<Reply[]> => Promise.all(sent.map((one, n) => sendFrom(people.get(one.as)!.windows[n % 2]!, one)));

  it('are told of here, or named as told of elsewhere, whatever form there is', () => {
    const posts = declareRoutes(testDeps(db)).declared.filter((one) => one.method === 'post').map((one) => one.path);
    expect(posts.filter((path) => !(path in FORMS) && !ELSEWHERE.includes(path))).to.deep.equal([]);
  });

  for (const [path, make] of Object.entries(FORMS)) {
    it(`meet no fault at ${path}, and one form is done once`, async () => {
      const sent = await make(desk);
      const windows = await atOnce(Array.from({ length: AT_ONCE }, () => sent));
      expect(windows.map(({ status }) => status).filter((status) => status >= 500), 'ten windows').to.deep.equal([]);
      expect(windows.some(({ status }) => status < 400), 'one is let through').to.equal(true);

      const again = await make(desk);
      const before = await eventCount();
      const form = { ...again.form, formKey: `one-form-sent-ten-times-${path}`.replace(/[^\w-]/g, '-').slice(0, 64) };
      const replies = await atOnce(Array.from({ length: AT_ONCE }, () => ({ ...again, form })));
      expect(replies.map(({ status }) => status).filter((status) => status >= 500), 'one form').to.deep.equal([]);
      expect(new Set(replies.filter(({ status }) => status === 303).map(({ location }) => location)).size).to.be.at.most(1);
      expect((await eventCount()) - before, 'as after one').to.be.at.most(path === '/reminders' ? 2 : 1);
    });
  }
});

withDatabases('a transaction that another overtook', (open) => {
  it('is done again, on what the other left', async () => {
    const db = await open();
    const other = openDatabase(urlOf(db));
    let tries = 0;
    const unit = { name: '甲組', mailbox: 'a@agency.gov.tw', created_at: 'now' };
    try {
      await db.transaction(async (trx) => {
        tries += 1;
        const taken = await trx('units').where({ name: unit.name }).first('id');
        // Somebody else is quicker, between the look and the write.
        if (tries === 1) await other('units').insert(unit);
        await trx('units').insert({ ...unit, name: taken ? '乙組' : unit.name });
      });
      expect([tries, (await db('units').orderBy('id')).map((row) => row.name)]).to.deep.equal([2, ['甲組', '乙組']]);
    } finally {
      await other.destroy();
    }
  });

  it('is a conflict in words where it stays overtaken, and anything else stays what it is', async () => {
    const db = await open();
    await db('units').insert({ name: '甲組', mailbox: 'a@x', created_at: 'now' });
    const [write, lines]: [typeof console.error, string[]] = [console.error, []];
    console.error = (line: string) => lines.push(line);
    const twice = await db.transaction((trx) => trx('units').insert({ name: '甲組', mailbox: "UNIQUE constraint failed: it's", created_at: 'now' }))
      .then(() => null, (error: unknown) => error)
      .finally(() => (console.error = write));
    expect(twice).to.be.instanceOf(ConflictError);
    expect(lines, 'told once, with its cause').to.have.length(1);
    expect(lines[0]).to.match(/^Overtaken 4 times: .*units/).and.not.include("it's");
    expect((twice as ConflictError).failure.code).to.equal('overtaken');
    const missing = await db.transaction((trx) => trx('units').insert({ name: 'UNIQUE constraint failed: x', created_at: 'now' })).then(() => null, (error: unknown) => error);
    expect(missing, 'a column left out').to.be.instanceOf(Error).and.not.instanceOf(ConflictError);
  });
});
