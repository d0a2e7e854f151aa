import type { ImportChoices } from '../../domain/import/import-choices.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { findAct } from '../../store/acts.ts';
import { holdImport, keepAct, keepChoices } from '../../store/imports.ts';
import { demand } from '../demand.ts';

/** `actId`: which act the file is for. `isAnew`: what was decided before about rows and pairs is dropped. */
type Chosen = { importId: number; actId?: number; isAnew?: boolean } & Partial<ImportChoices>;

/** Keeps what somebody decided about a file that is not taken over yet; the event comes with taking over. */
export async function chooseForImport(deps: Deps, actor: Actor, { importId, actId, isAnew = false, ...chosen }: Chosen): Promise<void> {
  demand(actor, 'import');
  await deps.db.transaction(async (trx) => {
    const found = await holdImport(trx, importId);
    if (!found) throw new NotFoundError({ code: 'import-not-found', id: importId });
    if (found.appliedAt !== null) throw new ConflictError({ code: 'import-applied' });
    if (actId !== undefined) {
      if (!(await findAct(trx, actId))) throw new NotFoundError({ code: 'act-not-found', id: actId });
      await keepAct(trx, importId, actId);
    }
    const choices = isAnew ? { ...found.choices, pairs: {}, settled: {} } : found.choices;
    await keepChoices(trx, importId, {
      ...choices, ...chosen, pairs: { ...choices.pairs, ...chosen.pairs }, settled: { ...choices.settled, ...chosen.settled },
    });
  });
}
