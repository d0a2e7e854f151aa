/** The open tables of a story, one inside the other: rows and cells as they are met, each cell in all columns and rows it spans. */
import type { LeftOut } from './story.ts';

export type CellSpan = { columns: number; rows: number };

/** Whether a cell holds words of its own, or is part of one beside it or above it. */
export type Own = 'own' | 'covered' | 'from-above';

/** `parts`: paragraphs, and the rows of tables inside. */
export type Cell = { parts: (string | string[][])[]; leftOut: LeftOut[]; span: CellSpan; isFromAbove: boolean };

/** Rows and cells end with the next one, should the file not end them. */
export type StoryTables = {
  openTable: () => void;
  /** Its rows; null where no table is open. */
  closeTable: () => Cell[][] | null;
  openRow: () => void;
  closeRow: (isDropped?: boolean, times?: number) => void;
  openCell: (span?: CellSpan) => void;
  closeCell: (own?: Own, times?: number) => void;
  /** Where words stand now. Those between a table's cells, such as its caption, stand above the table. */
  openCellOf: () => Cell | null;
  isInCell: () => boolean;
  /** More cells than any document has; the rest was left out. */
  isTooLarge: () => boolean;
};

type Table = { rows: Cell[][]; row: Cell[] | null; cell: Cell | null; goesDown: Map<number, { rows: number; columns: number }> };

const EMPTY: Cell = { parts: [], leftOut: [], span: { columns: 1, rows: 1 }, isFromAbove: false };
const MOST_CELLS = 2_000_000;
const MOST_COLUMNS = 64;
const MOST_ROWS_SPANNED = 10_000;

export function createStoryTables(): StoryTables {
  const tables: Table[] = [];
  let cells = 0;

  const addCells = (table: Table, cell: Cell): void => {
    table.row!.push(cell);
    cells += 1;
    for (let step = 1; step < cell.span.columns && table.row!.length < MOST_COLUMNS; step += 1) {
      table.row!.push(EMPTY);
      cells += 1;
    }
  };
  /** Cells above that reach down into this row stand in it as empty ones. */
  const addReachingDown = (table: Table): void => {
    for (let from = table.goesDown.get(table.row!.length); from !== undefined; from = table.goesDown.get(table.row!.length)) {
      const at = table.row!.length;
      if (from.rows > 1) table.goesDown.set(at, { ...from, rows: from.rows - 1 });
      else table.goesDown.delete(at);
      addCells(table, { ...EMPTY, isFromAbove: true, span: { columns: from.columns, rows: 1 } });
    }
  };
  const closeCell = (own: Own = 'own', times = 1): void => {
    const table = tables.at(-1);
    if (!table?.row || !table.cell) return;
    const { cell } = table;
    table.cell = null;
    if (cell.span.rows > 1) table.goesDown.set(table.row.length, { rows: cell.span.rows - 1, columns: cell.span.columns });
    const added: Cell = own === 'own' ? cell : { ...EMPTY, isFromAbove: own === 'from-above', span: cell.span };
    for (let time = 0; time < times && table.row.length < MOST_COLUMNS; time += 1) addCells(table, added);
    addReachingDown(table);
  };
  const closeRow = (isDropped = false, times = 1): void => {
    closeCell();
    const table = tables.at(-1);
    for (let time = 0; table?.row && !isDropped && time < times && cells <= MOST_CELLS; time += 1) {
      table.rows.push(table.row);
      if (time > 0) cells += table.row.length;
    }
    if (table) table.row = null;
  };

  return {
    closeCell,
    closeRow,
    openCellOf: () => tables.findLast(({ cell }) => cell !== null)?.cell ?? null,
    isInCell: () => Boolean(tables.at(-1)?.cell),
    isTooLarge: () => cells > MOST_CELLS,
    openTable() {
      tables.push({ rows: [], row: null, cell: null, goesDown: new Map() });
    },
    closeTable() {
      closeRow();
      return tables.pop()?.rows ?? null;
    },
    openRow() {
      closeRow();
      const table = tables.at(-1);
      if (!table) return;
      table.row = [];
      addReachingDown(table);
    },
    openCell(span = EMPTY.span) {
      closeCell();
      const table = tables.at(-1);
      const bounded = { columns: between(span.columns, MOST_COLUMNS), rows: between(span.rows, MOST_ROWS_SPANNED) };
      if (table?.row) table.cell = { ...EMPTY, parts: [], leftOut: [], span: bounded };
    },
  };
}

const between = (span: number, most: number): number => (Number.isInteger(span) ? Math.min(Math.max(span, 1), most) : 1);
