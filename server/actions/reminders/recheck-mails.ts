/** What claimed mails may still say: asked for many at once, in as many queries as for one. */
import type { Day } from '../../domain/day/civil-date.ts';
import { type Against, consider } from '../../domain/reminder/consider.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Database } from '../../store/database.ts';
import { listRefusals, type Refusal } from '../../store/evidence.ts';
import type { Mail } from '../../store/mails.ts';
import { type DropReason, dropReminders, type Reminder, reminderKey, remindersOf } from '../../store/reminders.ts';
import { openDesk, peopleOf } from './consider-reminders.ts';
import type { Office } from './office.ts';
import { type OwedReminder, owedReminders } from './owed-reminders.ts';

/** `owed`: what each mail, by its id, still tells. `refused`: what a notice tells. */
export type Rechecked = { owed: ReadonlyMap<number, OwedReminder[]>; refused: readonly Refusal[] };

/** `facts`: the number of the facts, read before the office. */
type Moment = { db: Database; office: Office; day: Day; facts: number };

/** What of these mails is owed at this moment; the rest is marked with the reason why it is left out, unless a fact changed while it was read. */
export async function recheckMails(moment: Moment, mails: readonly Pick<Mail, 'id' | 'kind'>[]): Promise<Rechecked> {
  const { db, office, day, facts } = moment;
  const reminders = (await remindersOf(db, mails.map((one) => one.id))).filter((one) => one.droppedBecause === null);
  const ids = [...new Set(reminders.map((one) => one.resolutionId))];
  const owed = new Map((await owedReminders(db, office, day, ids)).map((one) => [reminderKey(one), one]));
  const gone = reminders.filter((one) => !owed.has(reminderKey(one)));
  if (gone.length > 0) await dropReminders(db, await whyGone(moment, gone), facts);
  const still = reminders.flatMap((one) => {
    const found = owed.get(reminderKey(one));
    // Which rungs were passed over was worked out when it was planned: by now the ledger holds this very reminder.
    return found ? [{ mailId: one.mailId!, owed: { ...found, details: { ...found.details, covers: one.covers } } }] : [];
  });
  return {
    owed: new Map([...groupBy(still, (one) => one.mailId)].map(([id, all]) => [id, all.map((one) => one.owed)])),
    refused: mails.some((one) => one.kind === 'notice') ? await listRefusals(db, day) : [],
  };
}

const DROPPED: Partial<Record<Against, DropReason>> = {
  answered: 'answered', closed: 'closed', acknowledged: 'acknowledged', 'opted-out': 'muted', muted: 'muted', 'switched-off': 'switched-off',
};

async function whyGone({ db, office, day }: Moment, gone: readonly Reminder[]): Promise<Map<number, DropReason>> {
  const desk = await openDesk(db, office, day, [...new Set(gone.map((one) => one.resolutionId))]);
  const chasedOf = new Map(desk.chased.map((one) => [one.itemKey, one]));
  const reasonOf = (one: Reminder): DropReason => {
    if (desk.resolutions.get(one.resolutionId)?.isClosed) return 'closed';
    const chased = chasedOf.get(one.itemKey);
    if (!chased || chased.dueOn !== one.dueOn || chased.dueVersion !== one.dueVersion) return 'moved';
    const own = consider(chased, peopleOf(chased, office, desk.persons), desk.circumstances, day).find((each) => each.recipient.email === one.recipient);
    if (!own || own.against === 'other-rung') return chased.settled ?? 'handed-over';
    return (own.against && DROPPED[own.against]) ?? 'later-rung';
  };
  return new Map(gone.map((one) => [one.id, reasonOf(one)]));
}
