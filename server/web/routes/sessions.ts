/** The LY's sessions, and setting the days of one: seen first, then applied as it was seen. */
import type { z } from 'zod';
import { previewSession, sessionFacts, sessionInput, setSession, setSessionInput } from '../../actions/acts/set-session.ts';
import type { Deps } from '../../deps.ts';
import { basisOf } from '../../domain/basis.ts';
import { redirect } from '../answer.ts';
import { type FormState, submit } from '../forms.ts';
import { sessionPage, sessionRow, sessionsPage, type SessionPreview } from '../pages/acts/sessions.ts';
import { preview, previewAgain } from '../previewed.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';
import type { SignedIn } from '../visit.ts';

const numbersOf = (request: PageRequest): [term: number, session: number] =>
  [readId(request.params['term'], 'page-not-found'), readId(request.params['session'], 'page-not-found')];

export function sessionRoutes(routes: Routes, deps: Deps): void {
  const rowOf = (request: PageRequest) => sessionRow(deps.db, ...numbersOf(request));

  const previewed = (visit: SignedIn, request: PageRequest) => {
    const [term, session] = numbersOf(request);
    return {
      schema: sessionInput,
      raw: { ...request.body, term, session, all: request.query['all'] } as Record<string, unknown>,
      edits: { locale: visit.locale, now: async () => sessionFacts(await rowOf(request)) },
      look: async (input: z.infer<typeof sessionInput>): Promise<SessionPreview> => {
        const basis = basisOf(sessionFacts(await rowOf(request)));
        return { basis, opensOn: input.opensOn, closesOn: input.closesOn, ...(await previewSession(deps, visit.actor, input)) };
      },
      show: async (form: FormState, found: SessionPreview | null) => sessionPage(deps, visit, await rowOf(request), form, found),
    };
  };

  routes.get('/sessions', 'view', (visit) => sessionsPage(deps, visit));

  routes.get('/sessions/:term/:session', 'manage-calendar', async (visit, request) => sessionPage(deps, visit, await rowOf(request)));

  routes.form('/sessions/:term/:session', 'manage-calendar', async (visit, request) => {
    const change = previewed(visit, request);
    // What nobody has previewed is previewed first.
    if (request.query['preview'] !== undefined || !change.raw['basis']) return preview(change);
    return submit({
      schema: setSessionInput,
      raw: change.raw,
      edits: change.edits,
      act: (input) => setSession(deps, visit.actor, input),
      done: ({ moved }, { term, session }) => redirect(visit.paths.sessions(), visit.t.sessions.applied(visit.t.sessions.name(term, session), moved.length)),
      again: (form) => previewAgain(change, form),
    });
  });
}
