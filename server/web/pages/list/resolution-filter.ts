/** What the list's address says: which resolutions, in which order, which page. */
import { z } from 'zod';
import { NEXT_STEPS } from '../../../domain/resolution/next-step.ts';
import { KEPT } from '../../../domain/resolution/statistics.ts';
import { STAGES } from '../../../domain/resolution/status.ts';
import { TIMELINESS, type Timeliness } from '../../../domain/resolution/timeliness.ts';
import { choice, day, type Failures, readInput, requireInput, text, ticked, wholeNumber } from '../../../input.ts';
import type { ResolutionFilter } from '../../../store/resolutions.ts';
import type { Query } from '../../paths.ts';
import { areUsual, type Column, COLUMNS, USUAL_COLUMNS } from './list-columns.ts';

export const GROUPS = {
  open: ['overdue', 'due_today', 'due_soon', 'not_due'],
  soon: ['due_today', 'due_soon'],
  done: ['done_late', 'done_on_time'],
} as const satisfies Record<string, readonly Timeliness[]>;
export type Group = keyof typeof GROUPS;

export const SORTS = ['document', 'due', 'timeliness', 'unit'] as const;
/** `relevance`: the best find first; where words are looked for, as usual. */
export const LIST_SORTS = [...SORTS, 'stage', 'person', 'frozen', 'letter', 'relevance'] as const;
export type Sort = (typeof LIST_SORTS)[number];
export const ORDERS = ['asc', 'desc'] as const;
export type Order = (typeof ORDERS)[number];

export const usualSort = (words: string | null): Sort => (words === null ? 'document' : 'relevance');

export const SIZES = [25, 50, 100] as const;

/** `columns=text,due` as the address has it, or one by one as a form sends them. */
const columnNames = (value: unknown): string[] =>
  [value ?? []].flat().flatMap((one) => String(one).split(',')).filter((one) => one !== '').slice(0, MOST_NAMES);
const MOST_NAMES = 50;

/** In their own order, however they were named; none named are the usual ones. */
function chosenColumns(named: readonly string[]): Column[] {
  const chosen = COLUMNS.filter((one) => named.includes(one));
  return chosen.length === 0 && !named.includes('item') ? [...USUAL_COLUMNS] : chosen;
}

const filterInput = z.object({
  act: wholeNumber('act').optional,
  section: text('section', 1000).optional,
  unit: wholeNumber('unit').optional,
  timeliness: choice('timeliness', [...TIMELINESS, ...(Object.keys(GROUPS) as Group[])]).optional,
  stage: choice('stage', STAGES).optional,
  step: choice('step', NEXT_STEPS).optional,
  kept: choice('kept', KEPT).optional,
  dueFrom: day('dueFrom').optional,
  dueTo: day('dueTo').optional,
  words: text('words', 100).optional,
  frozen: ticked,
  /** `all` says that the list as it is was asked for, not the person's default view. */
  view: choice('view', ['all'] as const).optional,
  sort: choice('sort', LIST_SORTS).optional,
  order: choice('order', ORDERS).optional.transform((order) => order ?? 'asc'),
  columns: z.preprocess(columnNames, z.array(choice('columns', ['item', ...COLUMNS] as const).required)).transform(chosenColumns),
  size: choice('size', ['25', '50', '100']).optional.transform((size) => Number(size ?? SIZES[1])),
  page: wholeNumber('page', 1, 1_000_000).optional.transform((page) => page ?? 1),
});

/** `unit` is a unit's id, or `none`: handed to nobody. */
export type ListFilter = Omit<z.infer<typeof filterInput>, 'unit' | 'sort'> & { unit: number | 'none' | null; sort: Sort };

type Asked = Readonly<Record<string, unknown>>;

/** `q` is short for `words`. */
const asTyped = (query: Asked): Asked => ({ ...query, words: query['words'] ?? query['q'], ...(query['unit'] === 'none' ? { unit: '' } : {}) });

/** Refuses what names nothing, rather than showing another list than was asked for. */
export function readFilter(query: Asked): ListFilter {
  const { sort, ...filter } = requireInput(filterInput, asTyped(query));
  return { ...filter, ...(query['unit'] === 'none' ? { unit: 'none' as const } : {}), sort: sort ?? usualSort(filter.words) };
}

/** What of an address names nothing, by field; empty where all of it can be read. */
export function faultsOf(query: Asked): Failures {
  const reading = readInput(filterInput, asTyped(query));
  return reading.ok ? {} : Object.fromEntries(Object.entries(reading.failures).map(([place, failure]) => [place.replace(/\..*/, ''), failure]));
}

/** What an address says, as its form shows it where it cannot be read; what it leaves out is as usual. */
export const typedIn = (query: Asked): Asked =>
  ({ size: SIZES[1], ...query, words: query['words'] ?? query['q'], frozen: ticked.parse(query['frozen']) || [], columns: chosenColumns(columnNames(query['columns'])) });

/** The part that the store answers: facts. */
export const factsOf = ({ act, section, unit, words }: Pick<ListFilter, 'act' | 'section' | 'unit' | 'words'>): ResolutionFilter => ({
  ...(act === null ? {} : { actId: act }),
  ...(section === null ? {} : { sectionKey: section }),
  ...(unit === null ? {} : { unitId: unit }),
  ...(words === null ? {} : { words }),
});

/** The filter as an address; what is as usual is left out. */
export const toQuery = (filter: ListFilter, changed: Partial<ListFilter> = {}): Query => {
  const { sort, order, columns, size, page, frozen, ...rest } = { ...filter, page: 1, ...changed };
  return {
    ...rest,
    frozen: frozen ? 'yes' : null,
    order: order === 'asc' ? null : order,
    columns: areUsual(columns) ? null : ['item', ...columns].join(','),
    sort: sort === usualSort(rest.words) ? null : sort,
    size: size === SIZES[1] ? null : size,
    page: page === 1 ? null : page,
  };
};

/** What of a filter narrows the list. */
const CONDITIONS = ['words', 'act', 'unit', 'timeliness', 'section', 'stage', 'step', 'kept', 'dueFrom', 'dueTo', 'frozen'] as const satisfies readonly (keyof ListFilter)[];
export type Condition = (typeof CONDITIONS)[number];

/** What narrows the list now. */
export const conditionsIn = (filter: ListFilter): Condition[] => CONDITIONS.filter((name) => filter[name] !== null && filter[name] !== false);

/** The list without one of its conditions; without words there is nothing to be relevant to. */
export const without = (filter: ListFilter, name: Condition): Query =>
  toQuery(filter, { [name]: name === 'frozen' ? false : null, ...(name === 'words' && filter.sort === 'relevance' ? { sort: usualSort(null) } : {}) });
