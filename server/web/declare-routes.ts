/** Every route of the site. A new file of `routes/` gets one line here. */
import type { Deps } from '../deps.ts';
import { scriptRoutes } from './page-scripts.ts';
import { Routes } from './routes.ts';
import { accountRoutes } from './routes/account.ts';
import { actRoutes } from './routes/acts.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { importRoutes } from './routes/imports.ts';
import { letterRoutes } from './routes/letters.ts';
import { mailRoutes } from './routes/mails.ts';
import { peopleRoutes } from './routes/people.ts';
import { overviewRoutes } from './routes/overview.ts';
import { resolutionRoutes } from './routes/resolutions.ts';

const DECLARATIONS = [
  accountRoutes, overviewRoutes, resolutionRoutes,
  letterRoutes, actRoutes, importRoutes, mailRoutes, peopleRoutes, calendarRoutes, scriptRoutes,
];

export function declareRoutes(deps: Deps): Routes {
  const routes = new Routes(deps);
  for (const declare of DECLARATIONS) declare(routes, deps);
  return routes;
}
