/** Who a rung tells: from roles to addresses, with deputies for the absent and officers for what cannot be delivered. */
import { DEFAULT_LADDER, type Ladder, type Reason, type Topic } from './ladder.ts';
import { MOVED, type Rung } from './reminder-ladder.ts';

/** `email` in lower case. `standsFor`: the address this person is told in the place of. */
export type Recipient = { email: string; reason: Reason; standsFor?: string; because?: 'absent' | 'undeliverable' };

/** A role somebody is told in, by the address that holds it. */
export type Duty = { email: string; reason: Reason };

/** The duty a person is told of: their own, or that of whom they stand in for. */
export const dutyOf = ({ email, reason, standsFor }: Recipient): Duty => ({ email: standsFor ?? email, reason });

/** Who could be told of an item. `unit` is null where the item was handed to nobody. */
export type People = {
  unit: { mailbox: string; headEmail: string | null } | null;
  /** The person of the unit it was given to. */
  assignee?: string | null;
  supervisors: readonly string[];
  officers: readonly string[];
};

/** Who cannot be told on a day: absent (with a deputy, or null), or at an address that mail servers refuse. In lower case. */
export type Cover = { deputies: ReadonlyMap<string, string | null>; refused: ReadonlySet<string> };

const NOBODY_AWAY: Cover = { deputies: new Map(), refused: new Set() };

/** Whom the rung tells, by role: of what nobody was given, the ladder's stand-ins for the unit's people. Only a due date can be late. */
export function reasonsTold(
  rung: Rung, tells: readonly Reason[], people: People, { unassigned, moved }: Ladder, topic: Topic = 'deadline',
): readonly Reason[] {
  if (people.unit === null) return unassigned[rung.when === 'after' && topic === 'deadline' ? 'after' : 'before'];
  return rung.key === MOVED.key ? moved : tells;
}

/** Each person once, under the first reason that applies. */
export function recipientsOf(
  rung: Rung, people: People, tells: readonly Reason[] = defaultTells(rung), cover: Cover = NOBODY_AWAY, ladder: Ladder = DEFAULT_LADDER,
): Recipient[] {
  const told = new Map<string, Recipient>();
  for (const reason of reasonsTold(rung, tells, people, ladder)) {
    for (const address of addressesOf(people, reason)) {
      for (const one of standIns(address, reason, people, cover)) if (!told.has(one.email)) told.set(one.email, one);
    }
  }
  return [...told.values()];
}

const defaultTells = ({ when }: Rung): readonly Reason[] => {
  const { before, after } = DEFAULT_LADDER.tracks.deadline;
  return (when === 'after' ? after[0]! : before[0]!).tells;
};

const ADDRESSES: Record<Reason, (people: People) => readonly (string | null | undefined)[]> = {
  mailbox: ({ unit }) => [unit?.mailbox],
  assignee: ({ assignee }) => [assignee],
  head: ({ unit }) => [unit?.headEmail],
  supervisor: ({ supervisors }) => supervisors,
  officer: ({ officers }) => officers,
};

export const addressesOf = (people: People, reason: Reason): string[] =>
  ADDRESSES[reason](people).flatMap((address) => (address ? [address.toLowerCase()] : []));

/**
 * Who is told in the place of an address, itself where nobody has to be. An absent person's deputy, or the deputy's
 * deputy; where the line ends or goes in a circle, the person after all: a reminder is never told to nobody.
 */
export function standIns(address: string, reason: Reason, people: People, cover: Cover): Recipient[] {
  const present = whoIsThere(address, cover);
  if (!cover.refused.has(present)) return [present === address ? { email: address, reason } : { email: present, reason, standsFor: address, because: 'absent' }];
  const officers = addressesOf(people, 'officer').map((one) => whoIsThere(one, cover)).filter((one) => !cover.refused.has(one));
  if (officers.length === 0) return [{ email: address, reason }];
  return officers.map((email) => ({ email, reason, standsFor: address, because: 'undeliverable' }));
}

function whoIsThere(address: string, { deputies }: Cover): string {
  if (!deputies.has(address)) return address;
  const passed = new Set<string>();
  for (let at = address; ; ) {
    if (!deputies.has(at)) return at;
    passed.add(at);
    const next = deputies.get(at);
    if (!next || passed.has(next)) return address;
    at = next;
  }
}
