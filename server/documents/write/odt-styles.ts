/** The styles of an ODT: named paragraphs, the page with its head and foot, and the tables' own. */
import { element } from './markup.ts';
import { A4_MM, HEAD_GAP_MM, type OfficeDocument, type OfficeTable } from './office-document.ts';
import { FONTS, type Look, LOOKS } from './paragraph-styles.ts';

const URN = 'urn:oasis:names:tc:opendocument:xmlns';
export const NAMESPACES: Record<string, string> = {
  ...Object.fromEntries(['office', 'style', 'text', 'table', 'meta'].map((name) => [`xmlns:${name}`, `${URN}:${name}:1.0`])),
  'xmlns:fo': `${URN}:xsl-fo-compatible:1.0`,
  'xmlns:svg': `${URN}:svg-compatible:1.0`,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

const face = (name: string, families: readonly string[]): string =>
  element('style:font-face', {
    'style:name': name, 'svg:font-family': families.map((family) => `'${family}'`).join(', '), 'style:font-family-generic': 'roman',
  });
const FACES = element('office:font-face-decls', {}, face('kai', [FONTS.eastAsian, ...FONTS.fallbacks]), face('latin', [FONTS.latin]));

const style = (name: string, family: string, ...properties: string[]): string =>
  element('style:style', { 'style:name': name, 'style:family': family }, ...properties);

export const tableStyle = (table: number): string => `table${table}`;
export const columnStyle = (table: number, column: number): string => `table${table}.${column}`;

/** Of the content: the sizes of each table, one row, the two kinds of cells. */
export const contentStyles = (tables: readonly OfficeTable[]): string =>
  FACES + element(
    'office:automatic-styles', {},
    ...tables.map(tableStyles),
    style('row', 'table-row', element('style:table-row-properties', { 'fo:keep-together': 'auto' })),
    cellStyle('head', 'middle'),
    cellStyle('cell', 'top'),
    style('end', 'paragraph', element('style:paragraph-properties', { 'fo:line-height': '1pt' }), fontSize(1)),
  );

function tableStyles({ columnWidthsMm }: OfficeTable, table: number): string {
  const properties = {
    'style:width': `${columnWidthsMm.reduce((sum, one) => sum + one, 0)}mm`, 'table:align': 'center',
    'style:may-break-between-rows': 'true', 'table:border-model': 'collapsing',
  };
  const columns = columnWidthsMm.map((width, at) =>
    style(columnStyle(table, at), 'table-column', element('style:table-column-properties', { 'style:column-width': `${width}mm` })));
  return style(tableStyle(table), 'table', element('style:table-properties', properties)) + columns.join('');
}

const cellStyle = (name: string, align: 'middle' | 'top'): string =>
  style(name, 'table-cell', element('style:table-cell-properties', {
    'style:vertical-align': align, 'fo:border': '0.5pt solid #000000',
    'fo:padding-left': '1mm', 'fo:padding-right': '1mm', 'fo:padding-top': '0.6mm', 'fo:padding-bottom': '0.6mm',
  }));

const fontSize = (pt: number, more: Record<string, string> = {}): string =>
  element('style:text-properties', { 'fo:font-size': `${pt}pt`, 'style:font-size-asian': `${pt}pt`, ...more });

const BASE = element(
  'style:default-style', { 'style:family': 'paragraph' },
  element('style:paragraph-properties', { 'style:punctuation-wrap': 'hanging', 'style:line-break': 'strict' }),
  fontSize(12, {
    'style:font-name': 'latin', 'style:font-name-asian': 'kai',
    'fo:language': 'en', 'fo:country': 'US', 'style:language-asian': 'zh', 'style:country-asian': 'TW',
  }),
);

/** Of the document: every paragraph style by its own name. */
export const documentStyles = (): string =>
  FACES + element('office:styles', {}, BASE, ...Object.entries(LOOKS).map(([name, look]) => paragraphStyle(name, look)));

function paragraphStyle(name: string, { sizePt, lineHeightPt, align, isBold, leftPt, hangPt, beforePt, afterPt, staysWithNext }: Look): string {
  const properties = {
    'fo:text-align': align, 'fo:line-height': `${lineHeightPt}pt`, 'fo:orphans': 2, 'fo:widows': 2, 'style:auto-text-indent': 'false',
    'fo:margin-left': `${leftPt}pt`, 'fo:margin-right': '0pt', 'fo:text-indent': `${-hangPt}pt`,
    'fo:margin-top': `${beforePt}pt`, 'fo:margin-bottom': `${afterPt}pt`,
    ...(staysWithNext ? { 'fo:keep-with-next': 'always' } : {}),
  };
  const weight = isBold ? { 'fo:font-weight': 'bold', 'style:font-weight-asian': 'bold' } : undefined;
  return style(name, 'paragraph', element('style:paragraph-properties', properties), fontSize(sizePt, weight));
}

/** The page: A4 with its margins, and room between the text and its head and foot. */
export function pageStyle({ top, right, bottom, left }: OfficeDocument['marginsMm'], hasHead: boolean): string {
  const gap = (side: 'top' | 'bottom'): string =>
    element('style:header-footer-properties', { 'fo:min-height': '0mm', [`fo:margin-${side}`]: `${HEAD_GAP_MM}mm` });
  const page = element('style:page-layout-properties', {
    'fo:page-width': `${A4_MM.width}mm`, 'fo:page-height': `${A4_MM.height}mm`, 'style:print-orientation': 'portrait',
    'fo:margin-top': `${top}mm`, 'fo:margin-right': `${right}mm`, 'fo:margin-bottom': `${bottom}mm`, 'fo:margin-left': `${left}mm`,
  });
  const head = element('style:header-style', {}, hasHead ? gap('bottom') : '');
  const layout = element('style:page-layout', { 'style:name': 'page' }, page, head, element('style:footer-style', {}, gap('top')));
  return element('office:automatic-styles', {}, layout);
}

/** `heads` and `foot` are the paragraphs at the top and at the foot of every page. */
export function masterStyles(heads: string, foot: string): string {
  const head = heads === '' ? '' : element('style:header', {}, heads);
  const page = { 'style:name': 'Standard', 'style:page-layout-name': 'page' };
  return element('office:master-styles', {}, element('style:master-page', page, head, element('style:footer', {}, foot)));
}
