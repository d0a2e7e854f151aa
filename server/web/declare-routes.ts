/** Every route of the site. A new file of `routes/` gets one line here. */
import type { Deps } from '../deps.ts';
import { Routes } from './routes.ts';
import { accountRoutes } from './routes/account.ts';
import { overviewRoutes } from './routes/overview.ts';
import { resolutionRoutes } from './routes/resolutions.ts';

const DECLARATIONS = [accountRoutes, overviewRoutes, resolutionRoutes];

export function declareRoutes(deps: Deps): Routes {
  const routes = new Routes(deps);
  for (const declare of DECLARATIONS) declare(routes, deps);
  return routes;
}
