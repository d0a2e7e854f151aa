import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { FileContent } from '../../../server/documents/content.ts';
import { readPlainList } from '../../../server/documents/report/plain-list.ts';
import { readTextContent } from '../../../server/documents/report/text-content.ts';
import { sharedPath } from '../../support/shared.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const read = (...lines: string[]) => readPlainList(readTextContent(lines.join('\n')));
const shown = (...lines: string[]): string[] => read(...lines).resolutions.map(({ sectionPath, item, text }) => [...sectionPath, `${item} ${text}`].join(' > '));
const codes = (...lines: string[]): string[] => read(...lines).problems.map(({ code, place }) => (place.line === null ? code : `${code}@${place.line}`));
const A = '請丙署於3個月內提出甲案之檢討報告。';
const B = '請丙署公開乙案之資料。';

describe('a plain list of resolutions', () => {
  const marks: [string, string][] = [['(一)', '(二)'], ['（一）', '（二）'], ['一、', '二、'], ['1.', '2.'], ['1、', '2、'], ['１．', '２．'], ['(1)', '(2)'], ['第1案：', '第2案：'], ['第一項　', '第二項　'],
    ['①', '②'], ['㈠', '㈡'], ['⑴', '⑵'], ['⒈', '⒉']];
  for (const [one, two] of marks) {
    it('ends before the words that end a mail, which are told', () => {
    const { resolutions, problems } = read('附帶決議：', '(一)請檢討。', '(二)請公開資料。', '以上。', '企劃組 敬上');
    expect(resolutions.map(({ item, text }) => [item, text])).to.deep.equal([['(一)', '請檢討。'], ['(二)', '請公開資料。']]);
    expect(problems.map(({ code, params, blocking }) => [code, params['lines'], blocking])).to.deep.equal([['words-around-list', '4, 5', false]]);
  });

  it('is none of what a mail says before its heading', () => {
    const { resolutions, problems } = read('各位同仁好：', '立法院通過決議如下，請各組分辦。', '附帶決議：', '(一)請檢討。', '(二)請公開資料。');
    expect(resolutions.map(({ item }) => item)).to.deep.equal(['(一)', '(二)']);
    expect(problems.map(({ code, params }) => [code, params['words']])).to.deep.equal([['text-before-item', '立法院通過決議如下，請各組分辦。']]);
  });

  it(`is numbered ${one}`, () => {
      const items = [one, two].map((mark) => mark.replace(/[：\s\u3000]$/, ''));
      for (const between of [[], ['']]) {
        const { resolutions, problems } = read('丙署決議', one + A, ...between, two + B);
        expect(resolutions.map(({ item, text }) => [item, text])).to.deep.equal([[items[0], A], [items[1], B]]);
        expect(problems).to.deep.equal([]);
      }
    });
  }

  it('is numbered with spaces inside its brackets, or behind what has no width', () => {
    for (const [one, two] of [['（ 一 ）', '（ 二 ）'], ['( 1 )', '( 2 )'], ['\u200b一、', '\u200b二、\u2060']]) {
      expect(read(one + A, two + B).resolutions.map(({ text }) => text)).to.deep.equal([A, B]);
    }
  });

  it('is one of points in circles only where they are the outermost', () => {
    expect(shown('一、請檢討下列事項：', '①甲。', '②乙。', '二、請改善。')).to.deep.equal(['一、 請檢討下列事項：\n①甲。\n②乙。', '二、 請改善。']);
  });

  it('keeps the paragraphs and points of an item in its text', () => {
    expect(shown('一、請檢討下列事項：', '(一)甲。', '(二)乙。', '1.丙。', '並公開。', '二、請改善。')).to.deep.equal(['一、 請檢討下列事項：\n(一)甲。\n(二)乙。\n1.丙。\n並公開。', '二、 請改善。']);
  });

  it('stands below headings, known or not', () => {
    expect(shown('總預算案', '壹、通案決議部分', '(一)' + A, '貳、各委員會審查決議部分', '甲委員會審查結果', '歲出部分第20款乙部主管第3項丙署', '(一)' + B, '第4項丁局', '(一)' + A)).to.deep.equal([
      `總預算案 > 壹、通案決議部分 > (一) ${A}`,
      `總預算案 > 貳、各委員會審查決議部分 > 甲委員會審查結果 > 歲出部分第20款乙部主管第3項丙署 > (一) ${B}`,
      `總預算案 > 貳、各委員會審查決議部分 > 甲委員會審查結果 > 歲出部分第20款乙部主管第4項丁局 > (一) ${A}`,
    ]);
    expect(shown('一、丙署', '(一)' + A, '(二)' + B, '二、丁局', '(一)' + A)).to.deep.equal([`一、丙署 > (一) ${A}`, `一、丙署 > (二) ${B}`, `二、丁局 > (一) ${A}`]);
  });

  it('names its agency in a heading, a title or a line', () => {
    const named = (...lines: string[]): string | null => read(...lines, '(一)' + A, '(二)' + B).agency;
    for (const line of ['丙資產署', '機關：丙資產署', '丙資產署通過決議', '歲出部分第20款乙部主管第3項丙資產署', '丙資產署114年度預算決議清單']) expect(named(line), line).to.equal('丙資產署');
    expect(named('114年度總預算決議')).to.equal(null);
    expect(named('貳、交通委員會'), 'a committee of the Yuan').to.equal(null);
    expect(named('丙族委員會')).to.equal('丙族委員會');
    expect(read('第3項丙署', '(一)' + A, '第4項丁局', '(一)' + B).agency).to.equal(null);
  });

  it('keeps proposers apart from the text', () => {
    const { resolutions } = read('(一)' + A, '提案人：王大明　李　四', '(二)' + B, '提案人：陳小華');
    expect(resolutions.map(({ text, proposers }) => [text, proposers])).to.deep.equal([[A, ['王大明', '李四']], [B, ['陳小華']]]);
  });

  it('may be an accompanying resolution in prose, of one paragraph or more', () => {
    expect(shown('附帶決議', A)).to.deep.equal([`附帶決議 > 附帶決議 ${A}`]);
    expect(shown('附帶決議：', A, B)).to.deep.equal([`附帶決議 > 附帶決議 ${A}\n${B}`]);
    expect(shown('(一)' + A, '(二)' + B, '附帶決議', A)).to.deep.equal([`(一) ${A}`, `(二) ${B}`, `附帶決議 > 附帶決議 ${A}`]);
    expect(shown(A)).to.deep.equal([`決議 ${A}`]);
  });

  it('is read with its lines wrapped at a page’s width', () => {
    const long = '請丙署就各地方政府辦理甲計畫之進度、經費執行率及民眾申訴案件之處理情形，按季彙整並公開於機關網站，且於3個月內向立法院提出書面報告。';
    const wrapped = [`(一)${long}`, `(二)${long}`, `(三)${long}`].flatMap((text) => text.match(/.{1,24}/gu)!);
    expect(shown(...wrapped)).to.deep.equal([`(一) ${long}`, `(二) ${long}`, `(三) ${long}`]);
  });

  describe('that can be read in two ways is a problem', () => {
    const cases: [string, string[], string[]][] = [
      ['numbers that begin anew', ['(一)' + A, '(一)甲。', '(二)乙。', '(二)' + B], ['list-ambiguous@2', 'list-ambiguous@3']],
      ['a number left out', ['(一)' + A, '(三)' + B], ['item-jump@2']],
      ['a number twice', ['(一)' + A, '(二)' + B, '(二)' + A], ['duplicate-item@3']],
      ['paragraphs without numbers', [A, B], ['no-item-numbers@1']],
      ['paragraphs behind signs that are no numbers', ['• ' + A, '• ' + B], ['no-item-numbers@1']],
      ['paragraphs behind bare figures', ['1 ' + A, '2 ' + B], ['no-item-numbers@1']],
      ['paragraphs parted by proposers', [A, '提案人：王大明　李四', B, '提案人：王大明　李四'], ['no-item-numbers@1']],
      ['words before the first number', ['本署應注意下列事項。', '(一)' + A], ['text-before-item@1']],
      ['words behind proposers', ['(一)' + A, '提案人：王大明　李四', '另請備查。', '(二)' + B, '提案人：王大明　李四', '併請公開。'], ['text-before-item@3', 'text-before-item@6']],
      ['replies among the texts', ['(一)' + A, '辦理情形：已辦理。'], ['list-has-replies@2']],
      ['nothing', [''], ['no-list']],
      ['no resolution', ['今天天氣很好。'], ['no-list']],
    ];
    for (const [name, lines, expected] of cases) it(name, () => expect(codes(...lines)).to.have.members(expected));
  });

  it('comes from a document’s paragraphs and tables too', () => {
    const content: FileContent = {
      blocks: [
        { kind: 'line', text: '(一)如下表：', place: { page: null, line: 1 } },
        { kind: 'grid', name: null, rows: [{ cells: ['年度', '111'], place: { page: null, line: 2 } }] },
        { kind: 'line', text: '請檢討。', place: { page: null, line: 3 } },
        { kind: 'line', text: '(二)請改善。', place: { page: null, line: 4 } },
      ],
    };
    expect(readPlainList(content).resolutions.map(({ text }) => text)).to.deep.equal(['如下表：\n年度\t111\n請檢討。', '請改善。']);
  });

  it('is no report, which is refused and not guessed at', () => {
    expect(codes('目次', '壹、前言', '本署成立以來，推動各項業務。', '貳、業務概況', '一、推動甲案', '(一)' + A, '參、結語')).to.deep.equal(['whole-report']);
    const chapters = Array.from({ length: 15 }, (_, n) => `${n + 1}.本署辦理第${n + 1}類輔導，成果良好，參與者眾多。`);
    expect(codes(...chapters)).to.deep.equal(['whole-report']);
  });

  it('refuses every real report', function () {
    for (const name of ['000_055715ba2fb7d9f3', '001_366ac4fbdefa5f56', '002_a0c2e380f2f7ab12', '003_be4e06eb9382127d', '004_acec8eaa7581f834']) {
      const path = sharedPath('corpus', `${name}.txt`);
      if (path === null) return this.skip();
      const { resolutions, problems } = readPlainList(readTextContent(readFileSync(path, 'utf8')));
      expect([name, resolutions.length, problems.map(({ code }) => code)]).to.deep.equal([name, 0, ['whole-report']]);
    }
  });

  it('is read in time that grows with its length, whatever it holds', () => {
    const passedMs = startProcessorTime();
    for (const piece of ['(一)', '一、甲', '提案人：', '王大明　', '**', '| |', '[a](', '第1項', '\u3000', '1.114']) readPlainList(readTextContent(`${piece}${piece.repeat(20_000)}\n`.repeat(3) + `${piece}\n`.repeat(10_000)));
    expect(passedMs()).to.be.below(100_000);
  });
});
