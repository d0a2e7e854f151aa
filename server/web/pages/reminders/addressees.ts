/** Addresses with the names of those they belong to: to choose from, and to show beside the address. */
import { type Holder, listHolders } from '../../../store/addresses.ts';
import type { Database } from '../../../store/database.ts';
import type { Visit } from '../../visit.ts';

export type Addressee = { email: string; name: string };

export type Addressees = {
  /** The address alone where nobody holds it. */
  of(email: string): Addressee;
  /** For a select; every address once. */
  options: { value: string; text: string }[];
};

export async function addresseesOf(db: Database, { t }: Visit): Promise<Addressees> {
  const named: Record<Holder['as'], (name: string) => string> = { mailbox: t.myMail.mailboxOf, head: t.chase.head, user: (name) => name };
  const names = new Map<string, string>();
  // A person's own name says more than that they head a unit.
  const holders = (await listHolders(db)).toSorted((a, b) => Number(b.as === 'user') - Number(a.as === 'user'));
  for (const { email, as, name } of holders) if (!names.has(email)) names.set(email, named[as](name));
  return {
    of: (email) => ({ email, name: names.get(email.toLowerCase()) ?? email }),
    options: [...names].map(([value, name]) => ({ value, text: `${name} ${value}` })),
  };
}
