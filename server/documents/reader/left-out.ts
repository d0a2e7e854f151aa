/** What a document has beside its text, told where it concerns a resolution: the rest of a book is none of ours. */
import type { FileContent } from '../content.ts';
import { type Problem, type ProblemCode, problemAt } from '../problem.ts';
import type { FileBlock, FileReading } from './file-reading.ts';

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

/** What is told wherever it stands: whole resolutions may be in a file, and a page number taken away may have been another. */
const OF_THE_FILE: ReadonlySet<ProblemCode> = new Set(['file-left-out', 'page-numbers-dropped', 'words-around-list']);

/**
 * The reading with what stands from a resolution on; `lastLine` is where the last one ends, null where nobody knows. A file
 * among resolutions is for a person to settle: one of them may be incomplete, or missing.
 */
export function tellLeftOut(reading: FileReading, { leftOut = [] }: FileContent, lastLine: number | null): FileReading {
  const ofFile = leftOut.filter(({ code }) => OF_THE_FILE.has(code));
  if (reading.kind === 'refused') return { ...reading, problems: [...reading.problems, ...ofFile.filter(({ code }) => code === 'file-left-out')] };
  if (reading.kind !== 'resolutions') return reading;
  const { blocks } = reading;
  const starts = blocks
    .flatMap((block) => block.resolutions.map(({ item, place }) => ({ block, item, line: place.line ?? 0 })))
    .sort((one, other) => one.line - other.line);
  const found = new Map<FileBlock, Problem[]>(blocks.map((block) => [block, []]));
  const outside: Problem[] = [];
  for (const problem of leftOut) {
    const { code, params, place } = problem;
    const line = place.line ?? 0;
    const start = place.line === null || (lastLine !== null && line > lastLine) ? undefined : starts.findLast((one) => one.line <= line);
    const told = start && found.get(start.block)!;
    if (!told) outside.push(...(OF_THE_FILE.has(code) ? [problem] : []));
    else if (code === 'file-left-out') told.push(problemAt('file-inside', place, start.item, params));
    else if (told.length < MOST_TOLD) told.push({ ...problem, place: { ...place, item: start.item } });
  }
  return {
    ...reading,
    blocks: blocks.map((block) => ({ ...block, problems: [...block.problems, ...found.get(block)!] })),
    problems: [...reading.problems, ...outside],
  };
}
