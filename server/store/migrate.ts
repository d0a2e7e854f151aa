/** Brings a database's schema up to date. Migrations are named without their extension, so that `.ts` and `.js` agree. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join, parse } from 'node:path';
import type { Knex } from 'knex';
import type { Database } from './database.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));

const source: Knex.MigrationSource<string> = {
  getMigrations: async () => (await readdir(FOLDER)).filter((name) => /\.[jt]s$/.test(name)).sort(),
  getMigrationName: (file) => parse(file).name,
  getMigration: (file) => import(pathToFileURL(join(FOLDER, file)).href) as Promise<Knex.Migration>,
};

/** Runs what has not run yet; returns the names of the migrations run. */
export async function migrateUp(db: Database): Promise<string[]> {
  const [, names] = (await db.migrate.latest({ migrationSource: source })) as [number, string[]];
  return names;
}

/** Takes every migration back; for tests of `down`. */
export async function migrateDown(db: Database): Promise<string[]> {
  const [, names] = (await db.migrate.rollback({ migrationSource: source }, true)) as [number, string[]];
  return names;
}

/** Whether every migration has run. */
export async function isMigrated(db: Database): Promise<boolean> {
  if (!(await db.schema.hasTable('knex_migrations'))) return false;
  const [, pending] = (await db.migrate.list({ migrationSource: source })) as [unknown[], unknown[]];
  return pending.length === 0;
}
