/** How often a secret address or a token may be used, and how often somebody may come with one that is none. */
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { hashSecret } from '../actions/people/access-secret.ts';

const WINDOW_MS = 15 * 60 * 1000;
/** In each window: uses of one secret, and failures from one place. */
const MOST = { uses: 1500, failures: 150 };

/** `secretOf` answers '' where there is none; `refuse` tells whoever came too often. */
export function limitKeyUse(secretOf: (request: Request) => string, refuse: RequestHandler): RequestHandler[] {
  const options = { windowMs: WINDOW_MS, standardHeaders: true, legacyHeaders: false, handler: refuse };
  const placeOf = (request: Request): string => ipKeyGenerator(request.ip ?? '');
  return [
    rateLimit({ ...options, limit: MOST.failures, skipSuccessfulRequests: true, keyGenerator: placeOf }),
    rateLimit({ ...options, limit: MOST.uses, keyGenerator: (request) => (secretOf(request) ? hashSecret(secretOf(request)) : placeOf(request)) }),
  ];
}
