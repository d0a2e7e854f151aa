/**
 * Who is reminded of a due date, and when, in working days. Pure: whatever the day, the rung in force is
 * the last one reached, so a missed day, an outage or a late import leads to one reminder for the rung in
 * force and never to one for each rung missed.
 */
import type { Day } from './civil-date.ts';
import { isDayOff, type OfficeCalendar, workingDaysBetween } from './office-calendar.ts';

/** [choice] Working days before the due date at which the unit is told; 0 is the day itself. Furthest first. */
export const RUNGS_BEFORE = [20, 10, 5, 3, 1, 0] as const;

/** [choice] Overdue: on the first working day after the due date, then every so many working days. */
export const FIRST_RUNG_AFTER = 1;
export const RUNGS_AFTER_EVERY = 5;

/** A rung of the ladder, `workingDays` before or after the due date; or the news that the due date moved. */
export type Rung = {
  /** Stable for ever: it is part of the ledger's unique key. `before-10`, `after-6`. */
  key: string;
  when: 'before' | 'after' | 'moved';
  workingDays: number;
};

const rung = (when: Rung['when'], workingDays: number): Rung => ({ key: `${when}-${workingDays}`, when, workingDays });

/**
 * The rung in force on a day: with 7 working days left the one of 10; on the 8th working day after the due
 * date the one of 6. Null on a day off and while the first rung is not reached.
 */
export function rungInForce(dueOn: Day, today: Day, calendar: OfficeCalendar): Rung | null {
  if (isDayOff(calendar, today)) return null;
  if (today <= dueOn) {
    const left = workingDaysBetween(calendar, today, dueOn);
    const reached = RUNGS_BEFORE.findLast((days) => days >= left);
    return reached === undefined ? null : rung('before', reached);
  }
  const late = workingDaysBetween(calendar, dueOn, today);
  return rung('after', late - ((late - FIRST_RUNG_AFTER) % RUNGS_AFTER_EVERY));
}

/** Told once for each day a due date moves to, whatever the ladder says. */
export const MOVED: Rung = { key: 'moved', when: 'moved', workingDays: 0 };

/** Why a person is told: the unit's mailbox, its head, a supervisor, or a liaison officer where no unit has it. */
export type Reason = 'mailbox' | 'head' | 'supervisor' | 'officer';

/** `email` in lower case. */
export type Recipient = { email: string; reason: Reason };

/** Who could be told of an item. `unit` is null where the item was handed to nobody. */
export type People = {
  unit: { mailbox: string; headEmail: string | null } | null;
  supervisors: readonly string[];
  officers: readonly string[];
};

/** Whom a rung tells. An item that nobody was given is told to the liaison officers in the unit's place. */
const TELLS: Record<Rung['when'], { given: readonly Reason[]; unassigned: readonly Reason[] }> = {
  before: { given: ['mailbox'], unassigned: ['officer'] },
  after: { given: ['mailbox', 'head', 'supervisor'], unassigned: ['officer', 'supervisor'] },
  moved: { given: ['mailbox', 'head'], unassigned: ['officer'] },
};

/** Each person once, under the first reason that applies. */
export function recipientsOf({ when }: Rung, people: People): Recipient[] {
  const addresses: Record<Reason, readonly (string | null)[]> = {
    mailbox: [people.unit?.mailbox ?? null],
    head: [people.unit?.headEmail ?? null],
    supervisor: people.supervisors,
    officer: people.officers,
  };
  const told = new Map<string, Recipient>();
  for (const reason of people.unit ? TELLS[when].given : TELLS[when].unassigned) {
    for (const address of addresses[reason]) {
      const email = address?.toLowerCase();
      if (email && !told.has(email)) told.set(email, { email, reason });
    }
  }
  return [...told.values()];
}
