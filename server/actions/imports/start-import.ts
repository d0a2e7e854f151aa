import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { findAct } from '../../store/acts.ts';
import { markSent } from '../../store/form-submissions.ts';
import { insertImport } from '../../store/imports.ts';
import { keepSourceFile } from '../../store/source-files.ts';
import { demand } from '../demand.ts';

/** `actId`: null where the file tells, or somebody says once it is read. */
type StartImport = { actId: number | null; fileName: string; bytes: Uint8Array };

/** Keeps a file handed in, to be looked at before anything is taken over. The event comes with taking over. */
export async function startImport(deps: Deps, actor: Actor, { actId, fileName, bytes }: StartImport): Promise<{ importId: number }> {
  demand(actor, 'import');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    if (actId !== null && !(await findAct(trx, actId))) throw new NotFoundError({ code: 'act-not-found', id: actId });
    const sourceFileId = await keepSourceFile(trx, { name: fileName, bytes, storedAt: at });
    const importId = await insertImport(trx, { actId, sourceFileId, fileName, startedBy: actor.name, startedAt: at });
    if (actor.submission) await markSent(trx, actor.submission, at);
    return { importId };
  });
}
