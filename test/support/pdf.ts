/** PDFs written by hand, so that a test decides where each letter and line of a page stands. */

/** `more` entries of the page; `properties` are the layers its content names. */
export type PdfPage = { content: string; more?: string; properties?: string; width?: number; height?: number; rotate?: number; cropBox?: [number, number, number, number] };

/** The font is not embedded and has no map to Unicode: reading it takes the character maps of the reader. */
const FONT = '<< /Type /Font /Subtype /Type0 /BaseFont /MSung /Encoding /UniCNS-UTF16-H /DescendantFonts [4 0 R] >>';
const DESCENDANT = '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /MSung /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 7 >> /DW 1000 /FontDescriptor 5 0 R >>';
const DESCRIPTOR = '<< /Type /FontDescriptor /FontName /MSung /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>';

export function makePdf(pages: readonly PdfPage[], { trailer = '', font = FONT, catalog = '', objects: more = [] as readonly string[] } = {}): Uint8Array {
  const kids = pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`, font, DESCENDANT, DESCRIPTOR,
    ...pages.flatMap(({ content, more: entries = '', properties = '', width = 595, height = 842, rotate = 0, cropBox }, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} ${cropBox ? `/CropBox [${cropBox.join(' ')}]` : ''} ` +
        `/Resources << /Font << /F1 3 0 R >> /Properties << ${properties} >> >> ${entries} /Contents ${7 + 2 * index} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
    ...more,
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

const hex = (text: string): string => [...text].flatMap((c) => c.split('')).map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** Words with their baseline's left end at x, y from the page's lower left corner. `turn`: degrees against the clock. */
export function words(x: number, y: number, text: string, size = 12, turn = 0): string {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  return `BT /F1 ${size} Tf ${cos.toFixed(5)} ${sin.toFixed(5)} ${(-sin).toFixed(5)} ${cos.toFixed(5)} ${x} ${y} Tm <${hex(text)}> Tj ET\n`;
}

export const stroke = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S\n`;

/** How a program draws words, lines and what stands at a page's edges. */
export type Pen = { words: typeof words; stroke: typeof stroke; furniture: (content: string) => string };

/**
 * As Word saves: runs of a few letters, each with a clip of its own that a stop may hang over, spaces after them as runs of
 * their own; text tagged, heads and feet marked as such; rulings as pieces of filled boxes with squares where they meet.
 */
export const WORD: Pen = {
  words: (x, y, text, size = 12) => {
    const runs = [...(text.match(/.{1,3}/gsu) ?? []), ' '];
    return `/P <</MCID 0>> BDC ${runs.map((run, at) => wordRun(x + 3 * at * size, y, run, size)).join('')} EMC\n`;
  },
  stroke: (x0, y0, x1, y1) => {
    const isAcross = Math.abs(x1 - x0) > Math.abs(y1 - y0);
    const length = isAcross ? x1 - x0 : Math.abs(y1 - y0);
    const pieces = Array.from({ length: Math.ceil(length / 40) }, (_, at) => ({ from: at * 40, to: Math.min(length, at * 40 + 40) }));
    const box = (x: number, y: number, width: number, height: number): string => `q 0 0 0 rg ${x} ${y} ${width} ${height} re f* Q\n`;
    return pieces.map(({ from, to }) => (isAcross ? box(x0 + from, y0, 0.48, 0.48) + box(x0 + from, y0, to - from, 0.48)
      : box(x0, Math.min(y0, y1) + from, 0.48, 0.48) + box(x0, Math.min(y0, y1) + from, 0.48, to - from))).join('');
  },
  furniture: (content) => `/Artifact <</Attached [/Top] /Type /Pagination /Subtype /Header>> BDC\n${content}EMC\n`,
};

function wordRun(x: number, y: number, text: string, size: number): string {
  const width = (text.length - (/[，。、；]$/.test(text) ? 0.6 : 0)) * size;
  const letters = [...text].map((letter, at) => `<${hex(letter)}> ${at % 2 === 0 ? 4 : -4}`).join(' ');
  return `q ${x} 0 ${width} 841.92 re W* n BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm 0 g 0 G [${letters}] TJ ET Q\n`;
}

/** A font whose map to Unicode names radicals for the characters that look like them, as those made for Word's own do; it is object `at`. */
export function wordFont(at: number): { font: string; objects: string[] } {
  const radicals = [['一', '⼀'], ['二', '⼆'], ['立', '⽴'], ['長', '⾧'], ['民', '⺠'], ['人', '⼈']];
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange ${radicals.length} beginbfchar ${radicals.map(([plain, named]) => `<${hex(plain!)}> <${hex(named!)}>`).join(' ')} endbfchar endcmap`;
  return {
    font: `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEE+DFKaiShu-SB-Estd-BF /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode ${at} 0 R >>`,
    objects: [`<< /Length ${map.length} >>\nstream\n${map}\nendstream`],
  };
}
const PLAIN: Pen = { words, stroke, furniture: (content) => content };

export type PrintedTable = {
  rows: readonly (readonly [item: string, content: string, reply: string])[];
  /** Rulings between columns, and between rows. */
  ruling?: 'all' | 'columns' | 'none';
  /** Whether the running head and the column heads stand on every page. */
  repeatsHeads?: boolean;
  linesPerPage?: number;
  /** What else is drawn on each page. */
  extra?: string;
  /** The foot of the page of this number, from 1. */
  foot?: (page: number) => string;
  pen?: Pen;
};

/** Left edges of the columns and the right edge of the last, in points. */
const XS = [50, 110, 350, 554] as const;
const [TOP, PITCH, SIZE] = [780, 18, 12];
export const TITLE = '立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表';

/** Pages of the annex, set line by line; rows go on over page ends as they do in books. */
export function printTable({ rows, ruling = 'none', repeatsHeads = true, linesPerPage = 30, extra = '', foot = (page) => `- ${page} -`, pen = PLAIN }: PrintedTable): PdfPage[] {
  const lines: { cells: string[]; isFirst: boolean }[] = rows.flatMap((row) => {
    const cells = row.map((cell, index) => cell.split('\n').flatMap((part) => wrap(part, Math.floor((XS[index + 1]! - XS[index]! - 8) / SIZE))));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) => ({ cells: cells.map((cell) => cell[at] ?? ''), isFirst: at === 0 }));
  });
  const pages: PdfPage[] = [];
  for (let from = 0; from < lines.length; from += linesPerPage) {
    const hasHeads = repeatsHeads || from === 0;
    const top = hasHeads ? TOP - 6 * PITCH : TOP;
    const part = lines.slice(from, from + linesPerPage);
    const y = (at: number): number => top - at * PITCH;
    const text = part.map(({ cells }, at) => cells.map((cell, index) => (cell === '' ? '' : pen.words(XS[index]! + 4, y(at), cell))).join('')).join('');
    const [upper, lower] = [y(0) + 14, y(part.length - 1) - 5];
    const columns = ruling === 'none' ? '' : XS.map((x) => pen.stroke(x, upper, x, lower)).join('');
    const across = ruling !== 'all' ? '' : [upper, lower, ...part.flatMap(({ isFirst }, at) => (isFirst && at > 0 ? [y(at) + 14] : []))].map((at) => pen.stroke(XS[0], at, XS[3], at)).join('');
    pages.push({ content: (hasHeads ? pen.furniture(heads()) : '') + text + columns + across + pen.furniture(words(280, 30, foot(pages.length + 1), 9)) + extra });
  }
  return pages;
}

const heads = (): string =>
  words(250, TOP, '海務署') + words(80, TOP - PITCH, TITLE) + words(250, TOP - 2 * PITCH, '中華民國114年度') +
  words(130, TOP - 3.5 * PITCH, '決議、附帶決議及注意事項') + words(420, TOP - 4 * PITCH, '辦理情形') + words(56, TOP - 4.8 * PITCH, '項次') + words(210, TOP - 4.8 * PITCH, '內容');

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines.length > 0 ? lines : [''];
}
