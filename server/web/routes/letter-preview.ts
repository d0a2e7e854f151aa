/** The kinds of letters, and one of them for its frame. */
import { previewLetter } from '../../actions/reminders/preview-letter.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { getBare } from '../bare-get.ts';
import { MAIL_POLICY } from '../mail-frame.ts';
import { chosenLetter, letterPreviewPage } from '../pages/reminders/letter-preview.ts';
import type { Query } from '../paths.ts';
import type { Routes } from '../routes.ts';

export function letterPreviewRoutes(routes: Routes, deps: Deps): void {
  routes.get('/letter-preview', 'see-mails', (visit, request) => letterPreviewPage(deps, visit, request.query as Query));

  getBare(routes, '/letter-preview/html', 'see-mails', async (visit, request) => {
    const letter = await previewLetter(deps, visit.actor, chosenLetter(request.query as Query, visit));
    if (!letter) throw new NotFoundError({ code: 'page-not-found' });
    return { type: 'html', body: letter.html, headers: MAIL_POLICY };
  });
}
