/** An edition of the office calendar that comes into force, or might: shared by importing, previewing and accepting it. */
import { type Almanac, editionName } from '../../domain/calendar/almanac.ts';
import { compareEditions, type EditionDifferences } from '../../domain/calendar/edition-differences.ts';
import { type CalendarEdition, makeCalendar } from '../../domain/calendar/office-calendar.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { acceptEdition, listEditions, type StoredEdition } from '../../store/calendar.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent, type Verb } from '../../store/events.ts';
import { listSetSessions } from '../../store/ly-sessions.ts';
import { takeTurn } from '../../store/settings.ts';
import { type MovedDate, planDates, type Progress, writeDates } from '../dates/recompute-deadlines.ts';
import { resolutionsIn } from '../resolutions-in.ts';
import { tellOfMoves } from '../dates/tell-of-moves.ts';

/** What an edition would change. `name`: 114年（第3版）, as it would be called. `before`: the label of the one in force. */
export type EditionEffect = { name: string; before: string | null; differences: EditionDifferences; moved: MovedDate[] };

type WhatIf = { almanac: Almanac; name: string; inForce: StoredEdition | null };

/** The almanac with the edition in force. */
async function withEdition(db: Database, edition: CalendarEdition): Promise<WhatIf> {
  const editions = await listEditions(db);
  const inForce = editions.findLast((one) => one.year === edition.year) ?? null;
  const issue = (inForce?.issue ?? 0) + 1;
  const almanac = { calendar: makeCalendar([...editions, { ...edition, issue }]), sessions: await listSetSessions(db) };
  return { almanac, name: editionName(edition.year, issue), inForce };
}

/** What putting the edition in force would change; writes nothing. */
export async function effectOf(db: Database, edition: CalendarEdition, today: string, onProgress?: Progress): Promise<EditionEffect> {
  const { almanac, name, inForce } = await withEdition(db, edition);
  const { moved } = await planDates(db, { today, almanac, onProgress });
  return { name, before: inForce?.label ?? null, differences: compareEditions(inForce, edition), moved };
}

type PutInForce = { id: number; edition: CalendarEdition; verb: Verb; file: string | null; onProgress?: Progress | undefined };

/**
 * Puts a proposed edition in force in the caller's transaction: every due date is recomputed, one event says so, and
 * whoever has an open due date that moved is owed a mail. Null where the edition was decided on already.
 */
export async function putInForce(trx: Database, deps: Deps, actor: Actor, { id, edition, verb, file, onProgress }: PutInForce): Promise<(EditionEffect & { mails: number }) | null> {
  const [at, today] = [deps.clock.now(), deps.clock.today()];
  await takeTurn(trx);
  const { almanac, name, inForce } = await withEdition(trx, edition);
  if (!(await acceptEdition(trx, id, { at, by: actor.name }))) return null;
  const plan = await planDates(trx, { today, almanac, onProgress });
  await writeDates(trx, plan);
  const differences = compareEditions(inForce, edition);
  await recordEvent(trx, {
    actor,
    at,
    verb,
    subjects: [{ type: 'calendar_edition', id }, ...resolutionsIn(plan.moved)],
    before: { label: inForce?.label ?? null },
    after: { year: edition.year, label: edition.label, name, file, differences, moved: plan.moved },
  });
  const mails = await tellOfMoves(trx, deps, plan.moved, { cause: 'calendar', because: name });
  return { name, before: inForce?.label ?? null, differences, moved: plan.moved, mails };
}
