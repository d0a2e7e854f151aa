import type { Deps } from '../../deps.ts';
import { calculatorPage } from '../pages/calculator.ts';
import type { Routes } from '../routes.ts';

export function calculatorRoutes(routes: Routes, deps: Deps): void {
  routes.get('/calculator', 'view', (visit, request) => calculatorPage(deps, visit, request.query));
}
