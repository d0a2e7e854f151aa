/** How dates are kept, as sheets: the whole, by unit, by month, each on both clocks. */
import type { Sheet, SheetCell, SheetColumn } from '../../../documents/write/sheet.ts';
import { monthOf, yearOf } from '../../../domain/day/civil-date.ts';
import { CLOCKS } from '../../../domain/deadline/extension.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import { onTimePercent, statisticsOf, type Tallies, type Tally } from '../../../domain/resolution/statistics.ts';
import type { ExportContext } from './export-context.ts';
import type { KeyedSheet } from './export-list.ts';

const HEADS = ['onTime', 'late', 'overdue', 'ahead'] as const satisfies readonly (keyof Tally)[];

type Row = { group: string; name: string; tallies: Tallies };

/** A sheet for each way of counting. */
export function statisticsSheets(context: ExportContext): Sheet[] {
  const words = context.t.statistics;
  const rows = rowsOf(context);
  return [words.whole, words.byUnit, words.byMonth].map((group) => {
    const own = rows.filter((row) => row.group === group);
    return { name: group, columns: [nameColumn(context), ...countColumns(context)], rows: own.map((row) => [row.name, ...countsOf(row)]) };
  });
}

/** All of them in one, for formats that have no more: the way of counting stands in the first column. */
export function statisticsSheet(context: ExportContext): KeyedSheet {
  return {
    name: context.t.exports.name.statistics,
    keys: ['group', 'name', ...CLOCKS.flatMap((clock) => [...HEADS.map((head) => `${clock}.${head}`), `${clock}.onTimePercent`])],
    columns: [{ head: context.t.exports.columns.group, width: 12, kind: 'text' }, nameColumn(context), ...countColumns(context)],
    rows: rowsOf(context).map((row) => [row.group, row.name, ...countsOf(row)]),
  };
}

function rowsOf({ t, asOf, resolutions, units, unitOf }: ExportContext): Row[] {
  const words = t.statistics;
  const { all, byUnit, byMonth } = statisticsOf(resolutions, asOf);
  const unitIds = [null, ...units.map((one) => one.id)].filter((id) => byUnit.has(id));
  return [
    { group: words.whole, name: words.total, tallies: all },
    ...unitIds.map((id) => ({ group: words.byUnit, name: unitOf(id), tallies: byUnit.get(id)! })),
    ...[...byMonth].map(([month, tallies]) => ({ group: words.byMonth,
      name: words.monthName(toRocYear(yearOf(month)), monthOf(month), yearOf(month)), tallies })),
  ];
}

const nameColumn = ({ t }: ExportContext): SheetColumn => ({ head: t.exports.columns.name, width: 22, kind: 'text' });

const countColumns = ({ t }: ExportContext): SheetColumn[] => CLOCKS.flatMap((clock) =>
  [...HEADS.map((head) => t.statistics.head[head]), `${t.statistics.rate}（%）`].map((head): SheetColumn =>
    ({ head: t.exports.clock(t.statistics.clock[clock], head), width: 16, kind: 'number' })));

const countsOf = ({ tallies }: Row): SheetCell[] =>
  CLOCKS.flatMap((clock) => [...HEADS.map((head) => tallies[clock][head]), onTimePercent(tallies[clock])]);
