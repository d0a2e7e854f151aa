/** What a person has to decide before a file can be taken over: which on record a doubtful one is, and what about each problem. */
import type { ImportPlan, PlannedResolution } from '../../../actions/imports/plan-import.ts';
import type { Problem } from '../../../documents/problem.ts';
import { problemKey, SETTLEMENTS } from '../../../documents/reader/settle-problems.ts';
import { keyText } from '../../../store/write-resolutions.ts';
import { excerptOf } from '../../excerpt.ts';
import { itemField, pairField, settleField } from './import-choices-form.ts';
import type { SignedIn } from '../../visit.ts';
import { problemView } from './import-refused.ts';

type RowOf = (problem: Problem) => PlannedResolution | undefined;
type HrefOf = (one: PlannedResolution) => string;

/** `rowOf`: the row a problem is about; `hrefOf`: where on the page it stands. */
export function decisionsOf(plan: ImportPlan, rowOf: RowOf, hrefOf: HrefOf, visit: SignedIn) {
  const rowsOf = (problem: Problem): PlannedResolution[] => [...firstOfTwo(problem, plan), ...[rowOf(problem) ?? []].flat()];
  const blocking = plan.problems.filter((problem) => problem.blocking && problem.code !== 'pair-doubtful');
  const isSettleable = (problem: Problem): boolean => SETTLEMENTS[problem.code] !== undefined;
  return {
    /** Only another file can settle these. */
    hopeless: blocking.filter((problem) => !isSettleable(problem)).map((problem) => problemView(problem, visit)),
    problems: blocking.filter(isSettleable).map((problem) => ({
      ...settlementView(problem, visit),
      rows: rowsOf(problem).map((one) => ({ href: hrefOf(one), text: visit.t.imports.place(one.read.place), excerpt: excerptOf(one.read.text, []) })),
    })),
    pairs: plan.resolutions.filter((one) => one.target.kind === 'doubtful').map((one) => pairView(one, visit)),
  };
}

/** Where an item stands twice, both rows are to be looked at. */
const firstOfTwo = ({ code, params: { firstPage, firstLine } }: Problem, { resolutions }: ImportPlan): PlannedResolution[] =>
  resolutions.filter(({ read: { place } }) => code === 'duplicate-item' && (place.page ?? '') === firstPage && (place.line ?? '') === firstLine).slice(0, 1);

function settlementView(problem: Problem, visit: SignedIn) {
  const key = problemKey(problem);
  const { settlements, settleDoubled } = visit.t.imports;
  const words: Record<string, string> = problem.code === 'duplicate-item' ? settleDoubled : settlements;
  return {
    ...problemView(problem, visit),
    name: settleField(key),
    options: SETTLEMENTS[problem.code]!.map((how) => ({ value: how, text: words[how] })),
    itemName: SETTLEMENTS[problem.code]!.includes('item') ? itemField(key) : null,
  };
}

/** The words of both, side by side; the likeliest first. */
function pairView({ read, key, target }: PlannedResolution, { t }: SignedIn) {
  const candidates = target.kind === 'doubtful' ? target.candidates : [];
  return {
    name: pairField(keyText(key)),
    item: read.item,
    section: read.sectionPath.at(-1) ?? '',
    text: excerptOf(read.text, []),
    options: [
      ...candidates.map(({ stored, similarity, reason }) => ({
        value: String(stored.id),
        text: t.imports.sameAs(stored.sectionPath.at(-1) ?? '', stored.item, Math.round(similarity * 100)),
        why: t.imports.matchReason[reason],
        excerpt: excerptOf(stored.text, []),
      })),
      { value: 'new', text: t.imports.isNew, why: null, excerpt: null },
    ],
  };
}
