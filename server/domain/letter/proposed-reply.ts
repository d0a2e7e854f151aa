/**
 * A reply (辦理情形) proposed from the facts on record, in the words agencies use for them: the letters sent, the committee's
 * meeting, the LY's answer. `readReply` reads the same facts back from it.
 */
import { officialAmount } from '../money/official-amount.ts';
import type { Outcome } from './reply.ts';
import type { CommitteeReview, Letter, Obligation } from '../resolution/resolution.ts';
import { formatRoc } from '../day/roc-date.ts';

type Facts = { letters: readonly Letter[]; reviews: readonly CommitteeReview[]; obligations: readonly Pick<Obligation, 'reportType'>[] };

/** Null where no letter is on record: then there is nothing to tell. */
export function proposeReply({ letters, reviews, obligations }: Facts): string | null {
  if (letters.length === 0) return null;
  const ours = inOrder(letters, 'out');
  const theirs = inOrder(letters, 'in');
  const report = obligations.length > 0 && obligations.every(({ reportType }) => reportType === 'oral') ? '專案報告' : '書面報告';
  const sent = ours.map((letter, index) =>
    `${index === 0 ? '業於' : '復於'}${formatRoc(letter.issuedOn)}以${letter.documentNumber}函，將${matterOf(letter, report)}送立法院`);
  const handled = reviews.map((review) => `經立法院${withoutYuan(review.committee)}${meetingOf(review)}處理完竣`);
  const first = sent.length + handled.length === 0 ? '案經' : '並經';
  const answered = theirs.map((letter, index) =>
    `${index === 0 ? first : '復經'}立法院${formatRoc(letter.issuedOn)}${letter.documentNumber}函復${decisionOf(letter)}`);
  return `${[sent.join('；'), ...handled, ...answered].filter(Boolean).join('，')}。`;
}

/** A day's letters in the order they were logged. */
const inOrder = (letters: readonly Letter[], direction: Letter['direction']): Letter[] =>
  letters.filter((one) => one.direction === direction).sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.id - b.id));

function matterOf({ title, isInterim }: Letter, report: string): string {
  if (isInterim) return '期中辦理情形';
  const words = (title ?? '').replace(/\s+/g, '').replace(/^「([^「」]*)」$/, '$1');
  if (words === '') return report;
  return `「${words}」${words.endsWith('報告') ? '' : report}`;
}

const withoutYuan = (committee: string): string => committee.replace(/^立法院/, '');

const meetingOf = ({ heldOn, term, session, meeting }: CommitteeReview): string =>
  `${heldOn === null ? '' : formatRoc(heldOn)}第${term}屆第${session}會期第${meeting}次全體委員會議`;

const DECISIONS: Record<Outcome, (releasedTwd: string | null, staysFrozenTwd: string | null) => string> = {
  release_agreed: (released) => `同意動支${released ?? ''}`,
  for_the_record: () => '准予備查',
  unfreeze_agreed: (released) => `同意解凍${released ?? ''}`,
  freeze_continues: (released, stays) => (released === null ? `繼續凍結${stays ?? ''}` : `同意動支${released}，其餘${stays ?? ''}繼續凍結`),
  release_refused: () => '不同意動支',
  deferred: () => '另定期處理',
};

function decisionOf({ outcome, releasedTwd, staysFrozenTwd }: Letter): string {
  if (outcome === null) return '在案';
  const amount = (twd: number | null): string | null => (twd === null ? null : officialAmount(twd));
  return DECISIONS[outcome](amount(releasedTwd), amount(staysFrozenTwd));
}
