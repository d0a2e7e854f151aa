import type { FileReading } from '../../documents/reader/file-reading.ts';
import type { Problem } from '../../documents/problem.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Act } from '../../domain/resolution/resolution.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { findAct } from '../../store/acts.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { holdImport, type Import, keepAct, keepCounts, markApplied } from '../../store/imports.ts';
import { insertReviews } from '../../store/letters.ts';
import { takeTurn } from '../../store/settings.ts';
import { findSourceFile } from '../../store/source-files.ts';
import { storedResolutions } from '../../store/stored-resolutions.ts';
import {
  insertResolutions, keyText, type ListingFacts, type NewResolution, refreshResolutions, upsertListings,
} from '../../store/write-resolutions.ts';
import { applyRecords } from '../records/apply-records.ts';
import { demand } from '../demand.ts';
import { handOut } from '../resolutions/hand-out.ts';
import { wordsAfter } from './import-changes.ts';
import { shownOf } from './import-shown.ts';
import { countsOf, type ImportCounts, type ImportPlan, isBlocked, planImport, type PlannedResolution } from './plan-import.ts';
import { planRecords, type RecordsPlan } from '../records/plan-records.ts';
import { replaceReadings } from '../dates/replace-readings.ts';
import { type LetterOfResolution, takeUpLetters } from '../letters/take-up-letters.ts';

/**
 * Takes over what a file holds: all of it or nothing. Refuses while a choice or a blocking problem stands, and a second
 * time. Assignments, letters logged by hand, sign-offs and events of resolutions on record stay. `shown`: what the person
 * looked at (`shownOf`), who is refused where it is another by now; null where nobody looked.
 */
export async function applyImport(deps: Deps, actor: Actor, importId: number, shown: string | null = null): Promise<ImportCounts> {
  demand(actor, 'import');
  const now = deps.clock.now();
  const today = deps.clock.today();
  return deps.db.transaction(async (trx) => {
    await takeTurn(trx);
    const started = await holdImport(trx, importId);
    const file = started && (await findSourceFile(trx, started.sourceFileId));
    if (!started || !file) throw new NotFoundError({ code: 'import-not-found', id: importId });
    if (!(await markApplied(trx, importId, now))) throw new ConflictError({ code: 'import-applied' });
    if (started.reading === null) throw new ConflictError({ code: 'import-unread' });
    const source = { fileId: file.id, file: started.fileName, sha256: file.sha256 };
    const counts = await takeOver(trx, started, source, { now, today, by: actor, shown });
    await keepCounts(trx, importId, counts);
    return counts;
  });
}

type Moment = { now: string; today: string; by: Actor; shown: string | null };
type HandedIn = { fileId: number; file: string };
type Source = HandedIn & { sha256: string };

async function takeOver(trx: Database, started: Import, { fileId, ...source }: Source, moment: Moment): Promise<ImportCounts> {
  const reading = JSON.parse(started.reading!) as FileReading;
  if (reading.kind === 'records') {
    const plan = await planRecords(trx, reading, { today: moment.today, actor: moment.by });
    refuseBlocked(plan.problems, false);
    refuseChanged(plan, moment);
    await keepAct(trx, started.id, null);
    await applyRecords(trx, plan, source, moment);
    return plan.counts;
  }
  const act = started.actId === null ? null : await findAct(trx, started.actId);
  const plan = await planImport(trx, act, reading, started.choices, moment.today);
  refuseBlocked(plan.problems, isBlocked(plan));
  refuseChanged(plan, moment);
  const counts = countsOf(plan);
  const resolutionIds = await store(trx, act!, plan, { fileId, file: source.file }, moment);
  await recordEvent(trx, {
    actor: moment.by,
    at: moment.now,
    verb: 'table_imported',
    subjects: [{ type: 'act', id: act!.id }, ...resolutionIds.map((id) => ({ type: 'resolution' as const, id }))],
    after: { ...source, ...counts },
  });
  return counts;
}

/** A choice still to be made blocks without a problem. */
function refuseBlocked(problems: readonly Problem[], isChoiceMissing: boolean): void {
  const blocking = problems.filter((one) => one.blocking).length;
  if (blocking > 0) throw new InvalidInputError({ code: 'import-blocked', problems: blocking });
  if (isChoiceMissing) throw new InvalidInputError({ code: 'import-undecided' });
}

function refuseChanged(plan: ImportPlan | RecordsPlan, { shown }: Moment): void {
  if (shown !== null && shown !== shownOf(plan)) throw new ConflictError({ code: 'import-changed' });
}

/** Writes what is new or changed; answers the ids written. */
async function store(trx: Database, act: Act, plan: ImportPlan, from: HandedIn, moment: Moment): Promise<number[]> {
  const written = plan.resolutions.filter((one) => one.state !== 'unchanged');
  const late = plan.resolutions.filter(hasLateLetter);
  const named = plan.resolutions.filter((one) => one.unit !== null);
  if (written.length + late.length + named.length === 0) return [];
  const rowOf = (one: PlannedResolution): NewResolution => resolutionRow(one, from, moment.today);
  // Places on record are cleared before new ones come.
  const own = written.flatMap((one) => (one.target.kind === 'own' ? [{ ...rowOf(one), id: one.target.stored.id }] : []));
  await refreshResolutions(trx, act.id, own, moment.now);
  await insertResolutions(trx, act.id, written.filter((one) => one.target.kind === 'new').map(rowOf), moment.now);
  await upsertListings(trx, act.id, written.flatMap((one) =>
    (one.target.kind === 'listed' ? [{ ...listingRow(one, from, moment.today), resolutionId: one.target.stored.id }] : [])));
  const ids = new Map((await storedResolutions(trx, act.id)).map((one) => [keyText(one), one.id]));
  const idOf = ({ target, key }: PlannedResolution): number =>
    (target.kind === 'own' || target.kind === 'listed' ? target.stored.id : ids.get(keyText(key))!);

  await replaceReadings(trx, written.filter(isReadAnew).map((one) => ({ ...one, resolutionId: idOf(one) })));
  await insertReviews(trx, written.flatMap((one) => one.read.answer.reviews.map((review) => ({ ...review, resolutionId: idOf(one) }))));
  await handOut(trx, { told: named.map((one) => ({ resolutionId: idOf(one), unit: one.unit! })), by: 'file' }, moment);
  await takeUpLetters(trx, [...written, ...late].flatMap((one) => lettersOf(one, idOf(one))), moment);
  return [...written, ...late].map(idOf);
}

/** The row of the table as it is kept: its own place, unless what is on record knows more. */
function resolutionRow(one: PlannedResolution, from: HandedIn, today: string): NewResolution {
  const { text } = wordsAfter(one);
  const { target, source, read } = one;
  const onRecord = target.kind === 'own' ? target.stored : null;
  const proposers = read.proposers.length > 0 || !onRecord ? read.proposers : onRecord.proposers;
  if (onRecord && !source.hasReplies) return { ...onRecord, text, proposers };
  return { ...listingRow(one, from, today), text, proposers };
}

const listingRow = ({ read, key, position }: PlannedResolution, from: HandedIn, today: string): ListingFacts => ({
  ...key,
  sectionPath: read.sectionPath,
  item: read.item,
  position,
  reply: read.reply,
  repliedOn: read.reply === '' ? null : today,
  disposition: read.answer.disposition,
  place: { ...from, ...read.place, isSheet: read.place.isSheet ?? false },
});

const isReadAnew = ({ state, changes }: PlannedResolution): boolean => state === 'created' || changes.some(({ field }) => field === 'text');

/** A letter left out before, as it was dated ahead or could not be read; one on record was taken up or taken back by a person. */
const hasLateLetter = ({ state, letters }: PlannedResolution): boolean => state === 'unchanged' && letters.some((one) => !one.isOnRecord);

const lettersOf = ({ letters }: PlannedResolution, resolutionId: number): LetterOfResolution[] =>
  letters.map(({ isOnRecord: _, ...letter }) => ({ ...letter, resolutionId }));
