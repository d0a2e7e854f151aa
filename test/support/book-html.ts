/** A budget book as a page of HTML, for printing to PDF: contents, other tables, the annex, more tables. */

export type BookRow = { path: string[]; item: string; text: string; reply: string };

export type BookStyle = {
  css?: string;
  repeatsHeads?: boolean;
  /** Widths of item, content and reply. */
  columns?: readonly [string, string, string];
  /** A column behind the replies. */
  fourth?: { head: string; cell: string; width: string };
  /** Headings stand across the table, or in the second column. */
  headingsIn?: 'table' | 'content';
  /** Item numbers open the contents, and there is no column for them. */
  hasTwoColumns?: boolean;
  /** A table at the end of each reply. */
  smallTable?: readonly (readonly string[])[];
  /** A table for each section, with its headings above it. */
  hasTableForEachSection?: boolean;
  /** Pages of other tables before and after the annex. */
  otherPages?: number;
};

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraphs = (text: string): string => text.split('\n').map((part) => `<p>${escape(part)}</p>`).join('');

const STYLE = `
  @page { size: A4; margin: 18mm 16mm }
  body { font: 12pt/1.5 'Noto Serif CJK TC', serif; margin: 0 }
  table { border-collapse: collapse; width: 100% } td, th { border: .7pt solid #000; padding: 2pt 4pt; vertical-align: top; font-weight: normal; overflow-wrap: anywhere }
  table.annex table.small td { border: .5pt solid #000 }
  table.annex { table-layout: fixed } p { margin: 0 } .title, .title th { text-align: center; border: none } .other { break-after: page }`;
const TITLE = ['海務署', '立法院審議中央政府總預算案所提決議、附帶決議及注意辦理事項辦理情形報告表', '中華民國114年度'].map((line) => `<div>${line}</div>`).join('');

export function bookHtml(rows: readonly BookRow[], style: BookStyle = {}): string {
  const { css = '', repeatsHeads = true, columns = ['10%', '50%', '40%'], fourth = null, otherPages = 0, hasTwoColumns = false } = style;
  const width = hasTwoColumns ? 2 : fourth ? 4 : 3;
  const title = `<tr class="title"><th colspan="${width}">${TITLE}</th></tr>`;
  const heads = hasTwoColumns ? '<tr><th>決議、附帶決議及注意事項</th><th>辦理情形</th></tr>' : `<tr><th colspan="2">決議、附帶決議及注意事項</th><th rowspan="2">辦理情形</th>${fourth ? `<th rowspan="2">${fourth.head}</th>` : ''}</tr><tr><th>項次</th><th>內容</th></tr>`;
  const bodyOf = (part: readonly BookRow[]): string => part.map((row) => {
    const contents = hasTwoColumns ? `<td>${paragraphs(row.item + row.text)}</td>` : `<td>${row.item}</td><td>${paragraphs(row.text)}</td>`;
    const cells = `${contents}<td>${paragraphs(row.reply)}${smallTable(style)}</td>${fourth ? `<td>${fourth.cell}</td>` : ''}`;
    return `${style.hasTableForEachSection ? '' : headingRow(row, rows[rows.indexOf(row) - 1], style, width)}<tr>${cells}</tr>`;
  }).join('');
  const widths = [...(hasTwoColumns ? ['60%', '40%'] : columns), ...(fourth ? [fourth.width] : [])].map((one) => `<col style="width: ${one}">`).join('');
  const isTitleAbove = !repeatsHeads || style.hasTableForEachSection;
  const tableOf = (part: readonly BookRow[]): string =>
    `<table class="annex"><colgroup>${widths}</colgroup>${repeatsHeads ? `<thead>${isTitleAbove ? '' : title}${heads}</thead>` : ''}<tbody>${repeatsHeads ? '' : heads}${bodyOf(part)}</tbody></table>`;
  const tables = style.hasTableForEachSection
    ? partBySection(rows).map((part) => `${freshLevels(part[0]!, rows[rows.indexOf(part[0]!) - 1]).map((level) => `<p>${level}</p>`).join('')}${tableOf(part)}`)
    : [tableOf(rows)];
  const annex = `${isTitleAbove ? `<div class="title">${TITLE}</div>` : ''}${tables.join('')}`;
  const others = Array.from({ length: otherPages }, (_, page) => otherTable(page)).join('');
  return `<!doctype html><html lang="zh-Hant"><meta charset="utf-8"><style>${STYLE}${css}</style>${others}${annex}<div style="break-before: page"></div>${others}`;
}

const partBySection = (rows: readonly BookRow[]): BookRow[][] =>
  [...new Set(rows.map(({ path }) => path.join('/')))].map((path) => rows.filter((row) => row.path.join('/') === path));

/** The levels of a row's path that are new since the row before. */
function freshLevels(row: BookRow, before: BookRow | undefined): string[] {
  const kept = row.path.findIndex((level, index) => before?.path[index] !== level);
  return kept < 0 ? [] : row.path.slice(kept);
}

function headingRow(row: BookRow, before: BookRow | undefined, { headingsIn = 'table' }: BookStyle, width: number): string {
  const fresh = freshLevels(row, before);
  if (fresh.length === 0) return '';
  if (headingsIn === 'table') return `<tr><td colspan="${width}">${fresh.join(' ')}</td></tr>`;
  return `<tr><td></td><td>${paragraphs(fresh.join('\n'))}</td>${'<td></td>'.repeat(width - 2)}</tr>`;
}

function smallTable({ smallTable: rows = [] }: BookStyle): string {
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`);
  return lines.length > 0 ? `<table class="small">${lines.join('')}</table>` : '';
}

function otherTable(page: number): string {
  const rows = Array.from({ length: 24 }, (_, row) => `<tr><td>${row + 1}</td><td>00622${page}${row}</td><td>業務費</td><td>${(row * 7919 + page * 104729) % 999983}</td><td>辦理港區照明${row}處。</td></tr>`);
  return `<div class="other"><div>海務署</div><div>歲出機關別預算表</div><table>${rows.join('')}</table></div>`;
}
