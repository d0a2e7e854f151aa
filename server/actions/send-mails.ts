/** Sends the mails that wait: claimed by one worker at a time, checked again, sent, and the server's answer recorded. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Day } from '../domain/civil-date.ts';
import { retryAt } from '../domain/delivery.ts';
import { isDayOff } from '../domain/office-calendar.ts';
import type { Deps } from '../deps.ts';
import { CONNECTIONS, DeliveryError, LONGEST_SEND_MS, type MailTransport } from '../mail/transport.ts';
import { reminderLetter } from '../mail/reminder-letter.ts';
import { claimMail, dropClaimed, keepLetter, type Mail, recordAttempt, releaseAbandoned, type Verdict } from '../store/mails.ts';
import { type DropReason, dropReminders, type Reminder, reminderKey, remindersOf } from '../store/reminders.ts';
import { findResolutions } from '../store/resolutions.ts';
import { statusOf } from '../domain/status.ts';
import { asOfDay } from '../domain/timeliness.ts';
import { itemsOf, type Office, type OwedReminder, owedReminders, readOffice } from './owed-reminders.ts';

/** A claim this old belongs to a worker that died. Well beyond the longest a mail may take, in milliseconds. */
const STALE_CLAIM_MS = 5 * LONGEST_SEND_MS;

/** A server that does not answer so many times in a row is left alone until the next run. */
const SILENCES_BORNE = 3;

/** Faults of our own (the store away, say) after which a run gives up. */
const FAULTS_BORNE = 10;

/** Mails that got through, and mails that did not, whether they are tried again or not. */
export type Sent = { sent: number; failed: number };

/** Sends what waits for `day` or an earlier one. Nothing on a day off, and nothing without a mail server. */
export async function sendMails(deps: Deps, day: Day): Promise<Sent> {
  const { db, clock, mail } = deps;
  if (mail === null) return { sent: 0, failed: 0 };
  const office = await readOffice(db);
  if (isDayOff(office.calendar, day)) return { sent: 0, failed: 0 };
  await releaseAbandoned(db, new Date(Date.parse(clock.now()) - STALE_CLAIM_MS).toISOString());
  const worker = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const run: Run = { deps, mail, office, day, worker, silences: 0, sent: 0, failed: 0, errors: [] };
  await Promise.all(Array.from({ length: CONNECTIONS }, () => drain(run)));
  if (run.errors.length > 0) throw new AggregateError(run.errors, `${run.errors.length} mail(s) not sent: ${String(run.errors[0])}`);
  return { sent: run.sent, failed: run.failed };
}

/** One run of one process, shared by its connections. `errors`: faults of ours, not answers of the mail server. */
type Run = Sent & { deps: Deps; mail: MailTransport; office: Office; day: Day; worker: string; silences: number; errors: unknown[] };

/** Mail after mail until none is due. What goes wrong with one does not stop the others. */
async function drain(run: Run): Promise<void> {
  while (run.silences < SILENCES_BORNE && run.errors.length < FAULTS_BORNE) {
    try {
      const claimed = await claimMail(run.deps.db, { worker: run.worker, day: run.day, now: run.deps.clock.now() });
      if (claimed === null) return;
      await sendOne(run, claimed);
    } catch (error) {
      run.errors.push(error);
    }
  }
}

async function sendOne(run: Run, claimed: Mail): Promise<void> {
  const { db, clock, config } = run.deps;
  const items = await stillTrue(run, claimed);
  if (items.length === 0) return dropClaimed(db, claimed.id, run.worker);
  const letter = reminderLetter({ day: run.day, baseUrl: config.baseUrl, items: itemsOf(items) });
  await keepLetter(db, claimed.id, letter);
  const attemptedAt = clock.now();
  try {
    const { answer } = await run.mail.send({ ...letter, to: claimed.recipient, messageId: claimed.messageId, date: attemptedAt });
    await recordAttempt(db, claimed.id, run.worker, { attemptedAt, outcome: 'accepted', answer }, { state: 'sent', sentAt: clock.now() });
    run.sent += 1;
    run.silences = 0;
  } catch (error) {
    // Only a delivery error is an answer. After a fault of ours, such as the store failing once the server had
    // the mail, the claim is left to grow stale and the mail is tried again under the same Message-ID.
    if (!(error instanceof DeliveryError)) throw error;
    const verdict: Verdict = error.failure === 'refused' ? { state: 'failed' } : { state: 'planned', retryAt: retryAt(clock.now(), claimed.attempts + 1) };
    await recordAttempt(db, claimed.id, run.worker, { attemptedAt, outcome: error.failure, answer: error.message }, verdict);
    run.failed += 1;
    run.silences = error.failure === 'refused' || error.failure === 'deferred' ? 0 : run.silences + 1;
  }
}

/** What of the mail is owed at this moment; the rest is marked with the reason why it is left out. */
async function stillTrue({ deps: { db }, office, day }: Run, { id }: Mail): Promise<OwedReminder[]> {
  const reminders = (await remindersOf(db, [id])).filter((one) => one.droppedBecause === null);
  const resolutionIds = [...new Set(reminders.map((one) => one.resolutionId))];
  const owed = new Map((await owedReminders(db, office, day, resolutionIds)).map((one) => [reminderKey(one), one]));
  const gone = reminders.filter((one) => !owed.has(reminderKey(one)));
  if (gone.length > 0) await dropReminders(db, await whyGone({ db, office, day }, gone, [...owed.values()]));
  return reminders.flatMap((one) => owed.get(reminderKey(one)) ?? []);
}

async function whyGone({ db, office, day }: { db: Deps['db']; office: Office; day: Day }, gone: readonly Reminder[], owed: readonly OwedReminder[]): Promise<Map<number, DropReason>> {
  const asOf = asOfDay(day, office.calendar);
  const statuses = (await findResolutions(db, { ids: [...new Set(gone.map((one) => one.resolutionId))] })).map((one) => statusOf(one, asOf));
  const reasonOf = (one: Reminder): DropReason => {
    const resolution = statuses.find(({ id }) => id === one.resolutionId);
    const occurrence = resolution?.obligations.flatMap(({ occurrences }) => occurrences).find(({ id }) => id === one.occurrenceId);
    if (resolution?.isClosed) return 'closed';
    if (!occurrence || occurrence.effectiveDueOn !== one.dueOn) return 'moved';
    if (occurrence.doneOn !== null) return 'answered';
    if (!occurrence.isExpected) return 'closed';
    const later = owed.some(({ occurrenceId, recipient }) => occurrenceId === one.occurrenceId && recipient === one.recipient);
    return later ? 'later-rung' : 'handed-over';
  };
  return new Map(gone.map((one) => [one.id, reasonOf(one)]));
}
