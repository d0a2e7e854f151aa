/** Which resolutions somebody is chased about and has not acknowledged, as of today. Reads only. */
import type { Day } from '../../domain/day/civil-date.ts';
import { versionKey } from '../../domain/reminder/consider.ts';
import type { Database } from '../../store/database.ts';
import { openDesk } from './consider-reminders.ts';
import { readOffice } from './office.ts';

/** Of `ids`; an acknowledgement of a date that has moved since says nothing. */
export async function unacknowledged(db: Database, ids: readonly number[], today: Day): Promise<Set<number>> {
  const { chased, circumstances } = await openDesk(db, await readOffice(db), today, ids);
  return new Set(chased.filter((one) => one.settled === null && !circumstances.acknowledged.has(versionKey(one))).map((one) => one.resolutionId));
}
