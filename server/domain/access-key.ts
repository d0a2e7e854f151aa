/** Secret addresses and tokens: what each is for, and how far it reaches for its owner at the time of use. */
import type { Day } from './day/civil-date.ts';
import { type Actor, may, type Right } from './rights.ts';

export const KEY_KINDS = ['calendar', 'atom', 'api-read', 'api-write'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** `mine`: what the owner's unit has to do, or everything where the owner belongs to none. */
const KEY_SCOPES = ['mine', 'all', 'unit'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** The secret itself is nowhere on record, only its digest. Instants are ISO in UTC. */
export type AccessKey = {
  id: number;
  ownerId: number;
  kind: KeyKind;
  scope: KeyScope;
  /** Of the scope `unit`; null for the others. */
  unitId: number | null;
  name: string;
  createdAt: string;
  /** The office's day; null while nobody has used it. */
  lastUsedOn: Day | null;
  revokedAt: string | null;
  revokedBy: string | null;
};

/** What the owner must be allowed to do, both when the key is made and whenever it is used. */
export const RIGHT_OF_KEY: Record<KeyKind, Right> = { 'calendar': 'view', 'atom': 'view', 'api-read': 'view', 'api-write': 'log-letter' };

/** Feeds are of a unit or of all; a token does what its owner may. */
export const isFeed = (kind: KeyKind): kind is 'calendar' | 'atom' => kind === 'calendar' || kind === 'atom';

/** `all`, or the id of the one unit. */
export type Reach = 'all' | number;

/**
 * Whose resolutions a feed shows to its owner as the owner is now; null where there is nothing left to show.
 * Somebody of the role `unit` who lost the unit is shown nothing, rather than everything.
 */
export function reachOf({ scope, unitId }: Pick<AccessKey, 'scope' | 'unitId'>, owner: Actor): Reach | null {
  const wanted = scope === 'unit' ? unitId : scope === 'mine' ? (owner.unitId ?? (owner.role === 'unit' ? null : 'all')) : 'all';
  if (wanted === null) return null;
  return may(owner, 'view', [wanted === 'all' ? null : wanted]) ? wanted : null;
}
