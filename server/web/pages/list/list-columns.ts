/** The columns of the list: which a person may choose, and what each sorts by. */
import type { Sort } from './resolution-filter.ts';

/** In the order in which they stand. The item number is always there: it names the row. */
export const COLUMNS = [
  'act', 'agency', 'section', 'text', 'due', 'timeliness', 'stage', 'unit', 'person', 'frozen', 'letter', 'proposers',
] as const;
export type Column = (typeof COLUMNS)[number];

export const USUAL_COLUMNS: readonly Column[] = ['text', 'due', 'timeliness', 'stage', 'unit', 'letter'];

/** What a click on a head sorts by; without an entry the head is no link. */
export const SORT_OF: Partial<Record<Column | 'item', Sort>> = {
  item: 'document', due: 'due', timeliness: 'timeliness', stage: 'stage', unit: 'unit', person: 'person', frozen: 'frozen', letter: 'letter',
};

export const areUsual = (columns: readonly Column[]): boolean => columns.join() === USUAL_COLUMNS.join();
