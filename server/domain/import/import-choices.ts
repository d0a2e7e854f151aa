/** What a person decided about a file before it is taken over. */

/**
 * What to do about a problem: take the file as it is, leave the row out, or give it another item number. `first`: of two
 * rows with one number the first, else the second.
 */
export type Settlement = { how: 'accept' | 'leave-out' | 'leave-out-first' } | { how: 'item' | 'item-first'; item: string };

/** What the columns of a sheet hold, by index from 0; `firstRow` is the first below the heads. */
export type SheetChoice = { sheet: number; firstRow: number; columns: Record<string, number | number[] | undefined> & { section?: number[]; content?: number } };

export type ImportChoices = {
  /** Null where the heads of the sheet say it all, or there is no sheet. */
  columns: SheetChoice | null;
  /** Whose resolutions of the LY's report come in. */
  agencies: string[];
  /** Whose the resolutions are, where the file does not say. */
  agency: string | null;
  /** By the key of a doubtful resolution: the one on record that it is, or that it is new. */
  pairs: Record<string, number | 'new'>;
  /** By the key of a problem. */
  settled: Record<string, Settlement>;
};

export const NOTHING_CHOSEN: ImportChoices = { columns: null, agencies: [], agency: null, pairs: {}, settled: {} };
