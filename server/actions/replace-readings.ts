/** Brings what a resolution's text asks for and freezes up to date after the text was read (again). */
import type { Freeze, Obligation } from '../domain/resolution.ts';
import type { Database } from '../store/database.ts';
import { findResolutions } from '../store/resolutions.ts';
import { deleteFreezes, deleteObligations, insertFreezes, insertObligations } from '../store/write-resolutions.ts';
import type { PlannedResolution } from './plan-import.ts';
import { settle } from './take-up-letters.ts';

export type Readings = Pick<PlannedResolution, 'obligations' | 'freezes'> & { resolutionId: number };

/**
 * What the text still says in the same words keeps its record and its answers; what is gone goes, what is new comes,
 * and the letters on record answer and release the new.
 */
export async function replaceReadings(trx: Database, readings: readonly Readings[]): Promise<void> {
  const ids = readings.map((one) => one.resolutionId);
  const before = new Map((await findResolutions(trx, { ids })).map((one) => [one.id, one]));
  const gone: { obligations: number[]; freezes: number[] } = { obligations: [], freezes: [] };
  const obligations: Parameters<typeof insertObligations>[1][number][] = [];
  const freezes: Parameters<typeof insertFreezes>[1][number][] = [];
  for (const one of readings) {
    const { resolutionId } = one;
    const on = before.get(resolutionId)!;
    const said = one.obligations.map(({ reading }) => obligationKey(reading));
    const frozen = one.freezes.map(freezeKey);
    const kept = new Set(on.obligations.map(obligationKey));
    const keptFreezes = new Set(on.freezes.map(freezeKey));
    gone.obligations.push(...on.obligations.filter((old) => !said.includes(obligationKey(old))).map((old) => old.id));
    gone.freezes.push(...on.freezes.filter((old) => !frozen.includes(freezeKey(old))).map((old) => old.id));
    one.obligations.forEach((fresh, position) => {
      if (!kept.has(obligationKey(fresh.reading))) obligations.push({ resolutionId, position, ...fresh });
    });
    one.freezes.forEach((reading, position) => {
      if (!keptFreezes.has(freezeKey(reading))) freezes.push({ resolutionId, position, reading });
    });
  }
  await deleteObligations(trx, gone.obligations);
  await deleteFreezes(trx, gone.freezes);
  await insertObligations(trx, obligations);
  await insertFreezes(trx, freezes);
  await settle(trx, (await findResolutions(trx, { ids })).filter((one) => one.letters.length > 0));
}

const obligationKey = ({ kind, words, committee, reportType }: Pick<Obligation, 'kind' | 'words' | 'committee' | 'reportType'>): string =>
  [kind, words, committee, reportType].join('\n');

const freezeKey = ({ words, frozenTwd, consentRequired }: Pick<Freeze, 'words' | 'frozenTwd' | 'consentRequired'>): string =>
  [words, frozenTwd, consentRequired].join('\n');
