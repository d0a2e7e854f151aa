/** What goes on although nobody waits for it: the store does not close in the middle of it. */
import type { Database } from './database.ts';

type Background = { stopping: AbortController; works: Set<Promise<unknown>> };

const backgroundOf = new WeakMap<Database, Background>();

/** Begins `work`, which `stop` tells that the store is about to close; the store waits until it has ended. */
export async function inBackground(db: Database, work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const { stopping, works } = backgroundOf.get(db) ?? { stopping: new AbortController(), works: new Set() };
  backgroundOf.set(db, { stopping, works });
  const begun = work(stopping.signal);
  works.add(begun);
  await begun.finally(() => works.delete(begun));
}

/** Tells whatever goes on to stop, and waits until it has. */
export async function endBackground(db: Database): Promise<void> {
  const background = backgroundOf.get(db);
  background?.stopping.abort();
  await Promise.allSettled(background?.works ?? []);
}
