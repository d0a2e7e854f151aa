import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { requireInput, text, wholeNumber } from '../../input.ts';
import { boardPage } from '../pages/acts/board.ts';
import { readFilter } from '../pages/list/resolution-filter.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

const input = z.object({
  agency: text('agency', 1000).optional, section: text('section', 1000).optional,
  page: wholeNumber('page', 1, 1_000_000).optional.transform((page) => page ?? 1),
});

export function boardRoutes(routes: Routes, deps: Deps): void {
  routes.get('/acts/:id/board', 'view', (visit, request) => {
    const { unit } = readFilter({ unit: request.query['unit'] });
    return boardPage(deps, visit, readId(request.params['id'], 'act-not-found'), { unit, ...requireInput(input, request.query) });
  });
}
