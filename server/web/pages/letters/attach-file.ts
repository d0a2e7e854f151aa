/** Handing in a letter's scan or an attachment, and the files of letters as their resolution shows them. */
import type { Deps } from '../../../deps.ts';
import { ATTACHMENT_EXTENSIONS } from '../../../documents/attachment-format.ts';
import { NotFoundError } from '../../../errors.ts';
import type { LetterFile } from '../../../store/letter-files.ts';
import { findResolutions } from '../../../store/resolutions.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf, formView } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { officeDay } from '../../instants.ts';
import { MOST_MEGABYTES } from '../../upload.ts';
import type { SignedIn } from '../../visit.ts';

export async function attachForm({ db }: Deps, visit: SignedIn, resolutionId: number, letterId: number, form: FormState): Promise<Answer> {
  const words = visit.t.letterFiles;
  const [resolution] = await findResolutions(db, { ids: [resolutionId] });
  const letter = resolution?.letters.find((one) => one.id === letterId);
  if (!letter) throw new NotFoundError({ code: 'letter-not-tied' });
  return page('form', {
    title: words.title(letter.documentNumber),
    back: { text: visit.t.resolution.title(resolution!.item), href: visit.paths.resolution(resolutionId) },
    lead: words.lead,
    action: visit.paths.attachFile(resolutionId, letterId),
    encoding: 'multipart/form-data',
    ...formView(form, visit, [
      fieldsOf(form, visit).file(
        'file', { label: words.file, hint: words.hint(MOST_MEGABYTES), accept: ATTACHMENT_EXTENSIONS.map((one) => `.${one}`).join(',') }
      ),
    ]),
    send: words.attach,
    cancelHref: visit.paths.resolution(resolutionId),
  }, form.status);
}

const KILO = 1024;

/** 812 KB, 3.4 MB; never less than 1 KB. */
const sizeText = (bytes: number): string => (
  bytes < KILO * KILO ? `${Math.max(1, Math.round(bytes / KILO))} KB` : `${(bytes / KILO / KILO).toFixed(1)} MB`
);

/** Those handed in by the visit's day; `mayRemove` says which of them this person may take away. */
export const letterFilesView = (files: readonly LetterFile[], resolutionId: number, mayRemove: (one: LetterFile) => boolean, { paths, day }: SignedIn) =>
  files.filter((one) => officeDay(one.addedAt) <= day).map((one) => ({
    name: one.name, size: sizeText(one.size), href: paths.letterFile(one.id), removeAction: mayRemove(one) ? paths.detachFile(resolutionId, one.id) : null,
  }));
