/** The list of resolutions, one of them, and what can be done from there. */
import { assignUnit, assignUnitInput, unitFacts } from '../../actions/resolutions/assign-unit.ts';
import { signOff, signOffInput } from '../../actions/resolutions/sign-off.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { cleaned } from '../../input.ts';
import { defaultView } from '../../store/saved-views.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { findSourceFile } from '../../store/source-files.ts';
import { findUnit } from '../../store/units.ts';
import { file, redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { resolutionListPage } from '../pages/list/resolution-list.ts';
import { faultsOf, readFilter, toQuery, typedIn } from '../pages/list/resolution-filter.ts';
import { keysPage } from '../pages/list/list-keys.ts';
import { listPrintPage } from '../pages/list/list-print.ts';
import { filterOf } from '../pages/list/list-views.ts';
import { resolutionPage } from '../pages/resolution/resolution.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

export function resolutionRoutes(routes: Routes, deps: Deps): void {
  const unitName = async (id: number | null): Promise<string | null> => (id === null ? null : ((await findUnit(deps.db, id))?.name ?? null));

  routes.get('/resolutions', 'view', async (visit, request) => {
    const usual = await defaultView(deps.db, visit.user.id);
    const { asOf: _, ...asked } = request.query;
    const wanted = usual !== null && Object.keys(asked).length === 0 ? filterOf(usual.query) : null;
    if (wanted !== null) return redirect(visit.paths.resolutions({ ...toQuery(wanted), view: 'all' }));
    const failures = faultsOf(request.query);
    const wrong = Object.keys(failures).length > 0 ? { typed: typedIn(request.query), failures, status: 422 } : null;
    return resolutionListPage(deps, visit, { ...readFilter(wrong ? {} : request.query), view: usual === null ? null : 'all' }, freshForm(), wrong);
  });

  routes.get('/resolutions/print', 'view', (visit, request) => listPrintPage(deps, visit, readFilter(request.query)));

  routes.get('/resolutions/keys', 'view', (visit) => keysPage(visit));

  routes.get('/resolutions/:id', 'view', (visit, request) =>
    resolutionPage(deps, visit, readId(request.params['id'], 'resolution-not-found')));

  routes.form('/resolutions/:id/assign', 'assign', (visit, request) => {
    const id = readId(request.params['id'], 'resolution-not-found');
    return submit({
      schema: assignUnitInput,
      raw: { ...request.body, resolutionIds: [id] },
      act: (input) => assignUnit(deps, visit.actor, input),
      edits: { locale: visit.locale, now: async () => unitFacts((await findResolutions(deps.db, { ids: [id] }))[0]!) },
      done: async (_, { unitId }) => redirect(visit.paths.resolution(id), visit.t.resolution.assigned(await unitName(unitId))),
      again: (form) => resolutionPage(deps, visit, id, form),
    });
  });

  routes.form('/resolutions/:id/sign-off', 'sign-off', (visit, request) => {
    const id = readId(request.params['id'], 'resolution-not-found');
    return submit({
      schema: signOffInput,
      raw: { ...request.body, resolutionIds: [id] },
      act: (input) => signOff(deps, visit.actor, input),
      done: () => redirect(visit.paths.resolution(id), visit.t.resolution.signedOff),
      again: (form) => resolutionPage(deps, visit, id, form),
    });
  });

  routes.get('/files/:id', 'view', async (_, request) => {
    const found = await findSourceFile(deps.db, readId(request.params['id'], 'page-not-found'), cleaned(String(request.query['name'] ?? '')));
    if (!found) throw new NotFoundError({ code: 'page-not-found' });
    return file(found.name, found.bytes);
  });
}
