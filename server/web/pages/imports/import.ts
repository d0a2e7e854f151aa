/** One import: being read, refused, waiting for a choice, shown before it is taken over, or done. */
import { planImport } from '../../../actions/imports/plan-import.ts';
import type { Deps } from '../../../deps.ts';
import type { FileReading } from '../../../documents/reader/file-reading.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import { NotFoundError } from '../../../errors.ts';
import { findAct } from '../../../store/acts.ts';
import { eventsOf } from '../../../store/events.ts';
import { findImport, type Import } from '../../../store/imports.ts';
import { type Answer, page } from '../../answer.ts';
import { instantView } from '../../instants.ts';
import type { SignedIn } from '../../visit.ts';
import { choosePage } from './import-choose.ts';
import { chooseActPage } from './import-act.ts';
import { columnsPage } from './import-columns.ts';
import { previewPage } from './import-preview.ts';
import { readingPage } from './import-progress.ts';
import { recordsPage } from './import-records.ts';
import { refusedPage } from './import-refused.ts';

export async function importPage(deps: Deps, visit: SignedIn, id: number): Promise<Answer> {
  const { db } = deps;
  const found = await findImport(db, id);
  if (!found) throw new NotFoundError({ code: 'import-not-found', id });
  const act = found.actId === null ? null : await findAct(db, found.actId);
  if (found.appliedAt !== null) return donePage(deps, visit, found, act);
  if (found.reading === null) return readingPage(deps, visit, found, act);
  const reading = JSON.parse(found.reading) as FileReading;
  if (reading.kind === 'refused') return refusedPage(visit, found, act, reading.problems);
  if (reading.kind === 'records') return recordsPage(deps, visit, found, reading);
  const plan = await planImport(db, act, reading, found.choices, visit.today);
  if (plan.missing === 'columns') return columnsPage(visit, found, act, reading);
  if (act === null || plan.missing === 'act') return chooseActPage(deps, visit, found, reading);
  if (plan.missing !== null) return choosePage(visit, found, act, reading, plan.missing);
  return previewPage(deps, visit, { found, act, reading, plan });
}

async function donePage({ db }: Deps, visit: SignedIn, found: Import, act: Act | null): Promise<Answer> {
  const { t, paths } = visit;
  const after = found.counts ?? (act ? await countsInEvent(db, found, act) : {});
  return page('import-done', {
    title: t.imports.doneLead,
    ...factsOf(found, act, visit),
    totals: TOTALS.filter((name) => after[name] !== undefined).map((name) => ({ name: t.imports.totals[name], count: Number(after[name]) })),
    listHref: paths.resolutions(act ? { act: act.id } : {}),
    newHref: paths.newImport(act?.id),
  });
}

/** Before imports kept their counts, only the event did, recorded at the instant the import was taken over. */
async function countsInEvent(db: Deps['db'], { appliedAt }: Import, act: Act): Promise<Record<string, unknown>> {
  const events = await eventsOf(db, { type: 'act', id: act.id });
  return events.find((event) => event.verb === 'table_imported' && event.happenedAt === appliedAt)?.after ?? {};
}

export const TOTALS = ['total', 'created', 'joined', 'updated', 'unchanged'] as const;

/** `act`: null where nobody has said which, or the file names its own. */
export const factsOf = (found: Import, act: Act | null, { paths, locale }: SignedIn) => ({
  fileName: found.fileName,
  fileHref: paths.file(found.sourceFileId, found.fileName),
  act: act && { title: act.title, href: paths.act(act.id) },
  by: found.startedBy,
  at: instantView(found.startedAt, locale),
  appliedAt: instantView(found.appliedAt, locale),
  leaveHref: paths.imports(),
});
