/** Fewer than this many are done before anybody could read a line about it. */
const WORTH_TELLING = 5_000;

/** How far a long recomputation is, on standard error: one line every few thousand obligations. */
export function showProgress(done: number, total: number): void {
  if (total > WORTH_TELLING) process.stderr.write(`重新推算 ${done} / ${total}\n`);
}

const EVERY_PAGES = 50;

/** How far the reading of a long file is, on standard error. */
export function showPages(done: number, total: number): void {
  if (done % EVERY_PAGES === 0 && done < total) process.stderr.write(`讀取 ${done} / ${total} 頁\n`);
}
