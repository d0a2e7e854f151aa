import { expect } from 'chai';
import { it } from 'mocha';
import type { AsOf } from '../../server/domain/resolution/timeliness.ts';
import { openDatabase, type Database } from '../../server/store/database.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { factsVersion, statusesOn } from '../../server/store/statuses.ts';
import { migrateDown, migrateUp } from '../../server/store/migrate.ts';
import { urlOf, withDatabases } from '../support/database.ts';
import { aLetter, aResolution } from '../support/factories.ts';

const ASOF: AsOf = { day: '2025-04-16', soonUntil: '2025-04-30' };
const at = async (db: Database, asOf = ASOF): Promise<string[]> => (await statusesOn(db, asOf)).map((one) => `${one.item} ${one.timeliness}`);

withDatabases('statuses kept by a server', (open, kind) => {
  it('are never older than the question, whichever server wrote', async () => {
    const [here, url] = await open().then((db) => [db, urlOf(db)] as const);
    const there = openDatabase(url);
    try {
      const { id } = await aResolution(here, { item: '一', dueOn: '2025-03-14' });
      expect(await at(there)).to.deep.equal(['一 overdue']);
      await aLetter(here, id, { issuedOn: '2025-04-10' });
      expect(await at(there)).to.deep.equal(['一 done_late']);
      await aResolution(there, { item: '二', dueOn: '2025-09-01' });
      expect(await at(here)).to.deep.equal(['一 done_late', '二 not_due']);
      await there('resolutions').where({ item: '二' }).delete();
      expect(await at(here)).to.deep.equal(['一 done_late']);
    } finally {
      await there.destroy();
    }
  });

  it('are derived once for a day while nothing changes, and apart for each day', async () => {
    const db = await open();
    await aResolution(db, { item: '一', dueOn: '2025-04-20' });
    const [first, again] = [await statusesOn(db, ASOF), await statusesOn(db, ASOF)];
    expect(again).to.equal(first);
    expect(await at(db, { day: '2025-05-01', soonUntil: '2025-05-15' })).to.deep.equal(['一 overdue']);
    expect(await at(db), 'the first day again').to.deep.equal(['一 due_soon']);
    // A calendar that moves what counts as soon changes the answer though no fact changed.
    expect(await at(db, { day: '2025-04-16', soonUntil: '2025-04-18' })).to.deep.equal(['一 not_due']);
  });

  // SQLite has one writer.
  if (kind === 'PostgreSQL') it('see a change that is committed late', async () => {
    const db = await open();
    const { id } = await aResolution(db, { item: '一', dueOn: '2025-03-14' });
    const [late, reader] = [await db.transaction(), openDatabase(urlOf(db))];
    try {
      await late('resolutions').where({ id }).update({ item: '甲' });
      expect(await at(reader)).to.deep.equal(['一 overdue']);
      await aResolution(db, { item: '二', dueOn: '2025-03-14' });
      expect(await at(reader), 'another writer did not wait').to.deep.equal(['一 overdue', '二 overdue']);
      await late.commit();
      expect(await at(reader)).to.deep.equal(['甲 overdue', '二 overdue']);
    } finally {
      await reader.destroy();
    }
  });

  it('stand while a change was rolled back', async () => {
    const db = await open();
    const before = await factsVersion(db);
    await db.transaction(async (trx) => {
      await aResolution(trx, { item: '一' });
      throw new Error('no');
    }).catch(() => null);
    expect(await factsVersion(db)).to.equal(before);
    await db.transaction(async (trx) => aResolution(trx, { item: '一' }));
    expect(await factsVersion(db)).to.be.greaterThan(before);
  });

  it('are read only from tables whose every change is counted', async () => {
    const db = await open();
    const tables = new Set<string>();
    const note = ({ sql }: { sql: string }): void => {
      for (const [, name] of sql.matchAll(/(?:from|join) ["`]?([a-z_]+)/g)) tables.add(name!);
    };
    await aResolution(db, { item: '一' });
    db.on('query', note);
    await findResolutions(db);
    db.removeListener('query', note);
    expect(tables.size).to.be.greaterThan(8);
    const counted = kind === 'SQLite'
      ? (await db('sqlite_master').where({ type: 'trigger' }).where('sql', 'like', '%facts_version%').groupBy('tbl_name').having(db.raw('count(*) = 3')).select('tbl_name as name'))
      : (await db('pg_trigger').join('pg_class', 'pg_class.oid', 'tgrelid').where('tgname', 'like', '%\\_counts').select('relname as name'));
    expect([...tables].filter((name) => !counted.some((one: { name: string }) => one.name === name))).to.deep.equal([]);
  });

  it('leave the schema as it was when the migration is taken back', async () => {
    const db = await open({ migrated: false });
    await migrateUp(db);
    await aResolution(db, { item: '一' });
    await migrateDown(db);
    await migrateUp(db);
    expect(await factsVersion(db)).to.equal(1);
    await aResolution(db, { item: '一' });
    expect(await factsVersion(db)).to.be.greaterThan(1);
  });
});
