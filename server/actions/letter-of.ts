/** What a claimed mail says at this moment: only what is still true, or null where nothing is. */
import type { Day } from '../domain/civil-date.ts';
import { type Against, consider } from '../domain/consider.ts';
import type { Deps } from '../deps.ts';
import { mailWords } from '../locales/mail.ts';
import { noticeLetter } from '../mail/notice-letter.ts';
import { reminderLetter } from '../mail/reminder-letter.ts';
import { listRefusals } from '../store/evidence.ts';
import type { Mail } from '../store/mails.ts';
import { type DropReason, dropReminders, type Reminder, reminderKey, remindersOf } from '../store/reminders.ts';
import { openDesk, peopleOf } from './consider-reminders.ts';
import type { Office } from './office.ts';
import { itemsOf, type OwedReminder, owedReminders } from './owed-reminders.ts';

export type OutgoingLetter = {
  subject: string; text: string; html: string; calendar: string | null; threads: string[]; replyTo: string | null; listName: string;
};

type Moment = { deps: Deps; office: Office; day: Day };

export async function letterOf(moment: Moment, mail: Mail): Promise<OutgoingLetter | null> {
  const { deps: { config, db }, office, day } = moment;
  const frame = { replyTo: personToAnswer(office, mail.recipient), listName: mailWords['zh-TW'].product };
  if (mail.kind === 'test') return { ...frame, subject: mail.subject, text: mail.text, html: mail.html, calendar: null, threads: [] };
  if (mail.kind === 'notice') {
    const refused = await listRefusals(db, day);
    return refused.length === 0 ? null : { ...frame, ...noticeLetter({ day, baseUrl: config.baseUrl, refused }), calendar: null, threads: [] };
  }
  const items = await stillTrue(moment, mail);
  return items.length === 0 ? null : { ...frame, ...reminderLetter({ day, baseUrl: config.baseUrl, items: itemsOf(items) }) };
}

/** The first liaison officer other than the recipient: replies reach a person. */
const personToAnswer = ({ officers }: Office, recipient: string): string | null => officers.find((one) => one !== recipient) ?? officers[0] ?? null;

/** What of the mail is owed at this moment; the rest is marked with the reason why it is left out. */
async function stillTrue({ deps: { db }, office, day }: Moment, { id }: Mail): Promise<OwedReminder[]> {
  const reminders = (await remindersOf(db, [id])).filter((one) => one.droppedBecause === null);
  const resolutionIds = [...new Set(reminders.map((one) => one.resolutionId))];
  const owed = new Map((await owedReminders(db, office, day, resolutionIds)).map((one) => [reminderKey(one), one]));
  const gone = reminders.filter((one) => !owed.has(reminderKey(one)));
  if (gone.length > 0) await dropReminders(db, await whyGone({ db, office, day }, gone));
  return reminders.flatMap((one) => {
    const still = owed.get(reminderKey(one));
    // Which rungs were passed over was worked out when it was planned: by now the ledger holds this very reminder.
    return still ? [{ ...still, details: { ...still.details, covers: one.covers } }] : [];
  });
}

const DROPPED: Partial<Record<Against, DropReason>> = {
  answered: 'answered', closed: 'closed', acknowledged: 'acknowledged', 'opted-out': 'muted', muted: 'muted', 'switched-off': 'switched-off',
};

async function whyGone({ db, office, day }: { db: Deps['db']; office: Office; day: Day }, gone: readonly Reminder[]): Promise<Map<number, DropReason>> {
  const desk = await openDesk(db, office, day, [...new Set(gone.map((one) => one.resolutionId))]);
  const reasonOf = (one: Reminder): DropReason => {
    if (desk.resolutions.get(one.resolutionId)?.isClosed) return 'closed';
    const chased = desk.chased.find((each) => each.itemKey === one.itemKey);
    if (!chased || chased.dueOn !== one.dueOn || chased.dueVersion !== one.dueVersion) return 'moved';
    const own = consider(chased, peopleOf(chased, office, desk.persons), desk.circumstances, day).find((each) => each.recipient.email === one.recipient);
    if (!own || own.against === 'other-rung') return chased.settled ?? 'handed-over';
    return (own.against && DROPPED[own.against]) ?? 'later-rung';
  };
  return new Map(gone.map((one) => [one.id, reasonOf(one)]));
}

