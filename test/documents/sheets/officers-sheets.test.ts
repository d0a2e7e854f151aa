/** Workbooks as liaison officers keep them: what is read of each, and that nothing is lost in silence. */
import { utils, write } from '@e965/xlsx';
import { expect } from 'chai';
import type { SheetChoice } from '../../../server/domain/import/import-choices.ts';
import { readColumns } from '../../../server/web/pages/imports/import-columns-form.ts';
import { readFile } from '../../../server/documents/reader/read-file.ts';

const A = '請甲組於3個月內，向立法院交通委員會提出書面報告。';
const B = '請乙組公開資料。';
type Cell = string | number | Date | null;
type SheetOf = { name?: string; rows: Cell[][]; merges?: string[]; hiddenRows?: number[]; hiddenColumns?: number[]; filter?: string };

async function read(...sheets: SheetOf[]) {
  const book = utils.book_new();
  sheets.forEach(({ name, rows, merges = [], hiddenRows = [], hiddenColumns = [], filter }, index) => {
    const sheet = utils.aoa_to_sheet(rows, { cellDates: true });
    sheet['!merges'] = merges.map((one) => utils.decode_range(one));
    sheet['!rows'] = rows.map((_, at) => ({ hidden: hiddenRows.includes(at) }));
    sheet['!cols'] = rows[0]!.map((_, at) => ({ hidden: hiddenColumns.includes(at) }));
    if (filter) sheet['!autofilter'] = { ref: filter };
    utils.book_append_sheet(book, sheet, name ?? `工作表${index + 1}`);
  });
  const reading = await readFile({ bytes: write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array, name: '列管表.xlsx' }, () => {});
  if (reading.kind !== 'resolutions') throw new Error(`It is read as ${reading.kind}.`);
  const resolutions = reading.blocks.flatMap((block) => block.resolutions);
  return {
    resolutions,
    replies: resolutions.map(({ reply }) => reply),
    items: resolutions.map(({ item }) => item),
    units: resolutions.map(({ told }) => told?.unit ?? null),
    problems: [...reading.problems, ...reading.blocks.flatMap((block) => block.problems)].map(({ code, params, place, blocking }) =>
      ({ code, blocking, said: String(params['columns'] ?? params['sheet'] ?? params['words'] ?? ''), line: place.line })),
  };
}

const codes = ({ problems }: Awaited<ReturnType<typeof read>>): string[] => problems.map(({ code }) => code);

describe('replies in several columns', () => {
  it('are one reply, each part under its quarter', async () => {
    const found = await read({ rows: [['項次', '決議內容', '辦理情形(第1季)', '辦理情形(第2季)', '辦理情形(第3季)'], ['1', A, '研議中', '已函送。', ''], ['2', B, '', '已公開。', '']] });
    expect(found.replies).to.deep.equal(['【第1季】研議中\n【第2季】已函送。', '【第2季】已公開。']);
    expect(found.problems).to.deep.equal([]);
  });

  it('stand in the order of their times, whatever the order of the columns', async () => {
    for (const [first, second] of [['114年6月辦理情形', '114年3月辦理情形'], ['辦理情形（114年上半年）', '113年第4季辦理情形'], ['114/6/30辦理情形', '114/3/31辦理情形'], ['Q2辦理情形', 'Q1辦理情形']]) {
      const { replies } = await read({ rows: [['項次', '決議內容', first!, second!], ['1', A, '後。', '先。']] });
      expect(replies[0], first).to.match(/^【[^】]+】先。\n【[^】]+】後。$/);
    }
    const undated = await read({ rows: [['項次', '決議內容', '前次辦理情形', '本次辦理情形'], ['1', A, '甲。', '乙。']] });
    expect(undated.replies, 'without times as they stand').to.deep.equal(['【前次】甲。\n【本次】乙。']);
  });

  it('may have their quarters below one merged head, and years in between', async () => {
    const two = await read({
      rows: [
        ['範例署114年度決議列管表'], ['序號', '項次', '決議事項', '辦理情形', null, null, '主辦單位'], [null, null, null, '第1季', '第2季', '第3季'],
        [1, '(一)', A, '甲。', '乙。', '', '企劃組'], [2, '(二)', B, '', '丙。', '', '秘書室'],
      ],
      merges: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:F2', 'G2:G3'],
    });
    expect([two.items, two.replies, two.units]).to.deep.equal([['(一)', '(二)'], ['【第1季】甲。\n【第2季】乙。', '【第2季】丙。'], ['企劃組', '秘書室']]);
    const three = await read({
      rows: [['項次', '決議內容', '辦理情形'], [null, null, '114年', null, '115年'], [null, null, '第3季', '第4季', '第1季'], ['1', A, '甲。', '乙。', '丙。']],
      merges: ['C1:E1', 'C2:D2'],
    });
    expect(three.replies).to.deep.equal(['【114年第3季】甲。\n【114年第4季】乙。\n【115年第1季】丙。']);
    const months = await read({ rows: [['項次', '決議內容', '執行進度'], [null, null, '1月', '2月', '十二月'], ['1', A, '甲。', '', '乙。']], merges: ['C1:E1'] });
    expect(months.replies).to.deep.equal(['【1月】甲。\n【十二月】乙。']);
    for (const found of [two, three, months]) expect(codes(found)).to.deep.equal([]);
  });

  it('tell their letters wherever they stand, each once, and how it stands from the last', async () => {
    const sent = '業於114年4月17日以海企字第1140000012號函，將書面報告送立法院。';
    const { resolutions } = await read({ rows: [['項次', '決議內容', '第1季辦理情形', '第2季辦理情形'], ['1', A, `配合辦理。${'說明。'.repeat(5)}`, sent], ['2', B, sent, `${sent}持續辦理。`], ['3', A, '研議中。', '配合辦理。']] });
    expect(resolutions.map(({ answer }) => answer.lettersOut.map((letter) => letter.documentNumber))).to.deep.equal([['海企字第1140000012號'], ['海企字第1140000012號'], []]);
    expect(resolutions.map(({ answer }) => answer.disposition)).to.deep.equal([null, null, 'comply']);
  });

  it('are no measure of how far it has come, which is told as left out', async () => {
    const heads = ['項次', '決議內容', '執行進度', '辦理情形'];
    for (const [done, half] of [['100%', '80%'], ['100', '80'], ['已完成', '辦理中']] as const) {
      const found = await read({ rows: [heads, ['1', A, done, '甲。'], ['2', B, half, '']] });
      expect([found.replies, codes(found)], done).to.deep.equal([['甲。', ''], ['sheet-columns-left-out', 'no-reply']]);
    }
    expect((await read({ rows: [heads, ['1', A, '已完成採購。', '甲。'], ['2', B, '80%', '']] })).replies).to.deep.equal(['【執行進度】已完成採購。\n【辦理情形】甲。', '【執行進度】80%']);
    const alone = await read({ rows: [heads.slice(0, 3), ['1', A, '100%'], ['2', B, '80%']] });
    expect([alone.replies, codes(alone)]).to.deep.equal([['', ''], ['sheet-columns-left-out']]);
    const quarters = await read({ rows: [['項次', '決議內容', '第1季辦理情形', '第2季辦理情形'], ['1', A, '辦理中', '甲。']] });
    expect(quarters.replies).to.deep.equal(['【第1季】辦理中\n【第2季】甲。']);
    expect((await read({ rows: [['項次', '決議內容', '辦理情形'], ['1', A, '已完成'], ['2', B, '辦理中']] })).replies).to.deep.equal(['已完成', '辦理中']);
  });

  it('of two units, or told and told again, are both kept', async () => {
    expect((await read({ rows: [['項次', '決議內容', '主辦單位辦理情形', '協辦單位辦理情形'], ['1', A, '甲。', '乙。']] })).replies).to.deep.equal(['【主辦單位】甲。\n【協辦單位】乙。']);
    expect((await read({ rows: [['項次', '決議內容', '辦理情形1', '辦理情形2'], ['1', A, '甲。', '乙。']] })).replies).to.deep.equal(['【辦理情形1】甲。\n【辦理情形2】乙。']);
    expect((await read({ rows: [['項次', '決議內容', '辦理情形', '辦理情形'], ['1', A, '甲。', '乙。']] })).replies).to.deep.equal(['【辦理情形】甲。\n【辦理情形-D】乙。']);
  });
});

describe('replies in several columns, as a person says', () => {
  const csv = Buffer.from(`甲,乙,丙,丁\n1,${A},先。,後。\n`);
  const reply = async (columns: SheetChoice['columns']) => {
    const reading = await readFile({ bytes: csv, name: 'a.csv', columns: { sheet: 0, firstRow: 1, columns } }, () => {});
    return reading.kind === 'resolutions' && reading.blocks[0]!.resolutions[0]!.reply;
  };

  it('are joined under their heads; what was said when one column was all there could be still holds', async () => {
    const said = readColumns({ 'sheet': '0', 'firstRow': '1', 'column.0': 'item', 'column.1': 'content', 'column.2': 'reply', 'column.3': 'reply' })!;
    expect(said.columns).to.deep.equal({ item: 0, content: 1, reply: [2, 3] });
    expect(await reply(said.columns)).to.equal('【丙】先。\n【丁】後。');
    expect(await reply({ item: 0, content: 1, reply: 3 })).to.equal('後。');
  });
});

describe('what a sheet holds beside', () => {
  it('is told by the heads of what was left out, once; what only counts the rows is none', async () => {
    const found = await read({ rows: [['流水號', '項次', '決議內容', '承辦人', '辦理情形', '備註', ''], [1, '(十二)', A, '某甲', '甲。', '含附件', '旁註'], [2, '(十三)', B, '', '乙。', '', '']] });
    expect(found.items).to.deep.equal(['(十二)', '(十三)']);
    expect(found.problems).to.deep.equal([{ code: 'sheet-columns-left-out', blocking: false, said: '承辦人、備註、G', line: 1 }]);
    const shared = await read({ rows: [['機關', '項次', '決議內容', '備註'], ['甲署', '1', A, ''], ['乙署', '1', B, '含附件']] });
    expect(codes(shared), 'of a sheet that several agencies share, too').to.deep.equal(['sheet-columns-left-out']);
    expect(codes(await read({ rows: [['項次', '決議內容', '辦理情形', '備註'], ['1', A, '甲。', '']] })), 'an empty column is no loss').to.deep.equal([]);
  });

  it('may be deadlines and letters, as days, serial numbers or 民國 without marks, several in a cell', async () => {
    const { resolutions } = await read({
      rows: [['項次', '決議內容', '期限', '發文日期', '發文文號'], ['1', A, 1140417, new Date(Date.UTC(2025, 3, 10)), '海企字第1140000012號'], ['2', B, 45764, '114.4.20', '海企字第1140000013號\n海企字第1140000014號']],
    });
    expect(resolutions.map(({ told }) => told)).to.deep.equal([
      { unit: null, dueOn: '2025-04-17', letters: [{ documentNumber: '海企字第1140000012號', issuedOn: '2025-04-10' }] },
      { unit: null, dueOn: '2025-04-17', letters: [{ documentNumber: '海企字第1140000013號', issuedOn: '2025-04-20' }, { documentNumber: '海企字第1140000014號', issuedOn: '2025-04-20' }] },
    ]);
  });

  it('is read where it is hidden or filtered away, and that is told', async () => {
    const found = await read({ rows: [['項次', '決議內容', '辦理情形'], ['1', A, '甲。'], ['2', B, '乙。']], hiddenRows: [2], hiddenColumns: [2], filter: 'A1:C3' });
    expect(found.replies).to.deep.equal(['甲。', '乙。']);
    expect(codes(found)).to.deep.equal(['sheet-hidden-rows', 'sheet-hidden-columns']);
  });

  it('may stand below a title, with merged headings of sections and cells merged over rows', async () => {
    const sections = await read({
      rows: [['114年度立法院決議追蹤'], ['編號', '案由', '主辦單位', '辦理情形'], ['壹、通案決議部分'], ['(一)', A, '企劃組', '甲。'], ['貳、交通委員會'], ['(一)', B, '秘書室', '乙。']],
      merges: ['A1:D1', 'A3:D3', 'A5:D5'],
    });
    expect(sections.resolutions.map(({ sectionPath, item }) => [...sectionPath, item])).to.deep.equal([['壹、通案決議部分', '(一)'], ['貳、交通委員會', '(一)']]);
    const merged = await read({ rows: [['項次', '決議內容', '辦理情形'], ['1', A, '甲。'], [null, null, '乙。'], ['2', B, '丙。']], merges: ['A2:A3', 'B2:B3'] });
    expect(merged.replies).to.deep.equal(['甲。乙。', '丙。']);
    for (const found of [sections, merged]) expect(codes(found)).to.deep.equal([]);
  });
});

describe('a sheet for each unit', () => {
  const heads = ['項次', '決議內容', '辦理情形'];
  it('tells the unit by its name, where no column does', async () => {
    const found = await read({ name: '企劃組', rows: [heads, ['1', A, '甲。']] }, { name: '秘書室', rows: [heads, ['2', B, '乙。']] }, { name: '統計', rows: [['單位', '件數'], ['企劃組', 1]] });
    expect([found.items, found.units, codes(found)]).to.deep.equal([['1', '2'], ['企劃組', '秘書室'], ['sheet-left-out']]);
    expect((await read({ name: '企劃組', rows: [heads, ['1', A, '甲。']] })).units, 'one sheet alone is called anything').to.deep.equal([null]);
    const named = await read({ name: '通案', rows: [heads, ['1', A, '甲。']] }, { name: '附帶決議', rows: [heads, ['2', B, '乙。']] });
    expect(named.units, 'no name of a unit').to.deep.equal([null, null]);
  });
});
