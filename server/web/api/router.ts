/**
 * The API for programs. A token in the Authorization header is all that says who asks: no cookie is read or set, so that
 * no page of another site can ask in a person's name. Stands before the sessions.
 */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { demand } from '../../actions/demand.ts';
import { type Holder, useAccessKey } from '../../actions/people/use-access-key.ts';
import type { Deps } from '../../deps.ts';
import { RIGHT_OF_KEY } from '../../domain/access-key.ts';
import { ForbiddenError, NotFoundError } from '../../errors.ts';
import { limitKeyUse } from '../limit-key-use.ts';
import { type Endpoint, routeOf } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { OPENAPI_PATH, openApi } from './openapi.ts';
import { ApiError, apiProblems } from './problems.ts';
import { readSent } from './request.ts';

const ROOT = '/api/v1';
const CHALLENGE = 'Bearer realm="resolution-tracker"';

/** `method path` of every route here, as express knows them. */
export const API_ROUTES: readonly string[] = [...ENDPOINTS.map((one) => `${one.method} ${routeOf(one)}`), `get ${OPENAPI_PATH}`];

export function apiRouter(deps: Deps): Router {
  const router = express.Router();
  router.use(ROOT, keepPrivate, ...limitKeyUse(tokenOf, () => {
    throw new ApiError(429, { code: 'too-many-attempts' });
  }));
  router.get(OPENAPI_PATH, (_request, response) => {
    response.type('json').send(JSON.stringify(openApi(response.locals.visit.locale, deps.config.baseUrl)));
  });
  const readJson = express.json({ limit: '200kb', strict: false });
  for (const one of ENDPOINTS) {
    const body: RequestHandler[] = one.body ? [requireJson, readJson] : [];
    router[one.method](routeOf(one), recogniseToken(deps, one.access), ...body, (request, response) => answer(deps, one, request, response));
  }
  router.use(ROOT, refuseOther);
  router.use(ROOT, apiProblems);
  return router;
}

async function answer(deps: Deps, one: Endpoint, request: Request, response: Response): Promise<void> {
  const asking = { deps, holder: response.locals['holder'] as Holder, locale: response.locals.visit.locale };
  const sent = {
    params: readSent(one.params, request.params), query: readSent(one.query, request.query), body: one.body && readSent(one.body, request.body),
    header: (name: string) => request.get(name),
  };
  const { status, body, next } = await one.handle(asking, sent);
  if (next) response.links({ next });
  response.status(status).json(body);
}

const keepPrivate: RequestHandler = (_request, response, next) => {
  response.set({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer', 'Content-Language': response.locals.visit.locale });
  response.vary('Authorization, Accept-Language');
  next();
};

const tokenOf = (request: Request): string => /^Bearer +([\w-]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';

/** Who holds the token, if it is good for this. */
const recogniseToken = (deps: Deps, access: Endpoint['access']): RequestHandler => async (request, response, next) => {
  const token = tokenOf(request);
  if (token === '') throw new ApiError(401, { code: 'token-missing' }, { 'WWW-Authenticate': CHALLENGE });
  const holder = await useAccessKey(deps, token, ['api-read', 'api-write']);
  if (!holder) throw new ApiError(401, { code: 'token-unknown' }, { 'WWW-Authenticate': `${CHALLENGE}, error="invalid_token"` });
  if (access === 'write' && holder.key.kind !== 'api-write') throw new ForbiddenError({ code: 'token-read-only' });
  demand(holder.actor, RIGHT_OF_KEY[access === 'write' ? 'api-write' : 'api-read']);
  response.locals['holder'] = holder;
  next();
};

const requireJson: RequestHandler = (request, _response, next) => {
  if (!request.is('application/json')) throw new ApiError(415, { code: 'not-json' });
  next();
};

/** A path that there is takes only its own methods; any other is none of the API's. */
const refuseOther: RequestHandler = (request) => {
  const path = `${ROOT}${request.path}`.replace(/(?<=.)\/$/, '');
  const allowed = [...ENDPOINTS.map((one) => ({ pattern: one.path, method: one.method })), { pattern: OPENAPI_PATH, method: 'get' }]
    .filter(({ pattern }) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path))
    .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  if (allowed.length === 0) throw new NotFoundError({ code: 'endpoint-not-found' });
  throw new ApiError(405, { code: 'method-not-allowed', allowed }, { Allow: allowed.join(', ') });
};
