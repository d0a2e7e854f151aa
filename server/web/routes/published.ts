/**
 * What an agency lets the public see. Nobody signs in, no cookie is set or read; and while it is off nothing here answers,
 * so that the address says no more than any other that leads nowhere.
 */
import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, type Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Deps } from '../../deps.ts';
import { writeCsv } from '../../documents/write/csv.ts';
import { ExpectedError, NotFoundError } from '../../errors.ts';
import { wordsOf } from '../../locales/index.ts';
import { isLocale } from '../../locales/words.ts';
import { actIdOf, findPublishing, type PublishingOnRecord } from '../../store/publishing.ts';
import { type Answer, page } from '../answer.ts';
import { publishedActPage, publishedHome, publishedResolutionPage, type PublicVisit } from '../pages/exports/published.ts';
import { choiceOf } from '../published/choice.ts';
import { publicFeed } from '../published/feed.ts';
import { actJson, actsJson, resolutionJson, type Source } from '../published/json.ts';
import { PUBLIC_BASE, publishedPaths } from '../published/paths.ts';
import { type PublishedAct, rememberActs } from '../published/read-published.ts';
import { publicSchema } from '../published/schemas.ts';
import { KEPT_BY_CACHES, sendPublished } from '../published/send-published.ts';
import { publicSheet } from '../published/sheet.ts';
import { withQuery } from '../paths.ts';
import { readId } from '../read-id.ts';
import { asBrowserPrefers } from '../visit.ts';

const WINDOW_MS = 5 * 60 * 1000;
/** Requests from one place in each window: a whole office reading, or one program that takes everything. */
const MOST_REQUESTS = 300;

type Asked = {
  publishing: PublishingOnRecord; visit: PublicVisit; source: Source;
  /** Of the acts chosen alone; anything else is not found. */
  act: (id: number) => Promise<PublishedAct>;
  acts: () => Promise<PublishedAct[]>;
  params: Record<string, string>; query: Record<string, unknown>;
};

type PageAnswer = Extract<Answer, { kind: 'page' }>;
type PublicAnswer = { type: string; body: string | Uint8Array; name?: string } | PageAnswer;

const ANSWERS: Record<string, (asked: Asked, deps: Deps) => Promise<PublicAnswer>> = {
  '': async ({ acts, visit }) => asPage(publishedHome(await acts(), visit)),
  '/acts.json': async ({ acts, source }) => asJson(actsJson(await acts(), source)),
  '/acts/:id.json': async ({ act, params, source }) => asJson(actJson(await act(actId(params)), source)),
  '/acts/:id.csv': async ({ act, params, source }) => {
    const one = await act(actId(params));
    return { type: 'text/csv; charset=utf-8', body: writeCsv(publicSheet(one, source)), name: `resolutions-${one.act.id}-${source.asOf}.csv` };
  },
  '/acts/:id': async ({ act, params, query, visit }) => asPage(publishedActPage(await act(actId(params)), choiceOf(query), visit)),
  '/resolutions/:id.json': async (asked, deps) => {
    const { act, one } = await resolutionIn(asked, deps);
    return asJson(resolutionJson(act, one, asked.source));
  },
  '/resolutions/:id': async (asked, deps) => {
    const { act, one } = await resolutionIn(asked, deps);
    return asPage(publishedResolutionPage(act, one, asked.visit));
  },
  '/changes.atom': async ({ acts, source, publishing }, deps) =>
    ({ type: 'application/atom+xml; charset=utf-8', body: await publicFeed(deps, await acts(), source, publishing.setAt) }),
  '/schema.json': async () => asJson(publicSchema()),
};

/** As express knows them. */
export const PUBLISHED_ROUTES: readonly string[] = ['/robots.txt', ...Object.keys(ANSWERS).map((path) => PUBLIC_BASE + path)];

export function publishedRouter(deps: Deps): Router {
  const router = express.Router();
  const remembered = rememberActs(deps);
  router.get('/robots.txt', async (_request, response) => {
    const isOn = (await findPublishing(deps.db))?.isOn ?? false;
    response.type('text/plain').send(`User-agent: *\n${isOn ? `Allow: ${PUBLIC_BASE}\nAllow: /assets\n` : ''}Disallow: /\n`);
  });
  router.use(PUBLIC_BASE, async (request, response, next) => {
    const publishing = await findPublishing(deps.db);
    if (!publishing?.isOn) return next('router');
    const { lang } = request.query;
    const chosen = isLocale(lang) ? lang : null;
    const locale = chosen ?? asBrowserPrefers(request);
    const asOf = deps.clock.today();
    const act = async (id: number): Promise<PublishedAct> => {
      const found = publishing.actIds.includes(id) ? await remembered(id) : null;
      return found ?? missing();
    };
    response.locals['asked'] = {
      publishing, act,
      // One after another: a request takes one connection to the database at a time, however many acts there are.
      acts: async () => {
        const acts: PublishedAct[] = [];
        for (const id of publishing.actIds) acts.push(await act(id));
        return acts;
      },
      visit: { t: wordsOf(locale), locale, today: asOf, paths: publishedPaths(PUBLIC_BASE, chosen) },
      source: { publisher: publishing.publisher, asOf, locale, baseUrl: deps.config.baseUrl },
    };
    response.vary('Accept-Language');
    next();
  });
  router.use(PUBLIC_BASE, limitRequests());
  for (const [path, answer] of Object.entries(ANSWERS)) {
    router.get(PUBLIC_BASE + path, async (request: Request, response) => {
      const asked: Asked = { ...response.locals['asked'], params: request.params, query: request.query };
      await send(await answer(asked, deps), asked, request, response);
    });
  }
  router.use(PUBLIC_BASE, missing);
  router.use(PUBLIC_BASE, publicErrors);
  return router;
}

const missing = (): never => {
  throw new NotFoundError({ code: 'page-not-found' });
};

const actId = (params: Asked['params']): number => readId(params['id'], 'page-not-found');

async function resolutionIn({ act, params }: Asked, { db }: Deps) {
  const id = readId(params['id'], 'page-not-found');
  const found = await act((await actIdOf(db, id)) ?? missing());
  return { act: found, one: found.resolutions.find((each) => each.id === id) ?? missing() };
}

const asPage = (answer: Answer | null): PageAnswer => (answer?.kind === 'page' ? answer : missing());
const asJson = (body: object): PublicAnswer => ({ type: 'application/json; charset=utf-8', body: JSON.stringify(body) });

/** Data may be read by pages of other sites too: it is everybody's, and no cookie goes with it. */
async function send(answer: PublicAnswer, { publishing, visit }: Asked, request: Request, response: Response): Promise<void> {
  if ('kind' in answer) {
    const { lang: _, ...query } = request.query as Record<string, string>;
    const frame = { ...publishing, addressIn: (lang: string) => withQuery(request.path, { ...query, lang }) };
    return sendPublished(answer, frame, visit, response);
  }
  response.set({ 'Cache-Control': KEPT_BY_CACHES, 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  if (answer.name !== undefined) response.attachment(answer.name);
  response.type(answer.type).send(typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body));
}

const limitRequests = (): RequestHandler => rateLimit({
  windowMs: WINDOW_MS,
  limit: MOST_REQUESTS,
  standardHeaders: true,
  legacyHeaders: false,
  keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
  handler: (_request, response) => {
    const { visit }: Asked = response.locals['asked'];
    response.status(429).set('Cache-Control', 'no-store').type('text/plain').send(`${visit.t.published.tooOften}\n`);
  },
});

/** A broken address (%zz) is one that leads nowhere. What went wrong here is told by its number alone. */
const publicErrors: ErrorRequestHandler = async (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  const { publishing, visit }: Asked = response.locals['asked'];
  const { t } = visit;
  if (error instanceof ExpectedError || error instanceof URIError) {
    const answer = page('published-missing', { title: t.published.notFound, sentence: t.published.notFoundLead, homeHref: visit.paths.home() }, 404) as PageAnswer;
    return sendPublished(answer, { ...publishing, addressIn: (lang) => withQuery(PUBLIC_BASE, { lang }) }, visit, response);
  }
  const errorId = randomUUID().slice(0, 8);
  console.error(`${errorId} ${request.method} ${request.path}`, error);
  response.status(500).set('Cache-Control', 'no-store').type('text/plain').send(`${t.shell.internal} ${t.shell.errorId} ${errorId}\n`);
};
