/** Both databases bound the number of values in one statement; long lists go in chunks. */
const CHUNK = 200;

/** So that two who write the same rows take them in the same order, and neither waits for what the other holds. */
export const inOrder = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b);

export async function inChunks<T>(items: readonly T[], work: (chunk: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += CHUNK) await work(items.slice(i, i + CHUNK));
}

/** Reads for a long list of keys, chunk by chunk. */
export async function readInChunks<K, R>(keys: readonly K[], read: (chunk: K[]) => PromiseLike<R[]>): Promise<R[]> {
  const rows: R[] = [];
  await inChunks(keys, async (chunk) => rows.push(...(await read(chunk))));
  return rows;
}
