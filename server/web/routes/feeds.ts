/**
 * Feeds at secret addresses. Calendars and readers have no cookies, so these stand before the sessions; and the address
 * is a secret, so nothing here is ever logged with it.
 */
import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, type Router } from 'express';
import { type Holder, useAccessKey } from '../../actions/people/use-access-key.ts';
import type { Deps } from '../../deps.ts';
import { type Reach, reachOf } from '../../domain/access-key.ts';
import { ExpectedError, ForbiddenError, NotFoundError } from '../../errors.ts';
import { describeFailure, type Failure } from '../../locales/failures.ts';
import { limitKeyUse } from '../limit-key-use.ts';
import { calendarFeed } from '../pages/exports/calendar-feed.ts';
import { changeFeed } from '../pages/exports/change-feed.ts';
import { feedPath } from '../paths.ts';

type Feed = {
  kind: 'calendar' | 'atom';
  type: string;
  write: (deps: Deps, holder: Holder, reach: Reach, selfUrl: string) => Promise<string>;
};

const FEEDS: readonly Feed[] = [
  { kind: 'calendar', type: 'text/calendar; charset=utf-8', write: calendarFeed },
  { kind: 'atom', type: 'application/atom+xml; charset=utf-8', write: changeFeed },
];

/** As express knows them. */
export const FEED_ROUTES: readonly string[] = FEEDS.map(({ kind }) => feedPath(kind, ':secret'));

export function feedRouter(deps: Deps): Router {
  const router = express.Router();
  const tooOften: RequestHandler = (_request, response) => tell(response, 429, { code: 'too-many-attempts' });
  router.use('/feeds', keepPrivate, ...limitKeyUse((request) => request.path, tooOften));
  for (const { kind, type, write } of FEEDS) {
    router.get(feedPath(kind, ':secret'), async (request: Request<{ secret: string }>, response) => {
      const { secret } = request.params;
      const holder = await useAccessKey(deps, secret, [kind]);
      if (!holder) throw new NotFoundError({ code: 'feed-unknown' });
      const reach = reachOf(holder.key, holder.actor);
      if (reach === null) throw new ForbiddenError({ code: 'feed-empty-handed' });
      response.type(type).send(await write(deps, holder, reach, deps.config.baseUrl + feedPath(kind, secret)));
    });
  }
  router.use('/feeds', () => {
    throw new NotFoundError({ code: 'feed-unknown' });
  });
  router.use('/feeds', feedErrors);
  return router;
}

const keepPrivate: RequestHandler = (_request, response, next) => {
  response.set({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' });
  next();
};

const feedErrors: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof ExpectedError) return tell(response, error.status, error.failure);
  // An address with a broken escape (%zz) is none of ours.
  if (error instanceof URIError) return tell(response, 404, { code: 'feed-unknown' });
  const errorId = randomUUID().slice(0, 8);
  console.error(`${errorId} ${request.method} /feeds`, error);
  const { t } = response.locals.visit;
  response.status(500).type('text/plain').send(`${t.shell.internal} ${t.shell.errorId} ${errorId}\n`);
};

function tell(response: Response, status: number, failure: Failure): void {
  response.status(status).type('text/plain').send(`${describeFailure(failure, response.locals.visit.locale)}\n`);
}
