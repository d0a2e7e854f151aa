/**
 * Runs a suite on every database the tracker supports: SQLite files and a real PostgreSQL.
 *
 *     withDatabases('assign', (open) => {
 *       it('hands an item to a unit', async () => {
 *         const db = await open();
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'mocha';
import { migrate } from '../../server/actions/migrate.ts';
import { pinnedClock } from '../../server/clock.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { startPostgres } from './postgres.ts';

type Kind = 'SQLite' | 'PostgreSQL';

/** A new database of its own, migrated and with the office calendars unless told otherwise; gone when the suite ends. */
export type Open = (options?: { migrated: boolean }) => Promise<Database>;

const urls = new WeakMap<Database, string>();

/** The address of a database opened here: for a second server on it, or for the real command. */
export function urlOf(db: Database): string {
  const url = urls.get(db);
  if (url === undefined) throw new Error('This database was not opened by a suite.');
  return url;
}

/** Defines the suite once for each database. A name in the title tells them apart. */
export function withDatabases(name: string, define: (open: Open, kind: Kind) => void): void {
  for (const kind of ['SQLite', 'PostgreSQL'] as const) {
    describe(`${name} (${kind})`, () => {
      let engine: Engine | null = null;
      const opened: Database[] = [];
      before(async function () {
        engine = await (kind === 'SQLite' ? sqlite() : postgres());
        if (engine === null) this.skip();
      });
      after(async () => {
        for (const db of opened) await db.destroy();
        for (const db of opened) await engine?.remove(urlOf(db));
      });
      define(async ({ migrated } = { migrated: true }) => {
        if (engine === null) throw new Error('Open a database in a test or a hook.');
        const url = await engine.create(migrated);
        const db = openDatabase(url);
        urls.set(db, url);
        opened.push(db);
        return db;
      }, kind);
    });
  }
}

/** Makes databases. A migrated one is a copy of a template that was migrated once. */
type Engine = { create(migrated: boolean): Promise<string>; remove(url: string): Promise<void> };

let serial = 0;
const nextName = (): string => `test_${process.pid}_${(serial += 1)}`;

const engines = new Map<Kind, Promise<Engine | null>>();
const once = (kind: Kind, make: () => Promise<Engine | null>) => (): Promise<Engine | null> => {
  if (!engines.has(kind)) engines.set(kind, make());
  return engines.get(kind)!;
};

let folder: string | undefined;
after(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
});

const sqlite = once('SQLite', async () => {
  const home = await mkdtemp(join(tmpdir(), 'tracker-sqlite-'));
  folder = home;
  const template = join(home, 'template.sqlite');
  await fill(template);
  return {
    async create(migrated) {
      const file = join(home, `${nextName()}.sqlite`);
      if (migrated) await copyFile(template, file);
      return file;
    },
    remove: (file) => rm(file, { force: true }),
  };
});

const postgres = once('PostgreSQL', async () => {
  const server = await startPostgres();
  if (server === null) return null;
  const ask = async (sql: string): Promise<void> => {
    const admin = openDatabase(server.urlOf('postgres'));
    await admin.raw(sql).finally(() => admin.destroy());
  };
  await ask('create database template_migrated');
  await fill(server.urlOf('template_migrated'));
  return {
    async create(migrated) {
      const name = nextName();
      await ask(`create database ${name} template ${migrated ? 'template_migrated' : 'template0'}`);
      return server.urlOf(name);
    },
    remove: (url) => ask(`drop database ${new URL(url).pathname.slice(1)} with (force)`),
  };
});

async function fill(url: string): Promise<void> {
  const db = openDatabase(url);
  await migrate({ db, clock: pinnedClock('2025-01-01') }).finally(() => db.destroy());
}
