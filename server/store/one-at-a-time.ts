import type { Database } from './database.ts';

/** A queue for each store: work is begun once all that was asked for before has ended, however it ended. */
export function oneAtATime(): <T>(db: Database, work: () => Promise<T>) => Promise<T> {
  const lastOf = new WeakMap<Database, Promise<unknown>>();
  return (db, work) => {
    const mine = (lastOf.get(db) ?? Promise.resolve()).then(work);
    lastOf.set(db, mine.catch(() => null));
    return mine;
  };
}
