/** Letters of records, put on record with exactly the answers they name: here no rule decides. */
import type { RecordedLetter } from '../../documents/records/record.ts';
import { type AskedFor, findAsked } from '../../domain/deadline/find-asked.ts';
import { groupBy } from '../../domain/group-by.ts';
import { inOrder } from '../../domain/in-order.ts';
import type { ObligationReading } from '../../domain/resolution/obligation.ts';
import type { Letter } from '../../domain/resolution/resolution.ts';
import type { Database } from '../../store/database.ts';
import type { DueDateId } from '../../store/due-date-ids.ts';
import { insertAnswers, insertLetters, letterKey, lettersByNumber, linkLetters } from '../../store/letters.ts';

type Tying = { resolutionId: number; letters: readonly RecordedLetter[]; obligations: readonly ObligationReading[] };

export type TiedLetter = Pick<Letter, 'id' | 'direction' | 'issuedOn' | 'outcome' | 'releasedTwd' | 'staysFrozenTwd'> & { resolutionId: number };

export type DueDates = { find(resolutionId: number, asked: AskedFor, obligations: readonly ObligationReading[]): DueDateId | undefined };

export function dueDatesOf(ids: readonly DueDateId[]): DueDates {
  const byPlace = groupBy(ids, ({ resolutionId, position }) => `${resolutionId}/${position}`);
  return {
    find: (resolutionId, asked, obligations) =>
      byPlace.get(`${resolutionId}/${findAsked(asked, obligations)}`)?.find(({ number }) => number === asked.number),
  };
}

/** Letters of one day keep the order every record gives them. Answers the ties, those of a resolution in the order of their days. */
export async function tieLetters(trx: Database, tyings: readonly Tying[], dueDates: DueDates, now: string): Promise<TiedLetter[]> {
  const ordered = inOrder(tyings.map(({ letters }) => letters), letterKey);
  await insertLetters(trx, ordered, now);
  const stored = await lettersByNumber(trx, ordered.map((one) => one.documentNumber));
  const ties = tyings.flatMap((tying) => tying.letters.map((letter) => {
    const { id, issuedOn } = stored.get(letterKey(letter))!;
    return { ...tying, letter, id, issuedOn };
  }));
  await linkLetters(trx, ties.map(({ resolutionId, letter, id }) =>
    ({ ...letter, letterId: id, resolutionId, loggedBy: { id: null, name: letter.loggedBy } })));
  await insertAnswers(trx, ties.flatMap(({ resolutionId, letter, id, obligations }) => letter.answers.flatMap((asked) => {
    const due = dueDates.find(resolutionId, asked, obligations);
    return due ? [{ occurrenceId: due.occurrenceId, letterId: id }] : [];
  })));
  return ties
    .map(({ resolutionId, letter: { direction, outcome, releasedTwd, staysFrozenTwd }, id, issuedOn }) =>
      ({ resolutionId, id, issuedOn, direction, outcome, releasedTwd, staysFrozenTwd }))
    .sort((a, b) => (a.issuedOn === b.issuedOn ? a.id - b.id : a.issuedOn < b.issuedOn ? -1 : 1));
}
