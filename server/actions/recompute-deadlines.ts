/** Brings every due date up to date after a calendar or an act changed. */
import type { Day } from '../domain/civil-date.ts';
import type { OfficeCalendar } from '../domain/office-calendar.ts';
import { scheduleOf } from '../domain/schedule.ts';
import { listActs } from '../store/acts.ts';
import type { Database } from '../store/database.ts';
import { findResolutions } from '../store/resolutions.ts';
import { upsertOccurrences } from '../store/write-resolutions.ts';

export type MovedDate = { resolutionId: number; item: string; from: Day | null; to: Day | null };

/** Recomputes all occurrences under a calendar, in the caller's transaction; answers the dates that moved. */
export async function recomputeDeadlines(trx: Database, calendar: OfficeCalendar): Promise<MovedDate[]> {
  const acts = new Map((await listActs(trx)).map((act) => [act.id, act]));
  const moved: MovedDate[] = [];
  const changed: Parameters<typeof upsertOccurrences>[1][number][] = [];
  for (const { id: resolutionId, actId, item, obligations } of await findResolutions(trx)) {
    for (const { id: obligationId, reading, occurrences } of obligations) {
      scheduleOf(reading, acts.get(actId)!, calendar).forEach((deadline, index) => {
        const before = occurrences[index];
        if (before && before.dueOn === deadline.dueOn && before.isProvisional === deadline.provisional) return;
        changed.push({ obligationId, number: index + 1, deadline });
        if (before && before.dueOn !== deadline.dueOn) moved.push({ resolutionId, item, from: before.dueOn, to: deadline.dueOn });
      });
    }
  }
  await upsertOccurrences(trx, changed);
  return moved;
}
