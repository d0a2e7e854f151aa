/** Why a due date is that day: each step of the reckoning, and the day under the act's other dates. */
import { type ActDates, type Deadline, occurrenceDeadline } from '../../domain/deadline.ts';
import type { OfficeCalendar } from '../../domain/office-calendar.ts';
import { COUNT_FROM, type CountFrom } from '../../domain/resolution.ts';
import type { ObligationStatus, OccurrenceStatus } from '../../domain/status.ts';
import { describeDeadlineStep } from '../../locales/deadlines.ts';
import { dayView } from '../days.ts';
import type { Visit } from '../visit.ts';

/** Kinds that count from an event; a named day or a session is the same whatever the act counts from. */
const COUNTED: readonly string[] = ['relative_days', 'relative_weeks', 'relative_months', 'recurring'];

export function proofOfDate(obligation: ObligationStatus, act: ActDates, calendar: OfficeCalendar, visit: Visit) {
  const { locale, t } = visit;
  const occurrence = obligation.current;
  const deadline = occurrenceDeadline(obligation.reading, occurrence.number, act, calendar);
  return {
    steps: deadline.steps.map((step) => describeDeadlineStep(step, locale)),
    recomputed: recomputed(occurrence, deadline, visit),
    anchors: COUNTED.includes(obligation.kind) && deadline.unsure !== 'number-missing'
      ? COUNT_FROM.filter((name) => name !== 'ordered' || act.orderedOn != null).map((name) => underAnchor(name, obligation, act, calendar, visit))
      : [],
    sentenceAnchor: obligation.reading.anchor.kind === 'act' ? null : t.resolution.sentenceAnchor,
  };
}

/** The date on record may be older than the newest edition of the calendar. */
function recomputed({ dueOn }: OccurrenceStatus, deadline: Deadline, { locale, t }: Visit): string | null {
  return deadline.dueOn === null || dueOn === null || deadline.dueOn === dueOn ? null : t.resolution.recomputed(dayView(deadline.dueOn, locale).text);
}

function underAnchor(name: CountFrom, { reading, current }: ObligationStatus, act: ActDates, calendar: OfficeCalendar, { locale, t }: Visit) {
  // A sentence with an anchor of its own keeps it: its date is the same under each.
  const deadline = occurrenceDeadline(reading, current.number, { ...act, countFrom: name }, calendar);
  const on = act[`${name}On`] ?? null;
  return {
    name: t.status.countFrom[name],
    on: dayView(on, locale),
    due: dayView(deadline.dueOn, locale),
    missing: on === null ? t.resolution.anchorMissing(t.status.countFrom[name]) : null,
    isInForce: current.anchor === name,
    isProvisional: deadline.provisional,
  };
}
