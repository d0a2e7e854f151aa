import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { isReachable } from '../store/database.ts';

/** For whatever watches the server: 200 when the database answers, 503 when it does not. */
export const reportHealth = (deps: Deps): RequestHandler => async (_request, response) => {
  const isUp = await isReachable(deps.db);
  response.status(isUp ? 200 : 503).set('Cache-Control', 'no-store').json({ status: isUp ? 'ok' : 'database-unreachable' });
};
