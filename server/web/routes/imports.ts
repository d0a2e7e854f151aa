/** Importing resolutions: a file or pasted words, read apart, shown first, then all or nothing. */
import { z } from 'zod';
import { applyImport } from '../../actions/imports/apply-import.ts';
import { chooseForImport } from '../../actions/imports/choose-for-import.ts';
import { mapColumns } from '../../actions/imports/map-columns.ts';
import { readInBackground, restartImport } from '../../actions/imports/read-import.ts';
import { startImport } from '../../actions/imports/start-import.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import { text, wholeNumber } from '../../input.ts';
import { describeFailure } from '../../locales/failures.ts';
import { type Answer, redirect } from '../answer.ts';
import { getBare } from '../bare-get.ts';
import { freshForm, submit } from '../forms.ts';
import { isNothing, readChoices } from '../pages/imports/import-choices-form.ts';
import { readColumns } from '../pages/imports/import-columns-form.ts';
import { importPage } from '../pages/imports/import.ts';
import { importColumnsPage } from '../pages/imports/import-columns.ts';
import { importProgress } from '../pages/imports/import-progress.ts';
import { importForm, importList } from '../pages/imports/imports.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';
import type { Upload } from '../upload.ts';
import type { SignedIn } from '../visit.ts';

const MOST_PASTED = 1_000_000;
const uploadInput = z.object({ actId: wholeNumber('act').optional, words: text('words', MOST_PASTED).optional });
const idOf = (params: Record<string, string>): number => readId(params['id'], 'import-not-found');

export function importRoutes(routes: Routes, deps: Deps): void {
  routes.get('/imports', 'import', (visit, request) => importList(deps, visit, readId(String(request.query['page'] ?? 1), 'page-not-found')));

  routes.get('/imports/new', 'import', (visit, request) => importForm(deps, visit, freshForm({ actId: request.query['actId'] })));

  routes.upload('/imports/new', 'import', 'file', (visit, request, upload) => submit({
    schema: uploadInput,
    raw: request.body,
    act: (input) => handIn(deps, visit, input, upload),
    done: (answer) => answer,
    again: (form) => importForm(deps, visit, form),
  }));

  routes.get('/imports/:id', 'import', (visit, request) => importPage(deps, visit, idOf(request.params)));

  getBare(routes, '/imports/:id/progress', 'import', (_, request) => importProgress(deps, idOf(request.params)));

  routes.post('/imports/:id/read', 'import', async (visit, request) => {
    const id = idOf(request.params);
    if (await restartImport(deps, visit.actor, id)) await aMoment(readInBackground(deps, id));
    return redirect(visit.paths.import(id));
  });

  routes.get('/imports/:id/columns', 'import', (visit, request) => importColumnsPage(deps, visit, idOf(request.params)));

  routes.post('/imports/:id/columns', 'import', async (visit, request) => {
    const id = idOf(request.params);
    const chosen = readColumns(request.body);
    if (!chosen) return redirect(visit.paths.importColumns(id), visit.t.imports.noContentColumn);
    if (await mapColumns(deps, visit.actor, id, chosen)) await aMoment(readInBackground(deps, id));
    return redirect(visit.paths.import(id));
  });

  routes.post('/imports/:id/choices', 'import', async (visit, request) => {
    const importId = idOf(request.params);
    const chosen = readChoices(request.body);
    await chooseForImport(deps, visit.actor, { importId, ...chosen });
    return redirect(visit.paths.import(importId), isNothing(chosen) ? visit.t.imports.nothingChosen : null);
  });

  routes.post('/imports/:id/apply', 'import', async (visit, request) => {
    const id = idOf(request.params);
    const to = visit.paths.import(id);
    try {
      return redirect(to, visit.t.imports.done(await applyImport(deps, visit.actor, id, String(request.body?.shown ?? ''))));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      // Sent twice: it is done, and the page says so.
      return redirect(to, error.failure.code === 'import-applied' ? visit.t.imports.already : describeFailure(error.failure, visit.locale));
    }
  });
}

/** Keeps the file or the words, has them read, and leads to what was read, or to how far the reading is. */
async function handIn(deps: Deps, visit: SignedIn, { actId, words }: z.infer<typeof uploadInput>, upload: Upload): Promise<Answer> {
  if (!upload.ok && upload.failure.code !== 'file-missing') throw new InvalidInputError(upload.failure, 'file');
  if (!upload.ok && words === null) throw new InvalidInputError({ code: 'file-or-words-missing' }, 'file');
  const given = upload.ok ? upload : { name: visit.t.imports.pastedName, bytes: Buffer.from(words ?? '') };
  const { importId } = await startImport(deps, visit.actor, { actId, fileName: given.name, bytes: given.bytes });
  await aMoment(readInBackground(deps, importId));
  return redirect(visit.paths.import(importId));
}

/** Small files are read within a moment: then nobody has to look at a progress bar. */
const MOMENT_MS = 1_500;
const aMoment = (work: Promise<void>): Promise<void> => Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, MOMENT_MS).unref())]);
