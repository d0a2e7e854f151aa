/** Loads what every date is reckoned by, in two or three queries. */
import type { Almanac } from '../domain/calendar/almanac.ts';
import { loadCalendar } from './calendar.ts';
import type { Database } from './database.ts';
import { listSetSessions } from './ly-sessions.ts';

export const loadAlmanac = async (db: Database): Promise<Almanac> => ({ calendar: await loadCalendar(db), sessions: await listSetSessions(db) });
