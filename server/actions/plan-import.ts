/** What importing a file would do: read-only, the same for a preview, a dry run and the import itself. */
import type { Day } from '../domain/civil-date.ts';
import { type Problem, problemAt } from '../documents/problem.ts';
import { readText } from '../documents/read-text.ts';
import { itemKey, readResolutionTable, type ReadResolution, sectionKey } from '../documents/resolution-table.ts';
import { type FreezeReading, readFreezes } from '../domain/freeze.ts';
import { type ObligationReading, readObligations } from '../domain/obligation.ts';
import type { Act } from '../domain/resolution.ts';
import { toRocYear } from '../domain/roc-date.ts';
import { type Scheduled, scheduleOf } from '../domain/schedule.ts';
import { AT_NO_PLACE, type Table } from '../documents/table.ts';
import { loadAlmanac } from '../store/almanac.ts';
import type { Database } from '../store/database.ts';
import { lettersByNumber } from '../store/letters.ts';
import { keyText, type StoredResolution, storedResolutions } from '../store/write-resolutions.ts';
import { lettersRead, type PlannedLetter, planLetters } from './plan-letters.ts';

export type ChangedField = 'text' | 'reply' | 'item' | 'sectionPath';
export type Change = { field: ChangedField; before: string; after: string };

/** One resolution of the file, what was read from it, and how it compares with the record. */
export type PlannedResolution = {
  read: ReadResolution;
  key: { sectionKey: string; itemKey: string };
  position: number;
  state: 'created' | 'updated' | 'unchanged';
  stored: StoredResolution | null;
  changes: Change[];
  obligations: { reading: ObligationReading; deadlines: Scheduled[] }[];
  freezes: FreezeReading[];
  /** What would be put on record of the letters its reply names. */
  letters: PlannedLetter[];
};

export type ImportPlan = { agency: string; resolutions: PlannedResolution[]; problems: Problem[] };

export type ImportCounts = { total: number; created: number; updated: number; unchanged: number };

/**
 * Reads the file and compares it with what the act holds. What cannot be read is among the problems.
 * `today`: as of which day what recurs is made ahead, and after which no letter can be dated.
 */
export async function planImport(db: Database, act: Act, bytes: Uint8Array, today: Day): Promise<ImportPlan> {
  const { table, problems: fileProblems } = readText(bytes);
  if (!table) return { agency: '', resolutions: [], problems: fileProblems };
  const { resolutions, problems } = readResolutionTable(table);
  const agency = table.agency ?? '';
  const almanac = await loadAlmanac(db);
  const datesOf = (reading: ObligationReading): Scheduled[] => scheduleOf(reading, act, almanac, { today });
  const stored = new Map((await storedResolutions(db, act.id, agency)).map((one) => [keyText(one), one]));
  const onRecord = await lettersByNumber(db, resolutions.flatMap(lettersRead).map((one) => one.documentNumber));
  const letterPlans = planLetters(resolutions, onRecord, act, today);
  const planned = resolutions.map((read, position) => {
    const key = { sectionKey: sectionKey(read.sectionPath), itemKey: itemKey(read.item) };
    return { ...planResolution(read, key, position, stored.get(keyText(key)) ?? null, datesOf), letters: letterPlans[position]!.letters };
  });
  const doubtful = planned.flatMap((one, position) => [...doubts(one), ...letterPlans[position]!.problems]);
  return { agency, resolutions: planned, problems: [...otherYear(table, act), ...fileProblems, ...problems, ...doubtful] };
}

/** The table answers the resolutions of one budget; taken over into another's, it would count every deadline from the wrong day. */
function otherYear({ fiscalYear }: Table, act: Act): Problem[] {
  if (act.kind !== 'budget' || fiscalYear === null || act.fiscalYear === null || fiscalYear === act.fiscalYear) return [];
  return [problemAt('other-fiscal-year', AT_NO_PLACE, null, { tableYear: toRocYear(fiscalYear), actYear: toRocYear(act.fiscalYear), act: act.title })];
}

export const isBlocked = (plan: ImportPlan): boolean => plan.problems.some((problem) => problem.blocking);

export function countsOf({ resolutions }: ImportPlan): ImportCounts {
  const count = (state: PlannedResolution['state']): number => resolutions.filter((one) => one.state === state).length;
  return { total: resolutions.length, created: count('created'), updated: count('updated'), unchanged: count('unchanged') };
}

function planResolution(
  read: ReadResolution, key: PlannedResolution['key'], position: number, stored: StoredResolution | null, datesOf: (reading: ObligationReading) => Scheduled[],
): Omit<PlannedResolution, 'letters'> {
  const changes = stored ? changesBetween(stored, read) : [];
  const obligations = readObligations(read.text).map((reading) => ({ reading, deadlines: datesOf(reading) }));
  const state = stored === null ? 'created' : changes.length > 0 ? 'updated' : 'unchanged';
  return { read, key, position, state, stored, changes, obligations, freezes: readFreezes(read.text) };
}

function changesBetween(stored: StoredResolution, read: ReadResolution): Change[] {
  const fields: Record<ChangedField, [string, string]> = {
    text: [stored.text, read.text],
    reply: [stored.reply, read.reply],
    item: [stored.item, read.item],
    sectionPath: [stored.sectionPath.join(' › '), read.sectionPath.join(' › ')],
  };
  return (Object.keys(fields) as ChangedField[])
    .map((field) => ({ field, before: fields[field][0], after: fields[field][1] }))
    .filter(({ before, after }) => before !== after);
}

/** What was read but needs a person: dates and amounts that are not sure. */
function doubts({ read, obligations, freezes }: PlannedResolution): Problem[] {
  const place = { ...read.place, item: read.item };
  const unsureDeadlines = obligations.flatMap(({ reading, deadlines }) => {
    const reason = deadlines[0]?.unsure;
    return reason ? [{ code: 'deadline-unsure' as const, params: { words: reading.words, reason } }] : [];
  });
  const unsureFreezes = freezes.flatMap(({ words, unsure }) => (unsure ? [{ code: 'freeze-unsure' as const, params: { words, reason: unsure } }] : []));
  return [...unsureDeadlines, ...unsureFreezes].map((doubt) => ({ ...doubt, place, blocking: false }));
}
