import type { Deps } from '../../deps.ts';
import { calculatorPage } from '../pages/acts/calculator.ts';
import type { Routes } from '../routes.ts';

export function calculatorRoutes(routes: Routes, deps: Deps): void {
  routes.get('/calculator', 'view', (visit, request) => calculatorPage(deps, visit, request.query));
}
