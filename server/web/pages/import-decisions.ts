/** What a person has to decide before a file can be taken over: which on record a doubtful one is, and what about each problem. */
import type { ImportPlan, PlannedResolution } from '../../actions/plan-import.ts';
import type { Problem } from '../../documents/problem.ts';
import { problemKey, SETTLEMENTS } from '../../documents/reader/settle-problems.ts';
import { keyText } from '../../store/write-resolutions.ts';
import { excerptOf } from '../excerpt.ts';
import { itemField, pairField, settleField } from '../import-choices-form.ts';
import type { SignedIn } from '../visit.ts';
import { problemView } from './import-refused.ts';

/** `rowLink`: where on the page the row of a problem stands. */
export function decisionsOf(plan: ImportPlan, rowLink: (problem: Problem) => { href: string; text: string } | null, visit: SignedIn) {
  const blocking = plan.problems.filter((problem) => problem.blocking && problem.code !== 'pair-doubtful');
  const isSettleable = (problem: Problem): boolean => SETTLEMENTS[problem.code] !== undefined;
  return {
    /** Only another file can settle these. */
    hopeless: blocking.filter((problem) => !isSettleable(problem)).map((problem) => problemView(problem, visit)),
    problems: blocking.filter(isSettleable).map((problem) => ({ ...settlementView(problem, visit), row: rowLink(problem) })),
    pairs: plan.resolutions.filter((one) => one.target.kind === 'doubtful').map((one) => pairView(one, visit)),
  };
}

function settlementView(problem: Problem, visit: SignedIn) {
  const key = problemKey(problem);
  const { settlements, settle, settleSecond } = visit.t.imports;
  return {
    ...problemView(problem, visit),
    name: settleField(key),
    label: problem.code === 'duplicate-item' ? settleSecond : settle,
    options: SETTLEMENTS[problem.code]!.map((how) => ({ value: how, text: settlements[how] })),
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
