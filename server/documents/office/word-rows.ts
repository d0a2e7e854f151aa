/** Rows and cells of a Word part's tables (ECMA-376 part 1, 17.4), told to the story once their properties are known. */
import type { Story } from './story.ts';
import type { Own } from './story-tables.ts';

export type WordRows = {
  openRow: () => void;
  closeRow: () => void;
  deleteRow: () => void;
  openCell: () => void;
  closeCell: () => void;
  /** What stands in the open cell begins: its properties come before its first paragraph or table. */
  beginCell: () => void;
  /** Whether the row was deleted, or the cell is part of another. */
  isGone: () => boolean;
  /** Properties of a row or a cell, by their element, with its `w:val`. */
  properties: Readonly<Record<string, (value: string) => void>>;
};

type Row = { isDeleted: boolean; cellsAfter: number };
type Cell = { columns: number; merged: Own; isBegun: boolean };

export function createWordRows(story: Story): WordRows {
  const rows: Row[] = [];
  const cells: Cell[] = [];
  /** For what stands in no row. */
  let row: Row = { isDeleted: false, cellsAfter: 0 };

  const beginCell = (): void => {
    const cell = cells.at(-1);
    if (!cell || cell.isBegun) return;
    cell.isBegun = true;
    story.openCell({ columns: cell.columns, rows: 1 });
  };
  const addEmptyCells = (columns: number): void => {
    if (!(columns > 0)) return;
    story.openCell({ columns, rows: 1 });
    story.closeCell();
  };
  const merge = (merged: Own) => (value: string): void => {
    if (cells.length > 0 && value !== 'restart') cells.at(-1)!.merged = merged;
  };

  return {
    beginCell,
    isGone: () => row.isDeleted || (cells.at(-1)?.merged ?? 'own') !== 'own',
    openRow() {
      rows.push((row = { isDeleted: false, cellsAfter: 0 }));
      story.openRow();
    },
    closeRow() {
      addEmptyCells(row.cellsAfter);
      story.closeRow(rows.pop()?.isDeleted);
      row = rows.at(-1) ?? { isDeleted: false, cellsAfter: 0 };
    },
    deleteRow() {
      row.isDeleted = true;
    },
    openCell() {
      cells.push({ columns: 1, merged: 'own', isBegun: false });
    },
    closeCell() {
      beginCell();
      story.closeCell(cells.pop()?.merged);
    },
    properties: {
      'w:gridSpan': (value) => {
        if (cells.length > 0) cells.at(-1)!.columns = Number(value);
      },
      'w:vMerge': merge('from-above'),
      'w:hMerge': merge('covered'),
      'w:gridBefore': (value) => addEmptyCells(Number(value)),
      'w:gridAfter': (value) => {
        row.cellsAfter = Number(value);
      },
    },
  };
}
