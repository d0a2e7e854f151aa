/**
 * Sends the mails that wait: claimed by one worker many at a time, checked again together, each kept, sent, and the
 * server's answer recorded.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Day } from '../../domain/day/civil-date.ts';
import { retryAt } from '../../domain/reminder/delivery.ts';
import { isDayOff } from '../../domain/calendar/office-calendar.ts';
import type { Deps } from '../../deps.ts';
import { type OutgoingMail, sha256 } from '../../mail/compose.ts';
import { CONNECTIONS, DeliveryError, LONGEST_SEND_MS, type MailTransport } from '../../mail/transport.ts';
import { giveBackOne, mailControl, mailsLeft, takeOne } from '../../store/mail-control.ts';
import { claimMails, dropClaimed, isAnyDue, keepHandOver, putBack, putOff, recordAccepted } from '../../store/mail-queue.ts';
import type { Mail } from '../../store/mails.ts';
import { factsVersion, holdFacts } from '../../store/statuses.ts';
import { letterOf } from './letter-of.ts';
import { type Office, readOffice } from './office.ts';
import { patiently } from '../patiently.ts';
import { recheckMails, type Rechecked } from './recheck-mails.ts';
import { recordFailure, releaseClaims } from './record-failure.ts';
import { together } from '../together.ts';

/** A claim this old belongs to a worker that died. Well beyond the longest a mail may take, in milliseconds. */
const STALE_CLAIM_MS = 1.5 * LONGEST_SEND_MS;

/** Mails claimed so long ago, in milliseconds, and not handed over yet may go to another worker. */
const IDLE_CLAIM_MS = 120_000;

/**
 * Mails claimed and checked together at most: the queries of a check cost hardly more for many than for one. Where a fact
 * changes before they are out, the rest is put back and checked anew, one first and then twice as many each time.
 */
const BATCH = 100;

/** After so many rounds overtaken by changes of facts, a mail is checked and kept while no fact may change. */
const STALE_ROUNDS_BORNE = 3;

/** A server that does not answer so many times in a row is left alone until the next run. */
const SILENCES_BORNE = 3;

/** Faults of our own (the store away, say) after which a run gives up. */
const FAULTS_BORNE = 10;

/** Mails that got through, and mails that did not, whether they are tried again or not. */
export type Sent = { sent: number; failed: number };

/** `stop`: what is being handed over is finished, the rest waits for another run. */
export type SendOptions = { staleClaimMs?: number; stop?: AbortSignal };

/** Sends what waits for `day` or an earlier one. Nothing on a day off, while mails are paused, and without a mail server. */
export async function sendMails(deps: Deps, day: Day, { staleClaimMs = STALE_CLAIM_MS, stop }: SendOptions = {}): Promise<Sent> {
  const { db, clock, mail } = deps;
  if (mail === null) return { sent: 0, failed: 0 };
  const before = (ms: number): string => new Date(Date.parse(clock.now()) - ms).toISOString();
  await releaseClaims(deps, before(staleClaimMs), before(Math.min(staleClaimMs, IDLE_CLAIM_MS)));
  const worker = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const run: Run = {
    deps, record: recorder(deps), mail, day, startedOn: clock.today(), worker, stop,
    isCapReached: false, silences: 0, faults: 0, sent: 0, failed: 0, errors: [],
  };
  for (let most = BATCH, staleRounds = 0; goesOn(run);) {
    try {
      const batch = await openBatch(run, most);
      if (batch === null) break;
      batch.isHeld = staleRounds >= STALE_ROUNDS_BORNE;
      await Promise.all(Array.from({ length: CONNECTIONS }, () => drain(run, batch)));
      staleRounds = batch.isStale ? staleRounds + 1 : Math.max(0, staleRounds - 1);
      most = batch.isStale ? 1 : Math.min(BATCH, 2 * most);
    } finally {
      await patiently(() => putBack(db, worker));
    }
  }
  if (run.errors.length > 0) throw new AggregateError(run.errors, `${run.errors.length} mail(s) not sent: ${String(run.errors[0])}`);
  return { sent: run.sent, failed: run.failed };
}

type Accepted = Parameters<typeof recordAccepted>[1][number];

/**
 * Puts the server's yes on record, else the mail would go out again: answers that came while others were being recorded
 * all at once, and each by itself, again and again for a minute, where that fails.
 */
function recorder({ db, clock }: Deps): (one: Accepted) => Promise<void> {
  const keep = (all: Accepted[]): Promise<void> => db.transaction((trx) => recordAccepted(trx, all, clock.now()));
  const keepTogether = together(keep);
  return (one) => keepTogether(one).catch(() => patiently(() => keep([one]))).catch((cause: unknown) => {
    throw new Error(`The mail server took mail ${one.id}, which could not be recorded: ${String(cause)}`, { cause });
  });
}

/**
 * One run of one process, shared by its connections. `errors`: what the mail server is not to blame for; `faults`: those
 * that are not one mail's own.
 */
type Run = Sent & {
  deps: Deps; record: (accepted: Accepted) => Promise<void>; mail: MailTransport; day: Day; startedOn: Day; worker: string;
  stop: AbortSignal | undefined; isCapReached: boolean; silences: number; faults: number; errors: unknown[];
};

/** A run does not outlive the day it was started on: the next may be a day off. */
const goesOn = ({ deps: { clock }, startedOn, stop, isCapReached, silences, faults }: Run): boolean =>
  clock.today() === startedOn && !stop?.aborted && !isCapReached && silences < SILENCES_BORNE && faults < FAULTS_BORNE;

/** A claimed mail, and what it may still say. */
type Checked = { claimed: Mail; rechecked: Rechecked };

/**
 * Mails claimed and checked together, under the facts of that number; `waiting` are those no connection has taken up yet.
 * `isHeld`: each is checked once more while the facts are held.
 */
type Batch = { waiting: Checked[]; office: Office; facts: number; isStale: boolean; isCapped: boolean; isHeld: boolean };

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
  return { waiting: await recheck(run, { office, facts }, claimed), office, facts, isStale: false, isCapped: left !== null, isHeld: false };
}

/** Where they cannot be checked together, each is by itself: the one at fault is put off, and the others go out. */
async function recheck(run: Run, under: Pick<Batch, 'office' | 'facts'>, mails: readonly Mail[]): Promise<Checked[]> {
  try {
    const rechecked = await recheckMails({ db: run.deps.db, day: run.day, ...under }, mails);
    return mails.map((claimed) => ({ claimed, rechecked }));
  } catch (error) {
    if (mails.length === 1) await putAside(run, mails[0]!, error);
    const each: Checked[] = [];
    if (mails.length > 1) for (const one of mails) if (goesOn(run)) each.push(...(await recheck(run, under, [one])));
    return each;
  }
}

/** What is wrong with one mail is told and does not end the run; past the hand-over, or where it cannot even wait, more is wrong than the mail. */
async function putAside(run: Run, { id, attempts }: Mail, error: unknown): Promise<void> {
  const { deps: { db, clock }, worker } = run;
  run.errors.push(error);
  const isOwn = await putOff(db, id, worker, retryAt(clock.now(), attempts + 1)).catch(() => false);
  if (!isOwn) run.faults += 1;
}

/** Mail after mail of the batch. What goes wrong with one does not stop the others. */
async function drain(run: Run, batch: Batch): Promise<void> {
  while (goesOn(run) && !batch.isStale) {
    const next = batch.waiting.shift();
    if (next === undefined) return;
    try {
      await take(run, batch, next);
    } catch (error) {
      await putAside(run, next.claimed, error);
    }
  }
}

async function take(run: Run, batch: Batch, next: Checked): Promise<void> {
  const { deps: { db }, day } = run;
  if (batch.isCapped && !(await takeOne(db, day))) {
    run.isCapReached = true;
    return;
  }
  const isUsed = await sendOne(run, batch, next);
  if (!isUsed && batch.isCapped) await giveBackOne(db, day);
}

/** A mail kept for the hand-over, in these bytes. */
type Ready = { outgoing: OutgoingMail; source: Uint8Array };

/**
 * Whether anything was handed to the mail server. Where the process may die: before the hand-over is kept, the mail
 * waits for its claim to grow stale; between there and the record, the server may have it, and the next worker puts an
 * attempt of unknown outcome on record and sends it under the same Message-ID.
 */
async function sendOne(run: Run, batch: Batch, next: Checked): Promise<boolean> {
  const { deps, worker, day } = run;
  const { claimed } = next;
  const attempt = { attemptedAt: deps.clock.now(), sha256: null as string | null };
  try {
    const ready = await (batch.isHeld ? keepUnderHeldFacts(run, batch, claimed, attempt) : keep(run, batch, next, attempt));
    if (ready === null) return false;
    const { answer } = await run.mail.send(ready.outgoing, ready.source);
    await run.record({ ...attempt, id: claimed.id, answer });
    run.sent += 1;
    run.silences = 0;
  } catch (error) {
    // Only a delivery error is an answer. After a fault of ours, such as the store failing once the server had
    // the mail, the claim is left to grow stale and the mail is tried again under the same Message-ID.
    if (!(error instanceof DeliveryError)) throw error;
    await patiently(() => recordFailure(deps, { worker, day, office: batch.office, claimed }, attempt, error));
    run.failed += 1;
    run.silences = error.failure === 'refused' || error.failure === 'deferred' ? 0 : run.silences + 1;
  }
  return true;
}

type Attempted = { attemptedAt: string; sha256: string | null };

/** Null where nothing is to be sent: nothing in it is true any more, or the batch is stale. */
async function keep(run: Run, batch: Batch, { claimed, rechecked }: Checked, attempt: Attempted, db = run.deps.db): Promise<Ready | null> {
  const { deps: { config: { baseUrl } }, worker, day } = run;
  const { office, facts, isCapped } = batch;
  const letter = letterOf({ baseUrl, day, office, rechecked }, claimed);
  if (letter === null) {
    if (!(await dropClaimed(db, claimed.id, worker, facts))) batch.isStale = true;
    return null;
  }
  const outgoing: OutgoingMail = {
    to: claimed.recipient, subject: letter.subject, text: letter.text, html: letter.html, messageId: claimed.messageId, date: attempt.attemptedAt,
    replyTo: letter.replyTo, threads: letter.threads, calendar: letter.calendar,
    list: { id: `reminders.${new URL(baseUrl).hostname}`, name: letter.listName },
  };
  const source = await run.mail.compose(outgoing);
  const hash = sha256(source);
  const handOver = { ...letter, source: gzipSync(source), sha256: hash, day, now: attempt.attemptedAt, facts, isCapped };
  if (!(await keepHandOver(db, claimed.id, worker, handOver))) {
    batch.isStale = true;
    return null;
  }
  attempt.sha256 = hash;
  return { outgoing, source };
}

/** For a mail that takes longer to check than the office leaves between two changes. */
const keepUnderHeldFacts = (run: Run, batch: Batch, claimed: Mail, attempt: Attempted): Promise<Ready | null> =>
  run.deps.db.transaction(async (trx) => {
    batch.facts = await holdFacts(trx);
    batch.office = await readOffice(trx);
    const rechecked = await recheckMails({ db: trx, office: batch.office, day: run.day, facts: batch.facts }, [claimed]);
    return keep(run, batch, { claimed, rechecked }, attempt, trx);
  });
