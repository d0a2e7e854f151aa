import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ContentReading, Grid } from '../../../server/documents/content.ts';
import { MAX_ROWS } from '../../../server/documents/sheets/bounds.ts';
import { readCsv } from '../../../server/documents/sheets/read-csv.ts';
import { readOds } from '../../../server/documents/sheets/read-ods.ts';
import { readXls, readXlsx } from '../../../server/documents/sheets/read-workbook.ts';
import { encodeBig5 } from '../../support/big5.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const grids = ({ content }: ContentReading): Grid[] => (content?.blocks ?? []).filter((one) => one.kind === 'grid');
const cells = (reading: ContentReading): string[][] => grids(reading)[0]?.rows.map((row) => row.cells) ?? [];
const codes = ({ problems }: ContentReading): string[] => problems.map((one) => one.code);

describe('a workbook', () => {
  for (const [name, read] of [['xlsx', readXlsx], ['xls', readXls], ['ods', readOds]] as const) {
    it(`as ${name} shows its values as its cells do, days in ISO, whole numbers whole, and nothing of what is merged away`, async () => {
      expect(cells(await read(fixture(`hidden-and-merged.${name}`)))).to.deep.equal([
        ['項次', '內容', '日期', '金額', '號'],
        ['1', '甲\n乙', '2025-04-17', '1234567.5', '1144000332'],
        ['2.5', '丙', '2025-04-17', '0.25', '11440003321234'],
        ['', '', 'TRUE', '#DIV/0!', '=1+1'],
      ]);
    });

    it(`as ${name} is read with its hidden rows, columns and sheets, and says so`, async () => {
      const reading = await read(fixture(`hidden-and-merged.${name}`));
      expect(grids(reading).map((one) => [one.name, one.rows.at(-1)!.place])).to.deep.equal([['甲表', { page: 1, line: 4 }], ['藏', { page: 2, line: 1 }]]);
      expect(codes(reading)).to.deep.equal(['sheet-hidden-rows', 'sheet-hidden-columns', 'sheet-hidden']);
      expect(reading.problems[1]!.params).to.deep.equal({ sheet: '甲表', count: 1, column: 'C' });
    });
  }

  it('is known by its bytes, not by its name', async () => {
    expect(cells(await readXlsx(fixture('hidden-and-merged.xls')))[1]![0]).to.equal('1');
    expect(cells(await readXls(fixture('hidden-and-merged.xlsx')))[1]![0]).to.equal('1');
  });

  it('is not cut in silence where something stands far below or far to the right', async () => {
    const changed = (rows: string): Uint8Array => {
      const parts = unzipSync(fixture('hidden-and-merged.xlsx'));
      const name = 'xl/worksheets/sheet1.xml';
      return zipSync({ ...parts, [name]: strToU8(strFromU8(parts[name]!).replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>`).replace(/<mergeCells.*<\/mergeCells>/s, '')) });
    };
    const at = (name: string): string => `<c r="${name}" t="inlineStr"><is><t>甲</t></is></c>`;
    expect(codes(await readXlsx(changed(`<row r="1">${at('A1')}</row><row r="1048576">${at('A1048576')}</row>`)))).to.include('sheet-too-long');
    const wide = await readXlsx(changed(`<row r="1">${at('A1')}${at('XFD1')}</row>`));
    expect([codes(wide).includes('sheet-too-wide'), cells(wide)]).to.deep.equal([true, [['甲']]]);
  });

  it('that is none, or broken, is refused', async () => {
    for (const bytes of [strToU8('項次,內容'), new Uint8Array(), strToU8('<table><tr><td>1'), zipSync({ 'a.txt': strToU8('a') })]) {
      for (const read of [readXlsx, readXls, readOds]) {
        const reading = await read(bytes);
        expect([reading.content, reading.problems.length, reading.problems[0]!.blocking]).to.deep.equal([null, 1, true]);
      }
    }
    const whole = fixture('hidden-and-merged.xls');
    for (const length of [600, 2000, 4000]) expect((await readXls(whole.subarray(0, length))).problems, String(length)).to.not.deep.equal([]);
  });
});

const NAMESPACES = ['office', 'table', 'text', 'style'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');
const ods = (sheet: string): Uint8Array => zipSync({
  mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
  'content.xml': strToU8(`<office:document-content ${NAMESPACES}><office:body><office:spreadsheet>${sheet}</office:spreadsheet></office:body></office:document-content>`),
});
const sheet = (...rows: string[]): string => `<table:table table:name="表">${rows.join('')}</table:table>`;
const cell = (words: string, attributes = ''): string => `<table:table-cell office:value-type="string" ${attributes}>${words}</table:table-cell>`;
const row = (words: string, attributes = ''): string => `<table:table-row ${attributes}>${words}</table:table-row>`;

describe('an ODS', () => {
  it('keeps blanks, tabs and line breaks, and leaves out notes', async () => {
    const words = '<office:annotation><text:p>註</text:p></office:annotation><text:p>\n  甲<text:s text:c="2"/>乙\n   丙  丁<text:tab/>丁<text:line-break/>戊</text:p><text:p/><text:p><text:span>己</text:span> &amp; 庚</text:p>';
    expect(cells(await readOds(ods(sheet(row(cell(words))))))).to.deep.equal([['甲  乙 丙  丁\t丁\n戊\n\n己 & 庚']]);
  });

  it('counts empty rows and cells that repeat, without making them', async () => {
    const reading = await readOds(ods(sheet(
      row(cell('', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="5"'),
      row(cell('', 'table:number-columns-repeated="2"') + cell('<text:p>甲</text:p>', 'table:number-columns-repeated="2"') + cell('', 'table:number-columns-repeated="16380"'), 'table:number-rows-repeated="2"'),
      row(cell('', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048569"'),
    )));
    expect(cells(reading)).to.deep.equal([[], [], [], [], [], ['', '', '甲', '甲'], ['', '', '甲', '甲']]);
    expect(codes(reading)).to.deep.equal([]);
  });

  it('that claims endless rows, columns or blanks is refused or cut, and costs little', async () => {
    const endless = await readOds(ods(sheet(row(cell('<text:p>甲</text:p>', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"'))));
    expect(endless.content).to.equal(null);
    expect(codes(endless)).to.deep.equal(['sheet-too-much']);
    const long = await readOds(ods(sheet(row(cell('<text:p>甲</text:p>'), 'table:number-rows-repeated="1048576"'))));
    expect(codes(long)).to.deep.equal(['sheet-too-long']);
    const wide = await readOds(ods(sheet(row(cell('<text:p>甲</text:p>', 'table:number-columns-repeated="16384"')))));
    expect(codes(wide)).to.deep.equal(['sheet-too-wide']);
    const blank = await readOds(ods(sheet(row(cell(`<text:p>${'<text:s text:c="999999999"/>'.repeat(20_000)}</text:p>`)))));
    expect(codes(blank)).to.deep.equal(['sheet-too-much']);
  });

  it('expands no entity of its own', async () => {
    const bomb = ods(sheet(row(cell('<text:p>&lol;</text:p>')))).slice();
    expect(cells(await readOds(bomb))).to.deep.equal([['&lol;']]);
  });
});

describe('a CSV', () => {
  const csv = (text: string): Promise<ContentReading> => readCsv(strToU8(text));
  const ROWS = [['項次', '內容', '辦理情形'], ['1', '甲，乙', '丙']];

  it('is parted by commas, tabs or semicolons, whatever else its texts hold', async () => {
    for (const mark of [',', '\t', ';']) {
      expect(cells(await csv(ROWS.map((one) => one.join(mark)).join('\n'))), mark).to.deep.equal(ROWS);
    }
    const lists = [['項次', '內容'], ['1', '甲,乙,丙;丁'], ['2', '戊'], ['3', '己,庚']];
    for (const mark of ['\t', ';']) {
      const text = lists.map((one) => one.map((words) => (words.includes(mark) ? `"${words}"` : words)).join(mark)).join('\n');
      expect(cells(await csv(text)), mark).to.deep.equal(lists);
    }
    expect(cells(await csv('sep=;\r\n項次;內容\r\n1;甲,乙'))).to.deep.equal([['項次', '內容'], ['1', '甲,乙']]);
  });

  it('is UTF-8 with or without a mark, UTF-16 or Big5', async () => {
    const text = '項次,內容\r\n1,請檢討，並提出書面報告。\r\n';
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    for (const bytes of [strToU8(text), strToU8(`\ufeff${text}`), utf16, encodeBig5(text)]) {
      expect(cells(await readCsv(bytes))).to.deep.equal([['項次', '內容'], ['1', '請檢討，並提出書面報告。']]);
    }
  });

  it('knows the line each row begins on, with line breaks and quotes inside its cells', async () => {
    const reading = await csv('項次,內容\n1,"甲\n""乙"",\n丙"\n\n2,5" 螢幕\n');
    expect(grids(reading)[0]!.rows.filter((one) => one.cells.length > 0).map(({ cells: own, place }) => [place.line, ...own])).to.deep.equal([
      [1, '項次', '內容'], [2, '1', '甲\n"乙",\n丙'], [6, '2', '5" 螢幕'],
    ]);
  });

  it('whose quote never closes, which is empty or too long is refused, and the line told', async () => {
    expect((await csv('項次,內容\n1,"甲\n2,乙')).problems.map(({ code, blocking }) => [code, blocking])).to.deep.equal([['csv-quote', true]]);
    expect(codes(await csv(''))).to.deep.equal(['empty']);
    expect(codes(await csv(',,\n,,'))).to.deep.equal(['empty']);
    expect(codes(await csv('甲,乙\n'.repeat(MAX_ROWS + 1)))).to.deep.equal(['sheet-too-long']);
  });
});
