import { readApart } from '../../documents/reader/read-apart.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { inBackground } from '../../store/background.ts';
import { rememberedColumns } from '../../store/column-mappings.ts';
import { findImport, keepReading, noteProgress, restartReading } from '../../store/imports.ts';
import { findSourceFile } from '../../store/source-files.ts';
import { demand } from '../demand.ts';

/** Not heard of for so long, a reading is over: its server stopped. In milliseconds. */
const SILENCE_MS = 20_000;
const BEAT_MS = 1_000;

/** Whether whoever read the file has stopped without an answer. */
export const isSilent = (beatAt: string | null, now: string): boolean => beatAt === null || Date.parse(now) - Date.parse(beatAt) > SILENCE_MS;

/** Reads the file of an import in a process of its own and keeps what it holds; pages see how far it is. Rejects once told to stop. */
export async function readImport(deps: Deps, importId: number, stop?: AbortSignal): Promise<void> {
  const { db, clock, config } = deps;
  const found = await findImport(db, importId);
  const file = found && (await findSourceFile(db, found.sourceFileId));
  if (!found || !file) throw new NotFoundError({ code: 'import-not-found', id: importId });
  const progress = { done: 0, total: 0 };
  const beat = setInterval(() => void noteProgress(db, importId, progress, clock.now()).catch(() => undefined), BEAT_MS);
  try {
    const input = { bytes: file.bytes, name: found.fileName, columns: found.choices.columns, remembered: await rememberedColumns(db) };
    const onProgress = (done: number, total: number): void => void Object.assign(progress, { done, total });
    const reading = await readApart(input, { path: config.path, onProgress, stop });
    await keepReading(db, importId, JSON.stringify(reading));
  } finally {
    clearInterval(beat);
  }
}

/**
 * Reads without anybody waiting, until the store closes. A defect of ours is a line on stderr. Either way the page offers to
 * read the file again.
 */
export function readInBackground(deps: Deps, importId: number): Promise<void> {
  return inBackground(deps.db, (stop) => readImport(deps, importId, stop).catch((error: unknown) => {
    if (!stop.aborted) console.error(`Import ${importId}: ${error instanceof Error ? error.message : String(error)}`.replaceAll('\n', ' '));
  }));
}

/** Lets a file be read again whose reading was given up or refused; false where somebody did so already. */
export async function restartImport(deps: Deps, actor: Actor, importId: number): Promise<boolean> {
  demand(actor, 'import');
  const found = await findImport(deps.db, importId);
  if (!found) throw new NotFoundError({ code: 'import-not-found', id: importId });
  if (found.reading === null && !isSilent(found.beatAt, deps.clock.now())) return false;
  return restartReading(deps.db, importId, found.beatAt, deps.clock.now());
}
