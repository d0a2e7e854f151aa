/** Changing an act's dates or what its periods count from: seen first, then applied as it was seen. */
import { actChangeInput } from '../../actions/acts/act-change.ts';
import { changeAct, changeActInput } from '../../actions/acts/change-act.ts';
import { previewActChange } from '../../actions/acts/preview-act-change.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { submit } from '../forms.ts';
import { actChangePage, actFactsNow } from '../pages/acts/act-change.ts';
import { preview, previewAgain } from '../previewed.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';
import type { SignedIn } from '../visit.ts';

const actIdOf = (request: PageRequest): number => readId(request.params['id'], 'act-not-found');

export function actChangeRoutes(routes: Routes, deps: Deps): void {
  const previewed = (visit: SignedIn, request: PageRequest) => ({
    schema: actChangeInput,
    raw: { ...request.body, actId: actIdOf(request), all: request.query['all'] } as Record<string, unknown>,
    edits: { locale: visit.locale, now: () => actFactsNow(deps, actIdOf(request)) },
    look: (input: Parameters<typeof previewActChange>[2]) => previewActChange(deps, visit.actor, input),
    show: (...shown: ShownAs) => actChangePage(deps, visit, actIdOf(request), ...shown),
  });

  routes.get('/acts/:id/change', 'manage-acts', (visit, request) => actChangePage(deps, visit, actIdOf(request)));

  routes.form('/acts/:id/change', 'manage-acts', (visit, request) => {
    const change = previewed(visit, request);
    // What nobody has previewed is previewed first.
    if (request.query['preview'] !== undefined || !change.raw['basis']) return preview(change);
    return submit({
      schema: changeActInput,
      raw: change.raw,
      edits: change.edits,
      act: (input) => changeAct(deps, visit.actor, input),
      done: ({ moved }, { actId }) => redirect(visit.paths.act(actId), visit.t.actChange.applied(moved.length)),
      again: (form) => previewAgain(change, form),
    });
  });
}

type ShownAs = [form: Parameters<typeof actChangePage>[3], preview: Parameters<typeof actChangePage>[4]];
