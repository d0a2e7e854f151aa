/** Which resolutions a list shows, and in which order: the part that follows from the day, not from facts. Pure. */
import { nextStepOf } from '../../../domain/resolution/next-step.ts';
import type { Day } from '../../../domain/day/civil-date.ts';
import { isKept } from '../../../domain/resolution/statistics.ts';
import { type OccurrenceStatus, type ResolutionStatus, STAGES } from '../../../domain/resolution/status.ts';
import { TIMELINESS, type Timeliness } from '../../../domain/resolution/timeliness.ts';
import { GROUPS, type ListFilter, type Order, type Sort } from './resolution-filter.ts';

type ByDay = Pick<ListFilter, 'timeliness' | 'stage' | 'step' | 'kept' | 'dueFrom' | 'dueTo' | 'frozen'>;
/** The part of a filter that follows from the day; what is left out narrows nothing. */
export type Narrowing = { [K in keyof ByDay]?: ByDay[K] | undefined };

const wanted = (timeliness: NonNullable<ListFilter['timeliness']>): readonly Timeliness[] =>
  timeliness in GROUPS ? GROUPS[timeliness as keyof typeof GROUPS] : [timeliness as Timeliness];

const isWithin = (on: Day | null, { dueFrom = null, dueTo = null }: Narrowing): boolean =>
  on !== null && (dueFrom === null || on >= dueFrom) && (dueTo === null || on <= dueTo);

/** Days and timeliness together ask for a due date that is both: due then, and standing so. With `kept`, days are those of the LY's own date. */
export function narrow(all: readonly ResolutionStatus[], narrowing: Narrowing): ResolutionStatus[] {
  const { timeliness = null, stage = null, step = null, kept = null, dueFrom = null, dueTo = null, frozen = false } = narrowing;
  const kinds = timeliness === null ? null : wanted(timeliness);
  const fits = (each: { timeliness: Timeliness }): boolean => kinds === null || kinds.includes(each.timeliness);
  const isDueThen = (each: OccurrenceStatus): boolean => each.isExpected && isWithin(each.effectiveDueOn, narrowing) && fits(each);
  const isByDay = kept === null && (dueFrom !== null || dueTo !== null);
  return all.filter((one) =>
    (isByDay ? one.obligations.some(({ occurrences }) => occurrences.some(isDueThen)) : fits(one)) &&
    (kept === null || keptDates(one, narrowing) > 0) &&
    (stage === null || one.stage === stage) &&
    (step === null || nextStepOf(one) === step) &&
    (!frozen || one.outstandingTwd > 0));
}

/** How many due dates of a resolution are counted under `kept`, within the days. */
export const keptDates = ({ obligations }: ResolutionStatus, narrowing: Narrowing): number =>
  obligations.reduce((sum, { occurrences }) => sum + occurrences.filter((each) => isKept(each, narrowing.kept!) && isWithin(each.dueOn, narrowing)).length, 0);

/** Null: there is nothing to sort by, which comes last whatever the direction. */
type Key = string | number | null;
/** Names of units and of people, by their ids and by the resolution's. */
export type Names = { unit: (id: number | null) => string; person?: (resolutionId: number) => string | null };

const KEYS: Record<Sort, (one: ResolutionStatus, names: Names) => Key> = {
  document: () => 0,
  // Whoever ranks hands them over in that order.
  relevance: () => 0,
  due: (one) => one.nextDueOn,
  timeliness: (one) => TIMELINESS.indexOf(one.timeliness),
  stage: (one) => STAGES.indexOf(one.stage),
  // What nobody was given comes first: it is what goes wrong most.
  unit: (one, names) => (one.unitId === null ? '' : names.unit(one.unitId)),
  person: (one, names) => names.person?.(one.id) ?? null,
  frozen: (one) => (one.outstandingTwd === 0 ? null : one.outstandingTwd),
  letter: (one) => one.letters.at(-1)?.issuedOn ?? null,
};

/** Sorted; what is equal stays in the order given, which `desc` turns round where there is nothing else to sort by. */
export function sorted(all: readonly ResolutionStatus[], sort: Sort, names: Names, order: Order = 'asc'): ResolutionStatus[] {
  const key = KEYS[sort];
  const sign = order === 'asc' ? 1 : -1;
  if (sort === 'document' || sort === 'relevance') return order === 'asc' ? [...all] : [...all].reverse();
  const keys = all.map((one) => key(one, names));
  const rank = ranksOf(keys);
  return all
    .map((one, index) => ({ one, index, rank: keys[index] === null ? Infinity : sign * rank(keys[index]!) }))
    .sort((a, b) => (a.rank === b.rank ? a.index - b.index : a.rank < b.rank ? -1 : 1))
    .map(({ one }) => one);
}

const collator = new Intl.Collator('zh-Hant');

/** Where each key stands among those there are: units and days are few, and comparing Chinese names for every pair of rows is slow. */
function ranksOf(keys: readonly Key[]): (key: string | number) => number {
  const words = [...new Set(keys.filter((key) => typeof key === 'string'))].sort(collator.compare);
  const places = new Map(words.map((word, place) => [word, place]));
  return (key) => (typeof key === 'number' ? key : places.get(key)!);
}

export type Page<T> = { rows: T[]; page: number; pages: number; from: number; to: number; all: number };

/** One page; a number past the end is the last page. */
export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const actual = Math.min(page, pages);
  const start = (actual - 1) * size;
  const rows = all.slice(start, start + size);
  return { rows, page: actual, pages, from: rows.length === 0 ? 0 : start + 1, to: start + rows.length, all: all.length };
}
