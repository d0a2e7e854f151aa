/** Sends the mails that wait: claimed by one worker at a time, checked again, kept, sent, and the server's answer recorded. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { gzipSync } from 'node:zlib';
import { type Day, daysBetween } from '../domain/civil-date.ts';
import { retryAt } from '../domain/delivery.ts';
import { isDayOff } from '../domain/office-calendar.ts';
import type { Deps } from '../deps.ts';
import { type OutgoingMail, sha256 } from '../mail/compose.ts';
import { CONNECTIONS, DeliveryError, LONGEST_SEND_MS, type MailTransport } from '../mail/transport.ts';
import type { Database } from '../store/database.ts';
import { giveBackOne, mailControl, takeOne } from '../store/mail-control.ts';
import { claimMail, dropClaimed, isAnyDue, keepHandOver, type Mail, recordAttempt, releaseAbandoned, type Verdict } from '../store/mails.ts';
import { letterOf } from './letter-of.ts';
import { type Office, readOffice } from './office.ts';
import { tellOfRefusal } from './tell-of-refusal.ts';

/** A claim this old belongs to a worker that died. Well beyond the longest a mail may take, in milliseconds. */
const STALE_CLAIM_MS = 5 * LONGEST_SEND_MS;

/** A server that does not answer so many times in a row is left alone until the next run. */
const SILENCES_BORNE = 3;

/** Faults of our own (the store away, say) after which a run gives up. */
const FAULTS_BORNE = 10;

/** [choice] A mail put off for so many days is parked (RFC 5321, 4.5.4.1: four to five days). A server that is not reached puts nothing off. */
const PUT_OFF_DAYS = 5;

/** Mails that got through, and mails that did not, whether they are tried again or not. */
export type Sent = { sent: number; failed: number };

/** Sends what waits for `day` or an earlier one. Nothing on a day off, while mails are paused, and without a mail server. */
export async function sendMails(deps: Deps, day: Day, { staleClaimMs = STALE_CLAIM_MS }: { staleClaimMs?: number } = {}): Promise<Sent> {
  const { db, clock, mail } = deps;
  if (mail === null) return { sent: 0, failed: 0 };
  await releaseAbandoned(db, new Date(Date.parse(clock.now()) - staleClaimMs).toISOString());
  // Most runs of the day find nothing that waits.
  if (!(await isAnyDue(db, { day, now: clock.now() }))) return { sent: 0, failed: 0 };
  const office = await readOffice(db);
  if (isDayOff(office.calendar, day)) return { sent: 0, failed: 0 };
  const worker = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const isCapped = (await mailControl(db)).dailyCap !== null;
  const run: Run = { deps, mail, office, day, worker, isCapped, silences: 0, sent: 0, failed: 0, errors: [] };
  await Promise.all(Array.from({ length: CONNECTIONS }, () => drain(run)));
  if (run.errors.length > 0) throw new AggregateError(run.errors, `${run.errors.length} mail(s) not sent: ${String(run.errors[0])}`);
  return { sent: run.sent, failed: run.failed };
}

/** One run of one process, shared by its connections. `errors`: faults of ours, not answers of the mail server. */
type Run = Sent & { deps: Deps; mail: MailTransport; office: Office; day: Day; worker: string; isCapped: boolean; silences: number; errors: unknown[] };

/** Mail after mail until none is due. What goes wrong with one does not stop the others. */
async function drain(run: Run): Promise<void> {
  const { deps: { db, clock }, day, worker } = run;
  while (run.silences < SILENCES_BORNE && run.errors.length < FAULTS_BORNE) {
    try {
      if (run.isCapped && !(await takeOne(db, day))) return;
      const claimed = await claimMail(db, { worker, day, now: clock.now() });
      const isUsed = claimed !== null && (await sendOne(run, claimed));
      if (run.isCapped && !isUsed) await giveBackOne(db, day);
      if (claimed === null) return;
    } catch (error) {
      run.errors.push(error);
    }
  }
}

/**
 * Whether anything was handed to the mail server. Where the process may die: before the hand-over is kept, the mail
 * waits for its claim to grow stale; between there and the record, the server may have it, and the next worker puts an
 * attempt of unknown outcome on record and sends it under the same Message-ID.
 */
async function sendOne(run: Run, claimed: Mail): Promise<boolean> {
  const { deps: { db, clock, config }, worker, day } = run;
  const letter = await letterOf(run, claimed);
  if (letter === null) {
    await dropClaimed(db, claimed.id, worker);
    return false;
  }
  const attemptedAt = clock.now();
  const outgoing: OutgoingMail = {
    to: claimed.recipient, subject: letter.subject, text: letter.text, html: letter.html, messageId: claimed.messageId, date: attemptedAt,
    replyTo: letter.replyTo, threads: letter.threads, calendar: letter.calendar,
    list: { id: `reminders.${new URL(config.baseUrl).hostname}`, name: letter.listName },
  };
  const attempt = { attemptedAt, sha256: null as string | null };
  try {
    const source = await run.mail.compose(outgoing);
    attempt.sha256 = sha256(source);
    if (!(await keepHandOver(db, claimed.id, worker, { ...letter, source: gzipSync(source), sha256: attempt.sha256, day, now: attemptedAt }))) return false;
    const { answer } = await run.mail.send(outgoing, source);
    await db.transaction((trx) => recordAttempt(trx, claimed.id, worker, { ...attempt, outcome: 'accepted', answer }, { state: 'sent', sentAt: clock.now() }));
    run.sent += 1;
    run.silences = 0;
  } catch (error) {
    // Only a delivery error is an answer. After a fault of ours, such as the store failing once the server had
    // the mail, the claim is left to grow stale and the mail is tried again under the same Message-ID.
    if (!(error instanceof DeliveryError)) throw error;
    await recordFailure(run, claimed, attempt, error);
  }
  return true;
}

async function recordFailure(run: Run, claimed: Mail, attempt: { attemptedAt: string; sha256: string | null }, error: DeliveryError): Promise<void> {
  const { deps: { db, clock }, worker, day } = run;
  const isOver = error.failure === 'refused' || (error.failure === 'deferred' && daysBetween(claimed.day, day) >= PUT_OFF_DAYS);
  const verdict: Verdict = isOver ? { state: 'failed' } : { state: 'planned', retryAt: retryAt(clock.now(), claimed.attempts + 1) };
  await db.transaction(async (trx: Database) => {
    await recordAttempt(trx, claimed.id, worker, { ...attempt, outcome: error.failure, answer: error.message }, verdict);
    if (isOver) await tellOfRefusal(trx, run.deps, claimed, error, run.office);
  });
  run.failed += 1;
  run.silences = error.failure === 'refused' || error.failure === 'deferred' ? 0 : run.silences + 1;
}

