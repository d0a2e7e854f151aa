/**
 * Dates that stand beside the LY's own: `extended`, a later day an authority granted (展期), and `promised`, a day the
 * agency gives itself (承諾日). Neither writes over the other, nor over the LY's date: all three stay on record.
 * [choice] An extension is lawful and moves what counts as overdue; a promise moves nothing.
 */
import type { Day } from '../day/civil-date.ts';
import { type AsOf, type Timeliness, timelinessOf } from '../resolution/timeliness.ts';

export const EXTENSION_KINDS = ['extended', 'promised'] as const;
export type ExtensionKind = (typeof EXTENSION_KINDS)[number];

export type ExtensionDecision = 'pending' | 'granted' | 'refused';

/** A request for another date, and what was decided. Instants are ISO in UTC, days those of the office. */
export type Extension = {
  id: number;
  resolutionId: number;
  /** Null where the resolution was read again and the due date it spoke of is gone. */
  occurrenceId: number | null;
  kind: ExtensionKind;
  newDueOn: Day;
  reason: string;
  /** What grants it, such as the number of the LY's letter; an extension always has it, a promise may. */
  authority: string | null;
  requestedBy: string;
  /** User id; null where the program asked. */
  requestedById: number | null;
  requestedAt: string;
  requestedOn: Day;
  decision: ExtensionDecision;
  decidedBy: string | null;
  decidedAt: string | null;
  decidedOn: Day | null;
  decisionReason: string | null;
};

/** What stands beside the LY's date: of each kind the one granted last. */
export type DatesBeside = Record<ExtensionKind, Extension | null>;

const NONE_BESIDE: DatesBeside = { extended: null, promised: null };

/** As known at the end of `day`: a grant of a later day has not happened yet. */
export function datesBeside(extensions: readonly Extension[], day: Day): DatesBeside {
  if (extensions.length === 0) return NONE_BESIDE;
  const latest = (kind: ExtensionKind): Extension | null =>
    extensions.filter((one) => one.kind === kind && one.decision === 'granted' && one.decidedOn! <= day).sort(byDecision).at(-1) ?? null;
  return { extended: latest('extended'), promised: latest('promised') };
}

const byDecision = (a: Extension, b: Extension): number => (a.decidedAt === b.decidedAt ? a.id - b.id : a.decidedAt! < b.decidedAt! ? -1 : 1);

/** What was asked for by the end of `day` and not decided by then. */
export const pendingOn = (extensions: readonly Extension[], day: Day): Extension[] =>
  extensions.filter((one) => one.requestedOn <= day && (one.decidedOn === null || one.decidedOn > day));

/**
 * The day from which it counts as overdue: the LY's own, or the later one an authority granted. An extension never
 * shortens: where the LY's date has since moved past it, that date holds.
 */
export function effectiveDueOn(dueOn: Day | null, { extended }: DatesBeside): Day | null {
  if (dueOn === null || extended === null) return dueOn;
  return extended.newDueOn > dueOn ? extended.newDueOn : dueOn;
}

/** [choice] The second clock: the extended date where there is one, for an authority outranks the agency; else the promised one. */
export function agreedDueOn(dueOn: Day | null, beside: DatesBeside): Day | null {
  if (beside.extended !== null) return effectiveDueOn(dueOn, beside);
  return beside.promised?.newDueOn ?? dueOn;
}

export const CLOCKS = ['original', 'agreed'] as const;
/** `original`: the LY's own date. `agreed`: the extended or promised one, where there is one. */
export type Clock = (typeof CLOCKS)[number];

type Facts = { dueOn: Day | null; beside: DatesBeside; doneOn: Day | null; isExpected: boolean };

/** How one due date stands on each clock. */
export function timelinessOnClocks({ dueOn, beside, doneOn, isExpected }: Facts, asOf: AsOf): Record<Clock, Timeliness> {
  const on = (day: Day | null): Timeliness => timelinessOf({ dueOn: day, doneOn, isClosed: !isExpected }, asOf);
  return { original: on(dueOn), agreed: on(agreedDueOn(dueOn, beside)) };
}
