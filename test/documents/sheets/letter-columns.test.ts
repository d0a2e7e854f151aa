/** Letters in columns of an agency's list: one after the other, several in a cell, with days beside them or in front. */
import { expect } from 'chai';
import type { SheetChoice } from '../../../server/domain/import/import-choices.ts';
import { readFile } from '../../../server/documents/reader/read-file.ts';
import { writeOds } from '../../../server/documents/write/ods.ts';
import type { Sheet } from '../../../server/documents/write/sheet.ts';
import { writeXlsx } from '../../../server/documents/write/xlsx.ts';

const TEXT = '請於3個月內，向立法院提出書面報告。';
const number = (serial: number): string => `海企字第11400000${serial}號`;
const [A, B, C] = [number(11), number(12), number(13)];

type Row = string[];
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (...rows: Row[]): Uint8Array => Buffer.from(rows.map((row) => row.map(quoted).join(',')).join('\n'));

async function read(bytes: Uint8Array, choice: { columns?: SheetChoice; remembered?: Record<string, SheetChoice['columns']> } = {}, name = 'a.csv') {
  const reading = await readFile({ bytes, name, ...choice }, () => {});
  if (reading.kind !== 'resolutions') throw new Error(`It is read as ${reading.kind}.`);
  const [block] = reading.blocks;
  return {
    letters: block!.resolutions.map(({ told }) => (told?.letters ?? []).map(({ documentNumber, issuedOn }) => `${issuedOn} ${documentNumber}`)),
    told: block!.problems.filter(({ code }) => code.startsWith('sheet')).map(({ code, params }) => [code, params['head'] ?? params['columns'], params['words']].filter(Boolean).join(' ')),
  };
}

/** The letters of one row below these heads, behind 項次 and 決議內容. */
const one = (heads: Row, cells: Row) => read(csv(['項次', '決議內容', ...heads], ['1', TEXT, ...cells]));

describe('letters in columns of a list', () => {
  const two = [`2025-04-10 ${A}`, `2025-05-20 ${B}`];
  const heads: [Row, Row][] = [
    [['第一次函復文號', '第一次函復日期', '第二次函復文號', '第二次函復日期'], [A, '114/4/10', B, '114.5.20']],
    [['第1次函覆日期', '第1次函覆文號', '第2次函覆日期', '第2次函覆文號'], ['1140410', A, '114年5月20日', B]],
    [['函復文號(一)', '函復文號(二)', '函復日期(一)', '函復日期(二)'], [A, B, '114/4/10', '114/5/20']],
    [['函復文號（二）', '函復日期（二）', '函復文號（一）', '函復日期（一）'], [B, '114/5/20', A, '114/4/10']],
    [['發文字號1', '發文日期1', '發文字號2', '發文日期2'], [A, '2025-04-10', B, '2025/5/20']],
    [['函文字號①', '函文日期①', '函文字號②', '函文日期②'], [A, '114/4/10', B, '114/5/20']],
    [['首次函復文號', '首次函復日期', '再次函復文號', '再次函復日期'], [A, '114/4/10', B, '114/5/20']],
    [['發文字號', '發文日期', '第二次發文字號', '第二次發文日期'], [A, '114/4/10', B, '114/5/20']],
    [['函復立法院文號', '函復立法院日期', '回復立院文號', '回復立院日期'], [A, '114/4/10', B, '114/5/20']],
    [['文號', '發文日期', '文號', '發文日期'], [A, '114/4/10', B, '114/5/20']],
    [['第一次發文日期及字號', '第二次發文日期及字號'], [`114年4月10日${A}函`, `114.5.20\n${B}`.replace('\n', ' ')]],
  ];
  for (const [row, cells] of heads) {
    it(`are known by ${row.join('、')}`, async () => {
      const { letters, told } = await one(row, cells);
      expect(letters[0]!.toSorted()).to.deep.equal(two);
      expect(told).to.deep.equal([]);
    });
  }

  it('may have their heads in two levels, either way up', async () => {
    const byLetter = [['項次', '決議內容', '第一次函復', '', '第二次函復', ''], ['', '', '文號', '日期', '文號', '日期'], ['1', TEXT, A, '114/4/10', B, '114/5/20']];
    const byKind = [['項次', '決議內容', '函復文號', '', '函復日期', ''], ['', '', '第一次', '第二次', '第一次', '第二次'], ['1', TEXT, A, B, '114/4/10', '114/5/20']];
    const byQuarter = [
      ['項次', '決議內容', '辦理情形', '', '', '', '', ''], ['', '', '第1季', '', '', '第2季', '', ''], ['', '', '情形', '文號', '日期', '情形', '文號', '日期'], ['1', TEXT, '研議中。', A, '114/4/10', '辦結。', B, '114/5/20'],
    ];
    for (const rows of [byLetter, byKind, byQuarter]) expect(await read(csv(...rows))).to.deep.equal({ letters: [two], told: [] });
  });

  it('may be fewer in one row than in the next', async () => {
    const head = ['項次', '決議內容', '第一次函復文號', '第一次函復日期', '第二次函復文號', '第二次函復日期', '第三次函復文號', '第三次函復日期'];
    const { letters, told } = await read(csv(head, ['1', TEXT, A, '114/4/10', B, '114/5/20', C, '114/6/1'], ['2', TEXT, '', '', B, '114/5/20', '', ''], ['3', TEXT, '－', '－', '免函復', '', '', '']));
    expect(letters).to.deep.equal([[...two, `2025-06-01 ${C}`], [`2025-05-20 ${B}`], []]);
    expect(told).to.deep.equal([]);
  });

  const cells: [string, string, string, string[]][] = [
    ['a line each in both cells', `${A}\n${B}`, '114/4/10\n114/5/20', two],
    ['one day for all', `${A}\n${B}`, '114/4/10', [`2025-04-10 ${A}`, `2025-04-10 ${B}`]],
    ['in one line, with 、', `${A}、${B}`, '114/4/10、114/5/20', two],
    ['days in front of them', `114年4月10日${A}函\n114年5月20日${B}函`, '', two],
    ['days behind them', `${A}（114.4.10）\n${B} 114/5/20`, '', two],
    ['weekdays and times beside the days', `${A}\n${B}`, '114年4月10日(四)\n2025/5/20 00:00', two],
    ['a number a narrow cell broke', `海企字第\n1140000011號\n${B}`, '114/4/10\n114/5/20', two],
    ['each below its day', `114年4月10日\n${A}\n114年5月20日\n${B}`, '', two],
    ['each above its day', `${A}\n114.4.10\n${B}\n114.5.20`, '', two],
    ['some that name no letter', `${A}\n免函復\n${B}`, '114/4/10\n－\n114/5/20', two],
    ['days that cannot be told apart', `${A}\n${B}`, '114/4/10\n114/4/11\n114/5/20', [`null ${A}`, `null ${B}`]],
  ];
  for (const [name, numbers, days, expected] of cells) {
    it(`stand in one cell: ${name}`, async () => expect((await one(['發文字號', '發文日期'], [numbers, days]))).to.deep.equal({ letters: [expected], told: [] }));
  }

  it('may be the LY’s own, and one column of days is not the other’s', async () => {
    const own = '台立院議字第1140701234號';
    expect(await one(['發文日期', '發文字號', '立法院復函日期', '立法院復函字號'], ['114/4/10', A, '114/5/6', own])).to.deep.equal({ letters: [[`2025-04-10 ${A}`, `2025-05-06 ${own}`]], told: [] });
  });

  it('stand in a column of what was answered, each behind its ordinal', async () => {
    expect(await one(['函復情形'], [`第一次：114年4月10日${A}\n第二次：114年5月20日${B}`])).to.deep.equal({ letters: [two], told: [] });
  });

  it('are told where no number or no day can be read, by their heads', async () => {
    expect((await one(['第一次函復文號', '第一次函復日期'], ['詳附件', '近日'])).told).to.deep.equal(['sheet-letter-unread 第一次函復文號 詳附件', 'sheet-letter-unread 第一次函復日期 近日']);
    expect((await one(['發文字號', '發文日期'], ['', '114/4/10'])).told).to.deep.equal(['sheet-letter-unread 發文日期 114/4/10']);
    expect((await one(['發文字號', '發文日期'], [A, '四月中'])).told).to.deep.equal(['sheet-day-unread 發文日期 四月中']);
  });

  it('take no day of another: a column of days without a number is told as left out', async () => {
    expect(await one(['第一次函復文號', '第三次函復日期'], [A, '114/4/10'])).to.deep.equal({ letters: [[`null ${A}`]], told: ['sheet-columns-left-out 第三次函復日期'] });
    expect(await one(['發文字號', '發文日期', '提出日期'], [A, '114/4/10', '114/4/11'])).to.deep.equal({ letters: [[`2025-04-10 ${A}`]], told: ['sheet-columns-left-out 提出日期'] });
  });

  it('are what a person says they are, also of the next list alike, and as it was said when one column was all', async () => {
    const bytes = csv(['甲', '乙', '丙', '丁', '戊', '己'], ['1', TEXT, A, '114/4/10', B, '114/5/20']);
    const columns = { item: 0, content: 1, documentNumber: [2, 4], issuedOn: [3, 5] };
    expect((await read(bytes, { columns: { sheet: 0, firstRow: 1, columns } })).letters).to.deep.equal([two]);
    expect((await read(bytes, { remembered: { '甲|乙|丙|丁|戊|己': columns } })).letters).to.deep.equal([two]);
    expect((await read(bytes, { remembered: { '甲|乙|丙|丁|戊|己': { item: 0, content: 1, documentNumber: 2, issuedOn: 3 } } })).letters).to.deep.equal([[two[0]]]);
  });

  it('come through sheets of every kind', async () => {
    const columns = ['項次', '決議內容', '第一次函復文號', '第一次函復日期', '第二次函復文號', '第二次函復日期'];
    const kinds = ['text', 'text', 'text', 'day', 'text', 'day'] as const;
    const sheet: Sheet = { name: '列管表', columns: columns.map((head, at) => ({ head, width: 10, kind: kinds[at]! })), rows: [['1', TEXT, A, '2025-04-10', B, '2025-05-20']] };
    expect(await read(await writeXlsx([sheet]), {}, 'a.xlsx')).to.deep.equal({ letters: [two], told: [] });
    expect(await read(await writeOds([sheet]), {}, 'a.ods')).to.deep.equal({ letters: [two], told: [] });
  });
});
