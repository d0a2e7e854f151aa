import type { Database } from './database.ts';

/**
 * Makes two transactions that change the same thing wait for each other, until the first has ended: what is read after
 * this is what the other left. On SQLite, which has one writer, there is nothing to hold.
 */
export async function hold(trx: Database, what: string): Promise<void> {
  if (trx.client.config.client === 'pg') await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [what]);
}
