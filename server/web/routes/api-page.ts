import type { Deps } from '../../deps.ts';
import { apiPage } from '../pages/exports/api.ts';
import type { Routes } from '../routes.ts';

export function apiPageRoutes(routes: Routes, deps: Deps): void {
  routes.get('/api', 'view', (visit) => apiPage(deps, visit));
}
