/** Office files made of a few lines of XML, as other programs would write them. */
import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
  + 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
const relations = (...all: string[]): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

export const xmlText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const zipOf = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  // A program knows an ODT by its first part, which is not packed.
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, [typeof part === 'string' ? strToU8(part) : part, { level: name === 'mimetype' ? 0 : 6 }]])));

export type DocxParts = { numbering?: string; styles?: string; headers?: Record<string, string>; more?: Record<string, string | Uint8Array> };

/** `headers` by the number a section refers to: `<w:headerReference w:type="default" r:id="header1"/>`. */
export function docxOf(body: string, { numbering, styles, headers = {}, more = {} }: DocxParts = {}): Uint8Array {
  const names = Object.keys(headers);
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
      + (numbering ? '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>' : '')
      + (styles ? '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>' : '')
      + names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>`).join('')
      + '</Types>',
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(relation('n1', 'numbering', 'numbering.xml'), relation('s1', 'styles', '/word/styles.xml'), ...names.map((name) => relation(name, 'header', `${name}.xml`))),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...(numbering ? { 'word/numbering.xml': `<w:numbering ${W}>${numbering}</w:numbering>` } : {}),
    ...(styles ? { 'word/styles.xml': `<w:styles ${W}>${styles}</w:styles>` } : {}),
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, `<w:hdr ${W}>${headers[name]}</w:hdr>`])),
    ...more,
  });
}

/** A paragraph of Word; `properties` go into its `w:pPr`. */
export const wordParagraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`;
/** Cells are XML; a text becomes its paragraphs. */
export const wordCell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text.startsWith('<') ? text : text.split('\n').map((line) => wordParagraph(line)).join('')}</w:tc>`;
export const wordTable = (...rows: string[]): string => `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>${gridOf(rows)}</w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;

/** Columns of equal width, as many as the widest row has. */
function gridOf(rows: readonly string[]): string {
  const spans = rows.map((row) => [...row.matchAll(/<w:tcPr>(?:<w:gridSpan w:val="(\d+)")?/g)].reduce((sum, [, span]) => sum + Number(span ?? 1), 0));
  const columns = Math.min(63, Math.max(1, ...spans));
  return `<w:gridCol w:w="${Math.floor(9000 / columns)}"/>`.repeat(columns);
}

const ODF = ['office', 'text', 'table', 'style', 'draw', 'manifest'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`).join(' ')
  + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"';

export type OdtParts = { automatic?: string; styles?: string; masters?: string; more?: Record<string, string | Uint8Array> };

/** `automatic` styles stand before the body, `styles` and `masters` in a part of their own. */
export const odtOf = (body: string, { automatic = '', styles = '', masters = '', more = {} }: OdtParts = {}): Uint8Array =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': `<manifest:manifest ${ODF}><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${ODF} office:version="1.3"><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${ODF} office:version="1.3"><office:styles>${styles}</office:styles><office:master-styles>${masters}</office:master-styles></office:document-styles>`,
    ...more,
  });

export const odtParagraph = (text: string, attributes = ''): string => `<text:p ${attributes}>${xmlText(text)}</text:p>`;
export const odtCell = (text: string, attributes = ''): string =>
  `<table:table-cell ${attributes}>${text.startsWith('<') ? text : text.split('\n').map((line) => odtParagraph(line)).join('')}</table:table-cell>`;
export const odtTable = (...rows: string[]): string => `<table:table>${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('')}</table:table>`;
