/** Deciding on a proposed edition of the office calendar: what it changes, putting it in force, or putting it aside. */
import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { text, wholeNumber } from '../../input.ts';
import { listEditions, listProposals, type ProposedEdition, refuseEdition } from '../../store/calendar.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { effectOf, type EditionEffect, putInForce } from './calendar-edition.ts';
import { demand } from '../demand.ts';
import type { Progress } from '../dates/recompute-deadlines.ts';

export const refuseCalendarInput = z.object({ editionId: wholeNumber('edition').required, reason: text('reason', 500).required });

/** What a proposed edition would change if it were accepted today; writes nothing. */
export async function previewCalendar({ db, clock }: Deps, actor: Actor, editionId: number): Promise<EditionEffect & { edition: ProposedEdition }> {
  demand(actor, 'view');
  const edition = await proposal(db, editionId);
  return { edition, ...(await effectOf(db, edition, clock.today())) };
}

/**
 * Puts a proposed edition in force, recomputes every due date and plans mails to those affected: all or nothing.
 * Refuses one that a later edition of its year has overtaken: it would take that one's days off back unseen.
 */
export async function acceptCalendar(
  deps: Deps, actor: Actor, editionId: number, onProgress?: Progress,
): Promise<EditionEffect & { year: number; label: string; mails: number }> {
  demand(actor, 'accept-calendar');
  return deps.db.transaction(async (trx) => {
    const edition = await proposal(trx, editionId);
    const { year, label, fileName } = edition;
    if ((await listEditions(trx)).some((one) => one.year === year && one.id > editionId)) throw new ConflictError({ code: 'edition-overtaken', label });
    const effect = await putInForce(trx, deps, actor, { id: editionId, edition: { year, label, daysOff: edition.daysOff, makeUpDays: edition.makeUpDays }, verb: 'calendar_accepted', file: fileName, onProgress });
    if (!effect) throw new ConflictError({ code: 'edition-decided', label });
    return { year, label, ...effect };
  });
}

/** Puts a proposed edition aside for good; the one in force stays. */
export async function refuseCalendar(
  deps: Deps, actor: Actor, { editionId, reason }: z.infer<typeof refuseCalendarInput>,
): Promise<{ label: string }> {
  demand(actor, 'accept-calendar');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const { label, year } = await proposal(trx, editionId);
    if (!(await refuseEdition(trx, editionId, { at, by: actor.name, reason }))) throw new ConflictError({ code: 'edition-decided', label });
    await recordEvent(trx, { actor, at, verb: 'calendar_refused', subjects: [{ type: 'calendar_edition', id: editionId }], after: { year, label }, reason });
    return { label };
  });
}

/** A proposal that waits. Refuses one that is unknown or was decided on. */
async function proposal(db: Database, id: number): Promise<ProposedEdition> {
  const found = (await listProposals(db)).find((one) => one.id === id);
  if (found && found.refusedAt === null) return found;
  const decided = found ?? (await listEditions(db)).find((one) => one.id === id);
  if (decided) throw new ConflictError({ code: 'edition-decided', label: decided.label });
  throw new NotFoundError({ code: 'edition-not-found', id });
}
