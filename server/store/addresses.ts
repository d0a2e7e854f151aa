/** Whose an e-mail address is, and putting another in its place wherever it is used. Addresses in lower case. */
import type { Database } from './database.ts';

/** What an address is used for: a unit's mailbox or head, or a person who signs in with it. */
export type Holder = { email: string; as: 'mailbox' | 'head' | 'user'; name: string };

/** Of every unit and every active user; one address may be held more than once. */
export async function listHolders(db: Database): Promise<Holder[]> {
  const units: { name: string; mailbox: string; head_email: string | null }[] = await db('units').orderBy('id');
  const users: { name: string; email: string }[] = await db('users').where({ is_active: true }).orderBy(['name', 'id']);
  return [
    ...units.map((one): Holder => ({ email: one.mailbox.toLowerCase(), as: 'mailbox', name: one.name })),
    ...units.flatMap((one): Holder[] => (one.head_email ? [{ email: one.head_email.toLowerCase(), as: 'head', name: one.name }] : [])),
    ...users.map((one): Holder => ({ email: one.email, as: 'user', name: one.name })),
  ];
}

/** True where somebody, active or not, signs in with the address. */
export const isUserAddress = async (db: Database, email: string): Promise<boolean> => (await db('users').where({ email: email.toLowerCase() }).first('id')) !== undefined;

/** Where an address may be written: table and column. What was told stays as it was told. */
const PLACES = [
  ['units', 'mailbox'], ['units', 'head_email'], ['users', 'email'], ['absences', 'email'], ['absences', 'deputy_email'], ['mutes', 'email'],
] as const;

/** Rows changed. How the new address is told stays, where it has chosen that already. */
export async function putAddressInPlace(trx: Database, from: string, to: string): Promise<number> {
  const [before, after] = [from.toLowerCase(), to.toLowerCase()];
  let changed = 0;
  for (const [table, column] of PLACES) changed += await trx(table).whereRaw('lower(??) = ?', [column, before]).update({ [column]: after });
  const hasChosen = (await trx('mail_preferences').where({ email: after }).first('email')) !== undefined;
  if (!hasChosen) changed += await trx('mail_preferences').where({ email: before }).update({ email: after });
  return changed;
}
