import { expect } from 'chai';
import type { Grid } from '../../../server/documents/content.ts';
import { readResolutionTable } from '../../../server/documents/annex/resolution-table.ts';
import { applyMapping } from '../../../server/documents/sheets/apply-mapping.ts';
import { type ColumnMapping, fitMapping, sampleOf, signatureOf, suggestMapping } from '../../../server/documents/sheets/column-mapping.ts';
import { agenciesIn } from '../../../server/documents/sheets/sheet-rows.ts';

const grid = (...rows: string[][]): Grid => ({
  kind: 'grid', name: '列管表', rows: rows.map((cells, index) => ({ cells, place: { page: 1, line: index + 1 } })),
});

/** Suggested, applied, and read as every table is. */
function read(sheet: Grid) {
  const mapping = suggestMapping(sheet);
  if (!mapping) throw new Error('No mapping was suggested.');
  const { table, facts, problems } = applyMapping(sheet, mapping);
  const reading = readResolutionTable(table);
  return { mapping, table, facts, problems: [...problems, ...reading.problems].map((one) => one.code), resolutions: reading.resolutions };
}

describe('a sheet of resolutions', () => {
  it('is read by the words people use for its columns', () => {
    const heads: [string, string, string][] = [
      ['項次', '決議內容', '辦理情形'], ['編號', '內容', '執行情形'], ['序號', '決議事項', '回復說明'], ['項目', '決議文', '辦理情況'],
      ['決議編號', '通過決議', '目前辦理情形'], ['No.', '附帶決議', '處理情形'], ['案號', '決議、附帶決議及注意事項', '各機關辦理情形'],
      ['項 次', '決議內容（全文）', '114年第1季辦理情形'],
    ];
    for (const row of heads) {
      const { resolutions, problems } = read(grid(row, ['1', '請於3個月內提出書面報告。', '遵照辦理。'], ['2', '請檢討。', '辦理中。']));
      expect(resolutions.map(({ item, text, reply }) => [item, text, reply]), row.join()).to.deep.equal([
        ['1', '請於3個月內提出書面報告。', '遵照辦理。'], ['2', '請檢討。', '辦理中。'],
      ]);
      expect(problems, row.join()).to.deep.equal([]);
    }
  });

  it('tells agency and year in its title, and heads in two levels', () => {
    const { table, resolutions } = read(grid(
      ['範例產業署'], ['中華民國114年度立法院審議中央政府總預算案所提決議辦理情形表'], [],
      ['決議、附帶決議及注意事項', '', '辦理情形'], ['項次', '內容', ''],
      ['壹、通案決議部分'], ['(一)', '請檢討補助辦法。', '遵照辦理。'],
      ['參、各委員會審查決議部分'], ['(一)', '請提出書面報告。', '已函送。'],
    ));
    expect([table.agency, table.fiscalYear]).to.deep.equal(['範例產業署', 2025]);
    expect(resolutions.map(({ sectionPath, item }) => [...sectionPath, item])).to.deep.equal([
      ['壹、通案決議部分', '(一)'], ['參、各委員會審查決議部分', '(一)'],
    ]);
  });

  it('keeps item and content apart that share a cell', () => {
    const { resolutions, problems } = read(grid(
      ['決議內容', '主辦單位'], ['(一)針對補助計畫，請於1個月內提出書面報告。', '企劃組'], ['(二)請檢討。', ''],
    ));
    expect(resolutions.map(({ item, text }) => [item, text])).to.deep.equal([['(一)', '針對補助計畫，請於1個月內提出書面報告。'], ['(二)', '請檢討。']]);
    expect(problems).to.deep.equal([]);
  });

  it('counts resolutions that bear no number, section by section, and says so', () => {
    const { resolutions, problems } = read(grid(
      ['委員會', '決議內容', '辦理情形'], ['經濟委員會', '請檢討。', '辦理中。'], ['經濟委員會', '請改善。', '辦理中。'], ['內政委員會', '請說明。', '辦理中。'],
    ));
    expect(resolutions.map(({ sectionPath, item }) => [...sectionPath, item])).to.deep.equal([['經濟委員會', '1'], ['經濟委員會', '2'], ['內政委員會', '1']]);
    expect(problems).to.deep.equal(['sheet-items-numbered']);
  });

  it('finds sections in columns, also where a budget line is only numbers and a cell repeats the one above', () => {
    const { resolutions } = read(grid(
      ['委員會', '款', '項', '項次', '決議內容', '辦理情形'],
      ['交通委員會', '20', '3', '1', '請檢討。', '辦理中。'], ['', '', '', '2', '請改善。', '辦理中。'], ['', '20', '4', '1', '請說明。', '辦理中。'],
    ));
    expect(resolutions.map(({ sectionPath, item }) => [...sectionPath, item])).to.deep.equal([
      ['交通委員會', '第20款第3項', '1'], ['交通委員會', '第20款第3項', '2'], ['交通委員會', '第20款第4項', '1'],
    ]);
  });

  it('keeps sections told by a column apart in whatever order they come', () => {
    const { resolutions } = read(grid(
      ['類別', '項次', '決議內容', '辦理情形'],
      ['交通委員會', '1', '請檢討。', '辦理中。'], ['附帶決議', '1', '請改善。', '辦理中。'], ['交通委員會', '2', '請說明。', '辦理中。'],
    ));
    expect(resolutions.map(({ sectionPath, item }) => [...sectionPath, item])).to.deep.equal([['交通委員會', '1'], ['附帶決議', '1'], ['交通委員會', '2']]);
  });

  it('undoes what a spreadsheet program makes of item numbers', () => {
    const { resolutions } = read(grid(['項次', '決議內容', '辦理情形'], ['-1', '請檢討。', '是。'], ['2.0', '請改善。', '是。']));
    expect(resolutions.map((one) => one.item)).to.deep.equal(['(1)', '2']);
  });

  it('takes 項次 for the item where 序號 only counts rows, and the reply of each quarter under its name', () => {
    const { resolutions } = read(grid(
      ['序號', '項次', '決議內容', '第1季辦理情形', '第2季辦理情形', '第3季辦理情形'],
      ['1', '(十二)', '請檢討。', '研議中。', '已函復。', ''], ['2', '(十三)', '請改善。', '研議中。', '辦理中。', ''],
    ));
    expect(resolutions.map(({ item, reply }) => [item, reply])).to.deep.equal([['(十二)', '【第1季】研議中。\n【第2季】已函復。'], ['(十三)', '【第1季】研議中。\n【第2季】辦理中。']]);
  });

  it('tells what other columns say of each resolution, and what of it cannot be read', () => {
    const { facts, problems } = read(grid(
      ['項次', '決議內容', '提案人', '主辦單位', '期限', '發文字號', '發文日期'],
      ['1', '請檢討。', '甲委員、乙委員', '企劃組', '114年4月21日', '範授企字第1140000123號', '114.4.17'],
      ['2', '請改善。', '', '秘書室', '儘速', '', ''], ['3', '請說明。', '', '', '', '', ''],
    ));
    expect(facts).to.deep.equal([
      {
        place: { page: 1, line: 2 }, unit: '企劃組', dueOn: '2025-04-21', proposers: ['甲委員', '乙委員'],
        letters: [{ documentNumber: '範授企字第1140000123號', issuedOn: '2025-04-17' }],
      },
      { place: { page: 1, line: 3 }, unit: '秘書室', dueOn: null, proposers: [], letters: [] },
    ]);
    expect(problems).to.deep.equal(['sheet-day-unread']);
  });

  it('asks which agency is meant where a column names several', () => {
    const sheet = grid(['機關', '年度', '項次', '決議內容'], ['甲署', '114', '1', '請檢討。'], ['乙署', '114', '1', '請改善。']);
    const mapping = suggestMapping(sheet)!;
    expect(applyMapping(sheet, mapping).problems.map((one) => [one.code, one.blocking])).to.deep.equal([['sheet-agencies', true]]);
    expect(agenciesIn(sheet, mapping)).to.deep.equal(['甲署', '乙署']);
    const { table, problems } = applyMapping(sheet, mapping, '乙署');
    expect([table.agency, table.fiscalYear, table.rows.map((row) => row.content), problems]).to.deep.equal(['乙署', 2025, ['請改善。'], []]);
  });

  it('joins a resolution that goes on in the next row, and passes over heads printed again', () => {
    const { resolutions } = read(grid(
      ['項次', '內容', '辦理情形'], ['1', '請於三個月內向立法院', '已於期限內'], ['項次', '內容', '辦理情形'], ['', '提出書面報告。', '函送。'],
    ));
    expect(resolutions.map(({ text, reply }) => [text, reply])).to.deep.equal([['請於三個月內向立法院提出書面報告。', '已於期限內函送。']]);
  });

  it('is not guessed where its heads tell nothing: a person maps it, and the next one alike is known', () => {
    const first = grid(['113年'], ['甲', '乙', '丙'], ['1', '請檢討。', '是。']);
    const next = grid(['範例署'], ['114年度'], ['甲', '乙', '丙', ''], ['2', '請改善。', '否。']);
    expect(suggestMapping(first)).to.equal(null);
    expect(sampleOf(first)).to.deep.equal({
      firstRow: 2, columns: [{ index: 0, head: '甲', samples: ['1'] }, { index: 1, head: '乙', samples: ['請檢討。'] }, { index: 2, head: '丙', samples: ['是。'] }],
    });
    expect(signatureOf(next)).to.equal(signatureOf(first));
    const byHand: ColumnMapping = { firstRow: 2, columns: { item: 0, content: 1, reply: [2] }, agency: null, fiscalYear: null };
    const { table } = applyMapping(next, fitMapping(next, byHand));
    expect([table.agency, table.fiscalYear, table.rows.map(({ item, content, reply }) => [item, content, reply])])
      .to.deep.equal(['範例署', 2025, [['2', '請改善。', '否。']]]);
  });

  it('is none where it lists something else', () => {
    expect(suggestMapping(grid(['編號', '姓名', '單位', '備註'], ['1', '某人', '企劃組', '']))).to.equal(null);
    expect(suggestMapping(grid(['科目', '預算數', '說明'], ['業務費', '1,000', '辦理內容']))).to.equal(null);
    expect(suggestMapping(grid())).to.equal(null);
    expect(signatureOf(grid())).to.equal(null);
  });
});
