/** Importing a table of resolutions: upload, preview, all or nothing. */
import { z } from 'zod';
import { applyImport } from '../../actions/apply-import.ts';
import { isBlocked, planImport } from '../../actions/plan-import.ts';
import { startImport } from '../../actions/start-import.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { wholeNumber } from '../../input.ts';
import { findAct } from '../../store/acts.ts';
import { type Answer, redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { importPage } from '../pages/import-preview.ts';
import { blockedImport, importForm, importList } from '../pages/imports.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';
import type { Upload } from '../upload.ts';
import type { SignedIn } from '../visit.ts';

const uploadInput = z.object({ actId: wholeNumber('act').required });

export function importRoutes(routes: Routes, deps: Deps): void {
  routes.get('/imports', 'import', (visit) => importList(deps, visit));

  routes.get('/imports/new', 'import', (visit, request) => importForm(deps, visit, freshForm({ actId: request.query['actId'] })));

  routes.upload('/imports/new', 'import', 'file', (visit, request, upload) => submit({
    schema: uploadInput,
    raw: request.body,
    act: ({ actId }) => handIn(deps, visit, actId, upload),
    done: (answer) => answer,
    again: (form) => importForm(deps, visit, form),
  }));

  routes.get('/imports/:id', 'import', (visit, request) => importPage(deps, visit, readId(request.params['id'], 'import-not-found')));

  routes.post('/imports/:id/apply', 'import', async (visit, request) => {
    const id = readId(request.params['id'], 'import-not-found');
    const to = visit.paths.import(id);
    try {
      return redirect(to, visit.t.imports.done(await applyImport(deps, visit.actor, id)));
    } catch (error) {
      // Sent twice: it is done, and the page says so.
      if (error instanceof ConflictError && error.failure.code === 'import-applied') return redirect(to, visit.t.imports.already);
      throw error;
    }
  });
}

/** Keeps a file that can be taken over and leads to its preview; shows what is wrong with one that cannot. */
async function handIn(deps: Deps, visit: SignedIn, actId: number, upload: Upload): Promise<Answer> {
  if (!upload.ok) throw new InvalidInputError(upload.failure, 'file');
  const act = await findAct(deps.db, actId);
  if (!act) throw new NotFoundError({ code: 'act-not-found', id: actId });
  const plan = await planImport(deps.db, act, upload.bytes, visit.today);
  if (isBlocked(plan)) return blockedImport(visit, act, upload.name, plan);
  const { importId } = await startImport(deps, visit.actor, { actId, fileName: upload.name, bytes: upload.bytes });
  return redirect(visit.paths.import(importId));
}
