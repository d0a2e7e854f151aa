import type { Database } from './database.ts';
import { unlessOvertaken } from './overtaken.ts';

/** What work in a transaction would come to: nothing of it is kept. Done again where another overtook it, as any transaction. */
export function tryOut<T>(db: Database, work: (trx: Database) => Promise<T>): Promise<T> {
  return unlessOvertaken(async () => {
    const trx = await db.transaction();
    try {
      return await work(trx);
    } finally {
      await trx.rollback();
    }
  });
}
