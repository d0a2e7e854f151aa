/** The scans and attachments of letters. */
import { attachFile, attachFileInput } from '../../actions/letters/attach-file.ts';
import { detachFile } from '../../actions/letters/detach-file.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError, NotFoundError } from '../../errors.ts';
import { findLetterFile } from '../../store/letter-files.ts';
import { file, redirect } from '../answer.ts';
import { freshForm, submit } from '../forms.ts';
import { attachForm } from '../pages/letters/attach-file.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';
import { MOST_MEGABYTES, type Upload } from '../upload.ts';

export function letterFileRoutes(routes: Routes, deps: Deps): void {
  const ids = ({ params }: PageRequest) => (
    { resolutionId: readId(params['id'], 'resolution-not-found'), letterId: readId(params['letterId'], 'page-not-found') }
  );

  routes.get('/resolutions/:id/letters/:letterId/files/new', 'log-letter', (visit, request) => {
    const { resolutionId, letterId } = ids(request);
    return attachForm(deps, visit, resolutionId, letterId, freshForm());
  });

  routes.upload('/resolutions/:id/letters/:letterId/files/new', 'log-letter', 'file', (visit, request, upload) => {
    const { resolutionId, letterId } = ids(request);
    return submit({
      schema: attachFileInput,
      raw: { resolutionId, letterId },
      act: async (input) => attachFile(deps, visit.actor, input, received(upload)),
      done: ({ name }) => redirect(`${visit.paths.resolution(resolutionId)}#letters`, visit.t.letterFiles.attached(name)),
      again: (form) => attachForm(deps, visit, resolutionId, letterId, form),
    });
  });

  routes.post('/resolutions/:id/letter-files/:fileId/remove', 'log-letter', async (visit, { params }) => {
    const resolutionId = readId(params['id'], 'resolution-not-found');
    const { name } = await detachFile(deps, visit.actor, { resolutionId, fileId: readId(params['fileId'], 'page-not-found') });
    return redirect(`${visit.paths.resolution(resolutionId)}#letters`, visit.t.letterFiles.detached(name));
  });

  routes.get('/letter-files/:id', 'view', async (_, { params }) => {
    const found = await findLetterFile(deps.db, readId(params['id'], 'page-not-found'));
    if (!found) throw new NotFoundError({ code: 'attachment-not-found' });
    return file(found.name, found.bytes);
  });
}

/** The file as it came; one that is missing, empty or too large is refused in the words of a letter's file. */
function received(upload: Upload): { name: string; bytes: Uint8Array } {
  if (upload.ok && upload.bytes.length > 0) return upload;
  const isTooLarge = !upload.ok && upload.failure.code === 'file-too-large';
  throw new InvalidInputError(isTooLarge ? { code: 'attachment-too-large', mostMegabytes: MOST_MEGABYTES } : { code: 'attachment-missing' }, 'file');
}
