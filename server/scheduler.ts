/** Sends the day's reminders by itself, from the office's hour on and again whenever something waits. */
import { remind } from './actions/remind.ts';
import { isDayOff } from './domain/office-calendar.ts';
import { PROGRAM } from './domain/rights.ts';
import type { Deps } from './deps.ts';
import { loadCalendar } from './store/calendar.ts';

const EVERY_MS = 60_000;

export type Scheduler = {
  /** Stops and waits for a run that is under way. */
  stop(): Promise<void>;
};

/** Looks once at the start and then every minute. A run that fails is a line on stderr; the next one tries again. */
export function startScheduler(deps: Deps, everyMs = EVERY_MS): Scheduler {
  let running: Promise<void> | null = null;
  const look = (): void => {
    running ??= runIfDue(deps)
      .catch((error: unknown) => console.error(`Reminders: ${error instanceof Error ? error.message : String(error)}`.replaceAll('\n', ' ')))
      .finally(() => (running = null));
  };
  const timer = setInterval(look, everyMs).unref();
  look();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function runIfDue(deps: Deps): Promise<void> {
  if (deps.clock.hour() < deps.config.reminderHour) return;
  if (isDayOff(await loadCalendar(deps.db), deps.clock.today())) return;
  await remind(deps, PROGRAM, { oneMailADay: true });
}
