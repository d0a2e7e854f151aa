/** Lists as agencies keep them: merged cells, notes below, several letters in a cell, cells pasted as text. */
import { expect } from 'chai';
import { readFile } from '../../../server/documents/reader/read-file.ts';
import type { Sheet } from '../../../server/documents/write/sheet.ts';
import { writeXlsx } from '../../../server/documents/write/xlsx.ts';
import type { FileReading } from '../../../server/documents/reader/file-reading.ts';

const A = '請甲組於3個月內，向立法院提出書面報告。';
const B = '請乙組公開資料。';

const read = (text: string, name = '列管表.csv'): Promise<FileReading> => readFile({ bytes: Buffer.from(text), name }, () => {});

async function blocksOf(text: string, name?: string) {
  const reading = await read(text, name);
  if (reading.kind !== 'resolutions') throw new Error(`It is read as ${reading.kind}.`);
  return reading.blocks;
}

async function rowsOf(text: string, name?: string): Promise<string[][]> {
  return (await blocksOf(text, name)).flatMap(({ resolutions }) => resolutions.map(({ item, text: words, reply }) => [item, words, reply]));
}

const problemsOf = async (text: string): Promise<[string, number | null, boolean][]> =>
  (await blocksOf(text)).flatMap(({ problems }) => problems.map(({ code, place, blocking }) => [code, place.line, blocking]));

describe('a list as people keep it', () => {
  it('may wait for its last answer', async () => {
    const list = `項次,決議內容,辦理情形\n1,${A},已函送。\n2,${B},\n`;
    expect(await rowsOf(list)).to.deep.equal([['1', A, '已函送。'], ['2', B, '']]);
    expect(await problemsOf(list)).to.deep.equal([['no-reply', 3, false]]);
  });

  it('has notes, totals and who made it below, which are no resolutions and are told', async () => {
    const list = `項次,決議內容,辦理情形\n1,${A},已函送。\n2,${B},辦理中。\n`;
    for (const below of ['註：資料截至114年3月底。,,', ',註：資料截至114年3月底。,', '合計,2項,', '總計：2項,,', '備註,由秘書室彙整,', '製表人：某,核章：,', '製表日期114/4/10,,', '※逾期者以紅字表示。,,']) {
      expect(await rowsOf(`${list}${below}\n`), below).to.deep.equal([['1', A, '已函送。'], ['2', B, '辦理中。']]);
      expect(await problemsOf(`${list},,\n${below}\n`), below).to.deep.equal([['text-after-table', 5, false]]);
    }
  });

  it('may number its columns below their heads', async () => {
    for (const numbers of ['(1),(2),(3)', '1,2,3', '一,二,三']) {
      expect(await rowsOf(`項次,決議內容,辦理情形\n${numbers}\n1,${A},已函送。\n`), numbers).to.deep.equal([['1', A, '已函送。']]);
    }
  });

  it('keeps a note among its rows with the resolution it is of, whatever its rows are numbered by', async () => {
    for (const [one, two] of [['1', '2'], ['A-1', 'A-2'], ['一、', '二、']]) {
      const rows = await rowsOf(`編號,決議內容,辦理情形\n${one},${A},甲。\n,註：其一。,\n${two},${B},乙。\n`);
      expect(rows.map(([item, text]) => [item, text!.replace('\n', '')])).to.deep.equal([[one, `${A}註：其一。`], [two, B]]);
    }
  });

  it('says whose a row is in the first row of several, in either spelling, and no row is two agencies’', async () => {
    const blocks = await blocksOf(`機關,項次,決議內容\n台丙署,1,${A}\n臺丙署,2,${B}\n,3,${A}\n丁署,,\n,1,${B}\n`);
    expect(blocks.map(({ agency, resolutions }) => [agency, resolutions.map(({ item }) => item)])).to.deep.equal([['台丙署', ['1', '2', '3']], ['丁署', ['1']]]);
  });

  it('has several letters in a cell, each with its day, and days as a sheet counts them', async () => {
    const head = '項次,決議內容,發文字號,發文日期,期限\n';
    const told = async (row: string) => (await blocksOf(`${head}1,${A},${row}\n`))[0]!.resolutions[0]!.told;
    const [one, two] = ['海企字第1140000012號', '海企字第1140000013號'];
    expect((await told(`"${one}\n${two}","114/4/10\n114.4.20",`))!.letters).to.deep.equal([{ documentNumber: one, issuedOn: '2025-04-10' }, { documentNumber: two, issuedOn: '2025-04-20' }]);
    expect((await told(`"${one}\n${two}",1140410,`))!.letters.map(({ issuedOn }) => issuedOn)).to.deep.equal(['2025-04-10', '2025-04-10']);
    expect((await told(`"${one}\n\n${two}","114/4/10\n114/4/11\n114/4/12",`))!.letters.map(({ issuedOn }) => issuedOn), 'which is whose is not said').to.deep.equal([null, null]);
    expect(await told(`${one},45757,45768`)).to.deep.equal({ unit: null, dueOn: '2025-04-21', letters: [{ documentNumber: one, issuedOn: '2025-04-10' }] });
    expect((await told(`${one},12345,99999`))!.dueOn).to.equal(null);
  });

  it('keeps numbers as texts in ways programs have', async () => {
    expect((await rowsOf(`項次,決議內容,辦理情形\n="001",${A},x\n'2,${B},x\n３,${A},x\n`)).map(([item]) => item)).to.deep.equal(['001', '2', '３']);
  });

  it('of several sheets takes those with the same heads, and tells which it left out', async () => {
    const sheet = (name: string, heads: string[], ...rows: string[][]): Sheet => ({ name, columns: heads.map((head) => ({ head, width: 10, kind: 'text' })), rows });
    const bytes = await writeXlsx([
      sheet('通案', ['項次', '決議內容'], ['1', A]), sheet('委員會', ['項次', '決議內容'], ['2', B]), sheet('附帶決議', ['項次', '決議內容', '主辦單位'], ['1', A, '企劃組']),
      sheet('填表說明', ['本表由各組填寫後送秘書室彙整。']),
    ]);
    const reading = await readFile({ bytes, name: 'a.xlsx' }, () => {});
    if (reading.kind !== 'resolutions') throw new Error(reading.kind);
    expect(reading.blocks.flatMap(({ resolutions }) => resolutions.map(({ item, place }) => [item, place.page]))).to.deep.equal([['1', 1], ['2', 2]]);
    expect(reading.problems.map(({ code, params, blocking }) => [code, params['sheet'], blocking])).to.deep.equal([['sheet-left-out', '附帶決議', false]]);
  });

  it('has the paragraphs of a cell as lines of their own where a table of Word is pasted as text', async () => {
    const table = `項次\t決議內容\t辦理情形\n(一)\t請檢討：\n1.甲項。\n並公開。\t已辦理：\n一、完成。\n貳、新增通過決議\n(一)\t${B}\t照辦。\n(二)\t${A}\t\n註：資料截至3月底。\n`;
    expect(await rowsOf(table, 'a.txt')).to.deep.equal([['(一)', '請檢討：\n1.甲項。\n並公開。', '已辦理：\n一、完成。'], ['(一)', B, '照辦。'], ['(二)', A, '']]);
    const reading = await read(table, 'a.txt');
    expect(reading.kind === 'resolutions' && reading.blocks[0]!.problems.map(({ code, place }) => [code, place.line])).to.deep.equal([['text-after-table', 9], ['no-reply', 8]]);
  });

  it('is known as a sheet where its cells are pasted as text', async () => {
    const cells = `項次\t決議內容\t辦理情形\r\n(一)\t"${A}\n一、其一。"\t"已「函送」""甲""。"\r\n(二)\t${B}\t\r\n`;
    for (const bytes of [cells, Buffer.from(`\ufeff${cells}`, 'utf16le')]) {
      const reading = await readFile({ bytes: Buffer.from(bytes as string), name: '貼上的文字.txt' }, () => {});
      expect(reading.kind === 'resolutions' && reading.blocks[0]!.resolutions.map(({ item, text, reply, place }) => [item, text, reply, place.line])).to.deep.equal([
        ['(一)', `${A}\n一、其一。`, '已「函送」"甲"。', 2], ['(二)', B, '', 4],
      ]);
    }
    expect((await read(`(一)\t${A}\t甲。\t企劃組\n(二)\t${B}\t乙。\t企劃組\n`, 'a.txt')).kind, 'without heads a person says').to.equal('columns');
    expect(await rowsOf(`(一)\t${A}\n(二)\t${B}\n`, 'a.txt'), 'numbers of a word processor').to.deep.equal([['(一)', A, ''], ['(二)', B, '']]);
  });
});
