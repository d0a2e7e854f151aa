import { readOfficeCalendar } from '../documents/read-office-calendar.ts';
import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { InvalidInputError } from '../errors.ts';
import { describeCalendarProblem } from '../locales/calendar-problems.ts';
import { insertEdition, loadCalendar } from '../store/calendar.ts';
import { recordEvent } from '../store/events.ts';
import type { LocaleName } from '../store/users.ts';
import { demand } from './demand.ts';
import { type MovedDate, recomputeDeadlines } from './recompute-deadlines.ts';

type ImportCalendar = { bytes: Uint8Array; fileName: string; locale: LocaleName };
export type CalendarImported = { year: number; label: string; isNew: boolean; moved: MovedDate[] };

/**
 * Puts an edition of the office calendar in force and recomputes every due date; answers the dates that moved.
 * The edition in force again changes nothing. A file with anything wrong in it is refused whole.
 */
export async function importCalendar(deps: Deps, actor: Actor, { bytes, fileName, locale }: ImportCalendar): Promise<CalendarImported> {
  demand(actor, 'manage-calendar');
  const read = readOfficeCalendar(bytes);
  if ('problems' in read) {
    const problems = read.problems.map((problem) => `${describeCalendarProblem(problem, locale)}${locale === 'en' ? '.' : '。'}`);
    throw new InvalidInputError({ code: 'calendar-unreadable', problems }, 'file');
  }
  const { edition } = read;
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const id = await insertEdition(trx, edition, at);
    if (id === null) return { year: edition.year, label: edition.label, isNew: false, moved: [] };
    const moved = await recomputeDeadlines(trx, await loadCalendar(trx));
    await recordEvent(trx, {
      actor,
      at,
      verb: 'calendar_imported',
      subjects: [
        { type: 'calendar_edition', id },
        ...[...new Set(moved.map((one) => one.resolutionId))].map((resolutionId) => ({ type: 'resolution' as const, id: resolutionId })),
      ],
      after: { year: edition.year, label: edition.label, file: fileName, moved },
    });
    return { year: edition.year, label: edition.label, isNew: true, moved };
  });
}
