import { expect } from 'chai';
import { findAnnex } from '../../server/documents/annex/find-annex.ts';
import { readPdf } from '../../server/documents/pdf/read-pdf.ts';
import { readResolutionTable } from '../../server/documents/annex/resolution-table.ts';
import { encodeBig5 } from '../support/big5.ts';
import { makePdf, type PdfPage, printTable, type PrintedTable, stroke, TITLE, words } from '../support/pdf.ts';

const ROWS: PrintedTable['rows'] = [
  ['(一)', '航標應汰換，爰請於三個月內提出書面報告。', '配合辦理。'],
  ['(二)', '船舶檢查應公開。'.repeat(24), '本署於114年4月17日以海航企字第1144000332號函送立法院。'.repeat(12)],
  ['(三)', '港區照明應改善。', '業已完成。'],
];
const EXPECTED = ROWS.map((cells) => cells.join(''));
const printed = (table: Partial<PrintedTable> = {}): PdfPage[] => printTable({ rows: ROWS, ruling: 'all', ...table });

async function rowsOf(bytes: Uint8Array): Promise<string[]> {
  const { content, problems } = await readPdf(bytes);
  expect(problems).to.deep.equal([]);
  const { resolutions } = readResolutionTable(findAnnex(content!).table!);
  return resolutions.map(({ item, text, reply }) => `${item}${text}${reply}`.replace(/\s/g, ''));
}

describe('PDFs of other programs', () => {
  it('are read where fonts are not embedded and their letters are Big5 codes', async () => {
    const inBig5 = (content: string): string => content.replace(/<([0-9a-f]+)>/g, (_, hex: string) =>
      `<${Buffer.from(encodeBig5(Buffer.from(hex, 'hex').swap16().toString('utf16le'))).toString('hex')}>`);
    for (const map of ['ETen-B5-H', 'B5pc-H', 'HKscs-B5-H']) {
      const font = `<< /Type /Font /Subtype /Type0 /BaseFont /DFKai-SB /Encoding /${map} /DescendantFonts [4 0 R] >>`;
      expect(await rowsOf(makePdf(printed().map((page) => ({ ...page, content: inBig5(page.content) })), { font })), map).to.deep.equal(EXPECTED);
    }
  });

  it('are refused where printing turned the letters of the table to codes, and told of where others are, with their pages', async () => {
    const codes = { content: [700, 680, 660].map((y) => words(50, y, '()!"#$%&\'*+,-.1_:;<=>?@AB')).join('') };
    const toldOf = async (pages: readonly PdfPage[]): Promise<string[]> =>
      (await readPdf(makePdf(pages))).problems.map(({ code, params, blocking }) => `${code} ${params['pages']} ${blocking}`);
    const [first, ...more] = printed({ linesPerPage: 12 });
    expect(await toldOf([first!, codes, ...more])).to.deep.equal(['pdf-letters-unknown 2 true']);
    expect(await toldOf([codes, { content: words(50, 700, '海務署單位預算') }, first!, ...more])).to.deep.equal(['pdf-pages-unknown 1 false']);
    expect(await toldOf([codes, codes])).to.deep.equal(['pdf-letters-unknown 1-2 true']);
  });

  it('are read where a sheet cuts an item into several ruled rows, and a page ends below the last of them', async () => {
    const part = (about: string): string => `${about}之維護紀錄應按時登載，並由各港務單位逐季檢討。`.repeat(3);
    const rows: PrintedTable['rows'] = [
      ['(一)', part('航標'), part('燈塔')], ['', part('浮筒'), ''], ['(二)', part('碼頭'), part('岸電')], ['(三)', part('船塢'), '遵照辦理。'],
    ];
    const joined = [['(一)', part('航標') + part('浮筒'), part('燈塔')], ...rows.slice(2)];
    for (const linesPerPage of [5, 9, 10, 11, 30]) {
      const pages = printTable({ rows, ruling: 'all', linesPerPage });
      expect(await rowsOf(makePdf(pages)), `${linesPerPage}`).to.deep.equal(joined.map((cells) => cells.join('')));
    }
  });

  it('are read where the agency stands before the item number, and no ruling parts the rows', async () => {
    const xs = [50, 110, 150, 350, 554];
    const rows = ROWS.map(([item, content, reply], at) => [at % 2 ? '' : '海務署', item, content.slice(0, 40), reply.slice(0, 40)]);
    const wrapped = rows.map((cells) => cells.map((cell) => cell.match(/.{1,15}/gu) ?? []));
    let y = 676;
    const text = wrapped.map((cells) => {
      const drawn = cells.map((lines, column) => lines.map((line, at) => words(xs[column]! + 4, y - 18 * at, line)).join('')).join('');
      y -= 18 * Math.max(...cells.map(({ length }) => length));
      return drawn;
    }).join('');
    const heads = ['機關', '項次', '內容', '辦理情形'].map((head, at) => words(xs[at]! + 6, 695, head)).join('');
    const title = words(250, 780, '海務署') + words(80, 760, TITLE) + words(250, 740, '中華民國114年度');
    const rulings = [714, 690, y].map((at) => stroke(50, at, 554, at)).join('') + xs.map((x) => stroke(x, 714, x, y)).join('');
    expect(await rowsOf(makePdf([{ content: title + heads + text + rulings }]))).to.deep.equal(rows.map((cells) => cells.slice(1).join('')));
  });
});
