import { z } from 'zod';
import type { Resolution } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError, NotFoundError } from '../../errors.ts';
import { idList, text, wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { hold } from '../../store/hold.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { findUnit } from '../../store/units.ts';
import { setUnit } from '../../store/write-resolutions.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { demand } from '../demand.ts';

export const assignUnitInput = z.object({
  resolutionIds: idList,
  unitId: wholeNumber('unit').optional,
  /** What the form of one resolution was made from; a form of many has none. */
  basis: text('basis', 200).optional,
});

/** What the form of one resolution is made from, by its fields. */
export const unitFacts = ({ unitId }: Pick<Resolution, 'unitId'>) => ({ unitId: String(unitId ?? '') });

type Input = Omit<z.infer<typeof assignUnitInput>, 'basis'> & { basis?: string | null };

/** Hands resolutions to a unit, or takes them back (`unitId` null). All or none. */
export async function assignUnit(deps: Deps, actor: Actor, input: Input): Promise<void> {
  demand(actor, 'assign');
  if (input.resolutionIds.length === 0) throw new InvalidInputError({ code: 'no-resolution-chosen' }, 'resolutionIds');
  await deps.db.transaction(async (trx) => {
    for (const id of input.basis ? input.resolutionIds : []) await hold(trx, `unit of resolution ${id}`);
    const unit = input.unitId === null ? null : await findUnit(trx, input.unitId);
    if (input.unitId !== null && !unit) throw new NotFoundError({ code: 'unit-not-found', unit: input.unitId });
    const resolutions = await findResolutions(trx, { ids: input.resolutionIds });
    const missing = input.resolutionIds.find((id) => !resolutions.some((one) => one.id === id));
    if (missing !== undefined) throw new NotFoundError({ code: 'resolution-not-found', id: missing });
    for (const one of resolutions) demandUnchanged(input.basis, unitFacts(one));
    await setUnit(trx, input.resolutionIds, input.unitId, unit ? deps.clock.today() : null);
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'unit_assigned',
      subjects: resolutions.map(({ id }) => ({ type: 'resolution', id })),
      before: { unitIds: Object.fromEntries(resolutions.map((one) => [one.id, one.unitId])) },
      after: { unitId: input.unitId, unit: unit?.name ?? null },
    });
  });
}
