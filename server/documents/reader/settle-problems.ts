/** What people decided about a file's problems, carried out: rows left out, items corrected, the rest as it is. */
import type { Settlement } from '../../domain/import-choices.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import { findDuplicates, type ReadResolution } from '../annex/resolution-table.ts';

/** What may be done about a problem here; about any other, only the file can be corrected. */
export const SETTLEMENTS: Partial<Record<ProblemCode, readonly Settlement['how'][]>> = {
  'cut-off': ['accept'],
  'duplicate-item': ['item', 'leave-out'],
  'no-text': ['leave-out'],
  'reply-without-text': ['leave-out'],
  'unknown-item': ['accept'],
  'text-before-item': ['accept'],
  'row-columns': ['accept'],
};

/** The same problem of the same file has the same key. */
export const problemKey = ({ code, place }: Problem): string => [code, place.page, place.line, place.item].map((part) => part ?? '').join('|');

export function settleProblems<R extends ReadResolution>(
  resolutions: readonly R[], problems: readonly Problem[], settled: Readonly<Record<string, Settlement>>,
): { resolutions: R[]; problems: Problem[] } {
  let left = [...resolutions];
  const open: Problem[] = [];
  for (const problem of problems) {
    const settlement = settled[problemKey(problem)];
    if (!settlement || !SETTLEMENTS[problem.code]?.includes(settlement.how)) open.push(problem);
    else if (settlement.how === 'leave-out') left = left.filter((one) => !standsAt(one, problem));
    else if (settlement.how === 'item') left = left.map((one) => (standsAt(one, problem) ? { ...one, item: settlement.item } : one));
  }
  return { resolutions: left, problems: [...open.filter((one) => one.code !== 'duplicate-item'), ...findDuplicates(left)] };
}

const standsAt = ({ place, item }: ReadResolution, problem: Problem): boolean =>
  place.page === problem.place.page && place.line === problem.place.line && item === problem.place.item;
