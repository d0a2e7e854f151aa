/** What will go out, and why a person was told or not. */
import type { Deps } from '../../deps.ts';
import { getBare } from '../bare-get.ts';
import { lookingProgress } from '../pages/reminders/looking-ahead.ts';
import { simulatorPage } from '../pages/reminders/simulator.ts';
import { whyPage } from '../pages/reminders/why.ts';
import type { Query } from '../paths.ts';
import type { Routes } from '../routes.ts';

export function foresightRoutes(routes: Routes, deps: Deps): void {
  routes.get('/simulator', 'see-mails', (visit, request) => simulatorPage(deps, visit, request.query as Query));

  getBare(routes, '/simulator/progress', 'see-mails', async (_, request) => lookingProgress(deps, String(request.query['of'])));

  routes.get('/why', 'view', (visit, request) => whyPage(deps, visit, request.query as Query));
}
