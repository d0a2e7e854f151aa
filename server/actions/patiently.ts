import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between the tries: about a minute in all, as long as a store takes to come back from another machine. */
const WAITS_MS = [100, 300, 1_000, 3_000, 10_000, 20_000, 30_000];

/** Does what must not be lost to a store that is busy or away for a moment; rejects as the last try did. */
export async function patiently<T>(work: () => Promise<T>, [wait, ...more]: readonly number[] = WAITS_MS): Promise<T> {
  if (wait === undefined) return work();
  try {
    return await work();
  } catch {
    await pause(wait);
    return patiently(work, more);
  }
}
