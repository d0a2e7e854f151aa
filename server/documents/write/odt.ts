/** Office document → ODT (ODF 1.2), the format government offices exchange. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { element } from './markup.ts';
import { cell, type Cell, layOut, type OfficeDocument, type OfficeTable, type Paragraph, type Slot } from './office-document.ts';
import { columnStyle, contentStyles, documentStyles, masterStyles, NAMESPACES, pageStyle, tableStyle } from './odt-styles.ts';
import { escapeMarkup, printable } from './printable.ts';

const MIME = 'application/vnd.oasis.opendocument.text';
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const VERSION = '1.2';
/** The earliest a zip can tell: the same document gives the same bytes. */
const MADE_AT = new Date(1980, 0, 1);

/** The bytes of the document. Its first part, stored as it is, says what the file is. */
export function writeOdt(document: OfficeDocument): Uint8Array {
  const parts: Record<string, string> = {
    'META-INF/manifest.xml': MANIFEST,
    'content.xml': part('document-content', contentOf(document)),
    'styles.xml': part('document-styles', stylesOf(document)),
    'meta.xml': part('document-meta', element('office:meta', {}, element('dc:title', {}, escapeMarkup(document.title)))),
  };
  const files: Zippable = { mimetype: [strToU8(MIME), { level: 0, mtime: MADE_AT }] };
  for (const [name, text] of Object.entries(parts)) files[name] = [strToU8(XML + text), { level: 6, mtime: MADE_AT }];
  return zipSync(files);
}

const part = (name: string, inside: string): string => element(`office:${name}`, { ...NAMESPACES, 'office:version': VERSION }, inside);

const manifestEntry = (path: string, type: string): string =>
  element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type });
const MANIFEST = element(
  'manifest:manifest', { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': VERSION },
  manifestEntry('/', MIME), ...['content.xml', 'styles.xml', 'meta.xml'].map((name) => manifestEntry(name, 'text/xml')),
);

function contentOf({ blocks }: OfficeDocument): string {
  const tables = blocks.filter((block) => block.kind === 'table');
  const body = blocks.map((block) => (block.kind === 'table' ? tableXml(block, tables.indexOf(block)) : paragraphXml(block)));
  // A text that ends in a table has no place for the cursor behind it.
  if (blocks.at(-1)?.kind === 'table') body.push(element('text:p', { 'text:style-name': 'end' }));
  return contentStyles(tables) + element('office:body', {}, element('office:text', {}, ...body));
}

function stylesOf({ marginsMm, head, pageNumber }: OfficeDocument): string {
  const heads = head.map(paragraphXml).join('');
  const foot = element('text:p', { 'text:style-name': 'column-head' }, PAGE_NUMBERS[pageNumber]);
  return documentStyles() + pageStyle(marginsMm, heads !== '') + masterStyles(heads, foot);
}

const NUMBER = element('text:page-number', { 'text:select-page': 'current' }, '1');
const PAGE_NUMBERS: Record<OfficeDocument['pageNumber'], string> = {
  'number': NUMBER,
  'number-of-all': `第 ${NUMBER} 頁，共 ${element('text:page-count', {}, '1')} 頁`,
};

function tableXml({ name, columnWidthsMm, headRows, rows }: OfficeTable, index: number): string {
  const columns = columnWidthsMm.map((_, at) => element('table:table-column', { 'table:style-name': columnStyle(index, at) }));
  // Head rows and the others are laid out apart: no cell reaches from one into the other.
  const print = (cells: readonly Cell[][], style: 'head' | 'cell'): string =>
    layOut(cells, columnWidthsMm.length)
      .map((slots) => element('table:table-row', { 'table:style-name': 'row' }, ...slots.map((slot) => slotXml(slot, style))))
      .join('');
  const head = headRows.length === 0 ? '' : element('table:table-header-rows', {}, print(headRows, 'head'));
  return element('table:table', { 'table:name': name, 'table:style-name': tableStyle(index) }, ...columns, head, print(rows, 'cell'));
}

function slotXml(slot: Slot, style: 'head' | 'cell'): string {
  if (slot === 'covered') return element('table:covered-table-cell', {});
  const { paragraphs, columns, rows } = slot === 'empty' ? cell([]) : slot.cell;
  const attributes = {
    'table:style-name': style,
    'table:number-columns-spanned': columns === 1 ? null : columns,
    'table:number-rows-spanned': rows === 1 ? null : rows,
    'office:value-type': 'string',
  };
  return element('table:table-cell', attributes, ...(paragraphs.length === 0 ? [element('text:p', {})] : paragraphs.map(paragraphXml)));
}

const paragraphXml = ({ style, text }: Paragraph): string => element('text:p', { 'text:style-name': style }, withSpaces(printable(text)));

/** Readers fold spaces into one, and drop those at the ends: each of the others is told by a tag. */
const withSpaces = (text: string): string =>
  text.split(/( {2,}|^ | $)/).map((words) => (/^ +$/.test(words) ? element('text:s', { 'text:c': words.length }) : escapeMarkup(words))).join('');
