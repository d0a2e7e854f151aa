/** Budget books as browsers print them to PDF, compared with the words they were made of. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { findAnnex } from '../../server/documents/annex/find-annex.ts';
import { readPdf } from '../../server/documents/pdf/read-pdf.ts';
import { readFile } from '../../server/documents/reader/read-file.ts';
import { readText } from '../../server/documents/annex/read-text.ts';
import { readResolutionTable } from '../../server/documents/annex/resolution-table.ts';
import { bookHtml, type BookRow, type BookStyle } from '../support/book-html.ts';
import { openChromium } from '../support/chromium.ts';
import { sharedPath } from '../support/shared.ts';

const OPEN = 'table.annex td, table.annex th { border: none }';
const WITHOUT_ROWS = 'table.annex td { border-top: none; border-bottom: none }';

const SMALL = [['年度', '預算數', '執行率'], ['112', '1,234', '98.5%'], ['113', '5,678', '97%']];

const UPRIGHT_HEADS = 'table.annex th { vertical-align: middle; padding: 2pt } table.annex th:nth-child(3) { line-height: 1.9 }';
const STYLES: Record<string, BookStyle> = {
  'all rulings': {},
  'rulings between columns only': { css: WITHOUT_ROWS },
  'no rulings': { css: OPEN },
  'no rulings and hardly a gutter': { css: `${OPEN} table.annex td { padding: 0 2pt }` },
  'no repeated heads': { repeatsHeads: false, css: WITHOUT_ROWS },
  'no rulings and no repeated heads': { repeatsHeads: false, css: OPEN },
  'dotted rulings and open sides': { css: 'table.annex td { border-style: dotted } table.annex td:first-child { border-left: none } table.annex td:last-child { border-right: none }' },
  'cells in the middle': { css: 'table.annex td { vertical-align: middle }' },
  'cells in the middle without rulings': { css: `${OPEN} table.annex td { vertical-align: middle; padding: 5pt 4pt } tr { break-inside: avoid }` },
  'justified and spaced letters': { css: `${OPEN} td { letter-spacing: .15em } p { text-align: justify }` },
  'lying pages and small type': { css: '@page { size: A4 landscape } body { font-size: 8pt }' },
  'narrow item numbers': { css: WITHOUT_ROWS, columns: ['5%', '52%', '43%'] },
  'a fourth column': { css: OPEN, columns: ['9%', '48%', '35%'], fourth: { head: '備註', cell: '', width: '8%' } },
  'heads that stand upright in narrow columns': { css: UPRIGHT_HEADS, columns: ['4%', '50%', '41%'], fourth: { head: '主辦單位', cell: '船檢科', width: '5%' } },
  'heads that stand upright in narrow columns, without rulings': { css: OPEN + UPRIGHT_HEADS, columns: ['4%', '50%', '41%'], fourth: { head: '主辦單位', cell: '船檢科', width: '5%' } },
  'numbers in the contents, all rulings': { hasTwoColumns: true },
  'numbers in the contents, rulings between columns': { hasTwoColumns: true, css: WITHOUT_ROWS, repeatsHeads: false },
  'numbers in the contents, no rulings': { hasTwoColumns: true, css: OPEN },
  'a frame around the table alone': { css: `${OPEN} table.annex { border: 1pt solid #000 }`, repeatsHeads: false },
  'small tables in the cells': { smallTable: SMALL },
  'small tables in cells without rulings': { smallTable: SMALL, css: OPEN },
  'paragraphs that hang, without rulings': { css: `${OPEN} td p { text-indent: -2em; padding-left: 2em }`, columns: ['14%', '48%', '38%'] },
  'letters that overflow a page end': { css: `${WITHOUT_ROWS} body { line-height: 1.2 }` },
  'margins that change sides': { css: `${OPEN} @page :left { margin: 18mm 26mm 18mm 12mm } @page :right { margin: 18mm 12mm 18mm 26mm }` },
  'margins that change sides, without repeated heads': {
    repeatsHeads: false, css: `${OPEN} @page :left { margin: 18mm 26mm 18mm 12mm } @page :right { margin: 18mm 12mm 18mm 26mm }`,
  },
  'headings spread over the width': { css: `${OPEN} td[colspan] { text-align: justify; text-align-last: justify; font-size: 1.3em }` },
  'narrow cells set in full lines': { css: `${WITHOUT_ROWS} table.annex td { padding: 0 1.5pt; text-align: justify }`, columns: ['7%', '46%', '47%'] },
  'rows too high to be broken': { css: `${WITHOUT_ROWS} tr { break-inside: avoid } body { line-height: 2.6 }` },
  'headings in the second column': { css: WITHOUT_ROWS, headingsIn: 'content' },
  'a table for each section': { hasTableForEachSection: true },
  'a table for each section, without rulings': { hasTableForEachSection: true, css: OPEN },
  'a table for each section, on lying pages after upright ones': {
    hasTableForEachSection: true, css: '@page lying { size: A4 landscape } table.annex ~ table.annex { page: lying }',
  },
  'underlined numbers in the contents, all rulings': { hasTwoColumns: true, css: 'td p { text-decoration: underline }' },
  'letters that touch the rulings': { css: 'table.annex td { padding: 1pt 0 } p { text-align: justify }' },
  'small tables below heads of the same words': { smallTable: [['項目', '決議內容', '辦理情形'], ['檢測', '檢測12處', '已完成']] },
  'small tables set in two kinds of type': { smallTable: SMALL, css: '.small td:nth-child(2) { font: 8pt/2.4 sans-serif; padding-top: 4pt }' },
};

const sentence = (about: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `${about}之第${at + 1}點（即API${at}），各港務單位應檢討「碼頭設施」維護情形，並依海象預報調整巡查班次。`).join('');

const ownRows = (): BookRow[] => [
  ...[3, 14, 1, 40, 2].map((count, index): BookRow => ({
    path: ['總預算案', '壹、通案決議部分'], item: `(${'一二三四五'[index]})`, text: sentence('航標', count),
    reply: index === 2 ? `本署於114年4月17日以海航企字第1144000332號函送立法院。\n一、${sentence('船檢', 30)}\n二、賡續辦理。` : '配合辦理。',
  })),
  ...[2, 9, 5].map((count, index): BookRow => ({
    path: ['總預算案', '參、各委員會審查決議部分', '交通委員會審議結果', '歲出部分第20款海洋委員會主管第1項海務署'], item: `(${['一', '三六九', '二十二'][index]})`,
    text: `${sentence('救難', count)}爰要求於三個月內提出書面報告。`, reply: `${sentence('救難', 12 - count)}業已完成。`,
  })),
];

const bare = (row: { path: string[]; item: string; text: string; reply: string }): string =>
  [row.path.join('>'), row.item, row.text, row.reply].join('|').replace(/\s/g, '');

describe('a budget book printed to PDF', function () {
  let browser: Browser | null = null;
  before(async function () {
    browser = await openChromium();
    if (browser === null) this.skip();
  });
  after(async () => browser?.close());

  async function print(rows: readonly BookRow[], style: BookStyle): Promise<Uint8Array> {
    const page = await browser!.newPage();
    await page.setContent(bookHtml(rows, style));
    const footer = '<div style="font-size: 9pt; width: 100%; text-align: center">- <span class="pageNumber"></span> -</div>';
    const bytes = await page.pdf({ preferCSSPageSize: true, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer });
    await page.close();
    return bytes;
  }

  async function read(bytes: Uint8Array): Promise<string[]> {
    const { content, problems } = await readPdf(bytes);
    expect(problems).to.deep.equal([]);
    const { table } = findAnnex(content!);
    const reading = readResolutionTable(table!);
    expect(reading.problems.filter(({ blocking }) => blocking)).to.deep.equal([]);
    return reading.resolutions.map((one) => bare({ path: one.sectionPath, item: one.item, text: one.text, reply: one.reply }));
  }

  for (const [name, style] of Object.entries(STYLES)) {
    it(`is read to the character: ${name}`, async () => {
      const rows = ownRows();
      const small = (style.smallTable ?? []).flat().join('');
      expect(await read(await print(rows, style))).to.deep.equal(rows.map((row) => bare({ ...row, reply: row.reply + small })));
    });
  }

  for (const name of ['all rulings', 'no rulings', 'no rulings and no repeated heads'] as const) {
    it(`gives the 36 real resolutions back: ${name}`, async function () {
      const file = sharedPath('corpus', '000_055715ba2fb7d9f3.txt');
      if (file === null) {
        console.log('      skipped: the folder of real documents is not beside the repository');
        return this.skip();
      }
      const truth = readResolutionTable(readText(readFileSync(file)).table!).resolutions.map((one) => ({ ...one, path: one.sectionPath }));
      expect(await read(await print(truth, STYLES[name]!))).to.deep.equal(truth.map(bare));
    });
  }

  describe('with columns as officers word them', () => {
    /** Heads with their widths, and a row's cells for its number, text and reply. */
    const TABLES: Record<string, { heads: string; cells: (item: string, text: string, reply: string) => string[]; told: object; leftOut: string[] }> = {
      'proposers and what is kept up': {
        heads: '<tr><th style="width: 6%">編號<th style="width: 12%">提案委員<th>決議內容<th>辦理情形<th style="width: 7%">列管情形<th style="width: 6%">備註',
        cells: (item, text, reply) => [item, '王甲等3人', text, reply, '繼續列管', ''], told: { unit: null, dueOn: null, letters: [] }, leftOut: ['列管情形'],
      },
      'a deadline and a letter': {
        heads: '<tr><th style="width: 6%">項次<th>決議事項<th style="width: 14%">辦理期限<th>執行情形<th style="width: 14%">發文日期及文號',
        cells: (item, text, reply) => [item, text, '114年6月3日', reply, '114年4月10日海務企字第1140000200號'],
        told: { unit: null, dueOn: '2025-06-03', letters: [{ documentNumber: '海務企字第1140000200號', issuedOn: '2025-04-10' }] }, leftOut: [],
      },
    };
    const RULINGS = { 'all rulings': '', 'rulings between columns only': 'td { border-top: none; border-bottom: none }', 'no rulings': 'td, th { border: none }' };
    const rows = ['(一)', '(二)', '(三)', '(四)'].map((item, at) => ({ item, text: `${sentence('航標', 3 + at)}爰請檢討。`, reply: `${sentence('船檢', 9 - 2 * at)}業已完成。` }));
    const withRulings = Object.entries(TABLES).flatMap(([name, table]) => Object.entries(RULINGS).map(([ruling, css]) => ({ name: `${name}, ${ruling}`, css, table })));
    const readTable = async (heads: string, css: string, cells: (item: string, text: string, reply: string) => string[]) => {
      const page = await browser!.newPage();
      const body = rows.map(({ item, text, reply }) => `<tr>${cells(item, text, reply).map((cell) => `<td>${cell}`).join('')}`).join('');
      await page.setContent(`<meta charset="utf-8"><style>@page { size: A4; margin: 18mm } body { font: 12pt/1.5 'Noto Serif CJK TC' } td, th { border: .7pt solid; padding: 2pt 4pt; vertical-align: top }
        table { border-collapse: collapse; width: 100%; table-layout: fixed } ${css}</style>
        <center>海務署<br>立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表<br>中華民國114年度</center><table><thead>${heads}</thead>${body}</table>`);
      const bytes = await page.pdf({ preferCSSPageSize: true });
      await page.close();
      const reading = await readFile({ bytes, name: 'a.pdf' }, () => {});
      const { resolutions, problems } = reading.kind === 'resolutions' ? reading.blocks[0]! : { resolutions: [], problems: [] };
      return {
        words: resolutions.map((one) => bare({ path: [], item: one.item, text: one.text, reply: one.reply })),
        told: resolutions.map((one) => one.told),
        problems: [...reading.problems, ...problems].map(({ code, params }) => `${code} ${params['columns'] ?? params['words']}`),
      };
    };
    for (const { name, css, table: { heads, cells, told, leftOut } } of withRulings) {
      it(`is read column by column: ${name}`, async () => {
        expect(await readTable(heads, css, cells)).to.deep.equal({
          words: rows.map((row) => bare({ path: [], ...row })), told: rows.map(() => told), problems: leftOut.map((columns) => `columns-left-out ${columns}`),
        });
      });
    }
    it('tells of heads below others that nothing rules off', async () => {
      const heads = '<tr><th rowspan="2" style="width: 8%">項次<th rowspan="2">內容<th colspan="2">辦理情形<tr><th style="width: 14%">列管情形<th>執行進度';
      const { problems } = await readTable(heads, RULINGS['no rulings'], (item, text, reply) => [item, text, '續管', reply]);
      expect(problems[0]).to.equal('pdf-heads-unread 列管情形執行進度');
    });
  });
});
