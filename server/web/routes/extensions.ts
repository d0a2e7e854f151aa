/** Asking for another date beside the LY's, and deciding it. */
import { decideExtension, decideExtensionInput } from '../../actions/dates/decide-extension.ts';
import { requestExtension, requestExtensionInput } from '../../actions/dates/request-extension.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { decisionForm, extensionForm } from '../pages/resolution/extensions.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';

const resolutionIdOf = (request: PageRequest): number => readId(request.params['id'], 'resolution-not-found');
const extensionIdOf = (request: PageRequest): number => readId(request.params['id'], 'extension-not-found');

export function extensionRoutes(routes: Routes, deps: Deps): void {
  routes.get('/resolutions/:id/extensions/new', 'log-letter', (visit, request) =>
    extensionForm(deps, visit, resolutionIdOf(request), freshForm({ kind: 'extended', occurrenceId: request.query['occurrenceId'] ?? '' })));

  routes.form('/resolutions/:id/extensions/new', 'log-letter', (visit, request) => {
    const resolutionId = resolutionIdOf(request);
    return submit({
      schema: requestExtensionInput,
      raw: { ...request.body, resolutionId },
      act: (input) => requestExtension(deps, visit.actor, input),
      done: () => redirect(`${visit.paths.resolution(resolutionId)}#requests`, visit.t.extensions.asked),
      again: (form) => extensionForm(deps, visit, resolutionId, form),
    });
  });

  routes.get('/extensions/:id', 'decide-extension', (visit, request) => decisionForm(deps, visit, extensionIdOf(request), freshForm()));

  routes.form('/extensions/:id', 'decide-extension', (visit, request) => {
    const id = extensionIdOf(request);
    return submit({
      schema: decideExtensionInput,
      raw: { ...request.body, id },
      act: (input) => decideExtension(deps, visit.actor, input),
      done: ({ resolutionId }, { decision }) => redirect(`${visit.paths.resolution(resolutionId)}#requests`, visit.t.extensions[decision]),
      again: (form) => decisionForm(deps, visit, id, form),
    });
  });
}
