import { expect } from 'chai';
import * as filesReadApart from '../../migrations/20261121140000_files_read_apart.ts';
import * as placesNameTheirFile from '../../migrations/20261122060100_places_name_their_file.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import type { Database } from '../../server/store/database.ts';
import { eventsOf, recordEvent } from '../../server/store/events.ts';
import { migrateDown, migrateUp } from '../../server/store/migrate.ts';
import { withDatabases } from '../support/database.ts';

withDatabases('migrations', (open) => {
  it('build the schema, take it back to nothing and build it again', async () => {
    const db = await open({ migrated: false });
    const names = await migrateUp(db);
    expect(names).to.not.be.empty;
    expect(names.every((name) => /^\d{14}_\w+$/.test(name)), 'names without an extension').to.equal(true);
    expect(await migrateDown(db)).to.have.members(names);
    expect(await tablesOf(db)).to.deep.equal([]);
    expect(await migrateUp(db)).to.deep.equal(names);
  });

  it('run once: a second run finds nothing to do', async () => {
    const db = await open();
    expect(await migrateUp(db)).to.deep.equal([]);
  });

  it('let an import be without an act, keeping those that are there with all they refer to', async () => {
    const db = await open();
    await db.transaction(filesReadApart.down);
    const [act] = await db('acts').insert({ title: '某法', kind: 'law', passed_on: '2025-01-21', count_from: 'passed', created_at: 'x' }).returning('id');
    const [file] = await db('source_files').insert({ sha256: 'a', name: 'a.txt', size: 1, bytes: Buffer.from('a'), stored_at: 'x' }).returning('id');
    const rows = [1, 2].map((n) => ({ act_id: act.id, source_file_id: file.id, file_name: `${n}.txt`, started_by: '甲', started_at: 'x' }));
    await db('imports').insert(rows);
    const imports = () => db('imports').orderBy('id').select('id', 'act_id', 'source_file_id', 'file_name', 'started_by', 'started_at', 'applied_at');
    const stood = await imports();
    await db.transaction(filesReadApart.up);
    expect(await imports()).to.deep.equal(stood);
    const [fresh] = await db('imports').insert({ ...rows[0], act_id: null }).returning('id');
    expect(fresh.id).to.equal(stood.at(-1)!.id + 1);
    expect(await refusal(db('imports').insert({ ...rows[0], act_id: 999 }))).to.match(/foreign key/i);
    expect(await refusal(db('imports').insert({ ...rows[0], source_file_id: 999 }))).to.match(/foreign key/i);
    await db.transaction(filesReadApart.down);
    expect(await imports(), 'those of an act').to.deep.equal(stood);
    expect(await refusal(db('imports').insert({ ...rows[0], act_id: null }))).to.match(/null/i);
    await db.transaction(filesReadApart.up);
    expect(await imports()).to.deep.equal(stood);
  });

  it('name the file in each place read from one, and leave places in files of others', async () => {
    const db = await open();
    const [act] = await db('acts').insert({ title: '某法', kind: 'law', passed_on: '2025-01-21', count_from: 'passed', created_at: 'x' }).returning('id');
    const [file] = await db('source_files').insert({ sha256: 'b', name: 'b.txt', size: 1, bytes: Buffer.from('b'), stored_at: 'x' }).returning('id');
    const row = (item: string, source: object) => ({
      act_id: act.id, agency: '', section_key: '', section_path: '[]', item_key: item, item, position: 0, text: '', reply: '', created_at: 'x', updated_at: 'x', ...source,
    });
    await db('resolutions').insert([row('1', { source_file_id: file.id }), row('2', { source_name: '他處.ods' }), row('3', {})].map((one) => ({ source_file_id: null, source_name: null, ...one })));
    const names = async () => (await db('resolutions').orderBy('item_key')).map((one) => one.source_name as string | null);
    await db.transaction(placesNameTheirFile.up);
    expect(await names()).to.deep.equal(['b.txt', '他處.ods', null]);
    await db.transaction(placesNameTheirFile.down);
    expect(await names()).to.deep.equal([null, '他處.ods', null]);
  });

  it('let nobody change or remove an event', async () => {
    const db = await open();
    const id = await recordEvent(db, {
      actor: PROGRAM, at: '2025-04-16T01:00:00.000Z', verb: 'unit_added', subjects: [{ type: 'unit', id: 1 }], after: { name: 'x' },
    });
    for (const table of ['events', 'event_subjects']) {
      const column = table === 'events' ? 'id' : 'event_id';
      expect(await refusal(db(table).where(column, id).delete())).to.include('append-only');
      expect(await refusal(db(table).where(column, id).update({ [column]: id }))).to.include('append-only');
    }
    expect(await eventsOf(db, { type: 'unit', id: 1 })).to.have.length(1);
  });
});

const refusal = async (query: PromiseLike<unknown>): Promise<string> => {
  try {
    await query;
    return 'done';
  } catch (error) {
    return String(error);
  }
};

async function tablesOf(db: Database): Promise<string[]> {
  const isPostgres = db.client.config.client === 'pg';
  const rows = await db(isPostgres ? 'pg_tables' : 'sqlite_master')
    .where(isPostgres ? { schemaname: 'public' } : { type: 'table' })
    .select({ name: isPostgres ? 'tablename' : 'name' });
  return rows.map((row) => row.name as string).filter((name) => !/^(knex|sqlite)_/.test(name));
}
