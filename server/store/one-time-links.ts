/** Links that work once and for a while; only a digest of the secret is stored. */
import type { Database } from './database.ts';

type Purpose = 'first-administrator';

export async function insertOneTimeLink(db: Database, link: { tokenHash: string; purpose: Purpose; expiresAt: string }): Promise<void> {
  await db('one_time_links').insert({ token_hash: link.tokenHash, purpose: link.purpose, expires_at: link.expiresAt });
}

const usable = (db: Database, purpose: Purpose, tokenHash: string, now: string) =>
  db('one_time_links').where({ token_hash: tokenHash, purpose, used_at: null }).andWhere('expires_at', '>', now);

export async function isLinkUsable(db: Database, purpose: Purpose, tokenHash: string, now: string): Promise<boolean> {
  return (await usable(db, purpose, tokenHash, now).first()) !== undefined;
}

/** Uses the link up; false where it was used, has run out, or never was. */
export async function useLink(trx: Database, purpose: Purpose, tokenHash: string, now: string): Promise<boolean> {
  return (await usable(trx, purpose, tokenHash, now).update({ used_at: now })) === 1;
}
