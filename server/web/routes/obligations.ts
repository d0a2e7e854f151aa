/** What is done to one obligation from its resolution's page: a day by hand and back, an end of what recurs and back. */
import type { z } from 'zod';
import { endObligation, endObligationInput, resumeObligation, resumeObligationInput } from '../../actions/dates/end-obligation.ts';
import { handFact, obligationOf, resetDate, resetDateInput, setDate, setDateInput } from '../../actions/dates/override-date.ts';
import { previewDate, previewDateInput } from '../../actions/dates/preview-date.ts';
import type { Actor, Right } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import type { Words } from '../../locales/index.ts';
import { redirect } from '../answer.ts';
import { submit } from '../forms.ts';
import { obligationAddress, obligationPage } from '../pages/resolution/obligation.ts';
import { type ObligationFormName, sentDay } from '../pages/resolution/obligation-forms.ts';
import { preview } from '../previewed.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';

const idOf = (request: PageRequest): number => readId(request.params['id'], 'obligation-not-found');

type Deed<S extends z.ZodType> = {
  path: string;
  right: Right;
  which: ObligationFormName;
  schema: S;
  act: (deps: Deps, actor: Actor, input: z.infer<S>) => Promise<unknown>;
  said: (words: Words['byHand']) => string;
};

export function obligationRoutes(routes: Routes, deps: Deps): void {
  const deed = <S extends z.ZodType>({ path, right, which, schema, act, said }: Deed<S>): void =>
    routes.form(path, right, (visit, request) => {
      const obligationId = idOf(request);
      const { key, raw } = sentDay({ ...request.body, obligationId });
      const show = (form: Parameters<typeof obligationPage>[2]['form'], found: Parameters<typeof obligationPage>[2]['found'] = null) =>
        obligationPage(deps, visit, { obligationId, which, form, found });
      if (which === 'date' && request.query['preview'] !== undefined) {
        return preview({ schema: previewDateInput, raw, look: (input) => previewDate(deps, visit.actor, input), show });
      }
      return submit({
        schema, raw, again: show,
        ...(which === 'date' ? { edits: { locale: visit.locale, now: async () => handFact((await obligationOf(deps.db, obligationId, visit.today)).obligation, key) } } : {}),
        act: (input) => act(deps, visit.actor, input),
        done: async () => redirect(await obligationAddress(deps, visit, obligationId), said(visit.t.byHand)),
      });
    });

  deed({ path: '/obligations/:id/date', right: 'set-date', which: 'date', schema: setDateInput, act: setDate, said: (words) => words.done });
  deed({ path: '/obligations/:id/date/reset', right: 'set-date', which: 'reset', schema: resetDateInput, act: resetDate, said: (words) => words.resetDone });
  deed({ path: '/obligations/:id/end', right: 'sign-off', which: 'end', schema: endObligationInput, act: endObligation, said: (words) => words.endDone });
  deed({ path: '/obligations/:id/resume', right: 'sign-off', which: 'resume', schema: resumeObligationInput, act: resumeObligation, said: (words) => words.resumeDone });
}
