/** Reminders of one resolution: whether the ladder waits, and who will be told next. Reads only. */
import { addDays, type Day } from '../../domain/day/civil-date.ts';
import { isHeld, versionKey } from '../../domain/reminder/consider.ts';
import type { Reason, Topic } from '../../domain/reminder/ladder.ts';
import { isDayOff } from '../../domain/calendar/office-calendar.ts';
import type { Database } from '../../store/database.ts';
import { acknowledgementsOf } from '../../store/mail-choices.ts';
import type { Told } from '../../store/reminders.ts';
import { asTold, considerDesk, deskAhead, exceptTold, indexTold, openDesk } from './consider-reminders.ts';
import { readOffice } from './office.ts';

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
  const first = await openDesk(db, office, today, [resolutionId]);
  const open = first.chased.filter((one) => one.settled === null);
  const told: Told[] = [];
  // Of a handing-over the acknowledgement is the answer; nothing goes on after it.
  const waiting = open.filter((one) => one.topic !== 'assignment');
  const isHeldOn = (day: Day): boolean => waiting.some((one) => isHeld(one, first.circumstances, day));
  const days = Array.from({ length: open.length === 0 ? 0 : MOST_DAYS }, (_, at) => addDays(today, at)).filter((day) => !isDayOff(office.calendar, day));
  const ahead: AheadReminder[] = [];
  for (const day of days) {
    if (new Set(ahead.map((one) => one.day)).size === MOST_AHEAD) break;
    const desk = deskAhead(first, office, day, told);
    for (const one of exceptTold(considerDesk(desk, office), indexTold([...desk.told, ...told]))) {
      if (one.against !== null) continue;
      const { chased, rung, recipient } = one;
      ahead.push({ day, to: recipient.email, topic: chased.topic, rung: rung!.key, dueOn: chased.dueOn, reason: recipient.reason, standsFor: recipient.standsFor ?? null });
      told.push(asTold(one, day));
    }
  }
  const current = new Set(open.map(versionKey));
  const last = (await acknowledgementsOf(db, [resolutionId])).findLast((one) => one.on <= today && current.has(versionKey(one))) ?? null;
  return {
    acknowledged: last && { by: last.by, on: last.on },
    heldUntil: isHeldOn(today) ? (days.find((day) => !isHeldOn(day)) ?? null) : null,
    isOpen: open.length > 0, ahead, waitsWorkingDays: office.ladder.acknowledgement.waitsWorkingDays,
  };
}
