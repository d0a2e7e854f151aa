/** Guessing passwords is slow: few failures for one address from one place, more for a whole office behind one. */
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Deps } from '../deps.ts';
import type { Answer } from './answer.ts';
import type { FormState } from './forms.ts';
import { send } from './render.ts';

const WINDOW_MS = 15 * 60 * 1000;
const MOST_FAILURES = { perAddress: 10, perPlace: 100 };

/** `again`: the form with what was typed, and with a form that waits in it; nobody is shown the password. */
export const limitAttempts = (deps: Deps, again: (request: Request, form: FormState) => Answer): RequestHandler[] => {
  const limit = (most: number, keyGenerator: (ip: string, email: string) => string): RequestHandler =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit: most,
      skipSuccessfulRequests: true,
      standardHeaders: true,
      legacyHeaders: false,
      keyGenerator: (request) => keyGenerator(ipKeyGenerator(request.ip ?? ''), String(request.body?.email ?? '').trim().toLowerCase()),
      handler: async (request, response) => {
        const form = { typed: (request.body ?? {}) as FormState['typed'], failures: { '': { code: 'too-many-attempts' } }, status: 429 } as const;
        await send(again(request, form), request, response, deps.config);
      },
    });
  return [limit(MOST_FAILURES.perPlace, (ip) => ip), limit(MOST_FAILURES.perAddress, (ip, email) => `${ip} ${email}`)];
};
