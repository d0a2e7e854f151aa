/** The LY's sessions as people see and edit them: every session of some terms, with its real days or the Constitution's. */
import type { Day } from '../day/civil-date.ts';
import { defaultSession, type SessionPeriod } from './session.ts';

/** [choice] The terms shown: the one before the present, the present, the next. */
const FIRST_TERM_SHOWN = 10;
const LAST_TERM_SHOWN = 12;

export type SessionRow<S extends SessionPeriod = SessionPeriod> = SessionPeriod & {
  /** What people entered; null where the days are the Constitution's. */
  set: S | null;
  /** The Constitution's days, whatever people entered. */
  byDefault: { opensOn: Day; closesOn: Day };
};

/** Every session of the terms shown, and of any term people entered one of, by term and session. */
export function sessionTable<S extends SessionPeriod>(entered: readonly S[]): SessionRow<S>[] {
  const terms = new Set(entered.map((one) => one.term));
  for (let term = FIRST_TERM_SHOWN; term <= LAST_TERM_SHOWN; term += 1) terms.add(term);
  return [...terms].sort((a, b) => a - b).flatMap((term) => sessionsOf(term, entered));
}

function sessionsOf<S extends SessionPeriod>(term: number, entered: readonly S[]): SessionRow<S>[] {
  const rows: SessionRow<S>[] = [];
  for (let session = 1; ; session += 1) {
    const byDefault = defaultSession(term, session);
    if (!byDefault) return rows;
    const set = entered.find((one) => one.term === term && one.session === session) ?? null;
    const { opensOn, closesOn } = set ?? byDefault;
    rows.push({ term, session, opensOn, closesOn, set, byDefault: { opensOn: byDefault.opensOn, closesOn: byDefault.closesOn } });
  }
}

/** The session a new one would overlap or change places with, or null. Sessions follow each other across terms. */
export function sessionInTheWay(one: SessionPeriod, entered: readonly SessionPeriod[]): SessionPeriod | null {
  const others = [one.term - 1, one.term, one.term + 1].flatMap((term) => sessionsOf(term, entered));
  const isBefore = (other: SessionPeriod): boolean => other.term < one.term || (other.term === one.term && other.session < one.session);
  const isSame = (other: SessionPeriod): boolean => other.term === one.term && other.session === one.session;
  return others.find((other) => !isSame(other) && (isBefore(other) ? other.closesOn >= one.opensOn : other.opensOn <= one.closesOn)) ?? null;
}
