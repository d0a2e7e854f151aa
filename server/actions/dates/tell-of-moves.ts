/** Tells, in the transaction that moves due dates, whoever answers for them: from which day to which, and what moved it. */
import type { Day } from '../../domain/day/civil-date.ts';
import { datesBeside, effectiveDueOn } from '../../domain/deadline/extension.ts';
import type { MoveCause } from '../../domain/deadline/move-cause.ts';
import { nextWorkDay } from '../../domain/calendar/office-calendar.ts';
import type { Resolution } from '../../domain/resolution/resolution.ts';
import type { Deps } from '../../deps.ts';
import { readInChunks } from '../../store/chunks.ts';
import type { Database } from '../../store/database.ts';
import { insertMoves, occurrenceIds } from '../../store/date-moves.ts';
import { takeTurn } from '../../store/mail-control.ts';
import { mailedOn } from '../../store/mails.ts';
import { resolutionsWaitingFor } from '../../store/reminders.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { readOffice } from '../reminders/office.ts';
import { owedMoves, owedReminders } from '../reminders/owed-reminders.ts';
import { planMails } from '../reminders/plan-reminders.ts';
import type { MovedDate } from './recompute-deadlines.ts';

type Why = { cause: MoveCause; because: string };
type Move = { occurrenceId: number; resolutionId: number; from: Day | null; to: Day | null; isOpen: boolean };

/**
 * Puts every move on record, which makes a new version of the due date, and plans one mail a person about the open ones,
 * for today or the next working day; whoever had a mail that day hears of it the working day after. Answers how many mails. Where a later day was granted, the LY's own may move and
 * nothing changes for anybody.
 */
export async function tellOfMoves(trx: Database, deps: Deps, moved: readonly MovedDate[], why: Why): Promise<number> {
  if (moved.length === 0) return 0;
  const ids = await occurrenceIds(trx, moved.map((one) => one.obligationId));
  const extended = await extendedDays(trx, moved, deps.clock.today());
  const moves = moved.flatMap((one): Move[] => {
    const occurrenceId = ids.get(`${one.obligationId}/${one.number}`);
    return occurrenceId === undefined || isUnchanged(one, extended.get(occurrenceId)) ? [] : [{ ...one, occurrenceId }];
  });
  return tell(trx, deps, moves, why);
}

type Extended = { resolutionId: number; occurrenceId: number; from: Day | null; because: string };

/** A later day was granted: the due date as everybody counts it moves, the LY's own does not. */
export async function tellOfExtension(trx: Database, deps: Deps, { resolutionId, occurrenceId, from, because }: Extended): Promise<number> {
  const [resolution] = await findResolutions(trx, { ids: [resolutionId] });
  const to = dueBefore(resolution!, occurrenceId, deps.clock.today());
  return to === from ? 0 : tell(trx, deps, [{ occurrenceId, resolutionId: resolution!.id, from, to, isOpen: true }], { cause: 'extension', because });
}

/** The day an occurrence counts as due by what this resolution says. */
export function dueBefore({ obligations }: Resolution, occurrenceId: number, day: Day): Day | null {
  const found = obligations.flatMap((one) => one.occurrences).find((one) => one.id === occurrenceId);
  return found ? effectiveDueOn(found.dueOn, datesBeside(found.extensions, day)) : null;
}

async function tell(trx: Database, deps: Deps, moves: readonly Move[], { cause, because }: Why): Promise<number> {
  const at = deps.clock.now();
  await insertMoves(trx, moves.map(({ occurrenceId, from, to }) => ({ occurrenceId, from, to, cause, because, movedAt: at })));
  const open = moves.filter((one) => one.isOpen && one.to !== null);
  if (open.length === 0) return 0;
  await takeTurn(trx, at);
  const office = await readOffice(trx);
  const day = nextWorkDay(office.calendar, deps.clock.today());
  const movedOf = new Map(open.map((one) => [one.occurrenceId, { from: one.from, because, cause }]));
  const due = await owedMoves(trx, office, day, [...new Set(open.map((one) => one.resolutionId))], movedOf);
  if (due.length === 0) return 0;
  // What goes into one mail with the news: what waits for the same people, and the reminder of what moved.
  const recipients = [...new Set(due.map((one) => one.recipient))];
  const beside = await resolutionsWaitingFor(trx, recipients);
  const hadOne = await mailedOn(trx, day, recipients);
  const among = [...new Set([...due.map((one) => one.resolutionId), ...beside])];
  return (await planMails(trx, deps, { due, owed: [...due, ...(await owedReminders(trx, office, day, among))], day, hadOne, office })).length;
}

/** Later days that were granted, by occurrence. */
async function extendedDays(trx: Database, moved: readonly MovedDate[], day: Day): Promise<Map<number, Day>> {
  const resolutions = await readInChunks([...new Set(moved.map((one) => one.resolutionId))], (chunk) => findResolutions(trx, { ids: chunk }));
  const occurrences = resolutions.flatMap((one) => one.obligations.flatMap((obligation) => obligation.occurrences));
  return new Map(occurrences.flatMap(({ id, extensions }) => {
    const { extended } = datesBeside(extensions, day);
    return extended ? [[id, extended.newDueOn] as const] : [];
  }));
}

const isUnchanged = ({ from, to }: MovedDate, extendedOn: Day | undefined): boolean =>
  extendedOn !== undefined && from !== null && to !== null && from <= extendedOn && to <= extendedOn;
