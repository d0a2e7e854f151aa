/** Addresses with the names of those they belong to: to choose from, and to show beside the address. */
import { groupBy } from '../../../domain/group-by.ts';
import { type Holder, listHolders } from '../../../store/addresses.ts';
import type { Database } from '../../../store/database.ts';
import type { Visit } from '../../visit.ts';

/** `as`: what the name is made of; null where nobody holds the address. */
export type Addressee = { email: string; name: string; as: Holder['as'] | null };

export type Addressees = {
  /** The address alone where nobody holds it. */
  of(email: string): Addressee;
  /** For a select; every address once, and said where two have one name. */
  options: { value: string; text: string }[];
};

export async function addresseesOf(db: Database, { t }: Visit): Promise<Addressees> {
  const named: Record<Holder['as'], (name: string) => string> = { mailbox: t.myMail.mailboxOf, head: t.chase.head, user: (name) => name };
  const held = new Map<string, Addressee>();
  // A person's own name says more than that they head a unit.
  const holders = (await listHolders(db)).toSorted((a, b) => Number(b.as === 'user') - Number(a.as === 'user'));
  for (const { email, as, name } of holders) if (!held.has(email)) held.set(email, { email, as, name: named[as](name) });
  const alike = groupBy([...held.values()], ({ name }) => name);
  return {
    of: (email) => ({ ...(held.get(email.toLowerCase()) ?? { name: email, as: null }), email }),
    options: [...held].map(([value, { name }]) => ({ value, text: alike.get(name)!.length === 1 ? name : `${name} ${value}` })),
  };
}
