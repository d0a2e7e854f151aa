/** Logging letters, and reading a document number while it is typed. */
import { logLetter, logLetterInput } from '../../actions/log-letter.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { getBare } from '../bare-get.ts';
import { freshForm, submit } from '../forms.ts';
import { describeLogged, lastOf, letterForm } from '../pages/letter-form.ts';
import { numberReading } from '../pages/letter-number.ts';
import type { Routes } from '../routes.ts';

export function letterRoutes(routes: Routes, deps: Deps): void {
  getBare(routes, '/letters/number', 'log-letter', async (visit, { query }) => {
    const reading = await numberReading(deps, visit, { text: lastOf(query['text']), issuedOn: lastOf(query['issuedOn']) });
    return { type: 'json', body: JSON.stringify(reading) };
  });

  // What was typed comes along in the address when people look for more resolutions without a script.
  routes.get('/letters/new', 'log-letter', (visit, request) => letterForm(deps, visit, freshForm(request.query)));

  routes.post('/letters/new', 'log-letter', (visit, request) => submit({
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
