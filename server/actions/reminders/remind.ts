/** One run of the reminders: plan what the day owes, then send what waits. Safe to run twice, at once, or late. */
import type { Day } from '../../domain/day/civil-date.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { demand } from '../demand.ts';
import { type PlannedMail, planReminders } from './plan-reminders.ts';
import { type Sent, sendMails } from './send-mails.ts';

export type RemindOptions = {
  /** The office day to remind for; today unless given. */
  asOf?: Day;
  /** Says what would be planned, and keeps and sends nothing. */
  dryRun?: boolean;
  /** Nobody gets a second mail on a day but for what is due that day; true unless said otherwise. */
  oneMailADay?: boolean;
  /** How old a claim is taken away from its worker, in milliseconds. */
  staleClaimMs?: number;
  /** Ends the sending after the mails in hand. */
  stop?: AbortSignal;
};

/** `planned`, `sent` and `failed` are numbers of mails of this run; `mails` are those planned. */
export type RemindResult = { planned: number; sent: number; failed: number; mails: PlannedMail[] };

export async function remind(deps: Deps, actor: Actor, { asOf, dryRun = false, oneMailADay = true, ...sending }: RemindOptions = {}): Promise<RemindResult> {
  demand(actor, 'send-reminders');
  const day = asOf ?? deps.clock.today();
  const planning = planReminders(deps, actor, { day, dryRun, oneMailADay, stop: sending.stop });
  if (dryRun) return resultOf(await planning, { sent: 0, failed: 0 });
  // What waits goes out whatever became of the planning.
  const [planned] = await Promise.allSettled([planning]);
  const [sent] = await Promise.allSettled([sendMails(deps, day, sending)]);
  const errors = [planned, sent].flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (planned.status === 'fulfilled' && sent.status === 'fulfilled') return resultOf(planned.value, sent.value);
  throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'Neither planned nor sent without faults.');
}

const resultOf = (mails: PlannedMail[], { sent, failed }: Sent): RemindResult => ({ planned: mails.length, sent, failed, mails });
