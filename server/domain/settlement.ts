/** What a letter settles: which due dates it answers, how much money it releases. */
import type { Freeze, Obligation } from './resolution.ts';
import type { Outcome } from './reply.ts';

type Asked = Pick<Obligation, 'kind' | 'occurrences'>;

/**
 * Ids of the occurrences a letter of ours answers: the one occurrence of what is asked once, the first unanswered
 * one of what recurs (unless the letter answers one already). What holds from a fiscal year on no letter answers.
 */
export const occurrencesAnswered = (obligations: readonly Asked[], letterId: number): number[] =>
  obligations.flatMap((obligation) => {
    const answered = occurrenceAnswered(obligation, letterId);
    return answered ? [answered.id] : [];
  });

function occurrenceAnswered({ kind, occurrences }: Asked, letterId: number) {
  if (kind === 'fiscal_year_from') return undefined;
  if (kind !== 'recurring') return occurrences[0];
  const isTaken = occurrences.some((one) => one.answers.some((answer) => answer.letterId === letterId));
  return isTaken ? undefined : occurrences.find((one) => one.answers.length === 0);
}

/** What an outcome of the LY does to frozen money: frees all of it, only what needed no consent, or none. */
const RELEASES: Record<Outcome, 'all' | 'without-consent' | 'none'> = {
  release_agreed: 'all',
  unfreeze_agreed: 'all',
  for_the_record: 'without-consent',
  freeze_continues: 'none',
  release_refused: 'none',
  deferred: 'none',
};

/** NT$ that an LY letter with this outcome releases of a freeze; 0 where it releases nothing. */
export function amountReleased(outcome: Outcome | null, freeze: Pick<Freeze, 'frozenTwd' | 'consentRequired' | 'releases'>): number {
  if (outcome === null || freeze.frozenTwd === null) return 0;
  const effect = RELEASES[outcome];
  if (effect === 'none' || (effect === 'without-consent' && freeze.consentRequired)) return 0;
  const already = freeze.releases.reduce((sum, one) => sum + one.releasedTwd, 0);
  return Math.max(0, freeze.frozenTwd - already);
}
