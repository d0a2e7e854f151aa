/**
 * Does the day's work by itself, on working days from the office's hour on: makes what recurs ahead, once a day, and
 * sends reminders, again whenever something waits. On any day, once an hour, forgets browsers whose session has run out
 * and forms sent a week ago.
 */
import { makeOccurrences } from './actions/dates/make-occurrences.ts';
import { remind, type RemindOptions } from './actions/reminders/remind.ts';
import type { Day } from './domain/day/civil-date.ts';
import { isDayOff } from './domain/calendar/office-calendar.ts';
import { PROGRAM } from './domain/rights.ts';
import type { Deps } from './deps.ts';
import { loadCalendar } from './store/calendar.ts';
import { sweepFormSubmissions } from './store/form-submissions.ts';
import { sweepWebSessions } from './store/web-sessions.ts';

const EVERY_MS = 60_000;
const HOUR_MS = 60 * 60_000;
/** A run that takes longer has come to a halt somewhere, or has an outbox that somebody should know of. */
const SLOW_MS = 15 * 60_000;
const FORM_KEPT_MS = 7 * 24 * HOUR_MS;

export type Scheduler = {
  /** Stops, and waits until a run that is under way has sent what it has in hand. */
  stop(): Promise<void>;
};

/** `slowMs`: how long a run may take before it is said on stderr. */
type Timing = Pick<RemindOptions, 'staleClaimMs'> & { slowMs?: number };

/** Looks once at the start and then every minute. A run that fails is a line on stderr; the next one tries again. */
export function startScheduler(deps: Deps, everyMs = EVERY_MS, { slowMs = SLOW_MS, ...sending }: Timing = {}): Scheduler {
  let running: Promise<void> | null = null;
  const done: Done = { madeOn: null, sweptAt: null };
  const stopping = new AbortController();
  const look = (): void => {
    running ??= watched(runDue(deps, done, { ...sending, stop: stopping.signal }), slowMs).finally(() => (running = null));
  };
  const timer = setInterval(look, everyMs).unref();
  look();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}

/** Says once that a run takes long; no other is begun until it has ended. */
function watched(run: Promise<void>, slowMs: number): Promise<void> {
  const timer = setTimeout(() => console.error(`Reminders: a run has been under way for more than ${Math.round(slowMs / 60_000)} minutes.`), slowMs).unref();
  return run.finally(() => clearTimeout(timer));
}

/** The day occurrences were made last, and the instant sessions were swept last, in milliseconds. */
type Done = { madeOn: Day | null; sweptAt: number | null };

type Sending = Pick<RemindOptions, 'staleClaimMs' | 'stop'>;

/** Whatever fails, the rest is done: people are reminded although something that recurs cannot be made ahead. */
async function runDue(deps: Deps, done: Done, sending: Sending): Promise<void> {
  await reporting(async () => {
    if (!(await isTime(deps))) return;
    await reporting(() => makeAhead(deps, done));
    await remind(deps, PROGRAM, sending);
  });
  await reporting(() => sweep(deps, done));
}

async function isTime({ db, clock, config }: Deps): Promise<boolean> {
  return clock.hour() >= config.reminderHour && !isDayOff(await loadCalendar(db), clock.today());
}

async function makeAhead(deps: Deps, done: Done): Promise<void> {
  const today = deps.clock.today();
  if (done.madeOn === today) return;
  await makeOccurrences(deps, PROGRAM);
  done.madeOn = today;
}

async function sweep({ db, clock }: Deps, done: Done): Promise<void> {
  const now = Date.parse(clock.now());
  if (done.sweptAt !== null && now - done.sweptAt < HOUR_MS) return;
  await sweepWebSessions(db);
  await sweepFormSubmissions(db, new Date(now - FORM_KEPT_MS).toISOString());
  done.sweptAt = now;
}

const reporting = (work: () => Promise<void>): Promise<void> => work().catch(report);

/** A line on stderr; of faults thrown together, one each. */
function report(error: unknown): void {
  if (error instanceof AggregateError && error.errors.length > 0) error.errors.forEach(report);
  else console.error(`Reminders: ${error instanceof Error ? error.message : String(error)}`.replaceAll('\n', ' '));
}
