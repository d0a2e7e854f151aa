/** One obligation's day set by hand, and taken back. Recomputing keeps it; every page says by whom and why. */
import { z } from 'zod';
import { basisOf, factsOf } from '../../domain/basis.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import { countsFromADay, type DateOverride, OVERRIDE_KINDS } from '../../domain/deadline/override.ts';
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
import { hold } from '../../store/hold.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { type MovedDate, recomputeDeadlines } from './recompute-deadlines.ts';
import { tellOfMoves } from './tell-of-moves.ts';

/** A day for each occurrence of what recurs. */
const MOST_BASIS = 5_000;

export const setDateInput = z.object({
  obligationId: wholeNumber('obligation').required,
  /** The day it counts from, or the due day itself. */
  kind: choice('kind', OVERRIDE_KINDS).required,
  on: day('on').required,
  /** Of a due day, which occurrence; the one that stands open unless given. */
  number: wholeNumber('number').optional,
  reason: text('reason', 500).required,
  /** The days set by hand when the form was made: `basisOf(handFacts)`. */
  basis: text('basis', MOST_BASIS).optional,
});

export const resetDateInput = z.object({
  obligationId: wholeNumber('obligation').required, reason: text('reason', 500).required, basis: text('basis', MOST_BASIS).optional,
});

/** What a day set by hand is for: `due.2`; of a start day, which all occurrences count from, `anchor.0`. */
export const handKey = ({ kind, number }: { kind: DateOverride['kind']; number: number }): string => `${kind}.${number}`;

/** The days set by hand, by what they are for. */
export const handFacts = ({ overrides }: Pick<ObligationStatus, 'overrides'>): Record<string, string> => Object.fromEntries(overrides.map((one) => [handKey(one), one.on]));

/** The day set by hand for one thing, as a fact a form may have been made from. */
export const handFact = (obligation: Pick<ObligationStatus, 'overrides'>, key: string): Record<string, string> => ({ [key]: handFacts(obligation)[key] ?? '' });

type SetDate = Omit<z.infer<typeof setDateInput>, 'basis'> & { basis?: string | null };
type ResetDate = Omit<z.infer<typeof resetDateInput>, 'basis'> & { basis?: string | null };

/** Sets a day by hand, in the place of one set before. A due day is final as given: no day off moves it. */
export async function setDate(deps: Deps, actor: Actor, input: SetDate): Promise<{ moved: MovedDate[] }> {
  demand(actor, 'set-date');
  const { obligationId, kind, on, reason } = input;
  const [at, today] = [deps.clock.now(), deps.clock.today()];
  return deps.db.transaction(async (trx) => {
    await hold(trx, `dates of obligation ${obligationId}`);
    const { resolution, obligation } = await obligationOf(trx, obligationId, today);
    demand(actor, 'set-date', [resolution.unitId]);
    const { number, occurrence } = whatIsSet(obligation, input);
    const key = handKey({ kind, number });
    if (typeof input.basis === 'string') demandUnchanged(basisOf({ [key]: factsOf(input.basis)?.[key] ?? '' }), handFact(obligation, key));
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
export async function resetDate(deps: Deps, actor: Actor, { obligationId, reason, basis }: ResetDate): Promise<{ moved: MovedDate[] }> {
  demand(actor, 'set-date');
  const [at, today] = [deps.clock.now(), deps.clock.today()];
  return deps.db.transaction(async (trx) => {
    await hold(trx, `dates of obligation ${obligationId}`);
    const { resolution, obligation } = await obligationOf(trx, obligationId, today);
    demand(actor, 'set-date', [resolution.unitId]);
    demandUnchanged(basis, handFacts(obligation));
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
