import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type AgencyBlock, readCommitteeReport } from '../../../server/documents/report/committee-report.ts';
import type { FileContent } from '../../../server/documents/content.ts';
import { readTextContent } from '../../../server/documents/report/text-content.ts';
import { sharedPath } from '../../support/shared.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const HEAD = ['甲委員會審查結果', '二、歲出部分', '第20款　乙部主管'];
const report = (...lines: string[]) => readCommitteeReport(readTextContent([...HEAD, ...lines].join('\n')));
/** The block of the first agency. */
const block = (...lines: string[]): AgencyBlock => report(...lines)!.blocks[0]!;
const codes = ({ problems }: AgencyBlock): string[] => problems.map(({ code, place }) => `${code}@${place.line}`);
const items = ({ resolutions }: AgencyBlock): string[] => resolutions.map(({ item, text }) => item + text);
const LINE = '第3項　丙署原列45億3,847萬4千元，減列「業務費」100萬元，其餘均照列，改列為45億3,747萬4千元。';
const NAMES = '提案人：王大明　李　四　陳小華';

describe('the LY committee’s report', () => {
  it('is read agency by agency, each resolution with its place, proposers and co-signers', () => {
    const found = report(LINE, '本項通過決議2項：', '(一)請檢討甲案。', '應於3個月內提出報告。', NAMES, '連署人：林美', '(二)請檢討乙案。', NAMES, '第4項　丁局1,000萬元，照列。')!;
    expect(found.committee).to.equal('甲委員會');
    expect(found.blocks.map(({ agency, announced, resolutions }) => [agency, announced, resolutions.length])).to.deep.equal([['丙署', 2, 2], ['丁局', null, 0]]);
    const [first] = found.blocks[0]!.resolutions;
    expect(first).to.deep.include({
      sectionPath: ['甲委員會審查結果', '歲出部分第20款乙部主管第3項丙署'], item: '(一)', text: '請檢討甲案。\n應於3個月內提出報告。', reply: '',
      proposers: ['王大明', '李四', '陳小華'], coSigners: ['林美'], place: { page: null, line: 6 },
    });
    expect(codes(found.blocks[0]!)).to.deep.equal([]);
  });

  it('counts what was put off and takes none of it for passed', () => {
    const found = block(LINE, '本項提案2案，保留，送院會處理：', '(一)減列甲。', NAMES, '(二)減列乙。', NAMES, '本項通過決議1項：', '(一)請檢討。', NAMES);
    expect([found.reservedCount, items(found)]).to.deep.equal([2, ['(一)請檢討。']]);
  });

  describe('announces what was passed in many words', () => {
    const passed = ['本項通過決議1項：', '本項有決議1項：', '本項決議一項：', '通過決議1項：', '本項通過主決議1項：', '通過附帶決議1項', '本項計通過決議1項如下：', '**本項凍結案1案：**', '附帶決議：', '本項提案1案，均照案通過：'];
    for (const words of passed) it(words, () => expect(items(block(LINE, words, '(一)請檢討。', NAMES))).to.deep.equal(['(一)請檢討。']));
    const others = ['本項提案1案，保留，送院會處理：', '本項保留提案1案：', '本項提案1案，交付黨團協商：', '本項另有提案1案，不予通過：'];
    for (const words of others) it(`not ${words}`, () => expect(items(block(LINE, words, '(一)請檢討。', NAMES))).to.deep.equal([]));
    it('and tells where it does not say', () => {
      expect(codes(block(LINE, '本項提案1案：', '(一)請檢討。', NAMES))).to.deep.equal(['report-list-unclear@5']);
    });
  });

  describe('says of a single proposal what became of it', () => {
    const cases: [string, string[], string[], number, string[]][] = [
      ['reserved, before its words', ['本項通過決議2項：', '(一)甲，請檢討。', NAMES, '(二)（保留，送院會協商）乙，請改善。', NAMES], ['(一)甲，請檢討。'], 1, ['report-item-not-passed@8']],
      ['reserved, below its proposers', ['本項通過決議2項：', '(一)甲，請檢討。', NAMES, '審查結果：保留，送院會協商。', '(二)乙，請改善。', NAMES], ['(二)乙，請改善。'], 1, ['report-item-not-passed@6']],
      ['withdrawn, behind its words', ['本項通過決議2項：', '(一)甲，請檢討。（撤案）', NAMES, '(二)乙，請改善。', NAMES], ['(二)乙，請改善。'], 0, ['report-item-not-passed@6']],
      ['passed, in a list that does not say', ['本項提案3案：', '(一)甲，請檢討。', NAMES, '審查結果：照案通過。', '(二)乙，請改善。（修正通過）', NAMES, '(三)丙，請公開。', NAMES, '審查結果：撤回。'], ['(一)甲，請檢討。', '(二)乙，請改善。（修正通過）'], 0, []],
      ['nothing, in a list that does not say', ['本項提案2案：', '(一)甲，請檢討。（照案通過）', NAMES, '(二)乙，請改善。', NAMES], ['(一)甲，請檢討。（照案通過）'], 0, ['report-list-unclear@5']],
    ];
    for (const [name, lines, expected, reserved, told] of cases) {
      it(name, () => {
        const found = block(LINE, ...lines);
        expect([items(found), found.reservedCount, codes(found)]).to.deep.equal([expected, reserved, told]);
      });
    }
    it('but not by a line it quotes, which stays where it stands', () => {
      for (const quoted of ['決議：照案通過。', '決議：不予處理。', '審查結果：保留，送院會協商。']) {
        const lines = [['(一)查112年度審查時，', quoted, '惟迄未執行，請檢討。'], [NAMES, '(二)請改善。', NAMES]];
        for (const given of [lines.flat(), lines.flat().filter((line) => line !== NAMES)]) {
          const found = block(LINE, '本項通過決議2項：', ...given);
          expect([items(found), found.reservedCount, codes(found)], quoted).to.deep.equal([[lines[0]!.join('\n'), '(二)請改善。'], 0, []]);
        }
      }
    });
    it('below it where nobody is named, and by what was agreed in talks not at all', () => {
      const found = block(LINE, '本項通過決議3項：', '(一)請檢討（朝野協商）。', '(二)請改善。', '審查結果：交付黨團協商。', '決議：保留。', '(三)請公開。', '審查結果：協商。');
      expect([items(found), found.reservedCount]).to.deep.equal([['(一)請檢討（朝野協商）。'], 2]);
    });
    it('but not by what a resolution only speaks of', () => {
      const found = block(LINE, '本項通過決議2項：', '(一)查該案（保留款）已通過，請檢討。', '決議：保留樹木之原則，應予公開。', NAMES, '(二)甲辦法（修正通過版本）請公開。', NAMES);
      expect([items(found).length, found.reservedCount, codes(found)]).to.deep.equal([2, 0, []]);
    });
  });

  it('takes what was passed where the line says what it leaves out', () => {
    const found = block(LINE, '本項提案3案，除保留1案外，通過決議2項：', '(一)請檢討。', NAMES, '(二)請改善。', NAMES, '本項保留提案1案：', '(一)減列旅費。', NAMES);
    expect([items(found), found.reservedCount, codes(found)]).to.deep.equal([['(一)請檢討。', '(二)請改善。'], 1, []]);
  });

  describe('leaves nothing out unseen', () => {
    it('of an agency whose only list is not clear', () => {
      const found = block(LINE, '本項提案3案，除(三)保留送院會協商外，其餘均照案通過：', '(一)請檢討。', NAMES);
      expect([found.resolutions.length, codes(found)]).to.deep.equal([0, ['report-list-unclear@5']]);
    });
    it('of proposals below words we do not know', () => {
      const found = report(LINE, '本項審查情形', '(一)甲，請檢討。', NAMES, '(二)乙，請改善。', NAMES, '第4項　丁局1,000萬元，照列。', '本項通過決議1項：', '(一)請檢討。', NAMES)!;
      expect(found.blocks.map((one) => [one.agency, one.resolutions.length, codes(one)])).to.deep.equal([['丙署', 0, ['report-list-unclear@6']], ['丁局', 1, []]]);
    });
    it('of general and new resolutions, which are numbered anew', () => {
      const found = readCommitteeReport(readTextContent(
        ['甲委員會審查結果', '一、通案決議1項：', '(一)請各機關檢討。', NAMES, ...HEAD.slice(1), LINE, '本項通過決議1項：', '(一)請檢討。', NAMES, '本項新增決議1項：', '(一)請改善。', NAMES].join('\n')))!;
      expect(found.blocks.map((one) => [one.agency, items(one), one.resolutions.at(-1)!.sectionPath.at(-1), codes(one)])).to.deep.equal([
        ['甲委員會', ['(一)請各機關檢討。'], '甲委員會審查結果', []], ['丙署', ['(一)請檢討。', '(一)請改善。'], '新增決議', []],
      ]);
    });
    it('of a second list, numbered as the first was: what it puts off has not passed', () => {
      const found = block(LINE, '一、本項通過決議2項：', '(一)甲，請檢討。', '(二)乙，請改善。', '二、本項提案2案，保留，送院會協商：', '(三)凍結丙500萬元。', '(四)減列丁。');
      expect([items(found), found.reservedCount, codes(found)]).to.deep.equal([['(一)甲，請檢討。', '(二)乙，請改善。'], 2, []]);
    });
    it('but takes no point of another style inside a resolution for such a list', () => {
      const found = block(LINE, '一、本項通過決議2項：', '(一)請檢討：', '1.通過決議3項。', NAMES, '(二)請改善。', NAMES);
      expect([items(found), codes(found)]).to.deep.equal([['(一)請檢討：\n1.通過決議3項。', '(二)請改善。'], []]);
    });
    const speakOfOthers = ['經查，該署112年度決議5項之辦理情形：', '本項前經審查通過決議2項之辦理情形如下：', '本部113年度預算曾通過決議2項，內容為：', '本署未結之決議2項：'];
    for (const words of speakOfOthers) {
      it(`and invents none below ${words}`, () => {
        const found = report(LINE, '本項通過決議1項：', '(一)請公開。', NAMES, '第4項　丁局1,000萬元，照列。', words, '(一)甲計畫已檢討。', '(二)乙計畫已改善。');
        expect(found!.blocks.map(items)).to.deep.equal([['(一)請公開。'], []]);
      });
    }
    it('of a list announced in a sentence', () => {
      expect(items(block(LINE, '本項114年度預算經協商，共計作成決議1項，請函復辦理情形：', '(一)請檢討。', NAMES))).to.deep.equal(['(一)請檢討。']);
      expect(items(block(LINE, '本項經協商後，共計通過下列決議1項，請依期限函復：', '(一)請檢討。', NAMES))).to.deep.equal(['(一)請檢討。']);
    });
  });

  describe('holds points inside a resolution', () => {
    const cases: [string, string[], string[]][] = [
      ['of another style', ['(一)請檢討：', '1.甲。', '2.乙。', '一、丙。', '(1)丁。', NAMES, '(二)請改善。', NAMES], ['(一)', '(二)']],
      ['of its own style', ['(一)請檢討：', '(一)甲。', '(二)乙。', '(三)丙。', NAMES, '(二)請改善。', NAMES], ['(一)', '(二)']],
      ['of its own style in the last one', ['(一)請改善。', NAMES, '(二)請檢討：', '(一)甲。', '(二)乙。', '(三)丙。', NAMES], ['(一)', '(二)']],
      ['in a list numbered 一、', ['一、請檢討：', '(一)甲。', '(二)乙。', NAMES, '二、請改善。', NAMES], ['一、', '二、']],
      ['in a list numbered 1.', ['1.114年度請檢討：', '(1)甲。', NAMES, '2.2025年起請改善。', NAMES], ['1.', '2.']],
    ];
    for (const [name, lines, expected] of cases) {
      it(name, () => {
        const found = block(LINE, '本項通過決議2項：', ...lines);
        expect(found.resolutions.map(({ item }) => item)).to.deep.equal(expected);
        expect(codes(found)).to.deep.equal([]);
        expect(items(found).join('\n').split('\n')).to.have.length(lines.filter((line) => line !== NAMES).length);
      });
    }
  });

  describe('says what is wrong', () => {
    const cases: [string, string[], string[]][] = [
      ['fewer than announced', ['本項通過決議3項：', '(一)甲。', NAMES, '(二)乙。', NAMES], ['report-count@5']],
      ['a number left out', ['本項通過決議2項：', '(一)甲。', NAMES, '(三)丙。', NAMES], ['item-jump@8']],
      ['a number twice', ['本項通過決議2項：', '(一)甲。', NAMES, '(一)乙。', NAMES], ['duplicate-item@8']],
      ['no proposers', ['本項通過決議3項：', '(一)甲。', NAMES, '(二)乙。', '(三)丙。', NAMES], ['no-proposers@8']],
      ['a text without its number', ['本項通過決議2項：', '(一)甲。', NAMES, '乙。', NAMES], ['text-before-item@8', 'report-count@5']],
      ['a number without text', ['本項通過決議1項：', '(一)', NAMES], ['no-text@6']],
    ];
    for (const [name, lines, expected] of cases) it(name, () => expect(codes(block(LINE, ...lines))).to.have.members(expected));
  });

  it('is read where nobody is named', () => {
    const found = report(LINE, '本項通過決議2項：', '(一)請檢討。', '並公開。', '(二)請改善。', '第4項　丁局原列1,000萬元，照列。', '本項通過決議1項：', '(一)請公開。')!;
    expect(found.blocks.map(items)).to.deep.equal([['(一)請檢討。\n並公開。', '(二)請改善。'], ['(一)請公開。']]);
    expect(found.blocks.flatMap(codes)).to.deep.equal([]);
  });

  it('numbers an accompanying resolution anew, below a heading of its own', () => {
    const found = block(LINE, '本項通過決議1項：', '(一)甲。', NAMES, '本項通過附帶決議1項：', '(一)乙。', NAMES);
    expect(found.resolutions.map(({ sectionPath }) => sectionPath.at(-1))).to.deep.equal(['歲出部分第20款乙部主管第3項丙署', '附帶決議']);
    expect([found.announced, codes(found)]).to.deep.equal([2, []]);
  });

  it('reads names over several lines, behind the text, and with Latin letters', () => {
    const found = block(LINE, '本項通過決議3項：', '(一)甲。提案人：王大明　李　四', '連署人：', '陳小華　林美麗Lin Savi', '王小明', '(二)乙。', '提案人：丁黨黨團', '(三)丙。', '提 案 人：王大明、陳小華');
    expect(found.resolutions.map(({ proposers, coSigners }) => [proposers, coSigners])).to.deep.equal([
      [['王大明', '李四'], ['陳小華', '林美麗Lin Savi']], [['丁黨黨團'], []], [['王大明', '陳小華'], []],
    ]);
  });

  it('has funds without 款 and 項', () => {
    const found = readCommitteeReport(readTextContent(['甲委員會審查結果', '營業部分', '一、戊公司：', '通過決議1項：', '(一)甲。', NAMES, '二、己作業基金：', '通過決議1項：', '(一)乙。', NAMES].join('\n')))!;
    expect(found.blocks.map((one) => [one.agency, ...items(one), ...one.resolutions[0]!.sectionPath])).to.deep.equal([
      ['戊公司', '(一)甲。', '甲委員會審查結果', '營業部分', '戊公司'], ['己作業基金', '(一)乙。', '甲委員會審查結果', '營業部分', '己作業基金'],
    ]);
  });

  it('takes an article of a law inside a text for no budget line', () => {
    expect(items(block(LINE, '本項通過決議1項：', '(一)查某法', '第3項規定：應公開。', '第2項　前項甲部原則', NAMES))).to.deep.equal(['(一)查某法\n第3項規定：應公開。\n第2項　前項甲部原則']);
  });

  it('keeps a small table inside a resolution, cells parted by tabs', () => {
    expect(items(block(LINE, '本項通過決議1項：', '(一)如下表：', '', '|  |  |', '| --- | --- |', '| 年度 | 111 |', '| 人數 | 14 |', '', '請檢討。', NAMES)))
      .to.deep.equal(['(一)如下表：\n年度\t111\n人數\t14\n請檢討。']);
  });

  it('is read from print, where lines and names are broken anywhere', () => {
    const lines = [...HEAD, '第 3項 丙 署 原 列 45億 3,847萬', '4千元，照列。', '本項通過決議2項：', '(一 )請 檢 討 甲 案，應於3個', '月內提出報告。', '提案人：王大明 陳小', '華 李 四 林', '美', '1267', '(二)請改善。', '提案人：王大', '明'];
    const content: FileContent = { blocks: lines.map((text, index) => ({ kind: 'line', text, place: { page: 1, line: index + 1 } })) };
    const [found] = readCommitteeReport(content)!.blocks;
    expect(items(found!)).to.deep.equal(['(一)請檢討甲案，應於3個月內提出報告。', '(二)請改善。']);
    expect(found!.resolutions.map(({ proposers }) => proposers)).to.deep.equal([['王大明', '陳小華', '李四', '林美'], ['王大明']]);
  });

  it('is not seen in other files', () => {
    for (const text of ['', '決議：', '第3項　丙署', '甲委員會審查結果', '本項通過決議2項：\n(一)甲。']) expect(readCommitteeReport(readTextContent(text)), text).to.equal(null);
  });

  it('is read in time that grows with its length, whatever it holds', () => {
    const hostile = ['本項通過決議9項：', ...Array.from({ length: 20_000 }, (_, n) => `(${n % 3 === 0 ? '一' : '二'})${'第3項丙、'.repeat(n % 7)}`), ...Array.from({ length: 5000 }, () => '提案人：'.repeat(30))];
    const passedMs = startProcessorTime();
    report(LINE, ...hostile);
    expect(passedMs()).to.be.below(60_000);
  });

  describe('of a real committee', () => {
    const path = sharedPath('corpus', 'ly114-transport-committee.md');
    before(function () {
      if (path === null) this.skip();
    });
    const real = () => readCommitteeReport(readTextContent(readFileSync(path!, 'utf8')))!;

    it('holds what it announces, for every agency', () => {
      const { blocks, fiscalYear } = real();
      expect(fiscalYear).to.equal(2025);
      for (const { agency, announced, resolutions, problems } of blocks) expect([agency, announced ?? 0, problems]).to.deep.equal([agency, resolutions.length, []]);
      const counts = Object.fromEntries(blocks.map(({ agency, resolutions }) => [agency, resolutions.length]));
      expect(counts).to.include({ 數位產業署: 23, 數位發展部: 30, 資通安全署: 15, 國家通訊傳播委員會: 0, 公路局: 52 });
      expect(blocks.map(({ reservedCount }) => reservedCount).filter((count) => count > 0)).to.deep.equal([62, 2, 8]);
      for (const { proposers } of blocks.flatMap(({ resolutions }) => resolutions)) expect(proposers).to.have.length.above(2);
    });
  });
});
