/** An act's resolutions as they lie on a time line: what each shows on a day, and from when to when the line runs. Pure. */
import { type Day, firstOfMonth, lastOfMonth } from '../day/civil-date.ts';
import type { OccurrenceStatus, ResolutionStatus } from './status.ts';

export type BoardRow = {
  one: ResolutionStatus;
  /** The due day its timeliness speaks of; null where there is none. */
  dueOn: Day | null;
  /** The LY's own day, where an authority granted a later one. */
  originalDueOn: Day | null;
  /** When what was due then was answered. */
  doneOn: Day | null;
  /** Its other due days, earliest first. */
  otherDueOn: Day[];
  /** Days of our letters, of the LY's, and of the sign-off, all by the day. */
  sentOn: Day[];
  repliedOn: Day[];
  signedOffOn: Day | null;
};

/** `one` as of `day`, by `statusOf`. */
export function boardRow(one: ResolutionStatus, day: Day): BoardRow {
  const occurrences = one.obligations.flatMap((obligation) => obligation.occurrences);
  const leading = leadingOf(one, occurrences);
  const dueOn = leading?.effectiveDueOn ?? null;
  const days = (direction: 'out' | 'in'): Day[] =>
    [...new Set(one.letters.filter((letter) => letter.direction === direction).map((letter) => letter.issuedOn))];
  const others = occurrences.flatMap((each) => (each !== leading && each.isExpected && each.effectiveDueOn !== null ? [each.effectiveDueOn] : []));
  return {
    one,
    dueOn,
    originalDueOn: leading && leading.dueOn !== dueOn ? leading.dueOn : null,
    doneOn: leading?.doneOn ?? null,
    otherDueOn: [...new Set(others)].filter((other) => other !== dueOn).sort(),
    sentOn: days('out'),
    repliedOn: days('in'),
    signedOffOn: one.signedOffOn !== null && one.signedOffOn <= day ? one.signedOffOn : null,
  };
}

/** The due date that made the resolution stand as it does: of several, the one due first; of what is done on time, the last. */
function leadingOf({ timeliness, obligations }: ResolutionStatus, occurrences: readonly OccurrenceStatus[]): OccurrenceStatus | null {
  const own = occurrences.filter((one) => one.timeliness === timeliness && one.effectiveDueOn !== null)
    .sort((a, b) => (a.effectiveDueOn! < b.effectiveDueOn! ? -1 : a.effectiveDueOn! > b.effectiveDueOn! ? 1 : a.id - b.id));
  return (timeliness === 'done_on_time' ? own.at(-1) : own[0]) ?? obligations[0]?.current ?? null;
}

export type BoardSpan = { from: Day; to: Day };

/** [choice] A due day more years ahead than this would press the rest of the line together; it lies beyond the line's end. */
const MOST_MONTHS_AHEAD = 36;

/** Whole months from the passage to the day or the last due day, whichever is later. */
export function boardSpan(rows: readonly BoardRow[], passedOn: Day, day: Day): BoardSpan {
  const first = passedOn < day ? passedOn : day;
  const [later, due] = [passedOn > day ? passedOn : day, rows.flatMap((row) => row.dueOn ?? [])];
  const furthest = lastOfMonth(firstOfMonth(later, MOST_MONTHS_AHEAD));
  const last = due.reduce((a, b) => (a > b ? a : b), later);
  return { from: firstOfMonth(first), to: last > furthest ? furthest : lastOfMonth(last) };
}
