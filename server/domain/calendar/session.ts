/**
 * Sessions of the Legislative Yuan. 憲法第68條: two a year, from February to the end of May and from
 * September to the end of December, extended where necessary (so real sessions close later, and a
 * table of the real days overrides the default). 憲法增修條文第4條: a term has four years; the seventh
 * began in February 2008.
 */
import { type Day, makeDay, monthOf, yearOf } from '../day/civil-date.ts';

export type SessionPeriod = { term: number; session: number; opensOn: Day; closesOn: Day };

/** `provisional`: the days are only the constitution's; the real ones are not in the table. */
export type FoundSession = SessionPeriod & { provisional: boolean };

const FIRST_TERM = 7;
const FIRST_YEAR = 2008;
const SESSIONS_A_TERM = 8;

/** The session as the constitution has it: term 11, session 3 is February to May 2025. Null where there is none. */
export function defaultSession(term: number, session: number): FoundSession | null {
  if (!Number.isInteger(term) || !Number.isInteger(session) || term < FIRST_TERM) return null;
  if (session < 1 || session > SESSIONS_A_TERM) return null;
  const year = FIRST_YEAR + (term - FIRST_TERM) * 4 + Math.floor((session - 1) / 2);
  const isSpring = session % 2 === 1;
  const opensOn = makeDay(year, isSpring ? 2 : 9, 1);
  const closesOn = makeDay(year, isSpring ? 5 : 12, 31);
  return opensOn && closesOn ? { term, session, opensOn, closesOn, provisional: true } : null;
}

/** A session by its numbers: as the table has it, else the default. */
export function findSession(term: number, session: number, table: readonly SessionPeriod[] = []): FoundSession | null {
  const known = table.find((one) => one.term === term && one.session === session);
  return known ? { ...known, provisional: false } : defaultSession(term, session);
}

/** The term in office on a day; a term begins on 1 February. Null before the seventh. */
export function termAt(day: Day): number | null {
  const year = monthOf(day) === 1 ? yearOf(day) - 1 : yearOf(day);
  return year < FIRST_YEAR ? null : FIRST_TERM + Math.floor((year - FIRST_YEAR) / 4);
}

/** The session in course on a day, null between two sessions. */
export function sessionAt(day: Day, table: readonly SessionPeriod[] = []): FoundSession | null {
  return sessionsAround(day, table).find((one) => one.opensOn <= day && day <= one.closesOn) ?? null;
}

/** The first session that opens after a day. */
export function nextSession(day: Day, table: readonly SessionPeriod[] = []): FoundSession | null {
  return sessionsAround(day, table).find((one) => one.opensOn > day) ?? null;
}

/** The sessions of the term in office and of the next one, by opening. */
function sessionsAround(day: Day, table: readonly SessionPeriod[]): FoundSession[] {
  const term = termAt(day);
  if (term === null) return [];
  const found: FoundSession[] = [];
  for (const one of [term, term + 1]) {
    for (let session = 1; session <= SESSIONS_A_TERM; session += 1) {
      const period = findSession(one, session, table);
      if (period) found.push(period);
    }
  }
  return found.sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
}
