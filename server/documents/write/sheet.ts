/** A sheet as it is meant, whatever it is written as. */

/** `day` is ISO text and `money` NT$; both, and `number`, may be empty. */
export type ColumnKind = 'text' | 'day' | 'money' | 'number';

/** `width` in characters of half width. */
export type SheetColumn = { head: string; width: number; kind: ColumnKind };

/** Numbers only under `money` and `number`; null is an empty cell. */
export type SheetCell = string | number | null;

export type Sheet = { name: string; columns: readonly SheetColumn[]; rows: readonly (readonly SheetCell[])[] };

/** Characters no program takes in the name of a sheet, and the most it may have. */
const UNFIT_NAME = /[[\]/\\:*?'\u0000-\u001f]/g;
const LONGEST_NAME = 31;

/** Names every program takes, none of them twice. */
export function sheetNames(sheets: readonly Pick<Sheet, 'name'>[]): string[] {
  const names: string[] = [];
  for (const { name } of sheets) {
    const plain = [...name.replace(UNFIT_NAME, ' ').trim()].slice(0, LONGEST_NAME - 4).join('') || '工作表';
    let own = plain;
    for (let n = 2; names.includes(own); n += 1) own = `${plain} ${n}`;
    names.push(own);
  }
  return names;
}

/** What XML 1.0 can carry of a text; a line ends with `\n`. */
export const fitForXml = (text: string): string => text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '');

const FORBIDDEN =/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
