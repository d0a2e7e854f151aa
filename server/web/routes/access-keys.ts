/** A person's own secret addresses and tokens; an administrator sees and revokes everybody's. */
import { z } from 'zod';
import { makeAccessKey, makeAccessKeyInput } from '../../actions/people/make-access-key.ts';
import { revokeAccessKey } from '../../actions/people/revoke-access-key.ts';
import type { Deps } from '../../deps.ts';
import { redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { accessKeyForm, accessKeyList, accessKeyMade } from '../pages/exports/access-keys.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

export function accessKeyRoutes(routes: Routes, deps: Deps): void {
  routes.get('/keys', 'signed-in', (visit) => accessKeyList(deps, visit));

  routes.get('/keys/new', 'signed-in', (visit) => accessKeyForm(deps, visit, freshForm({ reach: 'mine' })));

  routes.form('/keys/new', 'signed-in', (visit, request) => submit({
    schema: makeAccessKeyInput,
    raw: request.body,
    act: (input) => makeAccessKey(deps, { ...visit.actor, id: visit.user.id }, input),
    done: ({ secret }, input) => accessKeyMade(deps, visit, input, secret),
    again: (form) => accessKeyForm(deps, visit, form),
  }));

  routes.post('/keys/:id/revoke', 'signed-in', (visit, request) => submit({
    schema: z.object({}),
    raw: request.body,
    act: () => revokeAccessKey(deps, visit.actor, { id: readId(request.params['id'], 'access-key-not-found') }),
    done: ({ name }) => redirect(visit.paths.accessKeys(), visit.t.accessKeys.revoked(name)),
    again: (form) => accessKeyList(deps, visit, form),
  }));
}
