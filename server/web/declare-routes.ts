/** Every route of the site. A new file of `routes/` gets one line here. */
import type { Deps } from '../deps.ts';
import { scriptRoutes } from './page-scripts.ts';
import { Routes } from './routes.ts';
import { accessKeyRoutes } from './routes/access-keys.ts';
import { accountRoutes } from './routes/account.ts';
import { actChangeRoutes } from './routes/act-change.ts';
import { actRoutes } from './routes/acts.ts';
import { absenceRoutes } from './routes/absences.ts';
import { apiPageRoutes } from './routes/api-page.ts';
import { boardRoutes } from './routes/board.ts';
import { bulkRoutes } from './routes/bulk.ts';
import { calculatorRoutes } from './routes/calculator.ts';
import { calendarEditionRoutes } from './routes/calendar-editions.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { dayReadingRoutes } from './routes/day-reading.ts';
import { deliveryRoutes } from './routes/delivery.ts';
import { draftLetterRoutes } from './routes/draft-letters.ts';
import { exportRoutes } from './routes/exports.ts';
import { extensionRoutes } from './routes/extensions.ts';
import { foresightRoutes } from './routes/foresight.ts';
import { importRoutes } from './routes/imports.ts';
import { itemReminderRoutes } from './routes/item-reminders.ts';
import { ladderRoutes } from './routes/ladder.ts';
import { letterFileRoutes } from './routes/letter-files.ts';
import { letterPreviewRoutes } from './routes/letter-preview.ts';
import { letterRoutes } from './routes/letters.ts';
import { mailRoutes } from './routes/mails.ts';
import { myMailRoutes } from './routes/my-mail.ts';
import { obligationRoutes } from './routes/obligations.ts';
import { peopleRoutes } from './routes/people.ts';
import { officialTableRoutes } from './routes/official-table.ts';
import { overviewRoutes } from './routes/overview.ts';
import { publishingRoutes } from './routes/publishing.ts';
import { proofRoutes } from './routes/proof.ts';
import { resolutionRoutes } from './routes/resolutions.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { viewRoutes } from './routes/views.ts';

const DECLARATIONS = [
  accountRoutes, overviewRoutes, resolutionRoutes, bulkRoutes, viewRoutes,
  letterRoutes, actRoutes, importRoutes, mailRoutes, peopleRoutes, calendarRoutes, scriptRoutes,
  extensionRoutes, proofRoutes, statisticsRoutes, calculatorRoutes,
  actChangeRoutes, obligationRoutes, sessionRoutes, calendarEditionRoutes,
  officialTableRoutes, draftLetterRoutes, accessKeyRoutes, apiPageRoutes, exportRoutes, boardRoutes,
  ladderRoutes, myMailRoutes, absenceRoutes, foresightRoutes, deliveryRoutes, itemReminderRoutes, letterPreviewRoutes,
  dayReadingRoutes,
  publishingRoutes, letterFileRoutes,
];

export function declareRoutes(deps: Deps): Routes {
  const routes = new Routes(deps);
  for (const declare of DECLARATIONS) declare(routes, deps);
  return routes;
}
