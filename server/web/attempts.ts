/** Guessing passwords is slow: few failures for one address from one place, more for a whole office behind one. */
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Deps } from '../deps.ts';
import { describeFailure } from '../locales/failures.ts';
import { page } from './answer.ts';
import { send } from './render.ts';

const WINDOW_MS = 15 * 60 * 1000;
const MOST_FAILURES = { perAddress: 10, perPlace: 100 };

export const limitAttempts = (deps: Deps): RequestHandler[] => {
  const limit = (most: number, keyGenerator: (ip: string, email: string) => string): RequestHandler =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit: most,
      skipSuccessfulRequests: true,
      standardHeaders: true,
      legacyHeaders: false,
      keyGenerator: (request) => keyGenerator(ipKeyGenerator(request.ip ?? ''), String(request.body?.email ?? '').trim().toLowerCase()),
      handler: async (request, response) => {
        const { t, locale } = response.locals['visit'];
        const model = { title: t.shell.errorTitle[429], sentence: describeFailure({ code: 'too-many-attempts' }, locale), errorId: null };
        await send(page('error', model, 429), request, response, deps.config);
      },
    });
  return [limit(MOST_FAILURES.perPlace, (ip) => ip), limit(MOST_FAILURES.perAddress, (ip, email) => `${ip} ${email}`)];
};
