import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { FileContent, Grid, Line } from '../../../server/documents/content.ts';
import { findAnnex } from '../../../server/documents/annex/find-annex.ts';
import { readText } from '../../../server/documents/annex/read-text.ts';
import { readResolutionTable } from '../../../server/documents/annex/resolution-table.ts';
import type { Table } from '../../../server/documents/table.ts';
import { problemWords } from '../../../server/locales/problems.ts';
import { sharedPath } from '../../support/shared.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const TITLE = '立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表';
const HEADS = [['決議、附帶決議及注意事項', '', '辦理情形'], ['項次', '內容', '']];
const ROW = ['(一)', '甲。', '乙。'];
const NEXT = ['(二)', '丙。', '丁。'];

/** Lines are texts, grids are rows of cells; each line and row gets a line number of its own, each `page` a page. */
const contentOf = (...blocks: (string | string[][])[]): FileContent => pagesOf(null, blocks);
function pagesOf(firstPage: number | null, ...pages: (string | string[][])[][]): FileContent {
  let line = 0;
  const placeOn = (page: number | null) => ({ page, line: (line += 1) });
  return {
    blocks: pages.flatMap((blocks, index) => blocks.map((block): Line | Grid => {
      const page = firstPage === null ? null : firstPage + index;
      return typeof block === 'string'
        ? { kind: 'line', text: block, place: placeOn(page) }
        : { kind: 'grid', name: null, rows: block.map((cells) => ({ cells, place: placeOn(page) })) };
    })),
  };
}
const head = (year = '114', agency = '甲署'): string[] => [agency, TITLE, `中華民國${year}年度`];
const rowsOf = (table: Table | null): string[] => (table?.rows ?? []).map(({ item, content, reply }) => `${item}|${content}|${reply}`);
const read = (...blocks: (string | string[][])[]) => rowsOf(findAnnex(contentOf(...blocks)).table);
const codes = (...blocks: (string | string[][])[]): string[] => findAnnex(contentOf(...blocks)).problems.map((one) => one.code);

describe('the annex in lines and grids', () => {
  it('is found in a book, with agency, year and places', () => {
    const { table, problems } = findAnnex(pagesOf(10,
      ['目次', `3. ${TITLE}\t11-12`, [['車號', '年份', '備註'], ['1', '2', '3']]],
      [...head(), [...HEADS, ROW, ['(二)', '丙', '']], '- 12 -'],
      [...head(), [...HEADS, ['', '丁。', '戊。']], '- 13 -'],
      ['甲署', '公務車輛明細表', '中華民國115年度', [['車號', '年份', '備註'], ['1', '2', '3']], '結語'],
    ));
    expect(problems).to.deep.equal([]);
    expect(table).to.include({ agency: '甲署', fiscalYear: 2025, cutOffAt: null });
    expect(rowsOf(table)).to.deep.equal(['(一)|甲。|乙。', '(二)|丙|', '|丁。|戊。']);
    expect(table!.rows.map(({ place }) => `${place.page}:${place.line}`)).to.deep.equal(['11:10', '11:11', '12:18']);
  });

  it('keeps the headings above each table, also between the title and the first heads, and with the agency in their words', () => {
    expect(read(...head(), '總預算案', '壹、通案決議部分', [...HEADS, ROW], '歲出部分第20款甲部主管第1項甲署', [...HEADS, NEXT])).to.deep.equal([
      '總預算案||', '壹、通案決議部分||', '(一)|甲。|乙。', '歲出部分第20款甲部主管第1項甲署||', '(二)|丙。|丁。',
    ]);
  });

  it('goes on past notes at the ends of pages, and tells of them', () => {
    const content = pagesOf(1, [...head(), [['決議、附帶決議及注意事項', '辦理情形'], ['(一)甲一', '乙一']], '註一：資料來源。'],
      [[['甲二。', '乙二。'], ['(二)丙。', '丁。']]]);
    content.blocks = content.blocks.map((block) => (block.kind === 'line' && block.text.startsWith('註') ? { ...block, isNote: true } : block));
    const { table, problems } = findAnnex(content);
    expect(readResolutionTable(table!).resolutions.map(({ item, text, reply }) => `${item}${text}${reply}`)).to.deep.equal(['(一)甲一甲二。乙一乙二。', '(二)丙。丁。']);
    expect(problems.map(({ code }) => code)).to.deep.equal(['text-outside-table']);
  });

  const layouts: [string, (string | string[][])[]][] = [
    ['one table with the heads once', [...head(), [...HEADS, ROW, NEXT]]],
    ['a grid a page, the whole head repeated', [...head(), [...HEADS, ROW], ...head(), [...HEADS, NEXT]]],
    ['a grid a page, the column heads repeated', [...head(), [...HEADS, ROW], [...HEADS, NEXT]]],
    ['a grid a page, the lines repeated', [...head(), [...HEADS, ROW], ...head(), [NEXT]]],
    ['a grid a page, nothing repeated', [...head(), [...HEADS, ROW], '- 3 -', '4', [NEXT]]],
    ['the head in the grid', [[['甲署', '', ''], [TITLE, '', ''], ['中華民國114年度', '', ''], ...HEADS, ROW, NEXT]]],
    ['the head in the grid, repeated', [[['甲署', '', ''], [TITLE, '', ''], ['中華民國114年度', '', ''], ...HEADS, ROW, ['甲署', '', ''], [TITLE, '', ''], ['中華民國114年度', '', ''], ...HEADS, NEXT]]],
    ['the head in one cell', [[[`甲署\n${TITLE}\n中華民國114年度`, '', ''], ...HEADS, ROW, NEXT]]],
    ['the head repeated in every column', [[['甲署', '甲署', '甲署'], [TITLE, TITLE, TITLE], ['中華民國114年度', '', ''], ...HEADS, ROW, NEXT]]],
    ['the head on one line', [`甲署 ${TITLE} 中華民國114年度`, [...HEADS, ROW, NEXT]]],
    ['a title over two lines', ['甲署', TITLE.slice(0, 20), TITLE.slice(20), '中華民國114年度', [...HEADS, ROW, NEXT]]],
    ['the year in the title', ['甲署', TITLE.replace('審議', '審議114年度'), [...HEADS, ROW, NEXT]]],
    ['a unit above the grid', [...head(), '單位：新臺幣千元', [...HEADS, ROW, NEXT]]],
    ['heads in three rows', [...head(), [['決議、附帶決議及注意事項', '', ''], ['', '', '辦理情形'], ['項次', '內容', ''], ROW, NEXT]]],
    ['heads in one row', [...head(), [['項次', '內容', '辦理情形'], ROW, NEXT]]],
    ['heads in one row of lines', [...head(), '項次 內容 辦理情形', [ROW, NEXT]]],
    ['no column heads', [...head(), [ROW, NEXT]]],
    ['heads in one row, again among the rows', [...head(), [['項次', '決議內容', '辦理情形'], ROW, ['項次', '決議內容', '辦理情形'], NEXT]]],
    ['more columns', [...head(), [['序號', '項次', '決議內容', '主辦單位', '辦理情形', '備註'], ['1', '(一)', '甲。', '秘書室', '乙。', ''], ['2', '(二)', '丙。', '', '丁。', '略']]]],
    ['more columns, spanning heads', [...head(), [['決議、附帶決議及注意事項', '', '', '辦理情形', ''], ['項次', '內容', '主辦單位', '說明', '備註'], ['(一)', '甲。', '秘', '乙。', '']], [['(二)', '丙。', '', '丁。', '']]]],
    ['a head over both columns', [...head(), [['決議事項', '', '辦理情形'], ROW, NEXT]]],
    ['no item column', [...head(), [['決議事項', '辦理情形'], ['(一)甲。', '乙。'], ['（二） 丙。', '丁。']]]],
    ['item and content in one merged cell', [...head(), [['決議、附帶決議及注意事項', '', '辦理情形'], ['(一)甲。', '', '乙。'], ['(二)丙。', '', '丁。']]]],
    ['a number beside the content', [...head(), [['序號', '決議事項', '辦理情形'], ['1', '(一)甲。', '乙。'], ['2', '(二)丙。', '丁。']]]],
    ['empty columns on one page', [...head(), [...HEADS, ROW], [['(二)', '', '丙。', '', '丁。']]]],
    ['columns that drift from row to row', [...head(), [['決議、附帶決議及注意事項', '', '', '', '辦理情形'], ['項次', '', '內容', '', ''], ['(一)', '甲。', '', '', '乙。'], ['(二)', '', '丙。', '丁。', '']]]],
    ['an upper head in the wrong column', [...head(), [['決議、附帶決議及注意事項', '辦理情形', ''], ['項次', '內容', ''], ROW, NEXT]]],
    ['empty columns under the heads', [...head(), [['項次', '', '內容', '', '辦理情形'], ['(一)', '', '', '甲。', '乙。'], ['', '(二)', '丙。', '', '丁。']]]],
    ['the columns in another order', [...head(), [['辦理情形', '項次', '決議內容'], ['乙。', '(一)', '甲。'], ['丁。', '(二)', '丙。']]]],
  ];
  for (const [name, blocks] of layouts) {
    it(`is read from ${name}`, () => {
      const { table, problems } = findAnnex(contentOf(...blocks));
      expect(problems).to.deep.equal([]);
      expect(rowsOf(table).map((row) => row.replace('（二）', '(二)'))).to.deep.equal(['(一)|甲。|乙。', '(二)|丙。|丁。']);
      expect(table).to.include({ agency: '甲署', fiscalYear: 2025, cutOffAt: null });
    });
  }

  describe('its sections', () => {
    const section = '壹、通案決議部分';
    const all = [`${section}||`, '(一)|甲。|乙。'];
    it('stand on lines above the grid', () => expect(read(...head(), section, [...HEADS, ROW])).to.deep.equal(all));
    it('stand there under a name we do not know, where a number shows that they are headings', () =>
      expect(read(...head(), '二、主決議', [...HEADS, ROW])).to.deep.equal(['二、主決議||', '(一)|甲。|乙。']));
    it('stand above the grid on each page, and part no row', () =>
      expect(read(...head(), section, [...HEADS, ROW], ...head(), `${section}（續）`, [...HEADS, ['', '丙。', '丁。']])).to.deep.equal([...all, '|丙。|丁。']));
    it('stand above a later grid again, as another one inside the grid before took their place', () => {
      const [one, other] = ['一、甲委員會部分', '二、乙委員會部分'];
      expect(read(...head(), one, [...HEADS, ROW, [other, '', ''], ROW], one, [...HEADS, NEXT])).to.deep.equal([
        `${one}||`, '(一)|甲。|乙。', `${other}||`, '(一)|甲。|乙。', `${one}||`, '(二)|丙。|丁。',
      ]);
    });
    it('stand above each page, and leave those inside the grid as they are', () =>
      expect(read(...head(), '總預算案', [...HEADS, [section, '', ''], ROW], ...head(), '總預算案', [...HEADS, NEXT])).to.deep.equal(['總預算案||', ...all, '(二)|丙。|丁。']));
    for (const mark of ['一、甲委員會(續)', '(續)一、甲委員會', '一、甲委員會（續 2）', '一、甲委員會 （續）']) {
      it(`go on as ${mark}`, () => {
        const blocks = ['一、甲委員會', [...HEADS, ROW], '二、乙委員會', [...HEADS, ROW], mark, [...HEADS, NEXT]];
        const expected = ['一、甲委員會||', '(一)|甲。|乙。', '二、乙委員會||', '(一)|甲。|乙。', '一、甲委員會||', '(二)|丙。|丁。'];
        expect(read(...head(), ...blocks)).to.deep.equal(expected);
        expect(codes(...head(), ...blocks)).to.deep.equal([]);
        expect(read(...head(), [...HEADS, ...[ROW, [mark, '', ''], NEXT]])).to.deep.equal(['(一)|甲。|乙。', '一、甲委員會||', '(二)|丙。|丁。']);
      });
    }
    it('stand on lines between the grids', () => expect(read(...head(), [...HEADS, NEXT], section, [ROW])).to.deep.equal(['(二)|丙。|丁。', ...all]));
    it('stand on lines between the grids with heads', () => expect(read(...head(), [...HEADS, NEXT], section, [...HEADS, ROW])).to.deep.equal(['(二)|丙。|丁。', ...all]));
    it('stand in tables of their own', () => expect(read(...head(), [...HEADS, NEXT], [[section]], [ROW])).to.deep.equal(['(二)|丙。|丁。', ...all]));
    it('stand in rows', () => expect(read(...head(), [...HEADS, [section, '', ''], ROW])).to.deep.equal(all));
    it('span a table from a column of another kind', () =>
      expect(read(...head(), [['序號', '項次', '決議內容', '辦理情形'], [section, '', '', ''], ['1', ...ROW]])).to.deep.equal(all));
    it('stand in a table without items', () =>
      expect(read(...head(), [['決議事項', '辦理情形'], [section, ''], ['(一)甲。', '乙。']])).to.deep.equal(all));
  });

  describe('in a table of an officer, without the title', () => {
    it('has neither agency nor year', () => {
      const { table, problems } = findAnnex(contentOf('114年度決議辦理情形', [['項次', '決議內容', '辦理情形'], ROW, NEXT]));
      expect(problems).to.deep.equal([]);
      expect(table).to.include({ agency: null, fiscalYear: null, cutOffAt: null });
      expect(rowsOf(table)).to.deep.equal(['(一)|甲。|乙。', '(二)|丙。|丁。']);
    });
    it('may stand in several grids, each with its heads and section', () => {
      const heads = [['編號', '決議事項', '承辦單位', '執行情形']];
      expect(read('壹、通案決議部分', [...heads, ['1', '甲。', '', '乙。']], '貳、新增通過決議', [...heads, ['1', '丙。', '', '丁。']])).to.deep.equal([
        '壹、通案決議部分||', '1|甲。|乙。', '貳、新增通過決議||', '1|丙。|丁。',
      ]);
    });
    it('is none where nothing speaks of resolutions', () => {
      expect(codes([['項次', '內容', '辦理情形'], ROW])).to.deep.equal(['no-table']);
      expect(codes([['項次', '審核意見', '辦理情形'], ROW])).to.deep.equal(['no-table']);
    });
  });

  describe('that is not there', () => {
    it('in an empty file', () => expect(codes()).to.deep.equal(['no-table']));
    it('in contents', () => expect(codes('目次', TITLE, '一、總說明', '貳、其他', [['車號', '年份'], ['1', '2']])).to.deep.equal(['no-table']));
    it('in a sentence', () => expect(codes(`依${TITLE}辦理。`, [['車號', '年份'], ['1', '2']])).to.deep.equal(['no-table']));
  });

  it('is read from lines with tabs, as in a text file saved in another format', () => {
    const { table } = findAnnex(contentOf(...head(), '決議、附帶決議及注意事項\t\t辦理情形', '項次\t內容\t', '(一)\t甲。\t乙。'));
    expect(rowsOf(table)).to.deep.equal(['(一)|甲。|乙。']);
    expect(table!.rows[0]!.place).to.deep.equal({ page: null, line: 6 });
    expect(codes(...head(), '決議、附帶決議及注意事項 辦理情形', '項次 內容', '(一) 甲。 乙。')).to.deep.equal(['no-columns']);
  });

  const seconds: [string, (string | string[][])[]][] = [
    ['of two years', [...head(), [...HEADS, ROW], ...head('113'), [...HEADS, ROW]]],
    ['of two agencies', [...head(), [...HEADS, ROW], ...head('114', '乙局'), [...HEADS, ROW]]],
    ['of two agencies in one grid', [[['甲署', '', ''], [TITLE, '', ''], ...HEADS, ROW, ['乙局', '', ''], [TITLE, '', ''], ...HEADS, ROW]]],
    ['in two books of one agency', [...head(), [...HEADS, ROW], '甲署預算書', `3. ${TITLE}\t12-13`, ...head(), [...HEADS, ROW]]],
    ['with other tables between', [...head(), [...HEADS, ROW], '甲署', '公務車輛明細表', [['車號', '年份', '廠牌', '里程'], ['1', '2', '3', '4']], ...head(), [...HEADS, ROW]]],
  ];
  for (const [name, blocks] of seconds) it(`is refused ${name}`, () => expect(codes(...blocks)).to.deep.equal(['second-table']));

  it('twice is told with both places', () => {
    const [problem] = findAnnex(pagesOf(3, [...head(), [...HEADS, ROW]], [...head('113'), [...HEADS, ROW]])).problems;
    expect(problem).to.deep.include({ code: 'second-table', blocking: true, place: { page: 4, line: 7, item: null } });
    expect(problemWords['zh-TW']['second-table'](problem!)).to.include('第3頁第1行').and.include('第4頁第7行');
  });

  describe('ends', () => {
    it('where another table begins, without a word', () => {
      expect(codes(...head(), [...HEADS, ROW], '公務車輛明細表', [['車號', '年份', '備註'], ['1', '2', '3']])).to.deep.equal([]);
      expect(read(...head(), [...HEADS, ROW], '公務車輛明細表', [['', '年份', '備註'], ['1', '2', '3']])).to.deep.equal(['(一)|甲。|乙。']);
    });
    it('where words follow, and they are told', () => expect(codes(...head(), [...HEADS, ROW], '製表：王科員', [['1', '2', '3', '4']])).to.deep.equal(['text-after-table']));
    it('where a grid of another kind follows, and it is told', () => expect(codes(...head(), [...HEADS, ROW], [['製表', '覆核', '首長']])).to.deep.equal(['text-after-table']));
    it('not at what each page repeats, nor at the name of the agency behind its ministry', () => {
      const pages = [1, 2, 3].flatMap((page) => ['甲部', ...head(), [...HEADS, [`(${page})`, '甲。', '乙。']], `115年度單位預算 ${page}`]);
      expect(codes(...pages, '甲部甲署', '公務車輛明細表', [['車號', '年份', '備註']])).to.deep.equal([]);
    });
    it('not at words near the ends of pages, told of unless the pages show that they are heads or feet', () => {
      const pages = (isFurniture: boolean) => {
        const content = pagesOf(1, ...[1, 2].map((page) => [...head(), [...HEADS, [`(${page})`, '甲。', '乙。']], `計${page}艘`]));
        return { blocks: content.blocks.map((block) => (block.kind === 'line' && block.text.startsWith('計') ? { ...block, isFurniture } : block)) };
      };
      expect(findAnnex(pages(true)).problems).to.deep.equal([]);
      expect(findAnnex(pages(false)).problems.map(({ code, params }) => `${code} ${params['words']}`)).to.deep.equal(['text-outside-table 計1艘', 'text-outside-table 計2艘']);
    });
    it('not where words stand between, and they are told', () => {
      expect(codes(...head(), [...HEADS, ROW], '註：略', [...HEADS, NEXT])).to.deep.equal(['text-outside-table']);
      expect(read(...head(), [...HEADS, ROW], '115年度單位預算', [NEXT])).to.have.length(2);
    });
    it('never without a word where items stand in columns that cannot be told', () =>
      expect(codes(...head(), [...HEADS, ROW], [['(二)', '丙', '丙', '丙', '丙。', '丁。']])).to.deep.equal(['row-columns']));
  });

  describe('breaks off', () => {
    const cuts: [string, FileContent, boolean][] = [
      ['nowhere', contentOf(...head(), [...HEADS, ROW]), false],
      ['in a head', contentOf(...head(), [...HEADS, ROW], '甲署', TITLE), true],
      ['in the title of the next page', contentOf(...head(), [...HEADS, ROW], '甲署', TITLE.slice(0, 12)), true],
      ['after a head', contentOf(...head(), [...HEADS, ROW], ...head(), HEADS), true],
      ['after its only head', contentOf(...head(), HEADS), true],
      ['pages before its contents say', pagesOf(1, [`${TITLE}\t10-12`], [...head(), [...HEADS, ROW]], [...head(), [...HEADS, NEXT]]), true],
      ['nowhere, as other pages follow those left blank', pagesOf(1, [`${TITLE}\t10-12`], [...head(), [...HEADS, ROW]], [...head(), [...HEADS, NEXT]], ['附錄']), false],
      ['nowhere, by its contents', pagesOf(1, [`${TITLE}\t10-11`], [...head(), [...HEADS, ROW]], [...head(), [...HEADS, NEXT]]), false],
      ['nowhere, in a document without pages', contentOf(`${TITLE}\t10-12`, ...head(), [...HEADS, ROW], ...head(), [...HEADS, NEXT]), false],
    ];
    for (const [name, content, isCut] of cuts) {
      it(name, () => {
        const { table, problems } = findAnnex(content);
        expect((table?.cutOffAt ?? null) !== null || problems.some((one) => one.code === 'cut-off')).to.equal(isCut);
      });
    }
  });

  it('is whole whatever its last words, as the form of the file shows', () => {
    const rows = Array.from({ length: 12 }, (_, at) => [`(${at + 1})`, '請檢討。', '已檢討。']);
    const { table } = findAnnex(contentOf(...head(), [...HEADS, ...rows, ['(13)', '請列表。', '113年度\t97%']]));
    const told = (reading: Table): string[] => readResolutionTable(reading).problems.map(({ code }) => code);
    expect(told(table!)).to.deep.equal(['row-unfinished']);
    expect(told({ ...table!, isWhole: false })).to.deep.equal(['cut-off']);
  });

  it('keeps the paragraphs of a cell, and joins printed lines', () => {
    const textOf = (content: string): string => readResolutionTable(findAnnex(contentOf(...head(), [...HEADS, ['(一)', content, '遵辦。']])).table!).resolutions[0]!.text;
    expect(textOf('請檢討：\n甲案\n一、乙案。\n二、丙案。')).to.equal('請檢討：\n甲案\n一、乙案。\n二、丙案。');
    expect(textOf('請各機\n關於三\n個月內\n檢討。')).to.equal('請各機關於三個月內檢討。');
    expect(textOf('若 a<b 且 R&D；\n則 <b>丙</b>。')).to.equal('若 a<b 且 R&D；\n則 <b>丙</b>。');
  });

  it('is read in bounded time from hostile content', () => {
    const passedMs = startProcessorTime();
    const pieces = ['甲署', TITLE, '立法院審議', '壹、通案決議部分', '中華民國114年度', '公務車輛明細表', '立法院'.repeat(40)];
    for (const piece of pieces) findAnnex(contentOf(...head(), [...HEADS, ROW], ...Array.from({ length: 5000 }, () => piece)));
    for (const cells of [ROW, ...HEADS, [TITLE, '', ''], ['', '', ''], ['甲署', '', ''], ['壹、通案決議部分', '', '']]) {
      findAnnex(contentOf(...head(), [...HEADS, ...Array.from({ length: 5000 }, () => cells)]));
      findAnnex(contentOf(...head(), [...HEADS, ROW], ...Array.from({ length: 5000 }, () => [cells])));
    }
    expect(passedMs()).to.be.below(60_000);
  });
});

describe('a real budget book in lines and grids', () => {
  it('gives the same resolutions as its text, however its grids are cut', function () {
    const file = sharedPath('corpus', '000_055715ba2fb7d9f3.txt');
    if (file === null) {
      console.log('      skipped: the folder of real documents is not beside the repository');
      return this.skip();
    }
    const truth = readText(readFileSync(file)).table!;
    const bare = (table: Table) => readResolutionTable(table).resolutions.map((one) => [...one.sectionPath, one.item, one.text, one.reply].join('\n').replace(/\s/g, ''));
    const rows = truth.rows.map(({ item, content, reply }) => [item, content, reply]);
    for (const size of [1, 3, 7, 1000]) {
      for (const repeats of [[], HEADS, [['甲署', '', ''], [TITLE, '', ''], ['中華民國114年度', '', ''], ...HEADS]]) {
        const grids: string[][][] = [];
        for (let at = 0; at < rows.length; at += size) grids.push([...(at === 0 ? HEADS : repeats), ...rows.slice(at, at + size)]);
        const { table, problems } = findAnnex(contentOf('目次', ...head(), ...grids));
        expect(problems, `${size} ${repeats.length}`).to.deep.equal([]);
        expect(bare(table!)).to.deep.equal(bare(truth));
      }
    }
  });
});
