/** Reminders of one resolution: whether the ladder waits, and who will be told next. Reads only. */
import type { Day } from '../../domain/day/civil-date.ts';
import { isHeld, versionKey } from '../../domain/reminder/consider.ts';
import type { Reason, Topic } from '../../domain/reminder/ladder.ts';
import type { Database } from '../../store/database.ts';
import { deskOn, readFollowed } from './consider-reminders.ts';
import { readOffice } from './office.ts';
import { reckonAhead, workingDaysFrom } from './reckon-ahead.ts';

export type AheadReminder = { day: Day; to: string; topic: Topic; rung: string; dueOn: Day; reason: Reason; standsFor: string | null };

/** `heldUntil`: the first working day on which the ladder goes on; null where it does not wait. */
export type ItemReminders = {
  acknowledged: { by: string; on: Day } | null;
  heldUntil: Day | null;
  isOpen: boolean;
  ahead: AheadReminder[];
  waitsWorkingDays: number;
};

/** As many days with reminders are looked for, among so many days. */
const MOST_AHEAD = 3;
const MOST_DAYS = 30;

export async function itemReminders(db: Database, resolutionId: number, today: Day): Promise<ItemReminders> {
  const office = await readOffice(db);
  const followed = await readFollowed(db, [resolutionId]);
  const first = deskOn(followed, office, today);
  const open = first.chased.filter((one) => one.settled === null);
  // Of a handing-over the acknowledgement is the answer; nothing goes on after it.
  const waiting = open.filter((one) => one.topic !== 'assignment');
  const isHeldOn = (day: Day): boolean => waiting.some((one) => isHeld(one, first.circumstances, day));
  const range = { first: today, days: open.length === 0 ? 0 : MOST_DAYS };
  const foreseen = await reckonAhead(followed, office, range);
  const shown = new Set([...new Set(foreseen.map((one) => one.day))].slice(0, MOST_AHEAD));
  const ahead = foreseen.filter((one) => shown.has(one.day)).flatMap(({ day, to, items }) =>
    items.map(({ topic, rung, dueOn, reason, standsFor }): AheadReminder => ({ day, to, topic, rung, dueOn, reason, standsFor })));
  const current = new Set(open.map(versionKey));
  const last = followed.acknowledged.findLast((one) => one.on <= today && current.has(versionKey(one))) ?? null;
  return {
    acknowledged: last && { by: last.by, on: last.on },
    heldUntil: isHeldOn(today) ? (workingDaysFrom(office, range).find((day) => !isHeldOn(day)) ?? null) : null,
    isOpen: open.length > 0, ahead, waitsWorkingDays: office.ladder.acknowledgement.waitsWorkingDays,
  };
}
