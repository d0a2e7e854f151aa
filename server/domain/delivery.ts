/** What can become of handing a mail to a mail server, and when to try again. */

/**
 * `refused`: the server will never take this mail. `deferred`: not now. `unreached`: nothing was handed over
 * (no connection, no sign-in). `unknown`: the line broke in between, so the server may have taken it.
 */
export const DELIVERY_FAILURES = ['refused', 'deferred', 'unreached', 'unknown'] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

export type AttemptOutcome = 'accepted' | DeliveryFailure;

/** Minutes to wait after the first attempt, the second and so on; the last for every one after. */
const BACK_OFF_MINUTES = [2, 5, 15, 60, 240] as const;

/** The instant (ISO in UTC) of the next attempt after `attempts` of them, the last one at `now`. */
export function retryAt(now: string, attempts: number): string {
  const minutes = BACK_OFF_MINUTES[Math.min(Math.max(attempts, 1), BACK_OFF_MINUTES.length) - 1]!;
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}
