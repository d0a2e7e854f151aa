/** What is known of a request: who, in which language, for which day. Middleware fills it in, in the order of `app.ts`. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Day } from '../domain/day/civil-date.ts';
import type { Actor } from '../domain/rights.ts';
import { day, requireInput } from '../input.ts';
import { type Words, wordsOf } from '../locales/index.ts';
import { isLocale, LOCALES, type LocaleName } from '../locales/words.ts';
import { findUser, type Theme, THEMES, type User } from '../store/users.ts';
import { type Paths, pathsFor } from './paths.ts';
import { keepSession } from './sessions.ts';

export type Visit = {
  user: User | null;
  actor: Actor | null;
  locale: LocaleName;
  t: Words;
  /** Colours of the pages, of the person or, before signing in, of the cookie. */
  theme: Theme;
  today: Day;
  /** The day the page is drawn for: today, unless the address asks for another. */
  day: Day;
  /** The day the address asks for, or null. */
  asOf: Day | null;
  paths: Paths;
  /** Said once, at the top of the next page. */
  flash: string | null;
  /** Key of the form that led here and has done what it does, said once: its draft is not needed any more. */
  sentForm?: string | null;
  /** What is wrong with how mails go out, in sentences; empty for whoever it does not concern. */
  mailTroubles: () => Promise<string[]>;
};

/** A visit by somebody who signed in. */
export type SignedIn = Visit & { user: User; actor: Actor };

declare global {
  namespace Express {
    interface Locals {
      visit: Visit;
    }
  }
}

const LOCALE_COOKIE = /(?:^|;\s*)locale=([\w-]+)/;
const THEME_COOKIE = /(?:^|;\s*)theme=(\w+)/;

/** A visit by nobody in particular, in the language of the cookie, else of the browser, and the colours of the cookie. */
export const openVisit = (deps: Deps): RequestHandler => (request, response, next) => {
  const today = deps.clock.today();
  const inCookie = LOCALE_COOKIE.exec(request.headers.cookie ?? '')?.[1];
  const locale = isLocale(inCookie) ? inCookie : asBrowserPrefers(request);
  const theme = THEMES.find((one) => one === THEME_COOKIE.exec(request.headers.cookie ?? '')?.[1]) ?? 'system';
  response.locals.visit = { user: null, actor: null, locale, t: wordsOf(locale), theme, today, day: today, asOf: null, paths: pathsFor(null), flash: null, mailTroubles: async () => [] };
  next();
};

/** Taiwan's browsers ask for zh-TW, zh-Hant or zh; whoever asks for neither Chinese nor English reads Chinese. */
export function asBrowserPrefers(request: Request): LocaleName {
  const language = request.acceptsLanguages().find((one) => /^(zh|en)/i.test(one));
  return language?.toLowerCase().startsWith('en') ? 'en' : LOCALES[0]!;
}

/** Who it is, and what there is to say to them. Needs the session. */
export const recognise = (deps: Deps): RequestHandler => async (request, response, next) => {
  const { visit } = response.locals;
  const { userId, flash, sentForm } = request.session;
  const user = userId === undefined ? null : await findUser(deps.db, userId);
  if (user) {
    const { id, name, role, unitId, locale, theme } = user;
    Object.assign(visit, { user, actor: { id, name, role, unitId }, locale, t: wordsOf(locale), theme });
  }
  // What a page's script asks for shows nothing.
  if ((flash !== undefined || sentForm !== undefined) && request.method === 'GET' && request.accepts(['html', 'json']) === 'html') {
    Object.assign(visit, { flash: flash ?? null, sentForm: sentForm ?? null });
    delete request.session.flash;
    delete request.session.sentForm;
    await keepSession(request);
  }
  next();
};

const asOfInput = z.object({ asOf: day('asOf').optional });

/** `?asOf=`: the day the page is drawn for, in 民國 or ISO. A text that is no day is refused, not overlooked. */
export function readAsOf(request: Request, response: Response, next: NextFunction): void {
  const { asOf } = requireInput(asOfInput, request.query);
  if (asOf === null) return next();
  Object.assign(response.locals.visit, { day: asOf, asOf, paths: pathsFor(asOf) });
  next();
}
