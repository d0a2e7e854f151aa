/** The form in which a person says what each column of a sheet holds. */
import { SEVERAL_COLUMNS, SHEET_FIELDS, type SheetField } from '../../../documents/sheets/column-mapping.ts';
import type { SheetChoice } from '../../../domain/import/import-choices.ts';

const PREFIX = 'column.';

export const columnField = (index: number): string => `${PREFIX}${index}`;

/** The mapping the form says: one column a field, several for sections, replies and letters; null where no column holds the resolutions. */
export function readColumns(body: unknown): SheetChoice | null {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>);
  const number = (name: string): number => {
    const value = Number(fields.find(([key]) => key === name)?.[1] ?? 0);
    return Number.isSafeInteger(value) && value >= 0 ? value : 0;
  };
  const columns: SheetChoice['columns'] = {};
  for (const [name, value] of fields) {
    const field = SHEET_FIELDS.find((one) => one === value);
    if (!name.startsWith(PREFIX) || !field) continue;
    put(columns, field, Number(name.slice(PREFIX.length)));
  }
  return columns.content === undefined ? null : { sheet: number('sheet'), firstRow: number('firstRow'), columns };
}

function put(columns: SheetChoice['columns'], field: SheetField, column: number): void {
  if (!Number.isSafeInteger(column)) return;
  const several = SEVERAL_COLUMNS.find((one) => one === field);
  if (several) columns[several] = [columns[several] ?? [], column].flat();
  else columns[field as string] ??= column;
}
