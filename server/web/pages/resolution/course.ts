/** What happened to a resolution: letters, committee, milestones, events. */
import type { Act, CommitteeReview, Letter } from '../../../domain/resolution/resolution.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { describeEvent } from '../../../locales/events.ts';
import type { Event } from '../../../store/events.ts';
import { type Sign, signAt } from '../../charts/board-chart.ts';
import { dayView, type DayView } from '../../days.ts';
import { instantView } from '../../instants.ts';
import type { Visit } from '../../visit.ts';

export const letterView = (letter: Letter, { t, locale }: Visit) => ({
  direction: t.status.direction[letter.direction],
  isOut: letter.direction === 'out',
  number: letter.documentNumber,
  day: dayView(letter.issuedOn, locale),
  title: letter.title,
  outcome: letter.outcome && t.status.outcome[letter.outcome],
  interim: letter.isInterim ? t.resolution.interim : null,
});

export const reviewView = ({ committee, term, session, meeting, heldOn }: CommitteeReview, { t, locale }: Visit) => ({
  committee, meeting: t.resolution.review(term, session, meeting), day: dayView(heldOn, locale),
});

/** `sign` is how the course line marks it, as a path around the origin. */
type Milestone = { name: string; isReached: boolean; day: DayView | null; sign: { name: Sign; path: string } | null };

/** The way from the LY and back: passed, assigned, answered, signed off. A milestone without its day is reached all the same. */
export function milestonesOf(one: ResolutionStatus, act: Act, { t, locale, day }: Visit): Milestone[] {
  const words = t.resolution.milestone;
  const at = (name: string, on: string | null, isReached = on !== null && on <= day, sign: Sign | null = null): Milestone =>
    ({ name, isReached, day: isReached ? dayView(on, locale) : null, sign: sign && isReached ? { name: sign, path: signAt(sign, 6, 6) } : null });
  const marked = (name: string, on: string | null, sign: Sign): Milestone => at(name, on, undefined, sign);
  const sent = one.letters.find((letter) => letter.direction === 'out' && !letter.isInterim) ?? null;
  const received = one.letters.findLast((letter) => letter.direction === 'in') ?? null;
  const review = one.reviews.at(-1) ?? null;
  return [
    at(words.passed, act.passedOn),
    at(words.assigned, one.assignedOn),
    marked(words.letter, sent?.issuedOn ?? null, 'sent'),
    // The LY answers after its committee has handled the report, also where the meeting is not on record.
    at(words.committee, review?.heldOn ?? null, review !== null || received !== null),
    marked(words.answered, received?.issuedOn ?? null, 'replied'),
    marked(words.signedOff, one.signedOffOn, 'signedOff'),
  ];
}

export const eventView = (event: Event, { locale }: Visit) => ({
  at: instantView(event.happenedAt, locale), who: event.actorName, sentence: describeEvent(event, locale), reason: event.reason,
});
