/** What a letter settles: which due dates it answers, how much money it releases. */
import type { Freeze, Letter, Obligation } from './resolution.ts';
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

type Effect = Pick<Letter, 'id' | 'outcome' | 'releasedTwd' | 'staysFrozenTwd'>;
type Frozen = Pick<Freeze, 'id' | 'frozenTwd' | 'consentRequired' | 'releases'>;

/**
 * NT$ an LY letter releases of each freeze of a resolution beyond what it has released already, zeros left out.
 * A figure in the letter wins (what it releases, or all but what stays frozen) and is used up freeze by freeze;
 * else its outcome decides.
 */
export function releasesBy(letter: Effect, freezes: readonly Frozen[]): { freezeId: number; releasedTwd: number }[] {
  if (letter.outcome === null) return [];
  const own = (freeze: Frozen) => freeze.releases.filter((one) => one.letterId === letter.id);
  const left = freezes.map((freeze) => ({ freeze, leftTwd: leftOf(freeze) }));
  const stated = statedRelease(letter, left.reduce((sum, one) => sum + one.leftTwd, 0));
  const usedTwd = freezes.flatMap(own).reduce((sum, one) => sum + one.releasedTwd, 0);
  let restTwd = stated === null ? Number.POSITIVE_INFINITY : Math.max(0, stated - (letter.releasedTwd === null ? 0 : usedTwd));
  return left.flatMap(({ freeze, leftTwd }) => {
    const releasedTwd = stated === null && !isFreed(letter.outcome!, freeze) ? 0 : Math.min(leftTwd, restTwd);
    restTwd -= releasedTwd;
    return releasedTwd > 0 ? [{ freezeId: freeze.id, releasedTwd }] : [];
  });
}

const leftOf = ({ frozenTwd, releases }: Frozen): number =>
  Math.max(0, (frozenTwd ?? 0) - releases.reduce((sum, one) => sum + one.releasedTwd, 0));

function statedRelease({ releasedTwd, staysFrozenTwd }: Effect, leftTwd: number): number | null {
  if (releasedTwd !== null) return releasedTwd;
  return staysFrozenTwd === null ? null : Math.max(0, leftTwd - staysFrozenTwd);
}

const isFreed = (outcome: Outcome, freeze: Frozen): boolean =>
  RELEASES[outcome] === 'all' || (RELEASES[outcome] === 'without-consent' && !freeze.consentRequired);
