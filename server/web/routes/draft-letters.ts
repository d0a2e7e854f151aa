/** Drafting a letter to the LY for one or several resolutions. */
import { draftLetterInput, writeLetter } from '../../actions/letters/draft-letter.ts';
import type { Deps } from '../../deps.ts';
import { idList } from '../../input.ts';
import { file, redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { draftLetterPage } from '../pages/letters/draft-letter.ts';
import type { Routes } from '../routes.ts';

export function draftLetterRoutes(routes: Routes, deps: Deps): void {
  routes.get('/letters/draft', 'log-letter', (visit, { query }) => {
    const ids = idList.parse(query['resolutionIds']);
    return ids.length === 0 ? redirect(visit.paths.resolutions(), visit.t.draftLetters.noneChosen) : draftLetterPage(deps, visit, ids, null);
  });

  routes.form('/letters/draft', 'log-letter', (visit, { body }) => submit({
    schema: draftLetterInput,
    raw: body,
    act: async ({ format, resolutionIds: _, ...draft }) => (format === null ? null : writeLetter(draft, format)),
    done: (written, { resolutionIds }) =>
      (written ? file(written.name, written.bytes) : draftLetterPage(deps, visit, resolutionIds, freshForm(body))),
    again: (form) => draftLetterPage(deps, visit, idList.parse(form.typed['resolutionIds']), form),
  }));
}
