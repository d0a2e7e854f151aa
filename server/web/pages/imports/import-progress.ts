/** A file that is being read: how far it is, for the page and for the script that asks again. */
import { isSilent } from '../../../actions/imports/read-import.ts';
import type { Deps } from '../../../deps.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import { NotFoundError } from '../../../errors.ts';
import { findImport, type Import } from '../../../store/imports.ts';
import { type Answer, page } from '../../answer.ts';
import type { BareAnswer } from '../../bare-get.ts';
import { scriptUrl } from '../../page-scripts.ts';
import type { SignedIn } from '../../visit.ts';

export function readingPage({ clock }: Deps, visit: SignedIn, found: Import, act: Act | null): Answer {
  const { t, paths } = visit;
  const silent = isSilent(found.beatAt, clock.now());
  return page('import-reading', {
    title: silent ? t.imports.interrupted : t.imports.readingTitle,
    isSilent: silent,
    fileName: found.fileName,
    act: act && { title: act.title, href: paths.act(act.id) },
    done: found.pagesRead,
    total: found.pagesTotal || null,
    pages: pagesSaid(found, visit),
    progressUrl: paths.importProgress(found.id),
    readAction: paths.readAgain(found.id),
    refreshSeconds: silent ? null : 3,
    leaveHref: paths.imports(),
    script: scriptUrl('import-progress.js'),
  });
}

const pagesSaid = ({ pagesRead, pagesTotal }: Import, { t }: SignedIn): string | null =>
  (pagesTotal ? t.imports.pagesRead(pagesRead ?? 0, pagesTotal) : null);

/** `isOver`: there is something else to be seen on the page by now. */
export async function importProgress({ db, clock }: Deps, id: number): Promise<BareAnswer> {
  const found = await findImport(db, id);
  if (!found) throw new NotFoundError({ code: 'import-not-found', id });
  const isOver = found.reading !== null || found.appliedAt !== null || isSilent(found.beatAt, clock.now());
  return { type: 'json', body: JSON.stringify({ isOver, done: found.pagesRead ?? 0, total: found.pagesTotal ?? 0 }) };
}
