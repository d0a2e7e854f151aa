/** One obligation's day set by hand, and taken back. Recomputing keeps it; every page says by whom and why. */
import { z } from 'zod';
import type { Day } from '../../domain/day/civil-date.ts';
import { countsFromADay, OVERRIDE_KINDS } from '../../domain/deadline/override.ts';
import type { Actor } from '../../domain/rights.ts';
import { type ObligationStatus, type OccurrenceStatus, type ResolutionStatus, statusOf } from '../../domain/resolution/status.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { choice, day, text, wholeNumber } from '../../input.ts';
import { loadCalendar } from '../../store/calendar.ts';
import type { Database } from '../../store/database.ts';
import { insertOverride, revokeOverrides } from '../../store/date-overrides.ts';
import { recordEvent } from '../../store/events.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';
import { type MovedDate, recomputeDeadlines } from './recompute-deadlines.ts';
import { tellOfMoves } from './tell-of-moves.ts';

export const setDateInput = z.object({
  obligationId: wholeNumber('obligation').required,
  /** The day it counts from, or the due day itself. */
  kind: choice('kind', OVERRIDE_KINDS).required,
  on: day('on').required,
  /** Of a due day, which occurrence; the one that stands open unless given. */
  number: wholeNumber('number').optional,
  reason: text('reason', 500).required,
});

export const resetDateInput = z.object({ obligationId: wholeNumber('obligation').required, reason: text('reason', 500).required });

/** Sets a day by hand, in the place of one set before. A due day is final as given: no day off moves it. */
export async function setDate(deps: Deps, actor: Actor, input: z.infer<typeof setDateInput>): Promise<{ moved: MovedDate[] }> {
  demand(actor, 'set-date');
  const { obligationId, kind, on, reason } = input;
  const [at, today] = [deps.clock.now(), deps.clock.today()];
  return deps.db.transaction(async (trx) => {
    const { resolution, obligation } = await obligationOf(trx, obligationId, today);
    demand(actor, 'set-date', [resolution.unitId]);
    const { number, occurrence } = whatIsSet(obligation, input);
    await revokeOverrides(trx, obligationId, { at, by: actor.name, reason }, { kind, number });
    await insertOverride(trx, obligationId, { kind, number, on, reason, setBy: actor.name, setAt: at });
    const { moved } = await recomputeDeadlines(trx, { today, which: { obligationId } });
    await recordEvent(trx, {
      actor,
      at,
      verb: 'date_set',
      subjects: [{ type: 'resolution', id: resolution.id }],
      before: { anchorOn: occurrence.anchorOn, dueOn: occurrence.dueOn },
      after: { obligationId, kind, number, on, moved },
      reason,
    });
    await tellOfMoves(trx, deps, moved, { cause: 'by-hand', because: reason });
    return { moved };
  });
}

/** Which occurrence a day is for (0: all, of a start day), and the one it is shown by. Refuses what would be without effect. */
export function whatIsSet(
  obligation: ObligationStatus, { kind, number: given }: Pick<z.infer<typeof setDateInput>, 'kind' | 'number'>,
): { number: number; occurrence: OccurrenceStatus } {
  if (kind === 'anchor') {
    if (!countsFromADay(obligation)) throw new InvalidInputError({ code: 'anchor-without-effect', words: obligation.words }, 'on');
    return { number: 0, occurrence: obligation.current };
  }
  const number = given ?? obligation.current.number;
  const occurrence = obligation.occurrences.find((one) => one.number === number);
  if (!occurrence) throw new InvalidInputError({ code: 'occurrence-not-found', number }, 'number');
  return { number, occurrence };
}

/** Takes back every day set by hand for an obligation: it is computed again. */
export async function resetDate(deps: Deps, actor: Actor, { obligationId, reason }: z.infer<typeof resetDateInput>): Promise<{ moved: MovedDate[] }> {
  demand(actor, 'set-date');
  const [at, today] = [deps.clock.now(), deps.clock.today()];
  return deps.db.transaction(async (trx) => {
    const { resolution, obligation } = await obligationOf(trx, obligationId, today);
    demand(actor, 'set-date', [resolution.unitId]);
    const revoked = await revokeOverrides(trx, obligationId, { at, by: actor.name, reason });
    if (revoked === 0) throw new ConflictError({ code: 'no-date-set' });
    const { moved } = await recomputeDeadlines(trx, { today, which: { obligationId } });
    await recordEvent(trx, {
      actor,
      at,
      verb: 'date_reset',
      subjects: [{ type: 'resolution', id: resolution.id }],
      before: { overrides: obligation.overrides.map(({ kind, number, on }) => ({ kind, number, on })) },
      after: { obligationId, moved },
      reason,
    });
    await tellOfMoves(trx, deps, moved, { cause: 'by-hand', because: reason });
    return { moved };
  });
}

/** An obligation with its resolution, as they stand today. */
export async function obligationOf(
  trx: Database, obligationId: number, today: Day,
): Promise<{ resolution: ResolutionStatus; obligation: ObligationStatus }> {
  const [found] = await findResolutions(trx, { obligationId });
  const resolution = found && statusOf(found, asOfDay(today, await loadCalendar(trx)));
  const obligation = resolution?.obligations.find((one) => one.id === obligationId);
  if (!resolution || !obligation) throw new NotFoundError({ code: 'obligation-not-found', id: obligationId });
  return { resolution, obligation };
}
