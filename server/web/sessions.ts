/** Signed-in browsers. The secret is one for all servers of the installation, made once and kept in the database. */
import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Deps } from '../deps.ts';
import { settingOnce } from '../store/settings.ts';
import { WebSessionStore } from '../store/web-sessions.ts';

/** A working day with overtime; each visit starts it anew. */
const MAX_AGE_MS = 12 * 60 * 60 * 1000;

/** The secret is read with the first request, so that building the app needs no database; a failed read is tried again. */
export function sessions(deps: Deps): RequestHandler {
  let ready: Promise<RequestHandler> | null = null;
  const prepared = (): Promise<RequestHandler> => {
    ready ??= prepare(deps).catch((error: unknown) => {
      ready = null;
      throw error;
    });
    return ready;
  };
  return async (request, response, next) => (await prepared())(request, response, next);
}

async function prepare(deps: Deps): Promise<RequestHandler> {
  const secret = await settingOnce(deps.db, 'session-secret', () => randomBytes(32).toString('base64url'));
  const isHttps = deps.config.baseUrl.startsWith('https:');
  return session({
    name: 'tracker',
    secret,
    store: new WebSessionStore(deps.db, MAX_AGE_MS),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    // https ends at a proxy in front of us.
    proxy: isHttps,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge: MAX_AGE_MS, path: '/' },
  });
}

/**
 * Puts on record what is in the session, before the answer begins: a browser goes where it is led on the first bytes of an
 * answer, and would come too early to be known, or to be told what was done. An empty session is not kept.
 */
export async function keepSession({ session }: Request): Promise<void> {
  if (Object.keys(session).every((name) => name === 'cookie')) return;
  await new Promise<void>((resolve, reject) => session.save((error) => (error ? reject(error) : resolve())));
}

/** Signs a person in under a new session id: one known from before is worth nothing. */
export async function signInAs(request: Request, userId: number): Promise<void> {
  await new Promise<void>((resolve, reject) => request.session.regenerate((error) => (error ? reject(error) : resolve())));
  request.session.userId = userId;
}

export async function signOutOf(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => request.session.regenerate((error) => (error ? reject(error) : resolve())));
}
