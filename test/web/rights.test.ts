import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { createApp } from '../../server/app.ts';
import { may, ROLES } from '../../server/domain/rights.ts';
import { API_ROUTES } from '../../server/web/api/router.ts';
import { declareRoutes } from '../../server/web/declare-routes.ts';
import { FEED_ROUTES } from '../../server/web/routes/feeds.ts';
import { PUBLISHED_ROUTES } from '../../server/web/routes/published.ts';
import type { DeclaredRoute } from '../../server/web/routes.ts';
import type { Deps } from '../../server/deps.ts';
import { withDatabases } from '../support/database.ts';
import { aUnit, testDeps } from '../support/factories.ts';
import { aSite, type Browser } from './browser.ts';

const PUBLIC = ['get /sign-in', 'post /sign-in', 'post /sign-out', 'post /language', 'get /setup/:token', 'post /setup/:token'];

const addressOf = ({ path }: DeclaredRoute): string => path.replace(/:\w+/g, '999999');
const visit = (browser: Browser, route: DeclaredRoute) => browser[route.method](addressOf(route));

type Layer = { route?: { path: string; stack: { method: string }[] }; handle: { stack?: Layer[] } };
const routesIn = (layers: readonly Layer[]): string[] =>
  layers.flatMap(({ route, handle }) => (route ? [...new Set(route.stack.map((one) => `${one.method} ${route.path}`))] : routesIn(handle.stack ?? [])));

describe('the routes', () => {
  // Declaring routes asks nothing of the store.
  const deps = testDeps(null as never) as Deps;
  const { declared } = declareRoutes(deps);

  it('are all declared with the right they need; only assets and the health report are not', () => {
    // Feeds and the API ask for a secret of their own and know no session: test/web/feeds.test.ts, api/; what is public knows neither: published.test.ts.
    const known = new Set([...declared.map((one) => `${one.method} ${one.path}`), ...FEED_ROUTES.map((path) => `get ${path}`), ...API_ROUTES, ...PUBLISHED_ROUTES.map((path) => `get ${path}`)]);
    const stack = (createApp(deps).router as unknown as { stack: Layer[] }).stack;
    const other = routesIn(stack).filter((one) => !known.has(one));
    expect(other).to.deep.equal(['get /pico.css', 'get /app.css', 'get /app.js', 'get /icon.svg', 'get /health']);
  });

  it('are public only where people are not signed in yet', () => {
    expect(declared.filter((one) => one.access === 'public').map((one) => `${one.method} ${one.path}`)).to.deep.equal(PUBLIC);
  });
});

withDatabases('a right', (open) => {
  let deps: Deps;
  const site = aSite(open);
  before(async () => {
    deps = site.deps;
  });

  it('is nobody’s who has not signed in', async () => {
    for (const route of declareRoutes(deps).declared.filter((one) => one.access !== 'public')) {
      const { status, location } = await visit(site.visitor(), route);
      expect([status, location?.startsWith('/sign-in')], `${route.method} ${route.path}`).to.deep.equal([303, true]);
    }
  });

  for (const role of ROLES) {
    it(`is the ${role}’s as the table says`, async () => {
      const unitId = role === 'unit' ? (await aUnit(deps.db)).id : null;
      const browser = await site.signedIn(role, { unitId });
      const actor = { id: 1, name: role, role, unitId };
      for (const route of declareRoutes(deps).declared) {
        if (route.access === 'public' || route.access === 'signed-in') continue;
        const { status } = await visit(browser, route);
        expect(status === 403, `${route.method} ${route.path} answered ${status}`).to.equal(!may(actor, route.access));
      }
    });
  }
});
