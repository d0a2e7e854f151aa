import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { ConflictError, InvalidInputError } from '../errors.ts';
import { findGivenAnswer, keepGivenAnswer } from '../store/repeatable-requests.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
const LONGEST_KEY = 200;

/** A request under the caller's own key, unique to one access key. */
export type RepeatableRequest = { accessKeyId: number; idempotencyKey: string; content: unknown };

/**
 * Does something once for an idempotency key: within 24 hours the same request is given the same answer, without being
 * done again; another request under the same key is refused. What failed is not kept. What is done must itself bear
 * repeating, for the program may stop between doing it and keeping the answer.
 */
export async function answerOnce<A>({ db, clock }: Deps, request: RepeatableRequest, act: () => Promise<A>): Promise<A> {
  const { accessKeyId, idempotencyKey, content } = request;
  if (!/^[\x21-\x7e]+$/.test(idempotencyKey) || idempotencyKey.length > LONGEST_KEY) {
    throw new InvalidInputError({ code: 'idempotency-key-invalid', most: LONGEST_KEY });
  }
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  const at = clock.now();
  const since = new Date(Date.parse(at) - KEPT_MS).toISOString();
  const given = await findGivenAnswer(db, accessKeyId, idempotencyKey, since);
  if (given && given.fingerprint !== fingerprint) throw new ConflictError({ code: 'idempotency-key-reused' });
  if (given) return JSON.parse(given.answer) as A;
  const answer = await act();
  const kept = { accessKeyId, idempotencyKey, fingerprint, answer: JSON.stringify(answer), at, since };
  await db.transaction((trx) => keepGivenAnswer(trx, kept));
  return answer;
}
