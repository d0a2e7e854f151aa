/** Turning on what the public sees, and off again. */
import { publishingFacts, setPublishing, setPublishingInput, stopPublishing } from '../../actions/tables/set-publishing.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { actIdOf, findPublishing } from '../../store/publishing.ts';
import { redirect } from '../answer.ts';
import { submit } from '../forms.ts';
import { previewAct, previewResolution, publishingPage } from '../pages/exports/publishing.ts';
import { choiceOf } from '../published/choice.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

export function publishingRoutes(routes: Routes, deps: Deps): void {
  routes.get('/publishing', 'publish', (visit) => publishingPage(deps, visit));

  routes.form('/publishing', 'publish', (visit, request) => submit({
    schema: setPublishingInput,
    raw: request.body,
    act: (input) => setPublishing(deps, visit.actor, input),
    edits: { locale: visit.locale, now: async () => publishingFacts(await findPublishing(deps.db)) },
    done: ({ isOn }) => redirect(visit.paths.publishing(), isOn ? visit.t.published.saved : visit.t.published.savedOff),
    again: (form) => publishingPage(deps, visit, form),
  }));

  routes.post('/publishing/stop', 'publish', async (visit) => {
    await stopPublishing(deps, visit.actor);
    return redirect(visit.paths.publishing(), visit.t.published.stopped);
  });

  routes.get('/publishing/preview/acts/:id', 'publish', (visit, request) =>
    previewAct(deps, visit, readId(request.params['id'], 'act-not-found'), choiceOf(request.query)));

  routes.get('/publishing/preview/resolutions/:id', 'publish', async (visit, request) => {
    const id = readId(request.params['id'], 'resolution-not-found');
    const actId = await actIdOf(deps.db, id);
    if (actId === null) throw new NotFoundError({ code: 'resolution-not-found', id });
    return previewResolution(deps, visit, actId, id);
  });
}
