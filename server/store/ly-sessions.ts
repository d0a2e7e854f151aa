/** Sessions of the LY whose real days people entered; all others are as the Constitution has them. */
import type { Day } from '../domain/day/civil-date.ts';
import type { SessionPeriod } from '../domain/calendar/session.ts';
import type { Database } from './database.ts';

export type SetSession = SessionPeriod & { reason: string; setBy: string; setAt: string };

/** By term and session. */
export async function listSetSessions(db: Database): Promise<SetSession[]> {
  const rows: { term: number; session: number; opens_on: Day; closes_on: Day; reason: string; set_by: string; set_at: string }[] =
    await db('ly_sessions').orderBy(['term', 'session', 'id']);
  return rows.map((row) => ({
    term: row.term, session: row.session, opensOn: row.opens_on, closesOn: row.closes_on, reason: row.reason, setBy: row.set_by, setAt: row.set_at,
  }));
}

/** Enters the real days of a session, or replaces those entered before. */
export async function upsertSession(trx: Database, one: SetSession): Promise<void> {
  await trx('ly_sessions')
    .insert({ term: one.term, session: one.session, opens_on: one.opensOn, closes_on: one.closesOn, reason: one.reason, set_by: one.setBy, set_at: one.setAt })
    .onConflict(['term', 'session'])
    .merge(['opens_on', 'closes_on', 'reason', 'set_by', 'set_at']);
}
