/** What people decided about a file's problems, carried out: rows left out, items corrected, the rest as it is. */
import type { Settlement } from '../../domain/import/import-choices.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import { findDoubled, type ReadResolution } from '../annex/resolution-table.ts';

/** What may be done about a problem here; about any other, only the file can be corrected. */
export const SETTLEMENTS: Partial<Record<ProblemCode, readonly Settlement['how'][]>> = {
  'cut-off': ['accept'],
  'duplicate-item': ['item', 'item-first', 'leave-out', 'leave-out-first'],
  'no-text': ['leave-out'],
  'reply-without-text': ['leave-out'],
  'unknown-item': ['accept'],
  'text-before-item': ['accept'],
  'row-columns': ['accept'],
  'file-inside': ['accept'],
};

/** The same problem of the same file has the same key; that of a doubled item names both its rows. */
export const problemKey = ({ code, place, params: { firstPage, firstLine } }: Problem): string =>
  [code, place.page, place.line, place.item, ...(code === 'duplicate-item' ? [firstPage, firstLine] : [])].map((part) => part ?? '').join('|');

type Settled = Readonly<Record<string, Settlement>>;

export function settleProblems<R extends ReadResolution>(
  resolutions: readonly R[], problems: readonly Problem[], settled: Settled,
): { resolutions: R[]; problems: Problem[] } {
  let left = [...resolutions];
  const open: Problem[] = [];
  for (const problem of problems.filter(({ code }) => code !== 'duplicate-item')) {
    const settlement = settlementOf(problem, settled);
    if (!settlement) open.push(problem);
    else if (settlement.how === 'leave-out') left = left.filter((one) => !standsAt(one, problem));
  }
  const doubled = settleDoubled(left, settled);
  return { resolutions: doubled.resolutions, problems: [...open, ...doubled.problems] };
}

function settlementOf(problem: Problem, settled: Settled): Settlement | null {
  const settlement = settled[problemKey(problem)];
  return settlement && SETTLEMENTS[problem.code]?.includes(settlement.how) ? settlement : null;
}

const standsAt = ({ place, item }: ReadResolution, problem: Problem): boolean =>
  place.page === problem.place.page && place.line === problem.place.line && item === problem.place.item;

/** Again until nothing decided is left: a row with another number may meet a third that has it, and may be decided on too. */
function settleDoubled<R extends ReadResolution>(resolutions: readonly R[], settled: Settled): { resolutions: R[]; problems: Problem[] } {
  let left = [...resolutions];
  const carriedOut = new Set<string>();
  for (;;) {
    const doubled = findDoubled(left);
    const changes = new Map<R, R | null>();
    for (const { first, second, problem } of doubled) {
      const settlement = settlementOf(problem, settled);
      if (!settlement || carriedOut.has(problemKey(problem))) continue;
      carriedOut.add(problemKey(problem));
      const row = settlement.how.endsWith('-first') ? first : second;
      changes.set(row, 'item' in settlement ? { ...row, item: settlement.item } : null);
    }
    if (changes.size === 0) return { resolutions: left, problems: doubled.map(({ problem }) => problem) };
    left = left.flatMap((one) => (changes.has(one) ? (changes.get(one) ?? []) : one));
  }
}
