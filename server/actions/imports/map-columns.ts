import type { FileReading } from '../../documents/reader/file-reading.ts';
import type { SheetChoice } from '../../domain/import/import-choices.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { rememberColumns } from '../../store/column-mappings.ts';
import { holdImport, keepChoices, restartReading } from '../../store/imports.ts';
import { demand } from '../demand.ts';

/**
 * Keeps what the columns of a sheet hold, remembers it for the next sheet with the same heads, and lets the file be read
 * again; false where it is being read already.
 */
export async function mapColumns(deps: Deps, actor: Actor, importId: number, chosen: SheetChoice): Promise<boolean> {
  demand(actor, 'import');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const found = await holdImport(trx, importId);
    if (!found) throw new NotFoundError({ code: 'import-not-found', id: importId });
    if (found.appliedAt !== null) throw new ConflictError({ code: 'import-applied' });
    if (found.reading === null) return false;
    const reading = JSON.parse(found.reading) as FileReading;
    const signature = 'sheets' in reading ? reading.sheets[chosen.sheet]?.signature : null;
    if (signature) await rememberColumns(trx, signature, chosen.columns, { name: actor.name, at });
    await keepChoices(trx, importId, { ...found.choices, columns: chosen });
    return restartReading(trx, importId, found.beatAt, at);
  });
}
