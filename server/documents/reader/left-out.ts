/** What a document has beside its text, told where it concerns a resolution: the rest of a book is none of ours. */
import type { FileContent } from '../content.ts';
import type { Problem } from '../problem.ts';
import type { FileBlock } from './file-reading.ts';

const MOST_TOLD = 30;

/** The blocks with those problems that stand from a resolution on; `lastLine` is where the last one ends, null where nobody knows. */
export function tellLeftOut(blocks: readonly FileBlock[], { leftOut = [] }: FileContent, lastLine: number | null): FileBlock[] {
  const starts = blocks
    .flatMap((block) => block.resolutions.map(({ item, place }) => ({ block, item, line: place.line ?? 0 })))
    .sort((one, other) => one.line - other.line);
  const found = new Map<FileBlock, Problem[]>(blocks.map((block) => [block, []]));
  for (const problem of leftOut) {
    const line = problem.place.line ?? 0;
    const start = lastLine !== null && line > lastLine ? undefined : starts.findLast((one) => one.line <= line);
    const told = start && found.get(start.block)!;
    if (told && told.length < MOST_TOLD) told.push({ ...problem, place: { ...problem.place, item: start.item } });
  }
  return blocks.map((block) => ({ ...block, problems: [...block.problems, ...found.get(block)!] }));
}
