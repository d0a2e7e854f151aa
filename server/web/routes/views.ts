/** Saved views of the list. */
import { changeView, changeViewInput, removeView, setDefaultView } from '../../actions/people/change-view.ts';
import { saveView, saveViewInput } from '../../actions/people/save-view.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { submit } from '../forms.ts';
import { queryOf, viewsPage } from '../pages/list/list-views.ts';
import { readFilter, toQuery } from '../pages/list/resolution-filter.ts';
import { resolutionListPage } from '../pages/list/resolution-list.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';
import type { SignedIn } from '../visit.ts';

const idOf = ({ params }: PageRequest): number => readId(params['id'], 'view-not-found');
const personOf = ({ actor, user }: SignedIn) => ({ ...actor, id: user.id });

export function viewRoutes(routes: Routes, deps: Deps): void {
  routes.get('/views', 'view', (visit) => viewsPage(deps, visit));

  routes.form('/views', 'view', (visit, request) => {
    const filter = readFilter(request.query);
    return submit({
      schema: saveViewInput,
      raw: request.body,
      act: (input) => saveView(deps, personOf(visit), { ...input, query: queryOf(filter) }),
      done: ({ isNew }, { name, isDefault }) => redirect(
        visit.paths.resolutions({ ...toQuery(filter), view: isDefault ? 'all' : filter.view }), isNew ? visit.t.views.saved(name) : visit.t.views.replaced(name),
      ),
      again: (form) => resolutionListPage(deps, visit, filter, form),
    });
  });

  routes.post('/views/default', 'view', async (visit) => {
    await setDefaultView(deps, personOf(visit), { id: null });
    return redirect(visit.paths.views(), visit.t.views.defaultEnded);
  });

  routes.form('/views/:id', 'view', (visit, request) => submit({
    schema: changeViewInput,
    raw: { ...request.body, id: idOf(request) },
    act: (input) => changeView(deps, personOf(visit), input),
    done: (_, { name }) => redirect(visit.paths.views(), visit.t.views.changed(name)),
    again: (form) => viewsPage(deps, visit, { id: idOf(request), form }),
  }));

  routes.post('/views/:id/remove', 'view', async (visit, request) => {
    const { name } = await removeView(deps, personOf(visit), { id: idOf(request) });
    return redirect(visit.paths.views(), visit.t.views.removed(name));
  });

  routes.post('/views/:id/default', 'view', async (visit, request) => {
    const { name } = await setDefaultView(deps, personOf(visit), { id: idOf(request) });
    return redirect(visit.paths.views(), visit.t.views.defaultSet(name ?? ''));
  });
}
