/** What was kept while no mail server was set, once one is. */
import { PROGRAM } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { recordEvent } from '../../store/events.ts';
import { takeTurn } from '../../store/mail-control.ts';
import { isAnyKept, takeBackKept } from '../../store/mail-queue.ts';
import { takeOutKept } from '../../store/reminders.ts';

/**
 * Takes back mails that nobody was sent, so that planning tells everybody once, in one mail, what holds by now and which
 * rungs went by meanwhile. News among it stands in the ledger as not sent, whatever becomes of this run.
 */
export async function takeUpKept({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  if (!(await isAnyKept(db))) return;
  const at = clock.now();
  await db.transaction(async (trx) => {
    await takeTurn(trx, at);
    const mailIds = await takeBackKept(trx, clock.today());
    await takeOutKept(trx, mailIds);
    if (mailIds.length > 0) await recordEvent(trx, { actor: PROGRAM, at, verb: 'kept_mails_taken_up', subjects: mailIds.map((id) => ({ type: 'mail', id })), after: { mails: mailIds.length } });
  });
}
