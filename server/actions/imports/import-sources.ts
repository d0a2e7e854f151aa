/** What was read of a file, with what people chose about it: whose resolutions would come in, and which choice is still to be made. */
import type { FileResolution, TableReading } from '../../documents/reader/file-reading.ts';
import type { Problem } from '../../documents/problem.ts';
import { settleProblems } from '../../documents/reader/settle-problems.ts';
import type { ImportChoices } from '../../domain/import/import-choices.ts';

/** One agency's resolutions. `hasReplies` is false for what was passed only now: it takes no reply away. */
export type ImportSource = { agency: string; fiscalYear: number | null; hasReplies: boolean; resolutions: FileResolution[] };

export type ImportSources = {
  sources: ImportSource[];
  problems: Problem[];
  /** What has to be chosen before anything can be compared; null where nothing has. */
  missing: 'columns' | 'agencies' | 'agency' | null;
};

export function sourcesOf(reading: TableReading, choices: ImportChoices): ImportSources {
  if (reading.kind !== 'resolutions') return { sources: [], problems: reading.problems, missing: reading.kind === 'columns' ? 'columns' : null };
  const { blocks, fiscalYear, hasReplies } = reading;
  const chosen = blocks.length === 1 ? blocks : blocks.filter(({ agency }) => choices.agencies.includes(agency ?? ''));
  const settled = chosen.map((block) => ({
    agency: block.agency ?? choices.agency, ...settleProblems(block.resolutions, block.problems, choices.settled),
  }));
  const isNameless = settled.some(({ agency, resolutions }) => agency === null && resolutions.length > 0);
  return {
    sources: settled.map(({ agency, resolutions }) => ({ agency: agency ?? '', fiscalYear, hasReplies, resolutions })),
    problems: [...reading.problems, ...settled.flatMap((one) => one.problems)],
    missing: chosen.length === 0 ? 'agencies' : isNameless ? 'agency' : null,
  };
}
