/** The real days of a session of the LY, in the place of the Constitution's, with a preview of what moves. */
import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import { defaultSession, type SessionPeriod } from '../../domain/calendar/session.ts';
import { sessionInTheWay } from '../../domain/calendar/session-table.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { day, text, wholeNumber } from '../../input.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { listSetSessions, type SetSession, upsertSession } from '../../store/ly-sessions.ts';
import { takeTurn } from '../../store/settings.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { demand } from '../demand.ts';
import { type MovedDate, planDates, type Progress, recomputeDeadlines } from '../dates/recompute-deadlines.ts';
import { resolutionsIn } from '../resolutions-in.ts';
import { tellOfMoves } from '../dates/tell-of-moves.ts';

export const sessionInput = z.object({
  term: wholeNumber('term', 1, 999).required,
  session: wholeNumber('session', 1, 99).required,
  opensOn: day('opensOn').required,
  closesOn: day('closesOn').required,
  /** What the form was made from, where there was one. */
  basis: text('basis', 200).optional,
});

type SessionSetting = Omit<z.infer<typeof sessionInput>, 'basis'> & { basis?: string | null };

export const setSessionInput = sessionInput.extend({ reason: text('reason', 500).required });

/** What the form that sets a session is made from, by its fields. */
export const sessionFacts = ({ opensOn, closesOn }: Pick<SessionPeriod, 'opensOn' | 'closesOn'>) => ({ opensOn, closesOn });

/** Every due date that would move; writes nothing. Refuses the same as setting it does. */
export async function previewSession({ db, clock }: Deps, actor: Actor, input: SessionSetting, onProgress?: Progress): Promise<{ moved: MovedDate[] }> {
  demand(actor, 'manage-calendar');
  const others = await checked(db, input);
  demandUnchanged(input.basis, sessionFacts(await sessionOnRecord(db, input)), 'session-changed-meanwhile');
  const { calendar } = await loadAlmanac(db);
  const { moved } = await planDates(db, { today: clock.today(), almanac: { calendar, sessions: [...others, input] }, onProgress });
  return { moved };
}

/** Enters the days of a session and recomputes what counts from it. Refuses where it is not as it was previewed. */
export async function setSession(deps: Deps, actor: Actor, input: SessionSetting & { reason: string }, onProgress?: Progress): Promise<{ moved: MovedDate[] }> {
  demand(actor, 'manage-calendar');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    await takeTurn(trx);
    await checked(trx, input);
    const { term, session, opensOn, closesOn, reason } = input;
    const before = await sessionOnRecord(trx, input);
    demandUnchanged(input.basis, sessionFacts(before), 'session-changed-meanwhile');
    await upsertSession(trx, { ...input, setBy: actor.name, setAt: at });
    const { moved } = await recomputeDeadlines(trx, { today: deps.clock.today(), onProgress });
    await recordEvent(trx, {
      actor,
      at,
      verb: 'session_set',
      subjects: resolutionsIn(moved),
      before: { opensOn: before.opensOn, closesOn: before.closesOn },
      after: { term, session, opensOn, closesOn, moved },
      reason,
    });
    await tellOfMoves(trx, deps, moved, { cause: 'session', because: reason });
    return { moved };
  });
}

/** Its days as entered, else the Constitution's. */
const sessionOnRecord = async (db: Database, { term, session }: SessionSetting): Promise<SessionPeriod> =>
  (await listSetSessions(db)).find((one) => one.term === term && one.session === session) ?? defaultSession(term, session)!;

/** Refuses a session there is none of, days in the wrong order, and days of another session. Answers the others entered. */
async function checked(db: Database, one: SessionSetting): Promise<SetSession[]> {
  const { term, session } = one;
  if (!defaultSession(term, session)) throw new InvalidInputError({ code: 'no-such-session', term, session }, 'session');
  if (one.closesOn < one.opensOn) throw new InvalidInputError({ code: 'session-order' }, 'closesOn');
  const others = (await listSetSessions(db)).filter((other) => other.term !== term || other.session !== session);
  const inTheWay = sessionInTheWay(one, others);
  if (inTheWay) {
    const { opensOn, closesOn } = inTheWay;
    throw new InvalidInputError({ code: 'session-overlap', term: inTheWay.term, session: inTheWay.session, opensOn, closesOn }, 'opensOn');
  }
  return others;
}
