/** What a letter settles: which due dates it answers, how much money it releases. */
import type { Freeze, Letter, Obligation, Occurrence } from '../resolution/resolution.ts';
import type { Outcome } from './reply.ts';

type Asked = Pick<Obligation, 'kind' | 'reportType' | 'occurrences'>;

/**
 * [choice] Ids of the occurrences a letter of ours answers, where nobody said which. It answers what asks for a report;
 * where nothing does, what asks for anything, but never what holds from a fiscal year on. Of several that are open, the
 * one due first, with whatever else asks for the same kind of report by the same day: one letter must not stop a clock
 * it did not answer. What is asked only once it answers also after another letter did. Nothing if it answers something already.
 */
export function occurrencesAnswered(obligations: readonly Asked[], letterId: number): number[] {
  const isTaken = ({ answers }: Occurrence): boolean => answers.some((answer) => answer.letterId === letterId);
  if (obligations.some(({ occurrences }) => occurrences.some(isTaken))) return [];
  const candidates = askedOf(obligations);
  const [only] = candidates;
  if (only && candidates.length === 1 && only.kind !== 'recurring') return only.occurrences.slice(0, 1).map((one) => one.id);
  const open = candidates.flatMap(({ reportType, occurrences }) => {
    const next = occurrences.find((one) => one.answers.length === 0);
    return next ? [{ id: next.id, dueOn: next.dueOn ?? NEVER, reportType }] : [];
  });
  const first = open.reduce<(typeof open)[number] | null>((a, b) => (a === null || b.dueOn < a.dueOn ? b : a), null);
  return open.filter((one) => one.dueOn === first?.dueOn && one.reportType === first.reportType).map((one) => one.id);
}

/** What a letter can answer: the demands for a report, or all where none asks for one. */
export function askedOf<O extends Pick<Obligation, 'kind' | 'reportType'>>(obligations: readonly O[]): O[] {
  const asked = obligations.filter(({ kind }) => kind !== 'fiscal_year_from');
  const reports = asked.filter(({ reportType }) => reportType !== null);
  return reports.length > 0 ? reports : asked;
}

/** After every day. */
const NEVER = '9999-12-31';

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
