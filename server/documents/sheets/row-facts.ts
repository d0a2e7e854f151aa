/** What a row of a list says beside its resolution and reply, in columns of their own. */
import type { Day } from '../../domain/day/civil-date.ts';
import type { Grid, GridRow } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { Place } from '../table.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { headNames, letterColumnsOf } from './column-words.ts';
import { readDayCell } from './day-cells.ts';
import { readLetterCells, type SheetLetter } from './letter-cells.ts';

/** `place` is that of the resolution's first row. */
export type SheetFacts = {
  place: Place;
  unit: string | null;
  dueOn: Day | null;
  proposers: string[];
  letters: SheetLetter[];
};

/** Reads row after row, null where one says nothing of these; what cannot be read is added to the problems. */
export function factReader(grid: Grid, mapping: ColumnMapping, problems: Problem[]): (row: GridRow) => SheetFacts | null {
  const { unit, dueOn, proposers } = mapping.columns;
  const letterColumns = letterColumnsOf(grid, mapping);
  const headOf = headNames(grid);
  return (row) => {
    const cell = (column: number | null | undefined): string => (row.cells[column ?? -1] ?? '').trim();
    const tell = (code: 'sheet-day-unread' | 'sheet-letter-unread', column: number, all: readonly string[]): void =>
      void problems.push(...all.map((words) => problemAt(code, row.place, null, { head: headOf(column), words: words.slice(0, 40) })));
    const letters = letterColumns.flatMap(({ number, day }) => {
      const read = readLetterCells(cell(number), cell(day));
      if (!mapping.columns.reply?.includes(number)) tell('sheet-letter-unread', number, read.unreadNumbers);
      if (day !== null) tell(read.letters.length === 0 ? 'sheet-letter-unread' : 'sheet-day-unread', day, read.unreadDays);
      return read.letters;
    });
    const due = cell(dueOn) === '' ? null : readDayCell(cell(dueOn));
    if (cell(dueOn) !== '' && due === null) tell('sheet-day-unread', dueOn!, [cell(dueOn)]);
    const facts: SheetFacts = {
      place: row.place,
      unit: cell(unit) || null,
      dueOn: due,
      proposers: cell(proposers).split(/[、,，;；\n]+|\s{2,}/).map((name) => name.trim()).filter((name) => name !== ''),
      letters,
    };
    return facts.unit || facts.dueOn || letters.length > 0 || facts.proposers.length > 0 ? facts : null;
  };
}
