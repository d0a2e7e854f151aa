/** Which column of a sheet holds what, said by hand: remembered for the next sheet with the same heads. */
import type { FileReading, SheetColumns } from '../../../documents/reader/file-reading.ts';
import { SHEET_FIELDS } from '../../../documents/sheets/column-mapping.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import { describeProblem } from '../../../locales/problems.ts';
import { findImport, type Import } from '../../../store/imports.ts';
import type { Deps } from '../../../deps.ts';
import { NotFoundError } from '../../../errors.ts';
import { findAct } from '../../../store/acts.ts';
import { type Answer, page, redirect } from '../../answer.ts';
import { columnField } from './import-columns-form.ts';
import type { SignedIn } from '../../visit.ts';
import { factsOf } from './import.ts';

export async function importColumnsPage({ db }: Deps, visit: SignedIn, id: number): Promise<Answer> {
  const found = await findImport(db, id);
  if (!found) throw new NotFoundError({ code: 'import-not-found', id });
  const act = found.actId === null ? null : await findAct(db, found.actId);
  if (found.reading === null) return redirect(visit.paths.import(id));
  return columnsPage(visit, found, act, JSON.parse(found.reading) as FileReading);
}

export function columnsPage(visit: SignedIn, found: Import, act: Act | null, reading: FileReading): Answer {
  const { t, paths, locale } = visit;
  const sheets = 'sheets' in reading ? reading.sheets : [];
  return page('import-columns', {
    title: t.imports.columnsTitle,
    ...factsOf(found, act, visit),
    action: paths.importColumns(found.id),
    problems: reading.problems.map((problem) => describeProblem(problem, locale)),
    sheets: sheets.map((sheet, index) => {
      const name = sheets.length > 1 ? t.imports.sheet(sheet.name) : sheet.name || found.fileName;
      return sheetView(sheet, index, name, visit);
    }),
  });
}

function sheetView({ sample, mapping }: SheetColumns, index: number, name: string, { t }: SignedIn) {
  const fieldOf = (column: number): string =>
    SHEET_FIELDS.find((field) => [mapping?.columns[field] ?? []].flat().includes(column)) ?? '';
  return {
    index,
    name,
    firstRow: mapping?.firstRow ?? sample.firstRow,
    columns: sample.columns.map((column) => ({
      name: columnField(column.index),
      head: column.head || t.imports.columnNumber(column.index + 1),
      samples: column.samples.filter((words) => words !== '').slice(0, 3).map((words) => words.slice(0, 60)),
      options: [{ value: '', text: t.imports.columnUnused, isChosen: fieldOf(column.index) === '' },
        ...SHEET_FIELDS.map((field) => ({ value: field, text: t.imports.sheetFields[field], isChosen: fieldOf(column.index) === field }))],
    })),
  };
}
