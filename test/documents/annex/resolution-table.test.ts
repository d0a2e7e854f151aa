import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { PROBLEM_CODES } from '../../../server/documents/problem.ts';
import { readText } from '../../../server/documents/annex/read-text.ts';
import { itemKey, readResolutionTable, sectionKey } from '../../../server/documents/annex/resolution-table.ts';
import type { Table, TableRow } from '../../../server/documents/table.ts';
import { problemWords } from '../../../server/locales/problems.ts';

/** Rows as [item, content, reply]; each on a line of its own. */
const tableOf = (...rows: [string, string, string][]): Table => ({
  agency: '甲署', fiscalYear: 2025, cutOffAt: null,
  rows: rows.map(([item, content, reply], index): TableRow => ({ item, content, reply, place: { page: 1, line: index + 1 } })),
});
const read = (...rows: [string, string, string][]) => readResolutionTable(tableOf(...rows));
const paths = (...rows: [string, string, string][]): string[] =>
  read(...rows).resolutions.map(({ sectionPath, item }) => [...sectionPath, item].join(' > '));
const codes = (...rows: [string, string, string][]): string[] => read(...rows).problems.map((one) => `${one.code}@${one.place.line}`);
const row = (item: string): [string, string, string] => [item, '請檢討。', '配合辦理。'];

describe('the sections of the table', () => {
  it('stand several in a cell, or one in a row; the next replaces the tail', () => {
    expect(paths(
      ['總預算案 壹、通案決議部分', '', ''], row('(一)'),
      ['<p>貳、新增通過決議 甲委員會部分</p>', '', ''], row('(一)'),
      ['<p>參、各委員會審查決議部分 甲委員會審議結果 歲出部分第20款乙部主管第1項乙部</p>', '', ''], row('(一)'),
      ['甲委員會審議結果', '', ''], ['歲出部分第20款乙部主管第3項丙署', '', ''], row('(一)'),
      ['第4項丁署', '', ''], row('(一)'),
      ['肆、附帶決議', '', ''], row('(一)'),
    )).to.deep.equal([
      '總預算案 > 壹、通案決議部分 > (一)',
      '總預算案 > 貳、新增通過決議 > 甲委員會部分 > (一)',
      '總預算案 > 參、各委員會審查決議部分 > 甲委員會審議結果 > 歲出部分第20款乙部主管第1項乙部 > (一)',
      '總預算案 > 參、各委員會審查決議部分 > 甲委員會審議結果 > 歲出部分第20款乙部主管第3項丙署 > (一)',
      '總預算案 > 參、各委員會審查決議部分 > 甲委員會審議結果 > 歲出部分第20款乙部主管第4項丁署 > (一)',
      '總預算案 > 肆、附帶決議 > (一)',
    ]);
  });

  it('may stand in any column', () => {
    expect(paths(['', '壹、通案決議部分', ''], row('(一)'), ['', '', '歲入部分第2款罰款收入'], row('(一)'), ['貳、', '新增通過決議', ''], row('(一)'))).to.deep.equal([
      '壹、通案決議部分 > (一)', '壹、通案決議部分 > 歲入部分第2款罰款收入 > (一)', '貳、新增通過決議 > (一)',
    ]);
  });

  it('that were added to a committee, or are its general ones, stay below it', () => {
    expect(paths(
      ['參、各委員會審查決議部分', '', ''], ['一、甲委員會', '', ''], ['歲出部分第20款乙部主管第1項乙部', '', ''], row('(一)'),
      ['新增決議', '', ''], row('(一)'), ['歲出部分第20款乙部主管第2項丙署', '', ''], row('(一)'),
    )).to.deep.equal([
      '參、各委員會審查決議部分 > 一、甲委員會 > 歲出部分第20款乙部主管第1項乙部 > (一)',
      '參、各委員會審查決議部分 > 一、甲委員會 > 歲出部分第20款乙部主管第1項乙部 > 新增決議 > (一)',
      '參、各委員會審查決議部分 > 一、甲委員會 > 歲出部分第20款乙部主管第2項丙署 > (一)',
    ]);
    expect(paths(['一、甲委員會', '', ''], ['通案決議', '', ''], row('(一)'), ['新增決議', '', ''], row('(一)'), ['二、丁委員會', '', ''], ['通案決議', '', ''], row('(一)')))
      .to.deep.equal(['一、甲委員會 > 通案決議 > (一)', '一、甲委員會 > 新增決議 > (一)', '二、丁委員會 > 通案決議 > (一)']);
    expect(paths(['通案決議', '', ''], row('(一)'), ['新增通過決議', '', ''], row('(一)'))).to.deep.equal(['通案決議 > (一)', '新增通過決議 > (一)']);
  });

  it('have the styles of other ministries', () => {
    expect(paths(
      ['附屬單位預算', '', ''], ['一、通案決議部分', '', ''], row('一、'), ['二、甲委員會審查結果', '', ''], row('一、'),
      ['營業部分', '', ''], row('1.'),
    )).to.deep.equal(['附屬單位預算 > 一、通案決議部分 > 一、', '附屬單位預算 > 二、甲委員會審查結果 > 一、', '營業部分 > 1.']);
  });

  it('printed again on the next page do not part a row from its rest', () => {
    const { resolutions } = read(['壹、通案決議部分', '', ''], ['(一)', '請於三個', '配合'], ['壹、通案決議部分', '', ''], ['', '月內檢討。', '辦理。']);
    expect(resolutions.map(({ text, reply }) => [text, reply])).to.deep.equal([['請於三個月內檢討。', '配合辦理。']]);
  });

  it('are not seen in words that go on from the page before', () => {
    const { resolutions } = read(['(一)', '請送', '配合辦理。'], ['', '甲委員會', ''], ['', '備查。', '']);
    expect(resolutions.map((one) => one.text)).to.deep.equal(['請送甲委員會備查。']);
  });

  it('are not seen in the parts of a reply', () => {
    const parts = ['壹、甲案部分', '已完成。', '貳、乙案部分', '續辦中。'];
    const { resolutions, problems } = read(
      ['壹、通案決議部分', '', ''], ['(一)', '請檢討。', '本部辦理情形分述如下'], ...parts.map((words): [string, string, string] => ['', '', words]), row('(二)'),
      ['', '', '參、新增決議部分'], row('(一)'),
    );
    expect(resolutions.map(({ sectionPath, item }) => [...sectionPath, item].join(' > '))).to.deep.equal([
      '壹、通案決議部分 > (一)', '壹、通案決議部分 > (二)', '參、新增決議部分 > (一)',
    ]);
    for (const words of parts) expect(resolutions[0]!.reply).to.contain(words);
    expect(problems.map(({ code }) => code)).to.deep.equal([]);
  });

  it('that nobody knows are kept as the lowest level, and told', () => {
    const rows: [string, string, string][] = [['壹、通案決議部分', '', ''], ['雜項', '', ''], row('(一)'), ['貳、新增通過決議', '', ''], row('(一)')];
    expect(paths(...rows)).to.deep.equal(['壹、通案決議部分 > 雜項 > (一)', '貳、新增通過決議 > (一)']);
    expect(codes(...rows)).to.deep.equal(['unknown-heading@2']);
  });

  it('compare whatever their width, spaces and numerals', () => {
    expect(sectionKey(['叁、 各委員會', '歲出部分第20款　台北'])).to.equal(sectionKey(['參、各委員會', '歲出部分第二十款臺北']));
    expect(sectionKey(['壹', '貳'])).not.to.equal(sectionKey(['壹貳']));
  });
});

describe('the items of the table', () => {
  const keys: [string, string][] = [
    ['(一)', '1'], ['（七十五）', '75'], ['(三六九)', '369'], ['三百六十九、', '369'], ['一、', '1'], ['1.', '1'], ['(1)', '1'], ['第十二項', '12'], ['１２．', '12'],
    ['一、(二)', '1.2'], ['一、(二)3.', '1.2.3'], ['甲 乙', '甲乙'],
  ];
  for (const [item, key] of keys) it(`${item} is ${key}`, () => expect(itemKey(item)).to.equal(key));

  it('may stand inside another, where they begin anew', () => {
    expect(paths(row('一、'), row('(一)'), row('(二)'), row('二、'), row('(一)'), row('1.'), row('2.'), row('(二)'))).to.deep.equal([
      '一、', '一、(一)', '一、(二)', '二、', '二、(一)', '二、(一)1.', '二、(一)2.', '二、(二)',
    ]);
  });

  it('twice in one section block, and both places are named', () => {
    const { problems } = read(['壹、通案決議部分', '', ''], row('(一)'), row('(二)'), row('（一）'), ['貳、新增通過決議', '', ''], row('(一)'));
    expect(problems).to.have.length(1);
    expect(problems[0]).to.deep.include({ code: 'duplicate-item', blocking: true, place: { page: 1, line: 4, item: '（一）' } });
    expect(problems[0]!.params).to.include({ firstLine: 2, line: 4 });
    expect(problemWords['zh-TW']['duplicate-item'](problems[0]!)).to.include('第2行').and.include('第4行');
  });
});

describe('what the table lacks', () => {
  const cases: [string, [string, string, string][], string[]][] = [
    ['nothing', [row('(一)'), row('(二)')], []],
    ['a text', [['(一)', '', ''], row('(二)')], ['no-text@1']],
    ['a text, where there is a reply', [['(一)', ' ', '配合辦理。'], row('(二)')], ['reply-without-text@1']],
    ['a reply', [['(一)', '請檢討。', ''], row('(二)')], ['no-reply@1']],
    ['an item', [['', '請檢討。', '配合辦理。'], row('(二)')], ['text-before-item@1']],
    ['an item after a heading', [row('(一)'), ['壹、通案決議部分', '', ''], ['', '請檢討。', ''], row('(一)')], ['text-before-item@3']],
    ['an item that can be read', [['甲乙', '請檢討。', '配合辦理。'], row('(二)')], ['unknown-item@1']],
    ['a page', [row('(一)'), row('(二)'), row('(三)'), row('(四)'), ['(五)', '請檢討', '配合辦理。'], row('(六)')], ['row-unfinished@5']],
  ];
  for (const [name, rows, expected] of cases) it(name, () => expect(codes(...rows)).to.deep.equal(expected));

  describe('when it breaks off', () => {
    const last = (text: string, reply: string): boolean => codes(row('(一)'), row('(二)'), ['(三)', text, reply]).some((code) => code === 'cut-off@3');
    const cuts: [string, string, string, boolean][] = [
      ['before the reply', '請檢討。', '', true],
      ['in the text', '請於三個月', '', true],
      ['in the reply', '請檢討。', '本署業於114年', true],
      ['after a comma', '請檢討。', '本署已檢討，', true],
      ['before the list it announces', '請檢討。', '說明如下：', true],
      ['after the first of a list', '請檢討。', '一、甲。', true],
      ['in a paragraph', '請檢討。', '<p>甲。</p> <p>乙。', true],
      ['in a tag', '請檢討。', '<p>甲。</', true],
      ['nowhere', '請檢討。', '<p>甲。</p> <p>乙。</p>', false],
      ['nowhere: a stock phrase', '請檢討。', '配合辦理', false],
      ['nowhere: a quote at the end', '請檢討。', '本署訂有「甲。」', false],
      ['nowhere: in brackets', '請檢討（乙案。）', '配合辦理。', false],
    ];
    for (const [name, text, reply, isCut] of cuts) it(name, () => expect(last(text, reply)).to.equal(isCut));

    it('not by a style that has no full stops', () => {
      expect(codes(['(一)', '請檢討甲案', '已檢討'], ['(二)', '請檢討乙案', '已檢討'], ['(三)', '請檢討丙案', '已公開'])).to.deep.equal([]);
    });
    it('not where no reply has been written yet', () => {
      expect(codes(['(一)', '請檢討。', ''], ['(二)', '請檢討。', ''])).to.deep.equal([]);
    });
  });

  it('has words in both languages', () => {
    const params = { section: '壹', firstPage: 1, firstLine: 2, page: 3, line: 4, words: '甲', columns: 4, megabytes: 50, limit: 30, first: 1, second: 2, reason: 'no-base',
      tableYear: 114, actYear: 115, act: '預算', number: '甲字第1140000001號', fileDate: '2025-04-17', recordDate: '2025-04-18', passedOn: '2025-01-21', today: '2025-04-16', isOnRecord: 1,
      sheet: '甲表', count: 2, row: 3, agencies: '甲署、乙署', years: '2024、2025', head: '期限', last: 9, format: 'resolution-tracker/2', field: '項次', column: 'C',
      seconds: 180, listed: '2025-04-21', reckoned: '2025-04-22', unit: '甲組', candidates: '(一)', what: '海務署', pages: 6000, secondPage: 9, right: 'import', fields: 'text', part: 'word/document.xml', saveAs: 'DOCX', announced: 3, read: 2, lines: '4, 6', before: '(一)', expected: 2, found: '(三)' };
    for (const locale of ['zh-TW', 'en'] as const) {
      for (const code of PROBLEM_CODES) {
        const sentence = problemWords[locale][code]({ code, params, place: { page: 1, line: 2, item: '(一)' }, blocking: true });
        expect(sentence, code).to.match(/[。.]$/).and.not.match(/undefined|null/);
      }
    }
  });
});

describe('tables of other makers', () => {
  const fixture = (name: string) => readResolutionTable(readText(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url))).table!);

  it('a ministry with 一、 items, text on several lines and a date cut by a page end', () => {
    const { resolutions, problems } = fixture('ministry-numbered.txt');
    expect(problems).to.deep.equal([]);
    expect(resolutions.map(({ sectionPath, item, text }) => [...sectionPath, item, text].join(' > '))).to.deep.equal([
      '一、通案決議部分 > 一、 > 各機關應檢討甲事項，並於三個月內提出說明。',
      '一、通案決議部分 > 二、 > 各機關應檢討乙事項。',
      '一、通案決議部分 > 歲入部分第2款罰款及賠償收入第5項內務部 > 1. > 規費收入應覈實編列。',
      '一、通案決議部分 > 歲出部分第5款內務部主管第1項內務部 > (1) > 甲計畫應公開。',
      '一、通案決議部分 > 歲出部分第5款內務部主管第1項內務部 > (2) > 乙計畫應公開。',
    ]);
    expect(resolutions[1]!.answer.lettersOut).to.deep.equal([{ documentNumber: '內甲字第1130000001號', issuedOn: '2024-04-17', title: '乙事項檢討' }]);
    expect(resolutions.map((one) => one.answer.disposition)).to.deep.equal(['comply', null, 'not_ours', 'comply', 'comply']);
  });

  it('an agency without any HTML, in full width', () => {
    const { resolutions, problems } = fixture('agency-plain.txt');
    expect(problems).to.deep.equal([]);
    expect(resolutions.map(({ sectionPath, item }) => `${sectionPath.length} ${itemKey(item)}`)).to.deep.equal(['3 1', '3 2', '3 369', '3 1']);
    expect(resolutions[3]!.answer.promised).not.to.equal(null);
  });
});
