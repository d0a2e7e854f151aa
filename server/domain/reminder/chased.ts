/** What of a resolution can be chased, as it stands on a day: one entry for each thing somebody could be reminded of. */
import type { Day } from '../day/civil-date.ts';
import type { Topic } from './ladder.ts';
import { milestonesBefore, nextMilestone } from '../deadline/milestones.ts';
import type { OfficeCalendar } from '../calendar/office-calendar.ts';
import type { ObligationStatus, OccurrenceStatus, ResolutionStatus } from '../resolution/status.ts';

/** `answered`: what was asked for is done. `closed`: nothing more is expected. */
export type Settled = 'answered' | 'closed';

export type Chased = {
  topic: Topic;
  /** Stable for ever: part of the ledger's unique key. `occurrence:12`, `milestone:12:draft`, `assignment:5:2`, `reply:5:9`, `freeze:5`, `undated:12`. */
  itemKey: string;
  resolutionId: number;
  unitId: number | null;
  obligation: ObligationStatus | null;
  occurrence: OccurrenceStatus | null;
  /** The day that counts: the due date; of what has none, the day it is counted from. */
  dueOn: Day;
  /** How often the due date has moved. */
  dueVersion: number;
  /** Since when its people could be told. */
  since: Day;
  settled: Settled | null;
};

/**
 * `recordedOn`: the day it was put on record. `versionOf`: how often an occurrence's due date has moved, by its id.
 * `topics`: those looked for, beside due dates.
 */
export type ChaseFacts = { passedOn: Day; recordedOn: Day; versionOf: ReadonlyMap<number, number>; topics: ReadonlySet<Topic> };

export const occurrenceKey = (occurrenceId: number): string => `occurrence:${occurrenceId}`;

export function chasedOf(one: ResolutionStatus, facts: ChaseFacts, calendar: OfficeCalendar, day: Day): Chased[] {
  const since = [facts.passedOn, facts.recordedOn, one.assignedOn ?? facts.passedOn].sort().at(-1)!;
  const base = { resolutionId: one.id, unitId: one.unitId, obligation: null, occurrence: null, dueVersion: 0, since };
  const dated = one.obligations.flatMap((obligation) =>
    obligation.occurrences.flatMap((occurrence): Chased[] => {
      const settled = one.isClosed ? 'closed' : occurrence.doneOn !== null ? 'answered' : occurrence.isExpected ? null : 'closed';
      const own = { ...base, obligation, occurrence, settled, dueVersion: facts.versionOf.get(occurrence.id) ?? 0 } as const;
      const dueOn = occurrence.effectiveDueOn;
      if (dueOn === null) {
        // What holds from a fiscal year on is nothing to hand in.
        return obligation.kind === 'fiscal_year_from' ? [] : [{ ...own, topic: 'undated', itemKey: `undated:${occurrence.id}`, dueOn: one.assignedOn ?? facts.passedOn }];
      }
      const deadline: Chased = { ...own, topic: 'deadline', itemKey: occurrenceKey(occurrence.id), dueOn };
      const next = settled === null && facts.topics.has('milestone') ? nextMilestone(milestonesBefore(dueOn, calendar, occurrence.anchorOn), day) : null;
      return next ? [deadline, { ...own, topic: 'milestone', itemKey: `milestone:${occurrence.id}:${next.name}`, dueOn: next.on }] : [deadline];
    }));
  return [...dated, ...waitingOf(one, facts, base)];
}

/** What waits on people rather than on a due date: a unit that has not said so, the LY's answer, frozen money. */
function waitingOf(one: ResolutionStatus, { passedOn }: ChaseFacts, base: Omit<Chased, 'topic' | 'itemKey' | 'dueOn' | 'settled'>): Chased[] {
  const closed = one.isClosed ? 'closed' : null;
  const waiting: Chased[] = [];
  if (one.unitId !== null && one.assignedOn !== null) {
    waiting.push({ ...base, topic: 'assignment', itemKey: `assignment:${one.id}:${one.unitId}`, dueOn: one.assignedOn, settled: closed ?? (one.stage === 'assigned' ? null : 'answered') });
  }
  const sent = one.letters.findLast((letter) => letter.direction === 'out' && !letter.isInterim);
  if (sent) {
    const isAnswered = one.letters.some((letter) => letter.direction === 'in' && letter.issuedOn >= sent.issuedOn);
    waiting.push({ ...base, topic: 'reply', itemKey: `reply:${one.id}:${sent.id}`, dueOn: sent.issuedOn, settled: closed ?? (isAnswered ? 'answered' : null) });
  }
  if (one.freezes.length > 0) {
    waiting.push({ ...base, topic: 'freeze', itemKey: `freeze:${one.id}`, dueOn: passedOn, settled: closed ?? (one.outstandingTwd > 0 ? null : 'answered') });
  }
  return waiting;
}
