import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { choice, text, wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { decide, findExtension } from '../../store/extensions.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';
import { dueBefore, tellOfExtension } from './tell-of-moves.ts';

export const decideExtensionInput = z.object({
  id: wholeNumber('id').required,
  decision: choice('decision', ['granted', 'refused'] as const).required,
  reason: text('reason', 500).optional,
});

/** Decides a request for another date, once. Not by whoever asked for it; a refusal says why. */
export async function decideExtension(deps: Deps, actor: Actor, input: z.infer<typeof decideExtensionInput>): Promise<{ resolutionId: number }> {
  demand(actor, 'decide-extension');
  const { id, decision, reason } = input;
  return deps.db.transaction(async (trx) => {
    const found = await findExtension(trx, id);
    if (!found) throw new NotFoundError({ code: 'extension-not-found', id });
    const [resolution] = await findResolutions(trx, { ids: [found.resolutionId] });
    demand(actor, 'decide-extension', [resolution!.unitId]);
    if (found.requestedById !== null && found.requestedById === actor.id) throw new ForbiddenError({ code: 'extension-own-request' });
    if (decision === 'refused' && reason === null) throw new InvalidInputError({ code: 'required', field: 'reason' }, 'reason');
    if (found.occurrenceId === null && decision === 'granted') throw new ConflictError({ code: 'due-date-gone' });
    const at = deps.clock.now();
    const isDecided = await decide(trx, id, { decision, by: actor.name, byId: actor.id, at, on: deps.clock.today(), reason });
    if (!isDecided) throw new ConflictError({ code: 'extension-decided' });
    await recordEvent(trx, {
      actor,
      at,
      verb: 'extension_decided',
      subjects: [{ type: 'resolution', id: found.resolutionId }],
      before: { kind: found.kind, newDueOn: found.newDueOn, requestedBy: found.requestedBy },
      after: { kind: found.kind, newDueOn: found.newDueOn, authority: found.authority, decision },
      reason,
    });
    if (decision === 'granted' && found.kind === 'extended') {
      const { resolutionId, occurrenceId, authority } = found;
      await tellOfExtension(trx, deps, { resolutionId, occurrenceId: occurrenceId!, from: dueBefore(resolution!, occurrenceId!, deps.clock.today()), because: authority ?? found.reason });
    }
    return { resolutionId: found.resolutionId };
  });
}
