/** One call of `work` at a time; what is asked for while one is under way goes into the next, all of it. Each is told how its own call ended. */
export function together<T>(work: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return (item) => {
    waiting.push(item);
    last = next ??= call(last);
    return next;
  };

  async function call(before: Promise<void>): Promise<void> {
    await before.catch(() => undefined);
    const items = waiting;
    [waiting, next] = [[], null];
    await work(items);
  }
}
