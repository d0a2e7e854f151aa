/** The outbox, each mail as it was sent, evidence of them, and sending the day's reminders. */
import { gunzipSync } from 'node:zlib';
import { exportEvidence, exportEvidenceInput } from '../../actions/reminders/export-evidence.ts';
import { remind } from '../../actions/reminders/remind.ts';
import type { Deps } from '../../deps.ts';
import { evidenceArchive } from '../../documents/mail/evidence-archive.ts';
import { NotFoundError } from '../../errors.ts';
import { requireInput } from '../../input.ts';
import { findMail, sourceOf } from '../../store/mails.ts';
import { file, redirect } from '../answer.ts';
import { getBare } from '../bare-get.ts';
import { MAIL_POLICY } from '../mail-frame.ts';
import { isAgain, mailList, mailPage, reminderPreview } from '../pages/reminders/mails.ts';
import type { Query } from '../paths.ts';
import { readId } from '../read-id.ts';
import type { Routes } from '../routes.ts';

export function mailRoutes(routes: Routes, deps: Deps): void {
  routes.get('/mails', 'see-mails', (visit, request) => mailList(deps, visit, request.query as Query));

  routes.get('/mails/:id', 'see-mails', (visit, request) => mailPage(deps, visit, readId(request.params['id'], 'page-not-found')));

  getBare(routes, '/mails/:id/html', 'see-mails', async (_, request) => {
    const found = await findMail(deps.db, readId(request.params['id'], 'page-not-found'));
    if (!found) throw new NotFoundError({ code: 'page-not-found' });
    return { type: 'html', body: found.mail.html, headers: MAIL_POLICY };
  });

  routes.get('/mails/:id/source', 'see-mails', async (_, request) => {
    const id = readId(request.params['id'], 'page-not-found');
    const kept = await sourceOf(deps.db, id);
    if (!kept) throw new NotFoundError({ code: 'page-not-found' });
    return file(`mail-${id}.eml`, gunzipSync(kept.source));
  });

  routes.get('/evidence', 'see-mails', async (visit, request) => {
    const { resolutionId, email } = requireInput(exportEvidenceInput, request.query);
    const mails = await exportEvidence(deps, visit.actor, { resolutionId, email });
    const about = email ?? `resolution ${resolutionId}`;
    return file(`mails-${about.replace(/[^\w.@-]/g, '-')}.zip`, evidenceArchive(mails, { about, by: visit.user.name, at: deps.clock.now() }));
  });

  routes.get('/reminders', 'send-reminders', (visit, request) => reminderPreview(deps, visit, request.query as Query));

  routes.post('/reminders', 'send-reminders', async (visit, request) => {
    const { planned, sent, failed } = await remind(deps, visit.actor, { oneMailADay: !isAgain(request.body) });
    const said = visit.t.mails.sentResult(planned, sent, failed);
    return redirect(visit.paths.mails(), deps.mail === null && planned > 0 ? `${said} ${visit.t.mails.keptOnly}` : said);
  });
}
