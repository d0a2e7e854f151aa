/**
 * The reading process: reads one file after the other for `read-apart.ts`, and ends when told to, when its parent is
 * gone, or when it takes more memory than allowed: a thread of its own looks, as reading may keep this one busy.
 */
import { Worker } from 'node:worker_threads';
import { isReadOnce, readFile, type ReadFileInput } from './read-file.ts';
import { MOST_MEGABYTES, OUT_OF_MEMORY_SIGNAL, type ReaderMessage } from './reader-limits.ts';

const WATCH = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData.most) process.kill(process.pid, workerData.signal);
  }, 50);
`;
new Worker(WATCH, { eval: true, workerData: { most: MOST_MEGABYTES * 1024 * 1024, signal: OUT_OF_MEMORY_SIGNAL } }).unref();

const tell = (message: ReaderMessage): void => void process.send?.(message);

process.on('disconnect', () => process.exit());
process.on('message', (input: ReadFileInput) => {
  tell({ kind: 'progress', done: 0, total: 0 });
  readFile(input, (done, total) => tell({ kind: 'progress', done, total }))
    .then((reading) => tell({ kind: 'read', reading, isSpent: isReadOnce(input) }))
    .catch((error: unknown) => tell({ kind: 'failed', words: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
});
