/** What happened to a resolution: letters, committee, milestones, events. */
import type { Act, CommitteeReview, Letter } from '../../domain/resolution.ts';
import type { ResolutionStatus } from '../../domain/status.ts';
import { describeEvent } from '../../locales/events.ts';
import type { Event } from '../../store/events.ts';
import { dayView, type DayView } from '../days.ts';
import { instantView } from '../instants.ts';
import type { Visit } from '../visit.ts';

export const letterView = (letter: Letter, takeBackHref: string | null, { t, locale }: Visit) => ({
  takeBackHref,
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

type Milestone = { name: string; isReached: boolean; day: DayView | null };

/** The way from the LY and back: passed, assigned, answered, signed off. A milestone without its day is reached all the same. */
export function milestonesOf(one: ResolutionStatus, act: Act, { t, locale, day }: Visit): Milestone[] {
  const words = t.resolution.milestone;
  const at = (name: string, on: string | null, isReached = on !== null && on <= day): Milestone => ({ name, isReached, day: isReached ? dayView(on, locale) : null });
  const sent = one.letters.find((letter) => letter.direction === 'out' && !letter.isInterim) ?? null;
  const received = one.letters.findLast((letter) => letter.direction === 'in') ?? null;
  const review = one.reviews.at(-1) ?? null;
  return [
    at(words.passed, act.passedOn),
    at(words.assigned, one.assignedOn),
    at(words.letter, sent?.issuedOn ?? null),
    // The LY answers after its committee has handled the report, also where the meeting is not on record.
    at(words.committee, review?.heldOn ?? null, review !== null || received !== null),
    at(words.answered, received?.issuedOn ?? null),
    at(words.signedOff, one.signedOffOn),
  ];
}

export const eventView = (event: Event, { locale }: Visit) => ({
  at: instantView(event.happenedAt, locale), who: event.actorName, sentence: describeEvent(event, locale), reason: event.reason,
});
