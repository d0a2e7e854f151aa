import { z } from 'zod';
import { EXTENSION_KINDS } from '../../domain/deadline/extension.ts';
import type { Actor } from '../../domain/rights.ts';
import { type OccurrenceStatus, type ResolutionStatus, statusOf } from '../../domain/resolution/status.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { choice, day, text, wholeNumber } from '../../input.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { recordEvent } from '../../store/events.ts';
import { insertExtension } from '../../store/extensions.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';

export const requestExtensionInput = z.object({
  resolutionId: wholeNumber('resolution').required,
  occurrenceId: wholeNumber('occurrenceId').required,
  kind: choice('kind', EXTENSION_KINDS).required,
  newDueOn: day('newDueOn').required,
  reason: text('reason', 500).required,
  /** What grants an extension: the number of the LY's letter, a resolution. A promise needs none. */
  authority: text('authority', 200).optional,
});
type Input = z.infer<typeof requestExtensionInput>;

/** Asks for another date beside the LY's: granted by an authority, or promised by the agency. Nothing moves before it is decided. */
export async function requestExtension(deps: Deps, actor: Actor, input: Input): Promise<{ id: number }> {
  demand(actor, 'log-letter');
  const today = deps.clock.today();
  return deps.db.transaction(async (trx) => {
    const [found] = await findResolutions(trx, { ids: [input.resolutionId] });
    if (!found) throw new NotFoundError({ code: 'resolution-not-found', id: input.resolutionId });
    demand(actor, 'log-letter', [found.unitId]);
    const resolution = statusOf(found, asOfDay(today, await loadCalendar(trx)));
    const occurrence = resolution.obligations.flatMap((one) => one.occurrences).find((one) => one.id === input.occurrenceId);
    if (!occurrence) throw new InvalidInputError({ code: 'due-date-gone' }, 'occurrenceId');
    refuseUnlessPossible(resolution, occurrence, input, today);
    const { occurrenceId, kind, newDueOn, reason, authority } = input;
    const id = await insertExtension(trx, {
      resolutionId: found.id, occurrenceId, kind, newDueOn, reason, authority,
      requestedBy: actor.name, requestedById: actor.id, requestedAt: deps.clock.now(), requestedOn: today,
    });
    if (id === null) throw new ConflictError({ code: 'extension-pending' });
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'extension_requested',
      subjects: [{ type: 'resolution', id: found.id }],
      before: { dueOn: occurrence.dueOn },
      after: { kind, newDueOn, authority, occurrence: occurrence.number },
      reason,
    });
    return { id };
  });
}

/** An extension is a later day by somebody's authority; a promise is a day that lies ahead, for what is still open. */
function refuseUnlessPossible(
  { item, isClosed }: ResolutionStatus, { dueOn, doneOn }: OccurrenceStatus, { kind, newDueOn, authority }: Input, today: string,
): void {
  if (isClosed) throw new ConflictError({ code: 'resolution-closed', item });
  if (kind === 'promised') {
    if (doneOn !== null) throw new InvalidInputError({ code: 'answered-already', doneOn }, 'occurrenceId');
    if (newDueOn < today) throw new InvalidInputError({ code: 'promise-in-past' }, 'newDueOn');
    return;
  }
  if (authority === null) throw new InvalidInputError({ code: 'extension-authority-missing' }, 'authority');
  if (dueOn === null) throw new InvalidInputError({ code: 'nothing-to-extend' }, 'occurrenceId');
  if (newDueOn <= dueOn) throw new InvalidInputError({ code: 'extension-not-later', dueOn }, 'newDueOn');
}
