/** The 辦理情形報告表: the check before print, its files, and the page the browser prints. */
import { prepareTable } from '../../actions/tables/prepare-table.ts';
import { refuseIncomplete, writeTable, writeTableInput } from '../../actions/tables/write-table.ts';
import type { Deps } from '../../deps.ts';
import { writeHtml } from '../../documents/write/html-page.ts';
import { officialTableDocument } from '../../documents/write/official-table.ts';
import { PRINT_STYLE } from '../../documents/write/print-style.ts';
import { requireInput } from '../../input.ts';
import { file } from '../answer.ts';
import { getBare } from '../bare-get.ts';
import { freshForm, submit } from '../forms.ts';
import { officialTablePage } from '../pages/exports/official-table.ts';
import { readId } from '../read-id.ts';
import type { PageRequest, Routes } from '../routes.ts';

const actIdOf = (request: PageRequest): number => readId(request.params['id'], 'act-not-found');

export function officialTableRoutes(routes: Routes, deps: Deps): void {
  routes.get('/acts/:id/table', 'view', (visit, request) => officialTablePage(deps, visit, actIdOf(request), freshForm(request.query)));

  routes.get('/acts/:id/table/file', 'view', (visit, request) => submit({
    schema: writeTableInput,
    raw: request.query,
    act: (input) => writeTable(deps, visit.actor, { ...input, actId: actIdOf(request), day: visit.day }),
    done: ({ name, bytes }) => file(name, bytes),
    again: (form) => officialTablePage(deps, visit, actIdOf(request), form),
  }));

  getBare(routes, '/acts/:id/table/print', 'view', async (visit, request) => {
    const { agency, confirmed } = requireInput(writeTableInput.omit({ format: true }), request.query);
    const prepared = await prepareTable(deps, visit.actor, { actId: actIdOf(request), agency, day: visit.day });
    if (!confirmed) refuseIncomplete(prepared);
    return { type: 'html', body: writeHtml(officialTableDocument(prepared.table), { href: '/assets/office-document.css' }) };
  });

  getBare(routes, '/assets/office-document.css', 'view', async () => ({ type: 'css', body: PRINT_STYLE, headers: { 'Cache-Control': 'no-cache' } }));
}
