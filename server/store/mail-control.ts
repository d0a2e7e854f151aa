/** Whether mails go out, and how many a day: one row for all servers, and the lock under which planners take turns. */
import type { Day } from '../domain/day/civil-date.ts';
import type { Database } from './database.ts';
import { hold } from './hold.ts';

/** `used`: mails handed over, or being handed over, on `usedOn` under the cap. */
export type MailControl = {
  isPaused: boolean;
  pausedReason: string | null;
  /** Mails a day; null: no cap. */
  dailyCap: number | null;
  usedOn: Day | null;
  used: number;
  setBy: string | null;
  setAt: string | null;
};

export async function mailControl(db: Database): Promise<MailControl> {
  const row = await db('mail_control').where({ id: 1 }).first();
  return {
    isPaused: Boolean(row.is_paused), pausedReason: row.paused_reason, dailyCap: row.daily_cap, usedOn: row.used_on, used: row.used,
    setBy: row.set_by, setAt: row.set_at,
  };
}

type Setting = Partial<Pick<MailControl, 'isPaused' | 'pausedReason' | 'dailyCap'>> & { setBy: string; setAt: string };

export async function setMailControl(trx: Database, { isPaused, pausedReason, dailyCap, setBy, setAt }: Setting): Promise<void> {
  await trx('mail_control').where({ id: 1 }).update({
    ...(isPaused === undefined ? {} : { is_paused: isPaused }),
    ...(pausedReason === undefined ? {} : { paused_reason: pausedReason }),
    ...(dailyCap === undefined ? {} : { daily_cap: dailyCap }),
    set_by: setBy,
    set_at: setAt,
  });
}

/**
 * Until the transaction ends, no other server plans: two plans at once would not see each other's mails. On PostgreSQL the
 * row itself stays free, so that whoever pauses mails waits for no plan.
 */
export async function takeTurn(trx: Database, now: string): Promise<void> {
  await hold(trx, 'planning of mails');
  // SQLite has one writer: this takes its place before anything is read.
  if (trx.client.config.client !== 'pg') await trx('mail_control').where({ id: 1 }).update({ planned_at: now });
}

/** Mails that may still be handed over on a day; null where there is no cap. */
export const mailsLeft = ({ dailyCap, usedOn, used }: MailControl, day: Day): number | null =>
  dailyCap === null ? null : Math.max(0, dailyCap - (usedOn === day ? used : 0));

/** Takes one of the day's mails; false where the cap is reached. A server that dies keeps what it took: rather too few than too many. */
export async function takeOne(db: Database, day: Day): Promise<boolean> {
  const another = db.raw('case when used_on = ? then used + 1 else 1 end', [day]);
  return (await db('mail_control').where({ id: 1 })
    .where((free) => free.whereNull('daily_cap').orWhere((under) => under.where('daily_cap', '>', 0).where((left) => left.whereNull('used_on').orWhereNot('used_on', day).orWhereRaw('used < daily_cap'))))
    .update({ used: another, used_on: day })) === 1;
}

/** Gives back what was not needed. */
export async function giveBackOne(db: Database, day: Day): Promise<void> {
  await db('mail_control').where({ id: 1, used_on: day }).where('used', '>', 0).decrement('used', 1);
}
