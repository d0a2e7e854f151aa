/** A request that changes something must come from a page of ours: no token in every form to forget. */
import type { RequestHandler } from 'express';
import { ForbiddenError } from '../errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Browsers say where a request comes from: in Sec-Fetch-Site over https and on this machine, in Origin everywhere.
 * Whoever says neither is refused. `baseUrl` is the site's address as people know it, where a proxy stands in front.
 */
export const refuseOtherSites = (baseUrl: string): RequestHandler => (request, _response, next) => {
  if (SAFE.has(request.method)) return next();
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const isOurs = site === undefined ? isOwnOrigin(origin, request.get('host'), baseUrl) : site === 'same-origin';
  if (!isOurs) throw new ForbiddenError({ code: 'cross-site' });
  next();
};

function isOwnOrigin(origin: string | undefined, host: string | undefined, baseUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host || from.origin === new URL(baseUrl).origin;
}
