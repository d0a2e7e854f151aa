/** Logging letters, and reading a document number while it is typed. */
import { logLetter, logLetterInput } from '../../actions/letters/log-letter.ts';
import { takeBackLetter, takeBackLetterInput } from '../../actions/letters/take-back-letter.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { getBare } from '../bare-get.ts';
import { freshForm, submit } from '../forms.ts';
import { describeLogged, lastOf, letterForm } from '../pages/letters/letter-form.ts';
import { numberReading } from '../pages/letters/letter-number.ts';
import { takeBackForm } from '../pages/letters/take-back-letter.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

export function letterRoutes(routes: Routes, deps: Deps): void {
  getBare(routes, '/letters/number', 'log-letter', async (visit, { query }) => {
    const reading = await numberReading(deps, visit, { text: lastOf(query['text']), issuedOn: lastOf(query['issuedOn']), direction: lastOf(query['direction']) });
    return { type: 'json', body: JSON.stringify(reading) };
  });

  // What was typed comes along in the address when people look for more resolutions without a script.
  routes.get('/letters/new', 'log-letter', (visit, request) => letterForm(deps, visit, freshForm(request.query)));

  routes.get('/resolutions/:id/letters/:letterId/take-back', 'log-letter', (visit, { params }) =>
    takeBackForm(deps, visit, readId(params['id'], 'resolution-not-found'), readId(params['letterId'], 'page-not-found'), freshForm()));

  routes.form('/resolutions/:id/letters/:letterId/take-back', 'log-letter', (visit, { params, body }) => {
    const [resolutionId, letterId] = [readId(params['id'], 'resolution-not-found'), readId(params['letterId'], 'page-not-found')];
    return submit({
      schema: takeBackLetterInput,
      raw: { ...body, resolutionId, letterId },
      act: (input) => takeBackLetter(deps, visit.actor, input),
      done: ({ documentNumber }) => redirect(visit.paths.resolution(resolutionId), visit.t.letters.takenBack(documentNumber)),
      again: (form) => takeBackForm(deps, visit, resolutionId, letterId, form),
    });
  });

  routes.form('/letters/new', 'log-letter', (visit, request) => submit({
    schema: logLetterInput,
    raw: request.body,
    act: (input) => logLetter(deps, visit.actor, input),
    done: async ({ documentNumber }, input) => {
      const [first, ...rest] = input.resolutionIds;
      const next = rest.length === 0 ? visit.paths.resolution(first!) : visit.paths.resolutions({ words: documentNumber });
      return redirect(next, await describeLogged(deps, visit, { ...input, documentNumber }));
    },
    again: (form) => letterForm(deps, visit, form),
  }));
}
