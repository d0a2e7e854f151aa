/** Office document → DOCX. */
import {
  AlignmentType, Document, Footer, Header, LineRuleType, NumberFormat, Packer, PageNumber, Paragraph as DocxParagraph, Table, TableCell,
  TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import { A4_MM, type Cell, cell, HEAD_GAP_MM, layOut, type OfficeDocument, type OfficeTable, type Paragraph, type Slot } from './office-document.ts';
import { FONTS, type Look, LOOKS } from './paragraph-styles.ts';
import { printable } from './printable.ts';

const twipsOfMm = (mm: number): number => Math.round((mm / 25.4) * 1440);
const twipsOfPt = (pt: number): number => Math.round(pt * 20);

/** The bytes of the document. */
export async function writeDocx({ title, marginsMm, head, pageNumber, blocks }: OfficeDocument): Promise<Uint8Array> {
  const children = blocks.map((block) => (block.kind === 'table' ? tableOf(block) : paragraphOf(block)));
  // Word wants a paragraph behind a table that ends the text.
  if (blocks.at(-1)?.kind === 'table') children.push(new DocxParagraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } }));
  const [edge, foot] = [twipsOfMm(marginsMm.top), twipsOfMm(marginsMm.bottom)];
  const number = new DocxParagraph({ style: 'column-head', children: [new TextRun({ children: PAGE_NUMBERS[pageNumber] })] });
  const document = new Document({
    title: printable(title),
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: { document: { run: { font: FONT, size: 24, language: { value: 'en-US', eastAsia: 'zh-TW' } } } },
      paragraphStyles: Object.entries(LOOKS).map(([id, look]) => ({ id, name: id, basedOn: 'Normal', ...styleOf(look) })),
    },
    sections: [{
      properties: {
        page: {
          size: { width: twipsOfMm(A4_MM.width), height: twipsOfMm(A4_MM.height) },
          margin: {
            top: edge + headTwips(head), bottom: foot + FOOT_TWIPS, left: twipsOfMm(marginsMm.left), right: twipsOfMm(marginsMm.right),
            header: edge, footer: foot, gutter: 0,
          },
          pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
        },
      },
      ...(head.length === 0 ? {} : { headers: { default: new Header({ children: head.map(paragraphOf) }) } }),
      footers: { default: new Footer({ children: [number] }) },
      children,
    }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const FONT = { ascii: FONTS.latin, hAnsi: FONTS.latin, cs: FONTS.latin, eastAsia: FONTS.eastAsian };
const FOOT_TWIPS = twipsOfPt(LOOKS['column-head'].lineHeightPt) + twipsOfMm(HEAD_GAP_MM);

/** The height of the running head, where no line of it is broken. */
function headTwips(head: readonly Paragraph[]): number {
  if (head.length === 0) return 0;
  const heights = head.map(({ style }) => LOOKS[style].lineHeightPt + LOOKS[style].beforePt + LOOKS[style].afterPt);
  return heights.reduce((sum, pt) => sum + twipsOfPt(pt), twipsOfMm(HEAD_GAP_MM));
}

const PAGE_NUMBERS = {
  'number': [PageNumber.CURRENT],
  'number-of-all': ['第 ', PageNumber.CURRENT, ' 頁，共 ', PageNumber.TOTAL_PAGES, ' 頁'],
};

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.BOTH };

const styleOf = ({ sizePt, lineHeightPt, align, isBold, leftPt, hangPt, beforePt, afterPt, staysWithNext }: Look) => ({
  run: { size: sizePt * 2, bold: isBold },
  paragraph: {
    alignment: ALIGNMENTS[align],
    indent: { left: twipsOfPt(leftPt), hanging: twipsOfPt(hangPt) },
    spacing: { line: twipsOfPt(lineHeightPt), lineRule: LineRuleType.EXACT, before: twipsOfPt(beforePt), after: twipsOfPt(afterPt) },
    widowControl: true,
    keepNext: staysWithNext,
  },
});

const paragraphOf = ({ style, text }: Paragraph): DocxParagraph =>
  new DocxParagraph({ style, children: text === '' ? [] : [new TextRun(printable(text))] });

function tableOf({ columnWidthsMm, headRows, rows }: OfficeTable): Table {
  const columnWidths = columnWidthsMm.map(twipsOfMm);
  const cellsOf = (slots: readonly Slot[]): TableCell[] => slots.flatMap((slot, at) =>
    slot === 'covered' ? [] : [cellOf(slot === 'empty' ? cell([]) : slot.cell, columnWidths.slice(at))]);
  const print = (part: readonly Cell[][], tableHeader: boolean): TableRow[] =>
    layOut(part, columnWidths.length).map((slots) => new TableRow({ cantSplit: false, tableHeader, children: cellsOf(slots) }));
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: widthOf(columnWidths),
    columnWidths,
    margins: { left: twipsOfMm(1), right: twipsOfMm(1), top: twipsOfMm(0.6), bottom: twipsOfMm(0.6), marginUnitType: WidthType.DXA },
    rows: [...print(headRows, true), ...print(rows, false)],
  });
}

/** `columnWidths`: of its own column and those to the right. What it spans below the package adds by itself. */
function cellOf({ paragraphs, columns, rows }: Cell, columnWidths: readonly number[]): TableCell {
  const spanned = columnWidths.slice(0, columns);
  return new TableCell({
    width: widthOf(spanned),
    columnSpan: spanned.length,
    rowSpan: rows,
    verticalAlign: rows > 1 ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    // Word refuses a cell without a paragraph.
    children: paragraphs.length === 0 ? [new DocxParagraph({})] : paragraphs.map(paragraphOf),
  });
}

const widthOf = (columnWidths: readonly number[]) => ({ size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA });
