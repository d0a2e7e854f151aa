import { groupBy } from '../../domain/group-by.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Unit } from '../../domain/resolution/resolution.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { setUnitWhereNone } from '../../store/write-resolutions.ts';

/** `by`: what told the unit, the file's own column or the sender of a letter. */
type HandedOut = { told: readonly { resolutionId: number; unit: Unit }[]; by: 'file' | 'document_number' };

/** Hands resolutions nobody has to the units a document tells, in the caller's transaction. One event a unit. */
export async function handOut(trx: Database, { told, by }: HandedOut, moment: { now: string; today: string; by: Actor }): Promise<void> {
  for (const [unit, own] of groupBy(told, (one) => one.unit)) {
    const ids = await setUnitWhereNone(trx, own.map(({ resolutionId }) => resolutionId), unit.id, moment.today);
    if (ids.length === 0) continue;
    await recordEvent(trx, {
      actor: moment.by,
      at: moment.now,
      verb: 'unit_assigned',
      subjects: ids.map((id) => ({ type: 'resolution', id })),
      before: { unitIds: Object.fromEntries(ids.map((id) => [id, null])) },
      after: { unitId: unit.id, unit: unit.name, by },
    });
  }
}
