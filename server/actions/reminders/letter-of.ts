/** What a claimed mail says: only what is still true, or null where nothing is. */
import type { Day } from '../../domain/day/civil-date.ts';
import { mailWords } from '../../locales/mail.ts';
import { noticeLetter } from '../../mail/notice-letter.ts';
import { reminderLetter } from '../../mail/reminder-letter.ts';
import type { Mail } from '../../store/mails.ts';
import { languageOf, type Office } from './office.ts';
import { itemsOf } from './owed-reminders.ts';
import type { Rechecked } from './recheck-mails.ts';

export type OutgoingLetter = {
  subject: string; text: string; html: string; calendar: string | null; threads: string[]; replyTo: string | null; listName: string;
};

type Moment = { baseUrl: string; office: Office; day: Day; rechecked: Rechecked };

export function letterOf({ baseUrl, office, day, rechecked }: Moment, mail: Mail): OutgoingLetter | null {
  const locale = languageOf(office, mail.recipient);
  const frame = { replyTo: personToAnswer(office, mail.recipient), listName: mailWords[locale].product };
  if (mail.kind === 'test') return { ...frame, subject: mail.subject, text: mail.text, html: mail.html, calendar: null, threads: [] };
  if (mail.kind === 'notice') {
    const { refused } = rechecked;
    return refused.length === 0 ? null : { ...frame, ...noticeLetter({ day, baseUrl, refused }), calendar: null, threads: [] };
  }
  const owed = rechecked.owed.get(mail.id);
  return owed ? { ...frame, ...reminderLetter({ day, baseUrl, items: itemsOf(owed), locale }) } : null;
}

/** The first liaison officer other than the recipient: replies reach a person. */
const personToAnswer = ({ officers }: Office, recipient: string): string | null => officers.find((one) => one !== recipient) ?? officers[0] ?? null;
