import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import type { ContentReading } from '../../../server/documents/content.ts';
import { readCsv } from '../../../server/documents/sheets/read-csv.ts';
import { readOds } from '../../../server/documents/sheets/read-ods.ts';
import { readXlsx } from '../../../server/documents/sheets/read-workbook.ts';
import { unguardFormula, writeCsv } from '../../../server/documents/write/csv.ts';
import { writeOds } from '../../../server/documents/write/ods.ts';
import { type Sheet, sheetNames } from '../../../server/documents/write/sheet.ts';
import { MAX_CELL_CHARACTERS, writeXlsx } from '../../../server/documents/write/xlsx.ts';

const SHEET: Sheet = {
  name: '清單',
  columns: [
    { head: '項次', width: 8, kind: 'text' }, { head: '期限', width: 12, kind: 'day' }, { head: '凍結金額', width: 16, kind: 'money' }, { head: '日數', width: 8, kind: 'number' },
  ],
  rows: [['(一)', '2025-04-21', 49_706_000, 12], ['001', null, null, null], ['甲 "乙"\n丙, 丁', '', 0, -3]],
};
const cellsOf = async (reading: Promise<ContentReading>): Promise<string[][][]> =>
  ((await reading).content?.blocks ?? []).flatMap((block) => (block.kind === 'grid' ? [block.rows.map((row) => row.cells)] : []));

describe('a sheet', () => {
  it('shows the same as ODS and as XLSX: days as text, money with commas, numbers as they are', async () => {
    const shown = [['項次', '期限', '凍結金額', '日數'], ['(一)', '2025-04-21', '49,706,000', '12'], ['001'], ['甲 "乙"\n丙, 丁', '', '0', '-3']];
    expect(await cellsOf(readOds(writeOds([SHEET])))).to.deep.equal([shown]);
    expect(await cellsOf(readXlsx(await writeXlsx([SHEET])))).to.deep.equal([shown]);
  });

  it('as CSV is UTF-8 with a byte order mark, CRLF, and quotes where they are needed', async () => {
    const bytes = writeCsv(SHEET);
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).to.equal('項次,期限,凍結金額,日數\r\n(一),2025-04-21,49706000,12\r\n001,,,\r\n"甲 ""乙""\n丙, 丁",,0,-3\r\n');
  });

  it('as CSV starts no formula, whatever a text begins with, and the guard comes off exactly', () => {
    const plain: Sheet = { ...SHEET, columns: SHEET.columns.slice(0, 1), rows: [] };
    for (const text of ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', "'=1", "''+", '＝1', '\n=1', 'a=1', "'甲", '']) {
      const written = new TextDecoder().decode(writeCsv({ ...plain, rows: [[text]] })).split('\r\n').slice(1).join('\r\n').replace(/\r\n$/, '');
      const cell = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
      expect(cell, JSON.stringify(text)).not.to.match(/^[=+\-@\t\r＝]/);
      expect(unguardFormula(cell)).to.equal(text);
    }
  });

  it('as CSV is read back by our own reader', async () => {
    expect(await cellsOf(readCsv(writeCsv(SHEET)))).to.deep.equal([[['項次', '期限', '凍結金額', '日數'], ['(一)', '2025-04-21', '49706000', '12'], ['001'], ['甲 "乙"\n丙, 丁', '', '0', '-3']]]);
  });

  it('loses only what no file can carry', async () => {
    const odd: Sheet = { ...SHEET, rows: [['甲\u0000\u000b乙\ud800丙\ufffe', null, null, null]] };
    expect((await cellsOf(readOds(writeOds([odd]))))[0]![1]).to.deep.equal(['甲乙丙']);
    expect((await cellsOf(readXlsx(await writeXlsx([odd]))))[0]![1]).to.deep.equal(['甲乙丙']);
  });

  it('as XLSX says where a cell could not hold all of a text; as ODS it holds it', async () => {
    const long = '決'.repeat(40_000);
    const sheet: Sheet = { ...SHEET, rows: [[long, null, null, null]] };
    const [cut] = (await cellsOf(readXlsx(await writeXlsx([sheet]))))[0]![1]!;
    expect(cut!.length).to.equal(MAX_CELL_CHARACTERS);
    expect(cut).to.match(/決……（.+）$/);
    expect((await cellsOf(readOds(writeOds([sheet]))))[0]![1]).to.deep.equal([long]);
  });

  it('as XLSX prints as wide as the paper, with its head on every page', async () => {
    const files = unzipSync(await writeXlsx([{ ...SHEET, name: 'A & B' }, SHEET]));
    const text = (path: string): string => new TextDecoder().decode(files[path]);
    expect(text('xl/worksheets/sheet2.xml')).to.match(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/).and.match(/<pageSetup [^>]*fitToHeight="0"/);
    expect(text('xl/workbook.xml')).to.include(`localSheetId="0">'A &amp; B'!$1:$1<`).and.include('localSheetId="1"');
  });

  it('is one of several, each under a name every program takes', async () => {
    const named = ['甲/乙:丙?', '甲/乙:丙?', '', "'引'", '長'.repeat(60)].map((name) => ({ ...SHEET, name }));
    const names = sheetNames(named);
    expect(new Set(names).size).to.equal(5);
    for (const name of names) expect(name).to.match(/^[^[\]/\\:*?']{1,31}$/);
    for (const grids of [await readOds(writeOds(named)), await readXlsx(await writeXlsx(named))]) {
      expect(grids.content!.blocks.map((block) => block.kind === 'grid' && block.name)).to.deep.equal(names);
    }
  });

  it('as ODS says first what it is, and keeps its head in sight', () => {
    const bytes = writeOds([SHEET]);
    expect(strFromU8(bytes.slice(30, 38))).to.equal('mimetype');
    expect(strFromU8(bytes.slice(38, 38 + 46))).to.equal('application/vnd.oasis.opendocument.spreadsheet');
    const parts = unzipSync(bytes);
    expect(Object.keys(parts)).to.deep.equal(['mimetype', 'META-INF/manifest.xml', 'content.xml', 'styles.xml', 'settings.xml']);
    expect(strFromU8(parts['settings.xml']!)).to.include('config:name="VerticalSplitMode" config:type="short">2<');
    expect(writeOds([SHEET])).to.deep.equal(bytes);
  });
});
