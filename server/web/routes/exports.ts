/** Downloads: lists as they are filtered and as of a day, and the records themselves. */
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { choice, requireInput, wholeNumber } from '../../input.ts';
import { EXPORTS } from '../../locales/exports.ts';
import { file } from '../answer.ts';
import { exportFile, FORMATS } from '../pages/exports/export-file.ts';
import { exportsPage } from '../pages/exports/exports.ts';
import { readFilter } from '../pages/list/resolution-filter.ts';
import type { Routes } from '../routes.ts';

const pageInput = z.object({ act: wholeNumber('act').optional });
const fileInput = z.object({ format: choice('format', FORMATS).optional });

export function exportRoutes(routes: Routes, deps: Deps): void {
  routes.get('/exports', 'view', (visit, request) => exportsPage(deps, visit, requireInput(pageInput, request.query).act));

  routes.get('/exports/:what', 'view', async (visit, request) => {
    const what = EXPORTS.find((one) => one === request.params['what']);
    if (what === undefined) throw new NotFoundError({ code: 'page-not-found' });
    const { format } = requireInput(fileInput, request.query);
    const { name, bytes } = await exportFile(deps, visit.actor, {
      what, format: format ?? FORMATS[0], filter: readFilter(request.query), day: visit.day, locale: visit.locale,
    });
    return file(name, bytes);
  });
}
