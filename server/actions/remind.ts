/** One run of the reminders: plan what the day owes, then send what waits. Safe to run twice, at once, or late. */
import type { Day } from '../domain/civil-date.ts';
import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { demand } from './demand.ts';
import { type PlannedMail, planReminders } from './plan-reminders.ts';
import { sendMails } from './send-mails.ts';

export type RemindOptions = {
  /** The office day to remind for; today unless given. */
  asOf?: Day;
  /** Says what would be planned, and keeps and sends nothing. */
  dryRun?: boolean;
  /** For the scheduler, which runs all day: nobody gets a second mail on a day but for what is due that day. */
  oneMailADay?: boolean;
  /** How old a claim is taken away from its worker, in milliseconds. */
  staleClaimMs?: number;
  /** Ends the sending after the mails in hand. */
  stop?: AbortSignal;
};

/** `planned`, `sent` and `failed` are numbers of mails of this run; `mails` are those planned. */
export type RemindResult = { planned: number; sent: number; failed: number; mails: PlannedMail[] };

export async function remind(deps: Deps, actor: Actor, { asOf, dryRun = false, oneMailADay = false, ...sending }: RemindOptions = {}): Promise<RemindResult> {
  demand(actor, 'send-reminders');
  const day = asOf ?? deps.clock.today();
  const mails = await planReminders(deps, actor, { day, dryRun, oneMailADay });
  const { sent, failed } = dryRun ? { sent: 0, failed: 0 } : await sendMails(deps, day, sending);
  return { planned: mails.length, sent, failed, mails };
}
