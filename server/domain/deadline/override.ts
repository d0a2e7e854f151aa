/**
 * Days a person set by hand: the day one obligation counts from, or the due day of one of its occurrences.
 * Recomputing keeps them: they are applied to every reckoning, and the reckoning says by whom and why.
 */
import type { Day } from '../day/civil-date.ts';
import type { DatableReading, Deadline, DeadlineStep } from './deadline-result.ts';
import type { UnsureReason } from './deadline-reading.ts';

export const OVERRIDE_KINDS = ['anchor', 'due'] as const;
export type OverrideKind = (typeof OVERRIDE_KINDS)[number];

export type DateOverride = {
  id: number;
  kind: OverrideKind;
  /** The occurrence whose due day is set; 0 for an anchor, which all of them count from. */
  number: number;
  on: Day;
  reason: string;
  setBy: string;
  /** Instant, ISO in UTC. */
  setAt: string;
};

/** Kinds that count from a day; a day the text names, or a session, has none that could be set. */
const COUNTED = new Set<string>(['relative_days', 'relative_weeks', 'relative_months', 'recurring']);

export const countsFromADay = ({ kind }: Pick<DatableReading, 'kind'>): boolean => COUNTED.has(kind);

/** Doubts about where the count begins, which a day set by hand settles. */
const ABOUT_THE_ANCHOR = new Set<UnsureReason>(['event-unknown', 'session-unknown', 'year-unknown', 'anchor-date-missing']);

/** The reading as it counts once a person has set its anchor. */
export function withAnchor(reading: DatableReading, overrides: readonly DateOverride[]): DatableReading {
  const anchor = anchorSet(reading, overrides);
  if (!anchor) return reading;
  const unsure = reading.unsure !== null && ABOUT_THE_ANCHOR.has(reading.unsure) ? null : reading.unsure;
  return { ...reading, anchor: { kind: 'day', on: anchor.on }, unsure };
}

/**
 * The deadline of occurrence `number` once what people set is applied. A due day set by hand is final as given:
 * it does not roll over a day off, and no calendar moves it.
 */
export function withOverrides(computed: Deadline, number: number, reading: DatableReading, overrides: readonly DateOverride[]): Deadline {
  const anchor = anchorSet(reading, overrides);
  const counted = anchor && computed.anchor === 'day'
    ? { ...computed, anchor: 'by_hand' as const, steps: computed.steps.map((step) => byHand(step, anchor)) }
    : computed;
  const due = overrides.find((one) => one.kind === 'due' && one.number === number);
  if (!due) return counted;
  return {
    ...counted, rawDueOn: due.on, dueOn: due.on, provisional: false, unsure: null,
    steps: [{ kind: 'due-by-hand', on: due.on, by: due.setBy, reason: due.reason }],
  };
}

const anchorSet = (reading: DatableReading, overrides: readonly DateOverride[]): DateOverride | undefined =>
  countsFromADay(reading) ? overrides.find((one) => one.kind === 'anchor') : undefined;

const byHand = (step: DeadlineStep, { on, setBy, reason }: DateOverride): DeadlineStep =>
  step.kind === 'counted-from' ? { kind: 'anchor-by-hand', on, by: setBy, reason } : step;
