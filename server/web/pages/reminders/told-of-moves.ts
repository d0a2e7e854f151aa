/** Who will be told that a due date moves, before it does: the same people the mails are planned for. */
import { readOffice } from '../../../actions/reminders/office.ts';
import type { MovedDate } from '../../../actions/dates/recompute-deadlines.ts';
import type { Day } from '../../../domain/day/civil-date.ts';
import { datesBeside, effectiveDueOn } from '../../../domain/deadline/extension.ts';
import { recipientsOf } from '../../../domain/reminder/recipients.ts';
import { MOVED } from '../../../domain/reminder/reminder-ladder.ts';
import type { Resolution } from '../../../domain/resolution/resolution.ts';
import type { Database } from '../../../store/database.ts';
import { resolutionsOf } from './moved-dates.ts';

/** Addresses by move; none for what is answered or closed, loses its day, or has a later day that was granted. */
export async function toldOfMoves(db: Database, moved: readonly MovedDate[], day: Day): Promise<Map<MovedDate, string[]>> {
  const open = moved.filter((one) => one.isOpen && one.to !== null);
  const { units, supervisors, officers } = await readOffice(db);
  const resolutions = await resolutionsOf(db, open);
  return new Map(open.flatMap((one) => {
    const found = resolutions.get(one.resolutionId);
    if (!found || !isLysOwn(found, one, day)) return [];
    const unit = found.unitId === null ? null : (units.get(found.unitId) ?? null);
    return [[one, recipientsOf(MOVED, { unit, supervisors, officers }).map(({ email }) => email)]];
  }));
}

/** Where a later day was granted, the LY's own may move and nothing changes for anybody. */
function isLysOwn({ obligations }: Resolution, { obligationId, number, to }: MovedDate, day: Day): boolean {
  const occurrences = obligations.find((one) => one.id === obligationId)?.occurrences ?? [];
  const extensions = occurrences.find((one) => one.number === number)?.extensions ?? [];
  return effectiveDueOn(to, datesBeside(extensions, day)) === to;
}
