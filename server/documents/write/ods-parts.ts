/** The parts of an ODS that are the same for all: styles, manifest, and the head that stays in sight. */

export const ODS_MIME = 'application/vnd.oasis.opendocument.spreadsheet';

const URN = 'urn:oasis:names:tc:opendocument:xmlns';
export const NAMESPACES = [
  ...['office', 'style', 'text', 'table', 'config'].map((name) => `xmlns:${name}="${URN}:${name}:1.0"`),
  `xmlns:fo="${URN}:xsl-fo-compatible:1.0"`, `xmlns:svg="${URN}:svg-compatible:1.0"`, `xmlns:number="${URN}:datastyle:1.0"`,
].join(' ');

/** One style a width; a character of half width takes some 2.1 mm at 11 points. */
export const columnStyles = (widths: readonly number[]): string => widths.map((width, index) =>
  `<style:style style:name="column${index}" style:family="table-column">` +
  `<style:table-column-properties style:column-width="${(width * 2.1 + 2).toFixed(1)}mm"/></style:style>`).join('') +
  '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>' +
  '<style:style style:name="sheet" style:family="table" style:master-page-name="landscape">' +
  '<style:table-properties table:display="true"/></style:style>';

const FACES = "'Microsoft JhengHei', 'Noto Sans CJK TC', 'PingFang TC', sans-serif";
const cellStyle = (name: string, properties: string, rest = '', parent = 'Default'): string =>
  `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="${parent}"` +
  `${name === 'money' ? ' style:data-style-name="commas"' : ''}>` +
  `<style:table-cell-properties ${properties}/>${rest}</style:style>`;
const BORDER = 'fo:border="0.5pt solid #c9d0d8"';
const TOP = `style:vertical-align="top" ${BORDER}`;

export const STYLES = `<office:document-styles ${NAMESPACES} office:version="1.2">` +
  `<office:font-face-decls><style:font-face style:name="sans" svg:font-family="${FACES}"/></office:font-face-decls><office:styles>` +
  '<number:number-style style:name="commas">' +
  '<number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>' +
  '<style:default-style style:family="table-cell"><style:text-properties style:font-name="sans" style:font-name-asian="sans" ' +
  'fo:font-size="11pt" style:font-size-asian="11pt" ' +
  'fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="TW"/></style:default-style>' +
  '<style:style style:name="Default" style:family="table-cell"/>' +
  cellStyle('text', `${TOP} fo:wrap-option="wrap"`) + cellStyle('short', `${TOP} fo:wrap-option="no-wrap"`) + cellStyle('money', TOP) +
  cellStyle('head', `style:vertical-align="middle" fo:wrap-option="wrap" fo:background-color="#e8ecf1" ${BORDER}`,
    '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>') +
  '</office:styles><office:automatic-styles>' +
  '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" ' +
  'style:print-orientation="landscape" fo:margin="12mm" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout>' +
  '</office:automatic-styles><office:master-styles>' +
  '<style:master-page style:name="landscape" style:page-layout-name="page"/></office:master-styles></office:document-styles>';

const item = (name: string, type: string, value: string | number): string =>
  `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;

/** Sheet names must be fit for attributes. Split mode 2 freezes; the first row stays above. */
export const settingsOf = (names: readonly string[]): string =>
  `<office:document-settings ${NAMESPACES} office:version="1.2"><office:settings><config:config-item-set config:name="ooo:view-settings">` +
  '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item-map-named config:name="Tables">' +
  names.map((name) => `<config:config-item-map-entry config:name="${name}">` +
    `${item('VerticalSplitMode', 'short', 2)}${item('VerticalSplitPosition', 'int', 1)}` +
    `${item('ActiveSplitRange', 'short', 2)}${item('PositionBottom', 'int', 1)}</config:config-item-map-entry>`).join('') +
  '</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>' +
  '</config:config-item-set></office:settings></office:document-settings>';

export const MANIFEST = `<manifest:manifest xmlns:manifest="${URN}:manifest:1.0" manifest:version="1.2">` +
  `<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${ODS_MIME}"/>` +
  ['content.xml', 'styles.xml', 'settings.xml'].map((name) =>
    `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`).join('') +
  '</manifest:manifest>';
