import type { Actor } from '../domain/rights.ts';
import type { Act } from '../domain/resolution.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../errors.ts';
import { findAct } from '../store/acts.ts';
import type { Database } from '../store/database.ts';
import { recordEvent } from '../store/events.ts';
import { findImport, markApplied } from '../store/imports.ts';
import { insertReviews } from '../store/letters.ts';
import { findSourceFile } from '../store/source-files.ts';
import { keyText, storedResolutions, upsertResolutions } from '../store/write-resolutions.ts';
import { demand } from './demand.ts';
import { countsOf, type ImportCounts, type ImportPlan, isBlocked, planImport, type PlannedResolution } from './plan-import.ts';
import { replaceReadings } from './replace-readings.ts';
import { type LetterOfResolution, takeUpLetters } from './take-up-letters.ts';

/**
 * Takes over what a file holds: all of it or nothing. Refuses while a blocking problem stands, and a second time.
 * Assignments, letters logged by hand, sign-offs and events of resolutions on record stay.
 */
export async function applyImport(deps: Deps, actor: Actor, importId: number): Promise<ImportCounts> {
  demand(actor, 'import');
  const now = deps.clock.now();
  const today = deps.clock.today();
  return deps.db.transaction(async (trx) => {
    const started = await findImport(trx, importId);
    const act = started && (await findAct(trx, started.actId));
    const file = started && (await findSourceFile(trx, started.sourceFileId));
    if (!started || !act || !file) throw new NotFoundError({ code: 'import-not-found', id: importId });
    if (!(await markApplied(trx, importId, now))) throw new ConflictError({ code: 'import-applied' });
    const plan = await planImport(trx, act, file.bytes, today);
    if (isBlocked(plan)) throw new InvalidInputError({ code: 'import-blocked', problems: plan.problems.filter((one) => one.blocking).length });

    const counts = countsOf(plan);
    const resolutionIds = await store(trx, act, plan, file.id, { now, today, by: actor });
    await recordEvent(trx, {
      actor,
      at: now,
      verb: 'table_imported',
      subjects: [{ type: 'act', id: act.id }, ...resolutionIds.map((id) => ({ type: 'resolution' as const, id }))],
      after: { file: started.fileName, sha256: file.sha256, ...counts },
    });
    return counts;
  });
}

/** Writes what is new or changed; answers the ids written. */
async function store(trx: Database, act: Act, plan: ImportPlan, fileId: number, moment: { now: string; today: string; by: Actor }): Promise<number[]> {
  const written = plan.resolutions.filter((one) => one.state !== 'unchanged');
  const late = plan.resolutions.filter(hasLateLetter);
  if (written.length + late.length === 0) return [];
  await upsertResolutions(
    trx,
    { id: act.id, agency: plan.agency },
    written.map(({ read, key, position }) => ({
      ...key,
      sectionPath: read.sectionPath,
      item: read.item,
      position,
      text: read.text,
      reply: read.reply,
      repliedOn: read.reply === '' ? null : moment.today,
      disposition: read.answer.disposition,
      place: { fileId, ...read.place },
    })),
    moment.now,
  );
  const ids = new Map((await storedResolutions(trx, act.id, plan.agency)).map((one) => [keyText(one), one.id]));
  const idOf = (one: PlannedResolution): number => ids.get(keyText(one.key))!;

  await replaceReadings(trx, written.filter(isReadAnew).map((one) => ({ ...one, resolutionId: idOf(one) })));
  await insertReviews(trx, written.flatMap((one) => one.read.answer.reviews.map((review) => ({ ...review, resolutionId: idOf(one) }))));
  await takeUpLetters(trx, [...written, ...late].flatMap((one) => lettersOf(one, idOf(one))), moment);
  return [...written, ...late].map(idOf);
}

const isReadAnew = ({ state, changes }: PlannedResolution): boolean => state === 'created' || changes.some(({ field }) => field === 'text');

/** A letter left out before, as it was dated ahead or could not be read; one on record was taken up or taken back by a person. */
const hasLateLetter = ({ state, letters }: PlannedResolution): boolean => state === 'unchanged' && letters.some((one) => !one.isOnRecord);

const lettersOf = ({ letters }: PlannedResolution, resolutionId: number): LetterOfResolution[] =>
  letters.map(({ isOnRecord: _, ...letter }) => ({ ...letter, resolutionId }));
