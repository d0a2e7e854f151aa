/** The outbox, each mail as it was sent, and sending the day's reminders. */
import { remind } from '../../actions/remind.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { findMail } from '../../store/mails.ts';
import { redirect } from '../answer.ts';
import { getBare } from '../bare-get.ts';
import { mailList, mailPage, reminderPreview } from '../pages/mails.ts';
import type { Query } from '../paths.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

/** A mail in its frame: its own inline styles, and nothing else of the web. */
const MAIL_POLICY = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
  'X-Frame-Options': 'SAMEORIGIN',
};

export function mailRoutes(routes: Routes, deps: Deps): void {
  routes.get('/mails', 'see-mails', (visit, request) => mailList(deps, visit, request.query as Query));

  routes.get('/mails/:id', 'see-mails', (visit, request) => mailPage(deps, visit, readId(request.params['id'], 'page-not-found')));

  getBare(routes, '/mails/:id/html', 'see-mails', async (_, request) => {
    const found = await findMail(deps.db, readId(request.params['id'], 'page-not-found'));
    if (!found) throw new NotFoundError({ code: 'page-not-found' });
    return { type: 'html', body: found.mail.html, headers: MAIL_POLICY };
  });

  routes.get('/reminders', 'send-reminders', (visit) => reminderPreview(deps, visit));

  routes.post('/reminders', 'send-reminders', async (visit) => {
    const { planned, sent, failed } = await remind(deps, visit.actor);
    const said = visit.t.mails.sentResult(planned, sent, failed);
    return redirect(visit.paths.mails(), deps.mail === null && planned > 0 ? `${said} ${visit.t.mails.keptOnly}` : said);
  });
}
