/** Writes into the ledger who is to be told what today, and puts it into one mail a person. */
import { createHash } from 'node:crypto';
import type { Day } from '../domain/civil-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { byUrgency, reminderLetter } from '../mail/reminder-letter.ts';
import type { Database } from '../store/database.ts';
import { recordEvent } from '../store/events.ts';
import { insertMails, mailedOn, type NewMail, takeBackWaiting } from '../store/mails.ts';
import { insertReminders, putInNewestMail, type Reminder, reminderKey, remindersOf } from '../store/reminders.ts';
import { demand } from './demand.ts';
import { itemsOf, type OwedReminder, owedReminders, readOffice } from './owed-reminders.ts';

export type PlanOptions = {
  day: Day;
  /** Everything is worked out and nothing kept. */
  dryRun: boolean;
  /** Whoever had a mail today is told the next working day, unless it is due this very day. */
  oneMailADay: boolean;
};

export type PlannedMail = { to: string; subject: string; items: { resolutionId: number; item: string; dueOn: Day }[] };

/**
 * Plans the day's mails: only what the ledger does not hold yet, so running it again plans nothing. What a
 * person was to be told in a mail that never left moves into the new one.
 */
export async function planReminders(deps: Deps, actor: Actor, options: PlanOptions): Promise<PlannedMail[]> {
  demand(actor, 'send-reminders');
  const owed = await owedReminders(deps.db, await readOffice(deps.db), options.day);
  const due = options.oneMailADay ? await sparing(deps.db, owed, options.day) : owed;
  if (due.length === 0) return [];
  const trx = await deps.db.transaction();
  try {
    const mails = await planMails(trx, deps, due, owed, options.day);
    if (options.dryRun || mails.length === 0) {
      await trx.rollback();
      return mails.map((mail) => mail.planned);
    }
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'reminders_planned',
      subjects: mails.map(({ id }) => ({ type: 'mail', id })),
      after: { day: options.day, mails: mails.length, reminders: mails.reduce((sum, { planned }) => sum + planned.items.length, 0) },
    });
    await trx.commit();
    return mails.map((mail) => mail.planned);
  } catch (error) {
    await trx.rollback();
    throw error;
  }
}

async function sparing(db: Database, owed: readonly OwedReminder[], day: Day): Promise<OwedReminder[]> {
  const hadOne = await mailedOn(db, day);
  return owed.filter((one) => one.dueOn === day || !hadOne.has(one.recipient));
}

type Planned = { id: number; planned: PlannedMail };

/** Puts what is due into the ledger and into one mail a person; `owed` words what was waiting already. */
export async function planMails(trx: Database, { clock, config, mail }: Deps, due: readonly OwedReminder[], owed: readonly OwedReminder[], day: Day): Promise<Planned[]> {
  const now = clock.now();
  const fresh = await insertReminders(trx, due, now);
  const takenBack = await takeBackWaiting(trx, [...groupBy(fresh, (one) => one.recipient).keys()]);
  const waiting = (await remindersOf(trx, takenBack)).filter((one) => one.droppedBecause === null);
  const byRecipient = groupBy([...fresh, ...waiting], (one) => one.recipient);
  const known = new Map(owed.map((one) => [reminderKey(one), one]));
  const planned = [...byRecipient].map(([to, reminders]) => {
    // A waiting reminder that is not owed any more says nothing new; it is dropped when the mail goes out.
    const items = itemsOf(reminders.flatMap((one) => known.get(reminderKey(one)) ?? [])).sort(byUrgency);
    const letter = reminderLetter({ day, baseUrl: config.baseUrl, items });
    const row: NewMail = { ...letter, messageId: messageIdOf(reminders, config.baseUrl), recipient: to, day, state: mail === null ? 'outbox' : 'planned' };
    return { row, planned: { to, subject: letter.subject, items: items.map(({ resolutionId, item, dueOn }) => ({ resolutionId, item, dueOn })) } };
  });
  const ids = await insertMails(trx, planned.map(({ row }) => row), now);
  await putInNewestMail(trx, [...fresh, ...waiting].map((one) => one.id));
  return planned.map((one, index) => ({ id: ids[index]!, planned: one.planned }));
}

/** The same reminders make the same Message-ID, so a mail that is sent twice can be known as one. */
function messageIdOf(reminders: readonly Reminder[], baseUrl: string): string {
  const keys = reminders.map(reminderKey).sort().join('\n');
  return `${createHash('sha256').update(keys).digest('hex').slice(0, 32)}@${new URL(baseUrl).hostname}`;
}
