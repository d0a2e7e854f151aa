/** What taking a file over would do: read-only, the same for a preview, a dry run and the import itself. */
import type { TableReading } from '../../documents/reader/file-reading.ts';
import { type Problem, problemAt } from '../../documents/problem.ts';
import { AT_NO_PLACE } from '../../documents/table.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import type { FreezeReading } from '../../domain/money/freeze.ts';
import type { ImportChoices } from '../../domain/import/import-choices.ts';
import type { ObligationReading } from '../../domain/resolution/obligation.ts';
import type { Act, Unit } from '../../domain/resolution/resolution.ts';
import { formatRoc, toRocYear } from '../../domain/day/roc-date.ts';
import { type Scheduled, scheduleOf } from '../../domain/deadline/schedule.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import type { Database } from '../../store/database.ts';
import { lettersByNumber } from '../../store/letters.ts';
import { listUnits } from '../../store/units.ts';
import { storedResolutions } from '../../store/stored-resolutions.ts';
import { type Change, changesOf } from './import-changes.ts';
import { type ImportSource, type ImportSources, sourcesOf } from './import-sources.ts';
import { type Matched, matchImport } from './match-import.ts';
import { lettersRead, type PlannedLetter, planLetters } from '../letters/plan-letters.ts';

const PLANNED_STATES = ['created', 'joined', 'updated', 'unchanged', 'doubtful'] as const;
export type PlannedState = (typeof PLANNED_STATES)[number];

/** One resolution of the file, what was read from it, and how it compares with the record. */
export type PlannedResolution = Matched & {
  state: PlannedState;
  changes: Change[];
  obligations: { reading: ObligationReading; deadlines: Scheduled[] }[];
  freezes: FreezeReading[];
  /** What would be put on record of the letters its reply names. */
  letters: PlannedLetter[];
  /** The unit a list names, if there is one of that name. */
  unit: Unit | null;
};

export type ImportPlan = {
  agencies: string[];
  resolutions: PlannedResolution[];
  problems: Problem[];
  /** `act`: which act the file is for. */
  missing: ImportSources['missing'] | 'act';
};

export type ImportCounts = { total: number } & Record<Exclude<PlannedState, 'doubtful'>, number>;

/**
 * Compares what was read of a file with what the act holds. What cannot be taken over is among the problems.
 * `today`: as of which day what recurs is made ahead, and after which no letter can be dated.
 */
export async function planImport(db: Database, act: Act | null, reading: TableReading, choices: ImportChoices, today: Day): Promise<ImportPlan> {
  const { sources, problems, missing } = sourcesOf(reading, choices);
  // Where columns are not known, neither is the year, which tells the act.
  if (missing === 'columns') return { agencies: [], resolutions: [], problems, missing };
  if (act === null) return { agencies: [], resolutions: [], problems, missing: 'act' };
  if (missing !== null) return { agencies: [], resolutions: [], problems, missing };
  const matched = matchImport(sources, await storedResolutions(db, act.id), choices);
  const almanac = await loadAlmanac(db);
  const units = new Map((await listUnits(db)).map((unit) => [unit.name, unit]));
  const reads = matched.map(({ read }) => read);
  const onRecord = await lettersByNumber(db, reads.flatMap(lettersRead).map((one) => one.documentNumber));
  const letterPlans = planLetters(reads, onRecord, act, today);
  const resolutions = matched.map((one, index): PlannedResolution => {
    const changes = changesOf(one);
    return {
      ...one,
      changes,
      state: stateOf(one, changes),
      obligations: one.read.obligations.map((demand) => ({ reading: demand, deadlines: scheduleOf(demand, act, almanac, { today }) })),
      freezes: one.read.freezes,
      letters: letterPlans[index]!.letters,
      unit: units.get(one.read.told?.unit ?? '') ?? null,
    };
  });
  const doubtful = resolutions.flatMap((one, index) => [...doubts(one), ...differencesTold(one), ...letterPlans[index]!.problems]);
  const found = [...sources.flatMap((source) => otherYear(source, act)), ...problems, ...doubtful];
  const isNothing = resolutions.length === 0 && !found.some(({ blocking }) => blocking);
  return {
    agencies: sources.map(({ agency }) => agency),
    resolutions,
    problems: isNothing ? [problemAt('nothing-read', AT_NO_PLACE), ...found] : found,
    missing: null,
  };
}

function stateOf({ target }: Matched, changes: readonly Change[]): PlannedState {
  if (target.kind === 'new') return 'created';
  if (target.kind === 'doubtful') return 'doubtful';
  if (target.isJoined && changes.length > 0) return 'joined';
  return changes.length > 0 ? 'updated' : 'unchanged';
}

/** The table answers the resolutions of one budget; taken over into another's, it would count every deadline from the wrong day. */
function otherYear({ fiscalYear }: ImportSource, act: Act): Problem[] {
  if (act.kind !== 'budget' || fiscalYear === null || act.fiscalYear === null || fiscalYear === act.fiscalYear) return [];
  const params = { tableYear: toRocYear(fiscalYear), actYear: toRocYear(act.fiscalYear), act: act.title };
  return [problemAt('other-fiscal-year', AT_NO_PLACE, null, params)];
}

/** Nothing may be taken over while a choice or a blocking problem stands. */
export const isBlocked = ({ problems, missing }: ImportPlan): boolean => missing !== null || problems.some((problem) => problem.blocking);

export function countsOf({ resolutions }: ImportPlan): ImportCounts {
  const count = (state: PlannedState): number => resolutions.filter((one) => one.state === state).length;
  return { total: resolutions.length, created: count('created'), joined: count('joined'), updated: count('updated'), unchanged: count('unchanged') };
}

/** What was read but needs a person: dates and amounts that are not sure, and whether it is one on record. */
function doubts({ read, obligations, freezes, target }: PlannedResolution): Problem[] {
  const unsureDeadlines = obligations.flatMap(({ reading, deadlines }) => {
    const reason = deadlines[0]?.unsure;
    return reason ? [problemAt('deadline-unsure', read.place, read.item, { words: reading.words, reason })] : [];
  });
  const unsureFreezes = freezes.flatMap(({ words, unsure }) =>
    (unsure ? [problemAt('freeze-unsure', read.place, read.item, { words, reason: unsure })] : []));
  if (target.kind !== 'doubtful') return [...unsureDeadlines, ...unsureFreezes];
  const candidates = target.candidates.map(({ stored }) => `${stored.sectionPath.at(-1) ?? ''}${stored.item}`).join('、');
  return [problemAt('pair-doubtful', read.place, read.item, { candidates })];
}

/** Where an agency's own list says otherwise than the record or the reckoning. */
function differencesTold({ read, obligations, unit }: PlannedResolution): Problem[] {
  const { told, place, item } = read;
  if (!told) return [];
  const unknown = told.unit !== null && unit === null ? [problemAt('unit-unknown', place, item, { unit: told.unit })] : [];
  const reckoned = obligations.flatMap(({ deadlines }) => deadlines.flatMap(({ dueOn }) => dueOn ?? []));
  if (told.dueOn === null || reckoned.includes(told.dueOn)) return unknown;
  const days = reckoned.slice(0, 3).map((day) => `${formatRoc(day)}（${day}）`).join('、');
  return [...unknown, problemAt('due-differs', place, item, { listed: told.dueOn, reckoned: days })];
}
