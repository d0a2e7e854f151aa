/** Letters, what they are about, what they answer and what they release. */
import type { SenderUse } from '../domain/letter/document-number.ts';
import type { CommitteeReview, Direction } from '../domain/resolution/resolution.ts';
import type { Outcome } from '../domain/letter/reply.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { refreshSearchTexts } from './search-texts.ts';

export type LetterFacts = { direction: Direction; documentNumber: string; issuedOn: string; title: string | null };
export type StoredLetter = LetterFacts & { id: number };

export const letterKey = (letter: Pick<LetterFacts, 'direction' | 'documentNumber'>): string => `${letter.direction} ${letter.documentNumber}`;

/** Letters on record with these numbers, by `letterKey`. */
export async function lettersByNumber(db: Database, documentNumbers: readonly string[]): Promise<Map<string, StoredLetter>> {
  const rows = await readInChunks([...new Set(documentNumbers)], (chunk) => db('letters').whereIn('document_number', chunk).orderBy('id'));
  return new Map(rows.map((row): [string, StoredLetter] => {
    const letter = { id: row.id, direction: row.direction, documentNumber: row.document_number, issuedOn: row.issued_on, title: row.title };
    return [letterKey(letter), letter];
  }));
}

/** How many letters of ours each unit sent under a sender's characters, the most first; those of what nobody was given are left out. */
export async function usesOfSender(db: Database, sender: string): Promise<SenderUse[]> {
  const rows = await db('letters')
    .join('letter_resolutions', 'letter_id', 'letters.id')
    .join('resolutions', 'resolutions.id', 'resolution_id')
    .where({ direction: 'out' }).whereNotNull('unit_id').whereLike('document_number', `${sender.replace(/[%_\\]/g, '')}字第%`)
    .groupBy('unit_id').select({ unitId: 'unit_id' })
    .countDistinct<{ unitId: number; letters: number | string }[]>({ letters: 'letters.id' })
    .orderBy([{ column: 'letters', order: 'desc' }, 'unit_id']);
  return rows.map((row) => ({ unitId: row.unitId, letters: Number(row.letters) }));
}

/** Puts letters on record; one whose number stands there already is left as it is. */
export async function insertLetters(trx: Database, letters: readonly LetterFacts[], now: string): Promise<void> {
  await inChunks(letters, (chunk) =>
    trx('letters')
      .insert(chunk.map((one) => ({
        direction: one.direction,
        document_number: one.documentNumber,
        issued_on: one.issuedOn,
        title: one.title,
        created_at: now,
      })))
      .onConflict(['direction', 'document_number'])
      .ignore());
}

export type LetterLink = {
  letterId: number;
  resolutionId: number;
  outcome: Outcome | null;
  releasedTwd: number | null;
  staysFrozenTwd: number | null;
  isInterim: boolean;
  loggedBy: { id: number | null; name: string };
};

/** Ties letters to resolutions; a tie that stands is left as it is. */
export async function linkLetters(trx: Database, links: readonly LetterLink[]): Promise<void> {
  await inChunks(links, (chunk) =>
    trx('letter_resolutions')
      .insert(chunk.map((one) => ({
        letter_id: one.letterId,
        resolution_id: one.resolutionId,
        outcome: one.outcome,
        released_twd: one.releasedTwd,
        stays_frozen_twd: one.staysFrozenTwd,
        is_interim: one.isInterim,
        logged_by: one.loggedBy.name,
        logged_by_id: one.loggedBy.id,
      })))
      .onConflict(['letter_id', 'resolution_id'])
      .ignore());
  await refreshSearchTexts(trx, links.map((one) => one.resolutionId));
}

/** Takes a letter back from resolutions with all that followed from it. */
export async function unlinkLetter(trx: Database, letterId: number, resolutionIds: readonly number[]): Promise<void> {
  await inChunks(resolutionIds, async (chunk) => {
    const obligations = trx('obligations').whereIn('resolution_id', chunk).select('id');
    const occurrences = trx('occurrences').whereIn('obligation_id', obligations).select('id');
    await trx('answers').where({ letter_id: letterId }).whereIn('occurrence_id', occurrences).delete();
    await trx('releases').where({ letter_id: letterId }).whereIn('freeze_id', trx('freezes').whereIn('resolution_id', chunk).select('id')).delete();
    await trx('letter_resolutions').where({ letter_id: letterId }).whereIn('resolution_id', chunk).delete();
  });
  await refreshSearchTexts(trx, resolutionIds);
}

/** Removes a letter that concerns no resolution; its number is then free to be logged again. */
export async function forgetUntiedLetter(trx: Database, letterId: number): Promise<void> {
  const ties = trx('letter_resolutions').where({ letter_id: letterId }).select('letter_id');
  await trx('letters').where({ id: letterId }).whereNotIn('id', ties).delete();
}

export async function insertAnswers(trx: Database, answers: readonly { occurrenceId: number; letterId: number }[]): Promise<void> {
  await inChunks(answers, (chunk) =>
    trx('answers').insert(chunk.map((one) => ({ occurrence_id: one.occurrenceId, letter_id: one.letterId })))
      .onConflict(['occurrence_id', 'letter_id']).ignore());
}

export async function insertReviews(trx: Database, reviews: readonly (CommitteeReview & { resolutionId: number })[]): Promise<void> {
  await inChunks(reviews, (chunk) =>
    trx('committee_reviews')
      .insert(chunk.map((one) => ({
        resolution_id: one.resolutionId,
        committee: one.committee,
        held_on: one.heldOn,
        term: one.term,
        session: one.session,
        meeting: one.meeting,
      })))
      .onConflict(['resolution_id', 'committee', 'term', 'session', 'meeting'])
      .ignore());
}

export async function insertReleases(trx: Database, releases: readonly { freezeId: number; letterId: number; releasedOn: string; releasedTwd: number }[]): Promise<void> {
  await inChunks(releases, (chunk) =>
    trx('releases')
      .insert(chunk.map((one) => ({
        freeze_id: one.freezeId,
        letter_id: one.letterId,
        released_on: one.releasedOn,
        released_twd: one.releasedTwd,
      })))
      .onConflict(['freeze_id', 'letter_id'])
      .ignore());
}
