/** Passwords are kept as scrypt digests (RFC 7914), each with its own salt and its cost written beside it. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Failure } from '../../locales/failures.ts';

const COST = { N: 2 ** 15, r: 8, p: 1 };
const KEY_LENGTH = 32;

/** Shortest password accepted, in characters. */
export const PASSWORD_LEAST = 10;

/** A password to be: kept as typed, blanks and all; a short one is told together with what else is wrong with the form. */
export const newPassword = z.string().default('').superRefine((typed, context) => {
  const failure: Failure = { code: 'password-too-short', least: PASSWORD_LEAST };
  if (typed.length < PASSWORD_LEAST) context.addIssue({ code: 'custom', params: { failure } });
});

/** `scrypt$N$r$p$salt$key`, salt and key in base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$');
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, n, r, p, salt, key] = hash.split('$');
  if (!salt || !key) return false;
  const expected = Buffer.from(key, 'base64');
  const actual = await derive(password, Buffer.from(salt, 'base64'), { N: Number(n), r: Number(r), p: Number(p) });
  return timingSafeEqual(actual, expected);
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const options = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_LENGTH, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
