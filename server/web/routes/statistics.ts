import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { requireInput, wholeNumber } from '../../input.ts';
import { statisticsPage } from '../pages/overview/statistics.ts';
import type { Routes } from '../routes.ts';

const input = z.object({ act: wholeNumber('act').optional });

export function statisticsRoutes(routes: Routes, deps: Deps): void {
  routes.get('/statistics', 'view', (visit, request) => statisticsPage(deps, visit, requireInput(input, request.query).act));
}
