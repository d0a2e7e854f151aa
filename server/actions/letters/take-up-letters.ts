/** Puts letters on record with all that follows from them; shared by logging a letter and importing a table. */
import { readDocumentNumber, unitForSender } from '../../domain/letter/document-number.ts';
import type { Freeze, Letter, Resolution, Unit } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import { occurrencesAnswered, releasesBy } from '../../domain/letter/settlement.ts';
import type { Database } from '../../store/database.ts';
import {
  insertAnswers, insertLetters, insertReleases, type LetterFacts, letterKey, lettersByNumber, type LetterLink, linkLetters,
} from '../../store/letters.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { listUnits } from '../../store/units.ts';
import { handOut } from '../resolutions/hand-out.ts';

/** A letter as it concerns one resolution. */
export type LetterOfResolution = LetterFacts & Pick<LetterLink, 'resolutionId' | 'outcome' | 'releasedTwd' | 'staysFrozenTwd' | 'isInterim'>;

/** `answers`: occurrences a person said the letters answer; the rule decides for resolutions without any. */
type Moment = { now: string; today: string; by: Actor; answers?: readonly number[] };

/**
 * Stores the letters, ties them to their resolutions, answers what they answer, releases what they release,
 * and hands a resolution nobody has to the unit whose characters its letter bears. Twice the same changes nothing.
 */
export async function takeUpLetters(trx: Database, letters: readonly LetterOfResolution[], { now, today, by, answers = [] }: Moment): Promise<void> {
  if (letters.length === 0) return;
  await insertLetters(trx, letters, now);
  const stored = await lettersByNumber(trx, letters.map((one) => one.documentNumber));
  await linkLetters(trx, letters.map((one) => ({
    letterId: stored.get(letterKey(one))!.id,
    resolutionId: one.resolutionId,
    outcome: one.outcome,
    releasedTwd: one.releasedTwd,
    staysFrozenTwd: one.staysFrozenTwd,
    isInterim: one.isInterim,
    loggedBy: by,
  })));
  const ids = [...new Set(letters.map((one) => one.resolutionId))];
  await answerAsChosen(trx, await findResolutions(trx, { ids }), new Set(answers), [...stored.values()].map((one) => one.id));
  const resolutions = await findResolutions(trx, { ids });
  await settle(trx, resolutions);
  await assignByLetter(trx, resolutions, { now, today, by });
}

/** Ties final letters of ours to the occurrences a person chose. */
async function answerAsChosen(
  trx: Database, resolutions: readonly Resolution[], chosen: ReadonlySet<number>, letterIds: readonly number[],
): Promise<void> {
  if (chosen.size === 0) return;
  await insertAnswers(trx, resolutions.flatMap(({ letters, obligations }) => {
    const final = letters.filter((one) => letterIds.includes(one.id) && one.direction === 'out' && !one.isInterim);
    const occurrences = obligations.flatMap((one) => one.occurrences).filter((one) => chosen.has(one.id));
    return final.flatMap(({ id: letterId }) => occurrences.map(({ id: occurrenceId }) => ({ occurrenceId, letterId })));
  }));
}

/** Answers and releases by the letters on record, in the order of their issue dates. */
export async function settle(trx: Database, resolutions: readonly Resolution[]): Promise<void> {
  await insertAnswers(trx, resolutions.flatMap(answersOf));
  await insertReleases(trx, resolutions.flatMap(releasesOf));
}

function answersOf(resolution: Pick<Resolution, 'letters' | 'obligations'>): { occurrenceId: number; letterId: number }[] {
  const obligations = structuredClone(resolution.obligations);
  const ours = resolution.letters.filter((one) => one.direction === 'out' && !one.isInterim);
  return ours.flatMap(({ id: letterId, issuedOn }) => occurrencesAnswered(obligations, letterId).map((occurrenceId) => {
    obligations.flatMap((one) => one.occurrences).find((one) => one.id === occurrenceId)?.answers.push({ letterId, issuedOn });
    return { occurrenceId, letterId };
  }));
}

export type Releasing = {
  letters: readonly Pick<Letter, 'id' | 'direction' | 'issuedOn' | 'outcome' | 'releasedTwd' | 'staysFrozenTwd'>[];
  freezes: readonly Pick<Freeze, 'id' | 'frozenTwd' | 'consentRequired' | 'releases'>[];
};

/** What the LY's letters release of each freeze, in the order given. */
export function releasesOf(resolution: Releasing): { freezeId: number; letterId: number; releasedOn: string; releasedTwd: number }[] {
  const freezes = structuredClone(resolution.freezes) as Pick<Freeze, 'id' | 'frozenTwd' | 'consentRequired' | 'releases'>[];
  return resolution.letters.filter((one) => one.direction === 'in').flatMap((letter) => releasesBy(letter, freezes).map(({ freezeId, releasedTwd }) => {
    const release = { letterId: letter.id, releasedOn: letter.issuedOn, releasedTwd };
    freezes.find((one) => one.id === freezeId)!.releases.push(release);
    return { freezeId, ...release };
  }));
}

/** A letter tells the unit that drafted it; what is handed to a unit already stays with it. */
async function assignByLetter(trx: Database, resolutions: readonly Resolution[], moment: Moment): Promise<void> {
  const units = await listUnits(trx);
  const told = resolutions.flatMap(({ id: resolutionId, unitId, letters }) => {
    const unit = unitId === null ? letters.map((one) => unitToldBy(one, units)).find((one) => one !== null) : undefined;
    return unit ? [{ resolutionId, unit }] : [];
  });
  await handOut(trx, { told, by: 'document_number' }, moment);
}

function unitToldBy({ direction, documentNumber }: Letter, units: readonly Unit[]): Unit | null {
  const sender = direction === 'out' ? readDocumentNumber(documentNumber)?.sender : undefined;
  const id = sender === undefined ? null : unitForSender(sender, units);
  return units.find((unit) => unit.id === id) ?? null;
}
