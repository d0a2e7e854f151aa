/** One table in the layouts of many offices, read back from each format: what stands in it must not depend on the file. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { findAnnex } from '../../../server/documents/annex/find-annex.ts';
import type { ContentReading } from '../../../server/documents/content.ts';
import { readDocx } from '../../../server/documents/office/read-docx.ts';
import { readHtml } from '../../../server/documents/office/read-html.ts';
import { readOdt } from '../../../server/documents/office/read-odt.ts';
import { readText } from '../../../server/documents/annex/read-text.ts';
import { readResolutionTable } from '../../../server/documents/annex/resolution-table.ts';
import { docxOf, odtCell, odtOf, odtParagraph, odtTable, wordCell, wordParagraph, wordTable, xmlText } from '../../support/office-files.ts';
import { sharedPath } from '../../support/shared.ts';

type Row = { sectionPath: readonly string[]; item: string; text: string; reply: string };

const HEAD = ['甲部乙署', '立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表', '中華民國114年度'];
const OWN: Row[] = [
  { sectionPath: ['總預算案', '壹、通案決議部分'], item: '(一)', text: '請各機關檢討下列事項：\n一、甲事項。\n二、乙事項 a<b、R&D。', reply: '遵照辦理。' },
  { sectionPath: ['總預算案', '壹、通案決議部分'], item: '(三六九)', text: '請於三個月內向立法院提出書面報告。', reply: '本部於114年4月17日以甲授乙字第1140000001號函，將「檢討」書面報告送立法院。\n說明如下：\n一、已檢討。' },
  { sectionPath: ['總預算案', '參、各委員會審查決議部分', '丙委員會審議結果', '歲出部分第20款甲部主管第3項乙署'], item: '(一)', text: '凍結500萬元。', reply: '' },
  { sectionPath: ['總預算案', '參、各委員會審查決議部分', '丙委員會審議結果', '歲出部分第20款甲部主管第3項乙署'], item: '(二)', text: '「引號」與（括號）。', reply: '非本部業務。' },
];

type Cells = { cell: (text: string, columns?: number) => string; row: (...cells: string[]) => string; table: (...rows: string[]) => string; line: (text: string) => string };
type Format = Cells & { file: (body: string) => Uint8Array; read: (bytes: Uint8Array) => Promise<ContentReading> };

const covered = '<table:covered-table-cell/>';
const FORMATS: Record<string, Format> = {
  DOCX: {
    cell: (text, columns = 1) => wordCell(text, columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''),
    row: (...cells) => cells.join(''), table: wordTable, line: (text) => wordParagraph(text), file: (body) => docxOf(`${body}<w:p/>`), read: readDocx,
  },
  ODT: {
    cell: (text, columns = 1) => odtCell(text, `table:number-columns-spanned="${columns}"`) + covered.repeat(columns - 1),
    row: (...cells) => cells.join(''), table: odtTable, line: (text) => odtParagraph(text), file: (body) => odtOf(body), read: readOdt,
  },
  HTML: {
    cell: (text, columns = 1) => `<td colspan="${columns}">${text.split('\n').map((line) => `<p>${xmlText(line)}</p>`).join('\n')}</td>`,
    row: (...cells) => cells.join(''), table: (...rows) => `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`,
    line: (text) => `<p>${xmlText(text)}</p>`, file: (body) => new TextEncoder().encode(`<html><meta charset="utf-8"><body>${body}</body></html>`), read: readHtml,
  },
};

/** Rows of XML: a heading where the section changes, and each resolution. */
function rowsOf(rows: readonly Row[], heading: (words: string) => string, resolution: (row: Row, index: number) => string): string[] {
  let last = '';
  return rows.flatMap((row, index) => {
    const words = row.sectionPath.join(' ');
    const isNew = words !== last;
    last = words;
    return isNew ? [heading(words), resolution(row, index)] : [resolution(row, index)];
  });
}

const LAYOUTS: Record<string, (cells: Cells, rows: readonly Row[]) => string> = {
  'one table in a book': (of, rows) => [
    of.line('目次'), of.line(`3. ${HEAD[1]} 12-13`), of.table(of.row(of.cell('車號'), of.cell('年份'), of.cell('備註')), of.row(of.cell('1'), of.cell('2'), of.cell('3'))),
    ...HEAD.map(of.line),
    of.table(of.row(of.cell('決議、附帶決議及注意事項', 2), of.cell('辦理情形')), of.row(of.cell('項次'), of.cell('內容'), of.cell('')), ...threeColumns(of, rows)),
    of.line('甲部乙署'), of.line('公務車輛明細表'), of.table(of.row(of.cell('車號'), of.cell('年份'), of.cell('備註')), of.row(of.cell('1'), of.cell('2'), of.cell('3'))),
  ].join(''),
  'a table a row, the head on each': (of, rows) => threeColumns(of, rows)
    .map((row) => HEAD.map(of.line).join('') + of.table(of.row(of.cell('項次'), of.cell('決議內容'), of.cell('辦理情形')), row)).join(''),
  'a table a row, nothing repeated': (of, rows) => HEAD.map(of.line).join('') + of.table(of.row(of.cell('項次'), of.cell('決議內容'), of.cell('辦理情形')))
    + threeColumns(of, rows).map((row) => of.table(row)).join(of.line('- 3 -')),
  'the head in the table': (of, rows) => of.table(of.row(of.cell(HEAD.join('\n'), 3)), of.row(of.cell('項次'), of.cell('決議內容'), of.cell('辦理情形')), ...threeColumns(of, rows)),
  'no item column': (of, rows) => HEAD.map(of.line).join('')
    + of.table(of.row(of.cell('決議事項'), of.cell('辦理情形')), ...rowsOf(rows, (words) => of.cell(words, 2), (row) => of.row(of.cell(row.item + row.text), of.cell(row.reply)))),
  'six columns': (of, rows) => HEAD.map(of.line).join('') + of.table(
    of.row(...['序號', '項次', '決議內容', '主辦單位', '辦理情形', '備註'].map((head) => of.cell(head))),
    ...rowsOf(rows, (words) => of.cell(words, 6), (row, index) => of.row(...[String(index + 1), row.item, row.text, '秘書室', row.reply, '略'].map((cell) => of.cell(cell)))),
  ),
};
const threeColumns = (of: Cells, rows: readonly Row[]): string[] =>
  rowsOf(rows, (words) => of.cell(words, 3), (row) => of.row(of.cell(row.item), of.cell(row.text), of.cell(row.reply)));

async function readBack({ file, read }: Format, body: string): Promise<{ rows: Row[]; problems: string[]; head: unknown[] }> {
  const { content, problems } = await read(file(body));
  const annex = findAnnex(content!);
  const reading = readResolutionTable(annex.table!);
  return {
    rows: reading.resolutions.map(({ sectionPath, item, text, reply }) => ({ sectionPath, item, text, reply })),
    problems: [...problems, ...annex.problems, ...reading.problems].map((one) => one.code),
    head: [annex.table!.agency, annex.table!.fiscalYear],
  };
}

for (const [name, layout] of Object.entries(LAYOUTS)) {
  describe(`the annex as ${name}`, () => {
    for (const [format, of] of Object.entries(FORMATS)) {
      it(`is the same in ${format}`, async () => {
        const { rows, problems, head } = await readBack(of, layout(of, OWN));
        expect(rows).to.deep.equal(OWN);
        expect(problems).to.deep.equal(['no-reply']);
        expect(head).to.deep.equal(['甲部乙署', 2025]);
      });
    }

    it('holds a real book in every format', async function () {
      const path = sharedPath('corpus', '000_055715ba2fb7d9f3.txt');
      if (path === null) {
        console.log('      skipped: the folder of real documents is not beside the repository');
        return this.skip();
      }
      const book = readResolutionTable(readText(readFileSync(path)).table!).resolutions.map(({ sectionPath, item, text, reply }) => ({ sectionPath, item, text, reply }));
      for (const [format, of] of Object.entries(FORMATS)) {
        const { rows, problems } = await readBack(of, layout(of, book));
        expect(problems, format).to.deep.equal([]);
        expect(rows, format).to.deep.equal(book);
      }
    });
  });
}
