/** Acts, and resolutions added to them by hand. */
import { addAct, addActInput } from '../../actions/acts/add-act.ts';
import { addResolution, addResolutionInput } from '../../actions/resolutions/add-resolution.ts';
import { previewResolution } from '../../actions/resolutions/preview-resolution.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { actForm, actList, actPage } from '../pages/acts/acts.ts';
import { resolutionForm } from '../pages/resolution/resolution-form.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';

const actIdOf = (request: PageRequest): number => readId(request.params['id'], 'act-not-found');

export function actRoutes(routes: Routes, deps: Deps): void {
  routes.get('/acts', 'view', (visit) => actList(deps, visit));

  routes.get('/acts/new', 'manage-acts', (visit) => actForm(visit, freshForm({ kind: 'budget', countFrom: 'passed' })));

  routes.form('/acts/new', 'manage-acts', (visit, request) => submit({
    schema: addActInput,
    raw: request.body,
    act: (input) => addAct(deps, visit.actor, input),
    done: ({ id }) => redirect(visit.paths.act(id), visit.t.acts.added),
    again: (form) => actForm(visit, form),
  }));

  routes.get('/acts/:id', 'view', (visit, request) => actPage(deps, visit, actIdOf(request)));

  routes.get('/acts/:id/resolutions/new', 'import', (visit, request) => resolutionForm(deps, visit, actIdOf(request), freshForm()));

  routes.form('/acts/:id/resolutions/new', 'import', async (visit, request) => {
    const actId = actIdOf(request);
    const raw = { ...request.body, actId };
    if (request.query['read'] !== undefined) {
      return resolutionForm(deps, visit, actId, freshForm(raw), await previewResolution(deps, visit.actor, { actId, text: String(raw.text ?? '') }));
    }
    return submit({
      schema: addResolutionInput,
      raw,
      act: (input) => addResolution(deps, visit.actor, input),
      done: ({ id }) => redirect(visit.paths.resolution(id), visit.t.acts.resolution.saved),
      again: (form) => resolutionForm(deps, visit, actId, form),
    });
  });
}
