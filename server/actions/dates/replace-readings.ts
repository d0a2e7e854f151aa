/** Brings what a resolution's text asks for and freezes up to date after the text was read (again). */
import type { Freeze, Obligation } from '../../domain/resolution/resolution.ts';
import type { Database } from '../../store/database.ts';
import { findResolutions } from '../../store/resolutions.ts';
import {
  deleteFreezes, deleteObligations, insertFreezes, insertObligations, type NewObligation, updateReadings,
} from '../../store/write-resolutions.ts';
import type { PlannedResolution } from '../imports/plan-import.ts';
import { settle } from '../letters/take-up-letters.ts';

export type Readings = Pick<PlannedResolution, 'obligations' | 'freezes'> & { resolutionId: number };

/**
 * What the text still says in the same words keeps its record, its answers and its dates by hand; what is gone goes,
 * what is new comes, and the letters on record answer and release the new.
 */
export async function replaceReadings(trx: Database, readings: readonly Readings[]): Promise<void> {
  const ids = readings.map((one) => one.resolutionId);
  const before = new Map((await findResolutions(trx, { ids })).map((one) => [one.id, one]));
  const obligations = readings.map(({ resolutionId, ...fresh }) =>
    matchUp(before.get(resolutionId)!.obligations, fresh.obligations.map((one, position): NewObligation => ({ resolutionId, position, ...one })),
      (old) => obligationKey(old.reading), (one) => obligationKey(one.reading)));
  const freezes = readings.map(({ resolutionId, ...fresh }) =>
    matchUp(before.get(resolutionId)!.freezes, fresh.freezes.map((reading, position) => ({ resolutionId, position, reading })),
      freezeKey, (one) => freezeKey(one.reading)));
  await deleteObligations(trx, obligations.flatMap((one) => one.gone));
  await deleteFreezes(trx, freezes.flatMap((one) => one.gone));
  await updateReadings(trx, obligations.flatMap((one) => one.kept));
  await insertObligations(trx, obligations.flatMap((one) => one.fresh));
  await insertFreezes(trx, freezes.flatMap((one) => one.fresh));
  await settle(trx, (await findResolutions(trx, { ids })).filter((one) => one.letters.length > 0));
}

/** Pairs what is on record with what was read, each at most once, in order; what is left over is gone or new. */
function matchUp<Old extends { id: number }, New>(
  olds: readonly Old[], news: readonly New[], keyOfOld: (old: Old) => string, keyOfNew: (fresh: New) => string,
) {
  const left = [...olds];
  const kept: (New & { id: number })[] = [];
  const fresh: New[] = [];
  for (const one of news) {
    const at = left.findIndex((old) => keyOfOld(old) === keyOfNew(one));
    if (at < 0) fresh.push(one);
    else kept.push({ ...one, id: left.splice(at, 1)[0]!.id });
  }
  return { kept, fresh, gone: left.map((old) => old.id) };
}

/** Everything a date depends on; where in the text the words stand does not matter. */
const obligationKey = ({ start: _start, end: _end, ...said }: Obligation['reading']): string => JSON.stringify(said);

const freezeKey = ({ words, frozenTwd, consentRequired }: Pick<Freeze, 'words' | 'frozenTwd' | 'consentRequired'>): string =>
  [words, frozenTwd, consentRequired].join('\n');
