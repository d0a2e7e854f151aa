import type { Deps } from '../../deps.ts';
import { overviewPage } from '../pages/overview/overview.ts';
import type { Routes } from '../routes.ts';

export function overviewRoutes(routes: Routes, deps: Deps): void {
  routes.get('/', 'view', (visit) => overviewPage(deps, visit));
}
