/**
 * Sends the mails that wait: claimed by one worker many at a time, checked again together, each kept, sent, and the
 * server's answer recorded.
 */
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
import { giveBackOne, mailControl, mailsLeft, takeOne } from '../store/mail-control.ts';
import { claimMails, dropClaimed, isAnyDue, keepHandOver, putBack, recordAccepted, recordFailed, releaseAbandoned, type Verdict } from '../store/mail-queue.ts';
import type { Mail } from '../store/mails.ts';
import { factsVersion } from '../store/statuses.ts';
import { letterOf, type OutgoingLetter } from './letter-of.ts';
import { type Office, readOffice } from './office.ts';
import { recheckMails, type Rechecked } from './recheck-mails.ts';
import { tellOfRefusal } from './tell-of-refusal.ts';
import { together } from './together.ts';

/** A claim this old belongs to a worker that died. Well beyond the longest a mail may take, in milliseconds. */
const STALE_CLAIM_MS = 5 * LONGEST_SEND_MS;

/**
 * Mails claimed and checked together at most: the queries of a check cost hardly more for many than for one. Where a fact
 * changes before they are out, the rest is put back and checked anew, one first and then twice as many each time.
 */
const BATCH = 100;

/** A server that does not answer so many times in a row is left alone until the next run. */
const SILENCES_BORNE = 3;

/** Faults of our own (the store away, say) after which a run gives up. */
const FAULTS_BORNE = 10;

/** [choice] A mail put off for so many days is parked (RFC 5321, 4.5.4.1: four to five days). A server that is not reached puts nothing off. */
const PUT_OFF_DAYS = 5;

/** Mails that got through, and mails that did not, whether they are tried again or not. */
export type Sent = { sent: number; failed: number };

/** `stop`: what is being handed over is finished, the rest waits for another run. */
export type SendOptions = { staleClaimMs?: number; stop?: AbortSignal };

/** Sends what waits for `day` or an earlier one. Nothing on a day off, while mails are paused, and without a mail server. */
export async function sendMails(deps: Deps, day: Day, { staleClaimMs = STALE_CLAIM_MS, stop }: SendOptions = {}): Promise<Sent> {
  const { db, clock, mail } = deps;
  if (mail === null) return { sent: 0, failed: 0 };
  await releaseAbandoned(db, new Date(Date.parse(clock.now()) - staleClaimMs).toISOString());
  const worker = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const record = together<Accepted>((all) => db.transaction((trx) => recordAccepted(trx, all, clock.now())));
  const run: Run = { deps, record, mail, day, startedOn: clock.today(), worker, stop, isCapReached: false, silences: 0, sent: 0, failed: 0, errors: [] };
  for (let most = BATCH; goesOn(run);) {
    const batch = await openBatch(run, most);
    if (batch === null) break;
    await Promise.all(Array.from({ length: CONNECTIONS }, () => drain(run, batch)));
    await putBack(db, batch.waiting.map((one) => one.claimed.id), worker);
    most = batch.isStale ? 1 : Math.min(BATCH, 2 * most);
  }
  if (run.errors.length > 0) throw new AggregateError(run.errors, `${run.errors.length} mail(s) not sent: ${String(run.errors[0])}`);
  return { sent: run.sent, failed: run.failed };
}

/** `record`: answers that came while others were being put on record are put there together. */
type Accepted = Parameters<typeof recordAccepted>[1][number];

/** One run of one process, shared by its connections. `errors`: faults of ours, not answers of the mail server. */
type Run = Sent & {
  deps: Deps; record: (accepted: Accepted) => Promise<void>; mail: MailTransport; day: Day; startedOn: Day; worker: string; stop: AbortSignal | undefined; isCapReached: boolean; silences: number; errors: unknown[];
};

/** A run does not outlive the day it was started on: the next may be a day off. */
const goesOn = ({ deps: { clock }, startedOn, stop, isCapReached, silences, errors }: Run): boolean =>
  clock.today() === startedOn && !stop?.aborted && !isCapReached && silences < SILENCES_BORNE && errors.length < FAULTS_BORNE;

/** A claimed mail, and what it may still say. */
type Checked = { claimed: Mail; rechecked: Rechecked };

/** Mails claimed and checked together, under the facts of that number; `waiting` are those no connection has taken up yet. */
type Batch = { waiting: Checked[]; office: Office; facts: number; isStale: boolean; isCapped: boolean };

/** Null where no mail is due by now. */
async function openBatch(run: Run, most: number): Promise<Batch | null> {
  const { deps: { db, clock }, day, worker } = run;
  const now = clock.now();
  // Most runs of the day find nothing that waits.
  if (!(await isAnyDue(db, { day, now }))) return null;
  const left = mailsLeft(await mailControl(db), day);
  const facts = await factsVersion(db);
  const office = await readOffice(db);
  if (left === 0 || isDayOff(office.calendar, day)) return null;
  const claimed = await claimMails(db, { worker, day, now, most: Math.min(most, left ?? most) });
  if (claimed.length === 0) return null;
  return { waiting: await recheck(run, office, claimed), office, facts, isStale: false, isCapped: left !== null };
}

/** Where they cannot be checked together, each is by itself: the claim of the one at fault is left to grow stale, and the others go out. */
async function recheck(run: Run, office: Office, mails: readonly Mail[]): Promise<Checked[]> {
  try {
    const rechecked = await recheckMails({ db: run.deps.db, office, day: run.day }, mails);
    return mails.map((claimed) => ({ claimed, rechecked }));
  } catch (error) {
    if (mails.length === 1) run.errors.push(error);
    const each: Checked[] = [];
    if (mails.length > 1) for (const one of mails) if (goesOn(run)) each.push(...(await recheck(run, office, [one])));
    return each;
  }
}

/** Mail after mail of the batch. What goes wrong with one does not stop the others. */
async function drain(run: Run, batch: Batch): Promise<void> {
  while (goesOn(run) && !batch.isStale) {
    const next = batch.waiting.shift();
    if (next === undefined) return;
    try {
      await take(run, batch, next);
    } catch (error) {
      run.errors.push(error);
    }
  }
}

async function take(run: Run, batch: Batch, next: Checked): Promise<void> {
  const { deps: { db, config }, worker, day } = run;
  const letter = letterOf({ baseUrl: config.baseUrl, day, office: batch.office, rechecked: next.rechecked }, next.claimed);
  if (letter === null) return dropClaimed(db, next.claimed.id, worker);
  if (batch.isCapped && !(await takeOne(db, day))) {
    run.isCapReached = true;
    batch.waiting.push(next);
    return;
  }
  const isUsed = await sendOne(run, batch, next.claimed, letter);
  if (!isUsed && batch.isCapped) await giveBackOne(db, day);
}

/**
 * Whether anything was handed to the mail server. Where the process may die: before the hand-over is kept, the mail
 * waits for its claim to grow stale; between there and the record, the server may have it, and the next worker puts an
 * attempt of unknown outcome on record and sends it under the same Message-ID.
 */
async function sendOne(run: Run, batch: Batch, claimed: Mail, letter: OutgoingLetter): Promise<boolean> {
  const { deps: { db, clock, config }, worker, day } = run;
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
    if (!(await keepHandOver(db, claimed.id, worker, { ...letter, source: gzipSync(source), sha256: attempt.sha256, day, now: attemptedAt, facts: batch.facts }))) {
      batch.isStale = true;
      await putBack(db, [claimed.id], worker);
      return false;
    }
    const { answer } = await run.mail.send(outgoing, source);
    await run.record({ ...attempt, id: claimed.id, answer });
    run.sent += 1;
    run.silences = 0;
  } catch (error) {
    // Only a delivery error is an answer. After a fault of ours, such as the store failing once the server had
    // the mail, the claim is left to grow stale and the mail is tried again under the same Message-ID.
    if (!(error instanceof DeliveryError)) throw error;
    await recordFailure(run, batch.office, claimed, attempt, error);
  }
  return true;
}

async function recordFailure(run: Run, office: Office, claimed: Mail, attempt: { attemptedAt: string; sha256: string | null }, error: DeliveryError): Promise<void> {
  const { deps: { db, clock }, worker, day } = run;
  const isOver = error.failure === 'refused' || (error.failure === 'deferred' && daysBetween(claimed.day, day) >= PUT_OFF_DAYS);
  const verdict: Verdict = isOver ? { state: 'failed' } : { state: 'planned', retryAt: retryAt(clock.now(), claimed.attempts + 1) };
  await db.transaction(async (trx: Database) => {
    await recordFailed(trx, claimed.id, worker, { ...attempt, outcome: error.failure, answer: error.message }, verdict);
    if (isOver) await tellOfRefusal(trx, run.deps, claimed, error, office);
  });
  run.failed += 1;
  run.silences = error.failure === 'refused' || error.failure === 'deferred' ? 0 : run.silences + 1;
}
