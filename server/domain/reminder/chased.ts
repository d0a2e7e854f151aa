/** What of a resolution can be chased, as it stands on a day: one entry for each thing somebody could be reminded of. */
import type { Day } from '../day/civil-date.ts';
import type { Topic } from './ladder.ts';
import { milestonesBefore } from '../deadline/milestones.ts';
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

const occurrenceKey = (occurrenceId: number): string => `occurrence:${occurrenceId}`;

/** A thing, and when it is the one to chase: from the day after `after` until `until`, that day included; null where there is no end. */
export type Standing = { chased: Chased; after: Day | null; until: Day | null };

/** What is chased on a day, of a resolution as it stands on that day. */
export const chasedOf = (one: ResolutionStatus, facts: ChaseFacts, calendar: OfficeCalendar, day: Day): Chased[] =>
  standingOf(one, facts, calendar).filter(({ after, until }) => (after === null || after < day) && (until === null || day <= until)).map(({ chased }) => chased);

/** What is chased as long as nothing happens. A milestone is another thing once it is over; everything else stays what it is. */
export function standingOf(one: ResolutionStatus, facts: ChaseFacts, calendar: OfficeCalendar): Standing[] {
  const since = [facts.passedOn, facts.recordedOn, one.assignedOn ?? facts.passedOn].reduce((a, b) => (a > b ? a : b));
  const standing: Standing[] = [];
  const add = ({ topic, itemKey, dueOn, settled, on }: Named, after: Day | null = null, until: Day | null = null): void => void standing.push({
    after, until,
    chased: {
      topic, itemKey, resolutionId: one.id, unitId: one.unitId, obligation: on?.obligation ?? null, occurrence: on?.occurrence ?? null, dueOn,
      dueVersion: on ? (facts.versionOf.get(on.occurrence.id) ?? 0) : 0, since, settled,
    },
  });
  for (const obligation of one.obligations) {
    for (const occurrence of obligation.occurrences) {
      const on = { obligation, occurrence };
      const settled = one.isClosed ? 'closed' : occurrence.doneOn !== null ? 'answered' : occurrence.isExpected ? null : 'closed';
      const dueOn = occurrence.effectiveDueOn;
      if (dueOn === null) {
        // What holds from a fiscal year on is nothing to hand in.
        if (obligation.kind !== 'fiscal_year_from') add({ topic: 'undated', itemKey: `undated:${occurrence.id}`, dueOn: one.assignedOn ?? facts.passedOn, settled, on });
        continue;
      }
      add({ topic: 'deadline', itemKey: occurrenceKey(occurrence.id), dueOn, settled, on });
      if (settled !== null || !facts.topics.has('milestone')) continue;
      let after: Day | null = null;
      for (const { name, on: day } of milestonesBefore(dueOn, calendar, occurrence.anchorOn)) {
        add({ topic: 'milestone', itemKey: `milestone:${occurrence.id}:${name}`, dueOn: day, settled, on }, after, day);
        after = day;
      }
    }
  }
  for (const waiting of waitingOf(one, facts)) add(waiting);
  return standing;
}

/** `on`: the due date it is about, of what is about one. */
type Named = Pick<Chased, 'topic' | 'itemKey' | 'dueOn' | 'settled'> & { on?: { obligation: ObligationStatus; occurrence: OccurrenceStatus } };

/** What waits on people rather than on a due date: a unit that has not said so, the LY's answer, frozen money. */
function waitingOf(one: ResolutionStatus, { passedOn }: ChaseFacts): Named[] {
  const closed = one.isClosed ? 'closed' : null;
  const waiting: Named[] = [];
  if (one.unitId !== null && one.assignedOn !== null) {
    waiting.push({ topic: 'assignment', itemKey: `assignment:${one.id}:${one.unitId}`, dueOn: one.assignedOn, settled: closed ?? (one.stage === 'assigned' ? null : 'answered') });
  }
  const sent = one.letters.findLast((letter) => letter.direction === 'out' && !letter.isInterim);
  if (sent) {
    const isAnswered = one.letters.some((letter) => letter.direction === 'in' && letter.issuedOn >= sent.issuedOn);
    waiting.push({ topic: 'reply', itemKey: `reply:${one.id}:${sent.id}`, dueOn: sent.issuedOn, settled: closed ?? (isAnswered ? 'answered' : null) });
  }
  if (one.freezes.length > 0) {
    waiting.push({ topic: 'freeze', itemKey: `freeze:${one.id}`, dueOn: passedOn, settled: closed ?? (one.outstandingTwd > 0 ? null : 'answered') });
  }
  return waiting;
}
