/** Sheets → ODS (ODF 1.2), the format government offices exchange. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { columnStyles, MANIFEST, NAMESPACES, ODS_MIME, settingsOf, STYLES } from './ods-parts.ts';
import { fitForXml, type Sheet, type SheetCell, type SheetColumn, sheetNames } from './sheet.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** The earliest a zip can tell: the same sheets give the same bytes. */
const MADE_AT = new Date(1980, 0, 1);

/** The bytes of the document. Its first part, stored as it is, says what the file is. */
export function writeOds(sheets: readonly Sheet[]): Uint8Array {
  const names = sheetNames(sheets);
  const widths = [...new Set(sheets.flatMap(({ columns }) => columns.map(({ width }) => width)))];
  const tables = sheets.map((sheet, index) => tableXml(sheet, names[index]!, widths));
  const parts: Record<string, string> = {
    'META-INF/manifest.xml': MANIFEST,
    'content.xml': `<office:document-content ${NAMESPACES} office:version="1.2">` +
      `<office:automatic-styles>${columnStyles(widths)}</office:automatic-styles>` +
      `<office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
    'styles.xml': STYLES,
    'settings.xml': settingsOf(names.map(escapeXml)),
  };
  const files: Zippable = { mimetype: [strToU8(ODS_MIME), { level: 0, mtime: MADE_AT }] };
  for (const [name, text] of Object.entries(parts)) files[name] = [strToU8(XML + text), { level: 6, mtime: MADE_AT }];
  return zipSync(files);
}

function tableXml({ columns, rows }: Sheet, name: string, widths: readonly number[]): string {
  const head = rowXml(columns.map((column) => textXml(column.head, 'head')));
  const body = rows.map((row) => rowXml(row.map((cell, at) => cellXml(cell, columns[at]!))));
  return `<table:table table:name="${escapeXml(name)}" table:style-name="sheet">` +
    columns.map(({ width }) => `<table:table-column table:style-name="column${widths.indexOf(width)}"/>`).join('') +
    `<table:table-header-rows>${head}</table:table-header-rows>${body.join('')}</table:table>`;
}

const rowXml = (cells: readonly string[]): string => `<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`;

function cellXml(cell: SheetCell, { kind }: SheetColumn): string {
  if (cell === null || cell === '') return '<table:table-cell table:style-name="short"/>';
  if (typeof cell === 'string') return textXml(cell, kind === 'text' ? 'text' : 'short');
  const shown = kind === 'money' ? cell.toLocaleString('en-US') : String(cell);
  const style = kind === 'money' ? 'money' : 'short';
  return `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${cell}"><text:p>${shown}</text:p></table:table-cell>`;
}

const textXml = (text: string, style: string): string =>
  `<table:table-cell table:style-name="${style}" office:value-type="string">` +
  `${fitForXml(text).split('\n').map(paragraphXml).join('')}</table:table-cell>`;

/** A blank at an edge, or after another, is kept only as an element; a tab would be lost in LibreOffice. */
const paragraphXml = (line: string): string =>
  `<text:p>${escapeXml(line.replaceAll('\t', ' ')).replace(/^ | {2,}| $/g, (blanks) => `<text:s text:c="${blanks.length}"/>`)}</text:p>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c]!);
