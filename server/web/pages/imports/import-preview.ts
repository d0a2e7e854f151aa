/** An import before it is taken over: what it would do, row by row, and what has to be decided first. */
import { countsOf, type ImportPlan, isBlocked, type PlannedResolution, type PlannedState } from '../../../actions/imports/plan-import.ts';
import { shownOf } from '../../../actions/imports/import-shown.ts';
import type { Deps } from '../../../deps.ts';
import type { TableReading } from '../../../documents/reader/file-reading.ts';
import type { Problem } from '../../../documents/problem.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import type { Import } from '../../../store/imports.ts';
import { listActs } from '../../../store/acts.ts';
import { listUnits } from '../../../store/units.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf } from '../../fields.ts';
import { freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { agencyField } from './import-choose.ts';
import { decisionsOf } from './import-decisions.ts';
import { importRow, rowAnchor } from './import-row.ts';
import { problemView } from './import-refused.ts';
import { factsOf, TOTALS } from './import.ts';

/** Up to so many rows the preview carries their whole texts. */
const MOST_WHOLE = 200;
/** Up to so many rows what is new is open from the start; what changes or is doubtful always is. */
const MOST_OPEN = 60;

type Previewed = { found: Import; act: Act; reading: TableReading; plan: ImportPlan };

export async function previewPage({ db }: Deps, visit: SignedIn, { found, act, reading, plan }: Previewed): Promise<Answer> {
  const { t, paths } = visit;
  const units = await listUnits(db);
  const counts = countsOf(plan);
  const isWhole = counts.total <= MOST_WHOLE;
  const doubted = new Set(plan.problems.flatMap((problem) => rowAt(problem, plan.resolutions) ?? []));
  const isOpen = (one: PlannedResolution): boolean =>
    ['updated', 'joined', 'doubtful'].includes(one.state) || doubted.has(one) || (one.state === 'created' && counts.total <= MOST_OPEN);
  const anchors = new Map(plan.resolutions.map((one, index) => [one, rowAnchor(index)]));
  const sections = [...groupBy(plan.resolutions, (one) => `${one.key.agency}\n${one.key.sectionKey}`).values()];
  const others = plan.problems.filter((problem) => !problem.blocking);
  const rowOf = (problem: Problem) => rowAt(problem, plan.resolutions);
  const hrefOf = (one: PlannedResolution): string => `#${anchors.get(one)}`;
  const decidedCount = Object.keys(found.choices.settled).length + Object.keys(found.choices.pairs).length;
  const acts = await listActs(db);
  return page('import-preview', {
    title: t.imports.preview,
    ...factsOf(found, act, visit),
    agency: plan.agencies.filter(Boolean).join('、') || t.imports.noAgency,
    totals: TOTALS.map((name) => ({ name: t.imports.totals[name], count: counts[name] })),
    isBlocked: isBlocked(plan),
    decisions: decisionsOf(plan, rowOf, hrefOf, visit),
    decided: decidedCount === 0 ? null : t.imports.decided(decidedCount),
    chooseAction: paths.chooseForImport(found.id),
    agencyField: reading.kind === 'resolutions' && reading.blocks.length > 1 ? agencyField(visit, found, reading, 'agencies') : null,
    actField: acts.length < 2 ? null : fieldsOf(freshForm({ actId: act.id }), visit).select('actId', {
      label: t.imports.act, options: acts.map(({ id, title }) => ({ value: id, text: title })),
    }),
    isActWrong: plan.problems.some(({ code }) => code === 'other-fiscal-year'),
    columnsHref: reading.kind === 'resolutions' && reading.sheets.length > 0 ? paths.importColumns(found.id) : null,
    problems: others.map((problem) => ({ ...problemView(problem, visit), row: rowLink(rowOf(problem), hrefOf, visit) })),
    problemsTitle: t.imports.problems(others.length),
    sections: sections.map((rows) => sectionView(rows, rows.some(isOpen), visit, (one) => importRow(one, anchors.get(one)!, units, isWhole, visit))),
    applyAction: paths.applyImport(found.id),
    shown: shownOf(plan),
    applyText: counts.total === counts.unchanged ? t.imports.applyAgain : t.imports.apply,
    againHref: paths.newImport(act.id),
  });
}

function sectionView<R>(rows: readonly PlannedResolution[], isOpen: boolean, { t }: SignedIn, rowView: (one: PlannedResolution) => R) {
  const count = (state: PlannedState): number => rows.filter((one) => one.state === state).length;
  const path = rows[0]!.read.sectionPath;
  return {
    title: path.length === 0 ? t.imports.noSection : path.join(' › '),
    count: t.imports.sectionCount(rows.length, { created: count('created'), joined: count('joined'), updated: count('updated') }),
    isOpen,
    rows: rows.map(rowView),
  };
}

/** The row a problem is about; of an item that stands twice, the second. */
const rowAt = ({ place }: Problem, resolutions: readonly PlannedResolution[]): PlannedResolution | undefined =>
  resolutions.find(({ read }) => read.item === place.item && read.place.line === place.line && read.place.page === place.page);

function rowLink(one: PlannedResolution | undefined, hrefOf: (one: PlannedResolution) => string, { t }: SignedIn) {
  return one ? { href: hrefOf(one), text: t.imports.goToRow(one.read.item) } : null;
}
