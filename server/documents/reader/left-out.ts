/** What a document has beside its text, told where it concerns a resolution: the rest of a book is none of ours. */
import type { FileContent } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { FileBlock } from './file-reading.ts';

const MOST_TOLD = 30;
/** Characters made for a name or a sign, which look like nothing, or like something else, where their font is not installed. */
const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/gu;

/** The blocks with a problem for each resolution that holds characters of somebody's own. */
export const tellPrivateLetters = (blocks: readonly FileBlock[]): FileBlock[] =>
  blocks.map((block) => {
    const told = block.resolutions.flatMap(({ text, reply, place, item }) => {
      const count = `${text}${reply}`.match(PRIVATE)?.length ?? 0;
      return count > 0 ? [problemAt('letters-private', place, item, { count })] : [];
    });
    return { ...block, problems: [...block.problems, ...told.slice(0, MOST_TOLD)] };
  });

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
