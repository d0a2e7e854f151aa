import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { MAX_TEXT_BYTES, readDecodedText, readText } from '../../../server/documents/annex/read-text.ts';
import type { Table } from '../../../server/documents/table.ts';
import { encodeBig5 } from '../../support/big5.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

export const HEAD = [
  '甲署', '', '立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表', '', '中華民國114年度', '',
  '決議、附帶決議及注意事項\t\t辦理情形', '項次\t內容\t', '',
].join('\n');

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const codes = (bytes: Uint8Array): string[] => readText(bytes).problems.map((problem) => problem.code);
const codesOf = (text: string): string[] => readDecodedText(text).problems.map((problem) => problem.code);
const tableOf = (text: string): Table => readDecodedText(text).table!;
const cells = (table: Table): string[] => table.rows.map(({ item, content, reply }) => `${item}|${content}|${reply}`);

describe('the annex in a text file', () => {
  it('is found inside a book, with its agency and year', () => {
    const { table, problems } = readText(fixture('ministry-numbered.txt'));
    expect(problems).to.deep.equal([]);
    expect(table).to.include({ agency: '內務部', fiscalYear: 2024, cutOffAt: null });
    expect(table!.rows.map((row) => `${row.place.page}:${row.place.line} ${row.item}`)).to.deep.equal([
      '1:16 ', '1:17 一、', '1:19 二、', '2:27 ', '2:28 ', '2:29 1.', '2:30 ', '2:31 (1)', '2:32 (2)',
    ]);
  });

  it('is found in Big5 too, and where its title takes two lines', () => {
    const bytes = fixture('agency-plain.txt');
    const { table } = readText(encodeBig5(new TextDecoder().decode(bytes)));
    expect(table).to.deep.equal(readText(bytes).table);
    expect(table).to.include({ agency: '海務署', fiscalYear: 2025, cutOffAt: null });
    expect(table!.rows).to.have.length(9);
  });

  it('keeps lines of one cell together, in any column', () => {
    expect(cells(tableOf(`${HEAD}(一)\t甲\n乙\n丙\t丁\n戊\n(二)\t己\t庚\n`))).to.deep.equal(['(一)|甲\n乙\n丙|丁\n戊', '(二)|己|庚']);
  });

  it('takes a heading on a line of its own for a row', () => {
    expect(cells(tableOf(`${HEAD}(一)\t甲。\t乙。\n貳、新增通過決議\n(一)\t丙。\t丁。\n`))).to.deep.equal(['(一)|甲。|乙。', '貳、新增通過決議||', '(一)|丙。|丁。']);
  });

  it('drops page numbers, repeated heads and blank lines', () => {
    expect(cells(tableOf(`${HEAD}(一)\t甲\t乙\n\n- 3 -\n\n${HEAD}\t丙\t\n151\n第 4 頁\n`))).to.deep.equal(['(一)|甲|乙', '|丙|']);
  });

  it('ends where another table begins', () => {
    expect(cells(tableOf(`${HEAD}(一)\t甲\t乙\n\n甲署\n\n公務車輛明細表\n\n車號\t年份\t備註\n`))).to.deep.equal(['(一)|甲|乙']);
  });

  it('ends where words follow after a blank line, and these are told', () => {
    const { table, problems } = readDecodedText(`${HEAD}(一)\t甲。\t乙。\n丙。\n\n甲署編印\n`);
    expect(cells(table!)).to.deep.equal(['(一)|甲。|乙。\n丙。']);
    expect(table!.cutOffAt).to.equal(null);
    expect(problems.map((one) => [one.code, one.place.line, one.blocking])).to.deep.equal([['text-after-table', 12, false]]);
  });

  it('goes on after a blank line in a file whose cells have them', () => {
    expect(cells(tableOf(`${HEAD}(一)\t甲。\n\n乙。\t丙。\n(二)\t丁。\t戊。\n\n己。\n`)).at(-1)).to.equal('(二)|丁。|戊。\n己。');
  });

  it('ends where another table begins in bold, without the agency', () => {
    expect(cells(tableOf(`${HEAD}(一)\t甲\t乙\n\n**公務車輛明細表**\n\n車號\t年份\t備註\n`))).to.deep.equal(['(一)|甲|乙']);
  });

  it('goes on where the head says so, and where its title is worded a little differently', () => {
    const next = HEAD.replace('報告表', '報告表（續）').replace('注意事項辦', '注意辦理事項辦');
    expect(cells(tableOf(`${HEAD}(一)\t甲\t乙\n${next}\t丙\t\n`))).to.deep.equal(['(一)|甲|乙', '|丙|']);
  });

  it('may stand on pages that name no agency', () => {
    expect(tableOf(`${HEAD.replace('甲署', '')}(一)\t甲\t乙\n`)).to.include({ agency: null, fiscalYear: 2025 });
  });

  const refused: [string, Uint8Array, string][] = [
    ['empty', new Uint8Array(), 'empty'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'binary'],
    ['in an unknown encoding', new Uint8Array(Buffer.from('à la séance où'.repeat(9), 'latin1')), 'unknown-encoding'],
    ['too large', new Uint8Array(MAX_TEXT_BYTES + 1), 'too-large'],
    ['without the annex', new TextEncoder().encode('目次\n立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表\n一、總說明\n'), 'no-table'],
  ];
  for (const [name, bytes, code] of refused) {
    it(`is not read from a file that is ${name}`, () => {
      expect(codes(bytes)).to.deep.equal([code]);
      expect(readText(bytes).problems[0]!.blocking).to.equal(true);
      expect(readText(bytes).table).to.equal(null);
    });
  }

  it('is read only where columns can be told apart', () => expect(codesOf(`${HEAD}(一) 甲 乙\n(二) 丙 丁\n`)).to.deep.equal(['no-columns']));
  it('has three columns', () => expect(codesOf(`${HEAD}(一)\t甲\t乙\t丙\n`)).to.deep.equal(['row-columns']));
  it('may have empty columns behind', () => expect(codesOf(`${HEAD}(一)\t甲\t乙\t\t\n`)).to.deep.equal([]));

  it('stands once in a file', () => {
    const both = `${HEAD}(一)\t甲\t乙\n${HEAD.replace('114', '113')}(一)\t丙\t丁\n`;
    expect(readDecodedText(both).problems).to.deep.include.members([
      { code: 'second-table', params: { first: 1, second: 10, title: '立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表' }, place: { page: null, line: 10, item: null }, blocking: true },
    ]);
  });

  const pages = `${HEAD}(一)\t甲。\t乙。\n`;
  const books: [string, string][] = [
    ['of two agencies', pages + HEAD.replace('甲署', '乙局') + '(一)\t丙。\t丁。\n'],
    ['in two books of one agency, with other tables between', `${pages}\n甲署\n\n公務車輛明細表\n\n車號\t年份\t廠牌\t里程\t備註\n1\t2\t3\t4\t5\n${pages}`],
    ['in two books of one agency, with contents', `${pages}\n甲署預算書\n3. ${HEAD.split('\n')[2]}\t12-13\n一、總說明\n${pages}`],
  ];
  for (const [name, text] of books) {
    it(`is refused ${name}, with one problem only`, () => {
      expect(codesOf(text)).to.deep.equal(['second-table']);
      expect(readDecodedText(text).table).to.equal(null);
    });
  }

  it('is one where pages name the agency by its ministry too', () => {
    expect(codesOf(pages + HEAD.replace('甲署', '丙部甲署') + '(二)\t丙。\t丁。\n')).to.deep.equal([]);
  });

  describe('breaks off', () => {
    const whole = `${HEAD}(一)\t甲。\t乙。\n\n${HEAD}\t丙。\t\n(二)\t丁。\t戊。\n`;
    const cuts: [string, string, boolean][] = [
      ['nowhere', whole, false],
      ['nowhere, between rows', whole.slice(0, whole.indexOf('(二)')), false],
      ['in an item', `${HEAD}(一)\t甲。\t\n(二`, true],
      ['in a text', whole.slice(0, whole.indexOf('丁。') + 2), true],
      ['in a head', `${HEAD}(一)\t甲。\t乙。\n${HEAD.slice(0, -12)}`, true],
      ['after a head', `${HEAD}(一)\t甲。\t乙。\n${HEAD}`, true],
      ['after its only head', HEAD, true],
      ['in the title of the next page', `${HEAD}(一)\t甲。\t乙。\n\n甲署\n\n立法院審議中央`, true],
      ['pages before its contents say', `${HEAD.split('\n')[2]}\t10-12\n${whole}`, true],
      ['nowhere, by its contents', `${HEAD.split('\n')[2]}\t10-11\n${whole}`, false],
    ];
    for (const [name, text, isCut] of cuts) {
      it(name, () => {
        const { table, problems } = readDecodedText(text);
        expect((table?.cutOffAt ?? null) !== null || problems.some((problem) => problem.code === 'cut-off')).to.equal(isCut);
      });
    }
  });

  it('is read in bounded time from a hostile file', () => {
    const passedMs = startProcessorTime();
    const hostile = ['\t', '\n', '立法院審議\n', '甲署\n', '(一)\t', '甲\n', `${HEAD}\n`, '決議、', '辦理情形'];
    for (const piece of hostile) readDecodedText(HEAD + piece.repeat(Math.ceil(300_000 / piece.length)));
    expect(passedMs()).to.be.below(40_000);
  });
});
