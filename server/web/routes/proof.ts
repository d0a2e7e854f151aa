/** The proof of date: a sheet to print, and the same as JSON. */
import { proveDates } from '../../actions/dates/prove-dates.ts';
import type { Deps } from '../../deps.ts';
import { proofJson } from '../../locales/proof-json.ts';
import { getBare } from '../bare-get.ts';
import { proofSheetPage } from '../pages/resolution/proof-sheet.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';

const idOf = (request: PageRequest): number => readId(request.params['id'], 'resolution-not-found');

export function proofRoutes(routes: Routes, deps: Deps): void {
  routes.get('/resolutions/:id/proof', 'view', (visit, request) => proofSheetPage(deps, visit, idOf(request)));

  getBare(routes, '/resolutions/:id/proof.json', 'view', async (visit, request) => {
    const sheet = await proveDates(deps, visit.actor, { resolutionId: idOf(request), day: visit.day });
    return { type: 'json', body: JSON.stringify(proofJson(sheet, visit.locale)) };
  });
}
