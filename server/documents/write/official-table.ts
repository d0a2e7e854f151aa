/** 辦理情形報告表 as agencies print it in next year's unit budget: running head, two rows of column heads, section rows, one row an item. */
import type { OfficialRow, OfficialTable } from '../../domain/resolution/official-table.ts';
import { type Cell, cell, type OfficeDocument, paragraph, paragraphsOf } from './office-document.ts';

/** Of the columns 項次, 內容, 辦理情形. */
const COLUMNS_MM = [19, 68, 88] as const;

export function officialTableDocument(table: OfficialTable): OfficeDocument {
  const head = (text: string, spans = {}): Cell => cell([paragraph('column-head', text)], spans);
  return {
    title: `${table.agency}${table.title}`,
    marginsMm: { top: 15, right: 17.5, bottom: 15, left: 17.5 },
    head: [
      paragraph('head-agency', table.agency),
      paragraph('head-title', table.title),
      ...(table.rocYear === null ? [] : [paragraph('head-year', `中華民國${table.rocYear}年度`)]),
    ],
    pageNumber: 'number',
    blocks: [{
      kind: 'table',
      name: table.title,
      columnWidthsMm: COLUMNS_MM,
      headRows: [[head('決議、附帶決議及注意事項', { columns: 2 }), head('辦理情形', { rows: 2 })], [head('項次'), head('內容')]],
      rows: linesOf(table).map((line) => ('heading' in line
        ? [cell(line.heading.map((words) => paragraph('section', words)), { columns: 2 }), cell([paragraph('cell', '')])]
        : [cell(paragraphsOf(line.item, 'item')), cell(paragraphsOf(line.text, 'cell')), cell(paragraphsOf(line.reply, 'cell'))])),
    }],
  };
}

type Line = { heading: string[] } | { item: string; text: string; reply: string };

/** Section rows before the items of each section; an item inside another one is printed without that one's number. */
function linesOf({ rows }: OfficialTable): Line[] {
  let path: readonly string[] = [];
  let open: string[] = [];
  return rows.flatMap((row) => {
    const heading = headingBetween(path, row.sectionPath);
    if (heading.length > 0) open = [];
    path = row.sectionPath;
    open = open.filter((item) => row.item.startsWith(item) && row.item !== item);
    const item = row.item.slice(open.at(-1)?.length ?? 0);
    open.push(row.item);
    const line = { item, text: row.text, reply: row.reply };
    return heading.length > 0 ? [{ heading }, line] : [line];
  });
}

/** Printed where one section ends and another begins: the levels that differ; the last one again where the old section stood in the new. */
function headingBetween(before: readonly string[], after: OfficialRow['sectionPath']): string[] {
  const differs = after.findIndex((words, index) => words !== before[index]);
  if (differs >= 0) return after.slice(differs);
  return after.length < before.length ? after.slice(-1) : [];
}
