/** Which resolutions a list shows, and in which order: the part that follows from the day, not from facts. Pure. */
import { nextStepOf } from '../../domain/next-step.ts';
import type { OccurrenceStatus, ResolutionStatus } from '../../domain/status.ts';
import { TIMELINESS, type Timeliness } from '../../domain/timeliness.ts';
import { GROUPS, type ListFilter, type Sort } from './resolution-filter.ts';

type ByDay = Pick<ListFilter, 'timeliness' | 'stage' | 'step' | 'dueFrom' | 'dueTo' | 'frozen'>;
/** The part of a filter that follows from the day; what is left out narrows nothing. */
export type Narrowing = { [K in keyof ByDay]?: ByDay[K] | undefined };

const wanted = (timeliness: NonNullable<ListFilter['timeliness']>): readonly Timeliness[] =>
  timeliness in GROUPS ? GROUPS[timeliness as keyof typeof GROUPS] : [timeliness as Timeliness];

/** Days and timeliness together ask for a due date that is both: due then, and standing so. */
export function narrow(all: readonly ResolutionStatus[], narrowing: Narrowing): ResolutionStatus[] {
  const { timeliness = null, stage = null, step = null, dueFrom = null, dueTo = null, frozen = false } = narrowing;
  const kinds = timeliness === null ? null : wanted(timeliness);
  const fits = (each: { timeliness: Timeliness }): boolean => kinds === null || kinds.includes(each.timeliness);
  const isDueThen = ({ effectiveDueOn: on, isExpected }: OccurrenceStatus): boolean =>
    on !== null && isExpected && (dueFrom === null || on >= dueFrom) && (dueTo === null || on <= dueTo);
  const isByDay = dueFrom !== null || dueTo !== null;
  return all.filter((one) =>
    (isByDay ? one.obligations.some(({ occurrences }) => occurrences.some((each) => isDueThen(each) && fits(each))) : fits(one)) &&
    (stage === null || one.stage === stage) &&
    (step === null || nextStepOf(one) === step) &&
    (!frozen || one.outstandingTwd > 0));
}

type Key = string | number;

/** What has no due date, or no unit to be late, comes last; an unassigned one first. */
const KEYS: Record<Sort, (one: ResolutionStatus, unitName: (id: number | null) => string) => Key> = {
  document: () => 0,
  // Whoever ranks hands them over in that order.
  relevance: () => 0,
  due: (one) => one.nextDueOn ?? '9999-99-99',
  timeliness: (one) => TIMELINESS.indexOf(one.timeliness),
  unit: (one, unitName) => (one.unitId === null ? '' : unitName(one.unitId)),
};

/** Sorted; what is equal stays in the order given. */
export function sorted(all: readonly ResolutionStatus[], sort: Sort, unitName: (id: number | null) => string): ResolutionStatus[] {
  const key = KEYS[sort];
  return all
    .map((one, index) => ({ one, index, key: key(one, unitName) }))
    .sort((a, b) => compare(a.key, b.key) || a.index - b.index)
    .map(({ one }) => one);
}

const compare = (a: Key, b: Key): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-Hant');

export type Page<T> = { rows: T[]; page: number; pages: number; from: number; to: number; all: number };

/** One page; a number past the end is the last page. */
export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const actual = Math.min(page, pages);
  const start = (actual - 1) * size;
  const rows = all.slice(start, start + size);
  return { rows, page: actual, pages, from: rows.length === 0 ? 0 : start + 1, to: start + rows.length, all: all.length };
}
