/** Secrets of addresses and tokens: 32 random bytes that nobody can guess, so that a plain digest keeps them. */
import { createHash, randomBytes } from 'node:crypto';

/** 43 characters of A-Z, a-z, 0-9, - and _: fit for an address and for a header. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256 in base64url, under which a secret is on record. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
