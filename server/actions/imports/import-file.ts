/** A file handed in, read and taken over in one go: for the command line and the demonstration. */
import type { FileReading } from '../../documents/reader/file-reading.ts';
import type { Actor } from '../../domain/rights.ts';
import type { ImportChoices } from '../../domain/import/import-choices.ts';
import type { Deps } from '../../deps.ts';
import { keepReading } from '../../store/imports.ts';
import { applyImport } from './apply-import.ts';
import { chooseForImport } from './choose-for-import.ts';
import type { ImportCounts } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { startImport } from './start-import.ts';

/** `reading`: what the file holds, where it has been read already. */
export type ImportFile = { actId: number | null; fileName: string; bytes: Uint8Array; choices?: Partial<ImportChoices>; reading?: FileReading };

export async function importFile(deps: Deps, actor: Actor, { choices = {}, reading, ...file }: ImportFile): Promise<ImportCounts> {
  const { importId } = await startImport(deps, actor, file);
  if (reading) await keepReading(deps.db, importId, JSON.stringify(reading));
  else await readImport(deps, importId);
  await chooseForImport(deps, actor, { importId, ...choices });
  return applyImport(deps, actor, importId);
}
