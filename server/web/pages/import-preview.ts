/** An import before it is taken over (what it would do, row by row), and after (what it did). */
import { countsOf, type ImportPlan, planImport, type PlannedResolution } from '../../actions/plan-import.ts';
import type { Deps } from '../../deps.ts';
import type { Problem } from '../../documents/problem.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Act } from '../../domain/resolution.ts';
import { NotFoundError } from '../../errors.ts';
import { findAct } from '../../store/acts.ts';
import { eventsOf } from '../../store/events.ts';
import { findImport, type Import } from '../../store/imports.ts';
import { findSourceFile } from '../../store/source-files.ts';
import { listUnits } from '../../store/units.ts';
import { type Answer, page } from '../answer.ts';
import { instantView } from '../instants.ts';
import type { SignedIn } from '../visit.ts';
import { importRow, rowAnchor } from './import-row.ts';
import { blockedImport, problemView } from './imports.ts';

/** Up to so many rows the preview carries their whole texts. */
const MOST_WHOLE = 200;
/** Up to so many rows what is new is open from the start; what changes or is doubtful always is. */
const MOST_OPEN = 60;

const TOTALS = ['total', 'created', 'updated', 'unchanged'] as const;

export async function importPage(deps: Deps, visit: SignedIn, id: number): Promise<Answer> {
  const { db } = deps;
  const found = await findImport(db, id);
  const act = found && (await findAct(db, found.actId));
  if (!found || !act) throw new NotFoundError({ code: 'import-not-found', id });
  if (found.appliedAt !== null) return donePage(deps, visit, found, act);
  const file = await findSourceFile(db, found.sourceFileId);
  if (!file) throw new NotFoundError({ code: 'import-not-found', id });
  const plan = await planImport(db, act, file.bytes, visit.today);
  // What stands in the way may have come since the upload: another reader, another act.
  if (plan.problems.some((problem) => problem.blocking)) return blockedImport(visit, act, found.fileName, plan);
  return previewPage(deps, visit, found, act, plan);
}

async function previewPage({ db }: Deps, visit: SignedIn, found: Import, act: Act, plan: ImportPlan): Promise<Answer> {
  const { t, paths } = visit;
  const units = await listUnits(db);
  const counts = countsOf(plan);
  const isWhole = counts.total <= MOST_WHOLE;
  const doubted = new Set(plan.problems.flatMap((problem) => rowAt(problem, plan.resolutions)?.position ?? []));
  const isOpen = (one: PlannedResolution): boolean =>
    one.state === 'updated' || doubted.has(one.position) || (one.state === 'created' && counts.total <= MOST_OPEN);
  const sections = [...groupBy(plan.resolutions, (one) => one.key.sectionKey).values()];
  return page('import-preview', {
    title: t.imports.preview,
    ...factsOf(found, act, visit),
    agency: plan.agency || t.imports.noAgency,
    totals: TOTALS.map((name) => ({ name: t.imports.totals[name], count: counts[name] })),
    problems: plan.problems.map((problem) => ({ ...problemView(problem, visit), row: rowLink(problem, plan.resolutions, visit) })),
    problemsTitle: t.imports.problems(plan.problems.length),
    sections: sections.map((rows) => sectionView(rows, rows.some(isOpen), visit, (one) => importRow(one, units, isWhole, visit))),
    applyAction: paths.applyImport(found.id),
    applyText: counts.created + counts.updated === 0 ? t.imports.applyAgain : t.imports.apply,
    leaveHref: paths.imports(),
  });
}

function sectionView<R>(rows: readonly PlannedResolution[], isOpen: boolean, { t }: SignedIn, rowView: (one: PlannedResolution) => R) {
  const count = (state: PlannedResolution['state']): number => rows.filter((one) => one.state === state).length;
  const path = rows[0]!.read.sectionPath;
  return {
    title: path.length === 0 ? t.imports.noSection : path.join('／'),
    count: t.imports.sectionCount(rows.length, count('created'), count('updated')),
    isOpen,
    rows: rows.map(rowView),
  };
}

/** The row a problem is about. */
const rowAt = ({ place }: Problem, resolutions: readonly PlannedResolution[]): PlannedResolution | undefined =>
  resolutions.find(({ read }) => read.item === place.item && read.place.line === place.line && read.place.page === place.page);

function rowLink(problem: Problem, resolutions: readonly PlannedResolution[], { t }: SignedIn) {
  const one = rowAt(problem, resolutions);
  return one ? { href: `#${rowAnchor(one.position)}`, text: t.imports.goToRow(one.read.item) } : null;
}

/** After: the counts are those of the event, which was recorded at the instant the import was taken over. */
async function donePage({ db }: Deps, visit: SignedIn, found: Import, act: Act): Promise<Answer> {
  const { t, paths } = visit;
  const events = await eventsOf(db, { type: 'act', id: act.id });
  const after = events.find((event) => event.verb === 'table_imported' && event.happenedAt === found.appliedAt)?.after ?? {};
  return page('import-done', {
    title: t.imports.doneLead,
    ...factsOf(found, act, visit),
    totals: TOTALS.map((name) => ({ name: t.imports.totals[name], count: Number(after[name] ?? 0) })),
    listHref: paths.resolutions({ act: act.id }),
    newHref: paths.newImport(act.id),
  });
}

const factsOf = (found: Import, act: Act, { paths, locale }: SignedIn) => ({
  fileName: found.fileName,
  fileHref: paths.file(found.sourceFileId),
  act: { title: act.title, href: paths.act(act.id) },
  by: found.startedBy,
  at: instantView(found.startedAt, locale),
  appliedAt: instantView(found.appliedAt, locale),
});
