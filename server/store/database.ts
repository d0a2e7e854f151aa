/** Opens the store: an embedded SQLite file or PostgreSQL, told apart by the address. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { endBackground } from './background.ts';
import { unlessOvertaken } from './overtaken.ts';

export type Database = Knex;

const INT8 = 20;
const NUMERIC = 1700;
pg.types.setTypeParser(INT8, wholeNumber);
pg.types.setTypeParser(NUMERIC, wholeNumber);

const isPostgresUrl = (url: string): boolean => /^postgres(ql)?:\/\//i.test(url);

/** The file a SQLite address names: a plain path, `sqlite:PATH`, `sqlite://PATH`, `file:PATH` or `:memory:`. */
function sqliteFile(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url);
  return url.replace(/^(?:sqlite|file):(?:\/\/)?/i, '');
}

const KEEP_ALIVE_AFTER_MS = 10_000;

/**
 * Opens a database. The caller destroys it, which first ends what goes on in the background. A transaction that another
 * overtook is done again, and is a conflict where that does not help.
 */
export function openDatabase(url: string): Database {
  const db = connect(url);
  const begin = db.transaction.bind(db) as (work?: unknown, options?: Knex.TransactionConfig) => Promise<unknown>;
  // One that is begun by hand is its caller's to end, and to do again.
  const transaction = (work?: unknown, options?: Knex.TransactionConfig): Promise<unknown> =>
    (typeof work === 'function' ? unlessOvertaken(() => begin(work, options)) : begin(work, options));
  const close = db.destroy.bind(db);
  const destroy = (): Promise<void> => endBackground(db).then(() => close());
  return Object.defineProperties(db, { transaction: { value: transaction, configurable: true }, destroy: { value: destroy, configurable: true } });
}

function connect(url: string): Database {
  if (isPostgresUrl(url)) {
    // A line that broke without a word would be waited for without end.
    const connection = { connectionString: url, keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS };
    return knex({ client: 'pg', connection, pool: { min: 0, max: 10 } });
  }
  const filename = sqliteFile(url);
  if (filename !== ':memory:') mkdirSync(dirname(filename), { recursive: true });
  return knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    // One connection: SQLite has one writer, and every query inside a transaction is given that transaction.
    pool: { min: 1, max: 1, idleTimeoutMillis: 2 ** 31 - 1, afterCreate: prepareSqlite },
  });
}

/** Whether the database answers. */
export const isReachable = (db: Database): Promise<boolean> => db.raw('select 1').then(() => true, () => false);

type SqliteConnection = { exec(sql: string, done: (error: Error | null) => void): void };

function prepareSqlite(connection: SqliteConnection, done: (error: Error | null, connection: unknown) => void): void {
  connection.exec(
    'PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;',
    (error) => done(error, connection),
  );
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database holds ${text}, too large for a whole number.`);
  return value;
}
