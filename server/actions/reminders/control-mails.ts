/** The kill switch, the daily cap, sending again what failed, and a test to oneself. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { nextWorkDay } from '../../domain/calendar/office-calendar.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { email, idList, text, wholeNumber } from '../../input.ts';
import { testLetter } from '../../mail/test-letter.ts';
import { clearRefused } from '../../store/absences.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { recordEvent } from '../../store/events.ts';
import { markSent } from '../../store/form-submissions.ts';
import { hold } from '../../store/hold.ts';
import { mailControl, setMailControl } from '../../store/mail-control.ts';
import { queueAgain } from '../../store/mail-queue.ts';
import { insertMails } from '../../store/mails.ts';
import { findUser } from '../../store/users.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { demand } from '../demand.ts';

export const pauseMailsInput = z.object({ reason: text('reason', 500).required });
export const setMailCapInput = z.object({
  dailyCap: wholeNumber('cap', 0, 1_000_000).optional,
  /** What the form was made from, where there was one. */
  basis: text('basis', 200).optional,
});

/** What the form is made from, by its fields. */
export const capFacts = ({ dailyCap }: { dailyCap: number | null }) => ({ dailyCap: String(dailyCap ?? '') });
export const retryMailsInput = z.object({ mailIds: idList });
export const clearAddressInput = z.object({ email: email('email').required });

/** No mail leaves from this moment on, from any server; what is being handed over is finished. Planning goes on. */
export async function pauseMails(deps: Deps, actor: Actor, { reason }: z.infer<typeof pauseMailsInput>): Promise<void> {
  demand(actor, 'control-mails');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    await setMailControl(trx, { isPaused: true, pausedReason: reason, setBy: actor.name, setAt: at });
    await recordEvent(trx, { actor, at, verb: 'mails_paused', subjects: [], after: {}, reason });
  });
}

/** Mails go out again. What waited is checked again, and one mail a person says what still holds. */
export async function resumeMails(deps: Deps, actor: Actor): Promise<void> {
  demand(actor, 'control-mails');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    const before = await mailControl(trx);
    await setMailControl(trx, { isPaused: false, pausedReason: null, setBy: actor.name, setAt: at });
    await recordEvent(trx, { actor, at, verb: 'mails_resumed', subjects: [], before: { pausedReason: before.pausedReason, pausedAt: before.setAt } });
  });
}

/** At most so many mails a day from all servers together; null: as many as there are. */
export async function setMailCap(deps: Deps, actor: Actor, { dailyCap, basis }: { dailyCap: number | null; basis?: string | null }): Promise<void> {
  demand(actor, 'control-mails');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    await hold(trx, 'cap of mails');
    const before = await mailControl(trx);
    demandUnchanged(basis, capFacts(before));
    await setMailControl(trx, { dailyCap, setBy: actor.name, setAt: at });
    await recordEvent(trx, { actor, at, verb: 'mail_cap_set', subjects: [], before: { dailyCap: before.dailyCap }, after: { dailyCap } });
  });
}

/** Queues mails that failed for good again, all or none. What of them is not true any more is left out when they go. */
export async function retryMails(deps: Deps, actor: Actor, { mailIds }: z.infer<typeof retryMailsInput>): Promise<{ queued: number }> {
  demand(actor, 'manage-mails');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const day = nextWorkDay(await loadCalendar(trx), deps.clock.today());
    const queued = await queueAgain(trx, mailIds, day);
    const missing = mailIds.find((id) => !queued.includes(id));
    if (missing !== undefined) throw new ConflictError({ code: 'mail-not-failed', id: missing });
    if (queued.length > 0) await recordEvent(trx, { actor, at, verb: 'mails_queued_again', subjects: queued.map((id) => ({ type: 'mail', id })), after: { mails: queued.length } });
    return { queued: queued.length };
  });
}

/** An address takes mail again: its reminders go there and no longer to the officers. */
export async function clearAddress(deps: Deps, actor: Actor, { email: address }: z.infer<typeof clearAddressInput>): Promise<void> {
  demand(actor, 'manage-mails');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    if (!(await clearRefused(trx, address, { at, by: actor.name }))) throw new NotFoundError({ code: 'address-not-marked', email: address });
    await recordEvent(trx, { actor, at, verb: 'address_cleared', subjects: [], after: { email: address } });
  });
}

/** Puts a short mail to whoever asks into the queue, through everything a reminder goes through. Answers its id. */
export async function sendTestMail(deps: Deps, actor: Actor): Promise<{ mailId: number; to: string }> {
  demand(actor, 'view');
  if (deps.mail === null) throw new ConflictError({ code: 'no-mail-server' });
  const [at, { hostname }] = [deps.clock.now(), new URL(deps.config.baseUrl)];
  return deps.db.transaction(async (trx) => {
    const user = actor.id === null ? null : await findUser(trx, actor.id);
    if (!user) throw new NotFoundError({ code: 'user-not-found', user: actor.name });
    const letter = testLetter(deps.config.baseUrl, user.locale);
    const [mailId] = await insertMails(trx, [{ ...letter, messageId: `test-${randomUUID()}@${hostname}`, recipient: user.email, day: deps.clock.today(), state: 'planned', kind: 'test' }], at);
    if (actor.submission) await markSent(trx, actor.submission, at);
    return { mailId: mailId!, to: user.email };
  });
}
