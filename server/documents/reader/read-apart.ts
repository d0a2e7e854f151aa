/**
 * Reads files in processes of their own, so that a hostile or endless one can be killed by time and memory while the
 * server goes on serving. At most two at once; a process that has read a file stays for the next.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { OnProgress } from '../content.ts';
import type { FileReading } from './file-reading.ts';
import { type ProblemCode, problemAt } from '../problem.ts';
import type { ReadFileInput } from './read-file.ts';
import { OUT_OF_MEMORY_SIGNAL, type ReaderMessage } from './reader-limits.ts';
import { AT_NO_PLACE } from '../table.ts';

/** The longest a file may be read, in milliseconds; a book of 400 pages takes a tenth of it. */
const MOST_MS = 180_000;
const MOST_AT_ONCE = 2;

const idle: ChildProcess[] = [];
const waiting: (() => void)[] = [];
let running = 0;

/** `path`: where the process looks for programs, such as LibreOffice. */
export type ReadApart = { path: string; onProgress?: OnProgress; mostMs?: number; stop?: AbortSignal | undefined };

/** What the file holds; a file that takes too long or too much memory is refused with a problem that says so. Rejects once told to stop. */
export async function readApart(input: ReadFileInput, { path, onProgress = () => {}, mostMs = MOST_MS, stop }: ReadApart): Promise<FileReading> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    const limits = { onProgress, mostMs, stop };
    for (let reader = idleReader(); reader; reader = idleReader()) {
      const reading = await readIn(reader, input, limits);
      if (reading !== null) return reading;
    }
    return (await readIn(start(path), input, limits)) ?? refused('reader-died');
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** One that waits for a file; whatever ended meanwhile is passed over. */
function idleReader(): ChildProcess | undefined {
  for (let reader = idle.pop(); reader; reader = idle.pop()) if (reader.connected && reader.exitCode === null && reader.signalCode === null) return reader;
  return undefined;
}

function start(path: string): ChildProcess {
  const reader = fork(fileURLToPath(new URL('./reader-main.ts', import.meta.url)), [], {
    execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, '--max-old-space-size=768'],
    serialization: 'advanced',
    // No address or password of ours is known where files from outside are read.
    env: { PATH: path },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // One that can't be spoken to any more is of no use, and may not end by itself.
  return reader.once('disconnect', () => reader.kill('SIGKILL'));
}

type Reading = Required<Pick<ReadApart, 'onProgress' | 'mostMs'>> & Pick<ReadApart, 'stop'>;

/** Null where the process ended before it took the file up: one that waits can be killed for any reason. */
function readIn(reader: ChildProcess, input: ReadFileInput, { onProgress, mostMs, stop }: Reading): Promise<FileReading | null> {
  return new Promise((resolve, reject) => {
    let [isTaken, isTooSlow] = [false, false];
    const timer = setTimeout(() => {
      isTooSlow = true;
      reader.kill('SIGKILL');
    }, mostMs);
    const onMessage = (message: ReaderMessage): void => {
      isTaken = true;
      if (message.kind === 'progress') return onProgress(message.done, message.total);
      release();
      if (message.kind === 'read' && !message.isSpent && !isTooSlow) letGo(reader);
      else reader.kill('SIGKILL');
      if (message.kind === 'read') resolve(message.reading);
      else reject(new Error(`A file could not be read: ${message.words}`));
    };
    const onError = (error: Error): void => {
      release();
      reader.kill('SIGKILL');
      reject(error);
    };
    const onStop = (): void => onError(stop!.reason as Error);
    const onExit = (_: number | null, signal: NodeJS.Signals | null): void => {
      release();
      const isOutOfMemory = signal === OUT_OF_MEMORY_SIGNAL || signal === 'SIGABRT' || signal === 'SIGTRAP';
      if (isTooSlow) resolve(refused('too-slow', { seconds: Math.round(mostMs / 1000) }));
      else if (isOutOfMemory) resolve(refused('too-much-memory'));
      else resolve(isTaken ? refused('reader-died') : null);
    };
    const release = (): void => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', onStop);
      reader.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    reader.on('message', onMessage).on('error', onError).on('exit', onExit);
    stop?.addEventListener('abort', onStop);
    reader.ref();
    reader.channel?.ref();
    reader.send(input, (error) => error && reader.kill('SIGKILL'));
    if (stop?.aborted) onStop();
  });
}

/** Keeps a process for the next file, without keeping the program alive for it. */
function letGo(reader: ChildProcess): void {
  if (idle.length >= MOST_AT_ONCE || !reader.connected) {
    reader.kill('SIGKILL');
    return;
  }
  reader.unref();
  reader.channel?.unref();
  idle.push(reader);
}

const refused = (code: ProblemCode, params: Record<string, number> = {}): FileReading => ({
  kind: 'refused', problems: [problemAt(code, AT_NO_PLACE, null, params)],
});
