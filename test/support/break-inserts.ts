import type { Database } from '../../server/store/database.ts';

/** Makes the database refuse rows of a table that fit a condition on `new`, as a fault that nobody foresaw would. */
export async function breakInserts(db: Database, table: string, when = '1 = 1'): Promise<void> {
  if (db.client.config.client === 'pg') {
    await db.raw("create or replace function broken() returns trigger language plpgsql as $$ begin raise exception 'broken on purpose'; end $$");
    await db.raw(`create trigger broken before insert on ${table} for each row when (${when}) execute function broken()`);
  } else {
    await db.raw(`create trigger broken before insert on ${table} when ${when} begin select raise(abort, 'broken on purpose'); end`);
  }
}

export const mendInserts = (db: Database, table: string): Promise<unknown> =>
  Promise.resolve(db.raw(`drop trigger broken${db.client.config.client === 'pg' ? ` on ${table}` : ''}`));

/** What is said on stderr meanwhile, a line each. */
export async function linesOnStderr(work: (lines: readonly string[]) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const { error } = console;
  console.error = (line: unknown) => lines.push(String(line));
  try {
    await work(lines);
  } finally {
    console.error = error;
  }
  return lines;
}
