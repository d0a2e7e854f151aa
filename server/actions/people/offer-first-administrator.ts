import { createHash, randomBytes } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import { insertOneTimeLink } from '../../store/one-time-links.ts';
import { countUsers } from '../../store/users.ts';

const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Digest under which a link's secret is stored. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Path of a link that makes the first administrator once, within 24 hours; null where somebody can sign in already. */
export async function offerFirstAdministrator({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<string | null> {
  if ((await countUsers(db)) > 0) return null;
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(Date.parse(clock.now()) + LIFETIME_MS).toISOString();
  await insertOneTimeLink(db, { tokenHash: tokenHash(token), purpose: 'first-administrator', expiresAt });
  return `/setup/${token}`;
}
