/** The web application: what happens to a request, in order. Does not listen. */
import compression from 'compression';
import express, { type Express } from 'express';
import type { Deps } from './deps.ts';
import { apiRouter } from './web/api/router.ts';
import { serveAssets } from './web/assets.ts';
import { errorPages, notFound } from './web/error-pages.ts';
import { declareRoutes } from './web/declare-routes.ts';
import { reportHealth } from './web/health.ts';
import { feedRouter } from './web/routes/feeds.ts';
import { publishedRouter } from './web/routes/published.ts';
import { watchMails } from './web/mail-trouble.ts';
import { refuseOtherSites } from './web/same-origin.ts';
import { securityHeaders } from './web/security-headers.ts';
import { sessions } from './web/sessions.ts';
import { openVisit, readAsOf, recognise } from './web/visit.ts';

export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  // A proxy on this machine may say for whom it asks; nobody else may.
  app.set('trust proxy', 'loopback');

  app.use(securityHeaders(deps.config.baseUrl.startsWith('https:')));
  app.use(compression());
  app.use('/assets', serveAssets());
  app.get('/health', reportHealth(deps));

  app.use(openVisit(deps));
  // Programs bring a secret with each request and no cookie: what follows is for browsers.
  app.use(feedRouter(deps));
  app.use(apiRouter(deps));
  app.use(publishedRouter(deps));
  app.use(refuseOtherSites(deps.config.baseUrl));
  app.use(sessions(deps));
  app.use(recognise(deps));
  app.use(readAsOf);
  app.use(watchMails(deps));

  app.use(declareRoutes(deps).router);

  app.use(notFound);
  app.use(errorPages(deps));
  return app;
}
