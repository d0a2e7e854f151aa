/** A mail as the bytes that go over the wire (RFC 5322). The same mail makes the same bytes, so that it can be kept and proven. */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';

export type OutgoingMail = {
  /** One plain address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets. */
  messageId: string;
  /** Instant for the Date header, ISO in UTC. */
  date: string;
  /** One plain address of a person who can answer. */
  replyTo?: string | null;
  /** Message-IDs of the threads it belongs to, without brackets; a mail program shows it under the first. */
  threads?: readonly string[];
  /** Name of the list in words and its id, such as `reminders.tracker.agency.gov.tw` (RFC 2919). */
  list?: { id: string; name: string };
  /** The due dates as an iCalendar file. */
  calendar?: string | null;
};

/** Names of more threads than this help nobody and make a header some servers refuse. */
const MOST_THREADS = 10;

export async function composeMail(mail: OutgoingMail, from: { name: string; address: string }): Promise<Uint8Array> {
  const threads = (mail.threads ?? []).slice(0, MOST_THREADS).map((id) => `<${id}>`);
  const composer = new MailComposer({
    from,
    to: { name: '', address: mail.to },
    ...(mail.replyTo ? { replyTo: { name: '', address: mail.replyTo } } : {}),
    subject: mail.subject.replace(/[\r\n]+/g, ' '),
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.messageId}>`,
    date: new Date(mail.date),
    ...(threads.length > 0 ? { inReplyTo: threads[0]!, references: threads } : {}),
    // What mail programs need to know to send no holiday notes back (RFC 3834; the second is Exchange's).
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.list ? { 'List-Id': { prepared: true, value: `${encodedWord(mail.list.name)} <${mail.list.id}>` } } : {}),
    },
    // A file to open, and no invitation to answer: Outlook and others turn a calendar alternative into one.
    attachments: mail.calendar ? [{ filename: 'deadlines.ics', content: mail.calendar, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }] : [],
    disableFileAccess: true,
    disableUrlAccess: true,
    baseBoundary: sha256(mail.messageId).slice(0, 24),
  } as ConstructorParameters<typeof MailComposer>[0]);
  return composer.compile().build();
}

/** RFC 2047, for a phrase short enough for one word (45 bytes); the library would encode the id with it. */
const encodedWord = (phrase: string): string => (/^[ -~]*$/.test(phrase) ? phrase : `=?UTF-8?B?${Buffer.from(phrase).toString('base64')}?=`);

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
