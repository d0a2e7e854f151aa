import { expect } from 'chai';
import { isNames, readNames, splitProposers } from '../../../server/documents/report/proposers.ts';
import { describeProblem } from '../../../server/locales/problems.ts';
import { readTextContent } from '../../../server/documents/report/text-content.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const lines = (text: string): string[] => readTextContent(text).blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : block.rows.map(({ cells }) => cells.join('|'))));

describe('a text as lines and grids', () => {
  it('leaves out blank lines and keeps the number of each line', () => {
    expect(readTextContent('甲。\n\n 乙。').blocks).to.deep.equal([
      { kind: 'line', text: '甲。', place: { page: null, line: 1 } }, { kind: 'line', text: ' 乙。', place: { page: null, line: 3 } },
    ]);
  });

  it('takes off what Markdown leaves behind', () => {
    expect(lines('# 標題\n**本項通過決議2項：**\n見[臺北捷運](https://example.gov.tw/a)。\n![](data:image/png;base64...)\n2 * 3 ** 4')).to.deep.equal(['標題', '本項通過決議2項：', '見臺北捷運。', '2 * 3 ** 4']);
  });

  it('has a grid where lines are rows', () => {
    expect(lines('甲：\n| 年度 | 111 |\n| --- | ---: |\n| a\\|b | **2** |\n乙。')).to.deep.equal(['甲：', '年度|111', 'a|b|2', '乙。']);
    expect(lines('|甲\n乙|')).to.deep.equal(['|甲', '乙|']);
  });

  it('has a grid where a ruler says so, whose rows have no bars at their ends', () => {
    expect(lines('甲\n項次 | 內容\n--- | :---:\n1 | 請檢討。<br>一、其一。\n2 | 請改善。\n\n乙')).to.deep.equal(['甲', '項次|內容', '1|請檢討。\n一、其一。', '2|請改善。', '乙']);
    expect(lines('甲 | 乙\n丙 | 丁')).to.deep.equal(['甲 | 乙', '丙 | 丁']);
  });

  it('has no marks of quoting, and tells what stands around the quoted list', () => {
    const mail = ['轉請參辦。', '> > 附帶決議：', '> > (一)請檢討。', '>> (二)請改善。', '> 請於期限內回復。'];
    expect(lines(mail.join('\n'))).to.deep.equal(['附帶決議：', '(一)請檢討。', '(二)請改善。']);
    expect(readTextContent(mail.join('\n')).leftOut!.map(({ code, params }) => [code, params['lines']])).to.deep.equal([['words-around-list', '1, 5']]);
    expect(lines('> (一)請檢討甲案之執行\n情形。\n> (二)請改善。\n> > 資料來源：甲。\n另請留意。').join(''), 'what goes on, and what the list quotes itself').to.equal('(一)請檢討甲案之執行情形。(二)請改善。資料來源：甲。');
    expect(lines('> 甲\n>乙\n丙'), 'without numbers nothing says whose words they are').to.deep.equal(['甲', '乙', '丙']);
    expect(lines('甲\n> 5%')).to.deep.equal(['甲', '> 5%']);
  });

  it('joins lines a page’s width broke, and no others', () => {
    const wrapped = '一二三四五六七八九十一二三四五六七八九十甲';
    expect(lines([wrapped, wrapped, wrapped, '完。', '(一)' + wrapped.slice(3)].join('\n'))).to.deep.equal([`${wrapped.repeat(3)}完。`, '(一)' + wrapped.slice(3)]);
    const ragged = ['請檢討甲案', '請檢討乙案並提出報告', '請公開丙案'];
    expect(lines(ragged.join('\n'))).to.deep.equal(ragged);
  });

  describe('copied from pages', () => {
    const wrapped = '一二三四五六七八九十一二三四五六七八九十甲';
    const page = [wrapped, wrapped, wrapped];
    const cases: [string, string[]][] = [
      ['with numbers between dashes', [...page, '', '- 1 -', '', '完。', '(二)請改善。', '- 2 -']],
      ['with pages of all', [...page, '第 1 頁，共 2 頁', '完。', '(二)請改善。', '第 2 頁，共 2 頁']],
      ['with bare numbers that count on', [...page, '', '17', '', '完。', '(二)請改善。', '18']],
      ['with a running head', ['乙署決議彙整', ...page, '- 1 -', '乙署決議彙整', '完。', '- 2 -', '乙署決議彙整', '(二)請改善。', '- 3 -']],
    ];
    for (const [name, given] of cases) {
      it(`goes on over the end of a page ${name}`, () => expect(lines(given.join('\n'))).to.deep.equal([`${wrapped.repeat(3)}完。`, '(二)請改善。']));
    }
    it('keeps numbers that count no pages, and names that come again', () => {
      const given = ['(一)請檢討：', '12', '7', '提案人：王大明', '- 1 -', '(二)請改善。', '提案人：王大明', '- 2 -'];
      expect(lines(given.join('\n'))).to.deep.equal(given.filter((line) => !line.startsWith('-')));
    });
    it('drops a sure number, whatever the next page begins with', () => {
      expect(lines([...page, '- 1 -', '年完。', '- 2 -', '月完。', '第3頁', '元完。'].join('\n')).join('')).to.equal(`${wrapped.repeat(3)}年完。月完。元完。`);
    });
    const whole: [string, string[]][] = [
      ['an amount before its unit', ['(一)查該計畫於本年度共編列業務費1,080萬元，應予凍結', '200', '萬元，俟提出報告後始得動支。']],
      ['an amount in full lines', [...page, wrapped, '1080', '千元，請檢討。']],
      ['a year before its unit', ['請該署就前開各項缺失提出書面檢討報告並於民國', '115', '年6月30日前公開。']],
      ['a sum in ragged lines', ['查該局近年各項委外研究計畫之費用合計', '1080', '與上年度相較增加甚多，請檢討。']],
      ['years that stand one below the other', ['請提供下列各年度：', '112', '113', '114', '並於期限內公開。']],
      ['counts of a column', ['各單位之人數', '甲科', '12', '乙科', '13', '丙科', '14', '請檢討。']],
      ['counts of a column with blank lines', ['請就下列各單位之編制人數提出說明：', '甲科', '', '12', '', '乙科', '', '13', '', '請檢討。']],
      ['an amount between dashes', ['本項減列金額如下：', '-500-', '請檢討。']],
    ];
    for (const [name, given] of whole) it(`loses nothing of ${name}`, () => expect(lines(given.join('\n')).join('')).to.equal(given.join('')));
    it('goes on over one bare number between full lines', () => {
      expect(lines([...page, wrapped, '17', '完。'].join('\n'))).to.deep.equal([`${wrapped.repeat(4)}完。`]);
    });
    it('tells how many lines it dropped, the first few with their places', () => {
      expect(readTextContent([...page, '- 1 -', '完。', '- 2 -'].join('\n')).leftOut).to.deep.equal([
        { code: 'page-numbers-dropped', params: { count: 2, lines: '4, 6', words: '- 1 -｜- 2 -' }, place: { page: null, line: null, item: null }, blocking: false },
      ]);
      const [told] = readTextContent(Array.from({ length: 9 }, (_, at) => `甲。\n- ${at + 1} -`).join('\n')).leftOut!;
      expect(told!.params).to.deep.equal({ count: 9, lines: '2, 4, 6, 8, 10', words: '- 1 -｜- 2 -｜- 3 -｜- 4 -｜- 5 -' });
      expect(describeProblem(told!, 'zh-TW')).to.include('9行').and.include('第2、4、6、8、10行').and.include('等');
      expect(readTextContent(page.join('\n')).leftOut).to.equal(undefined);
    });
    it('keeps the number of each line', () => {
      expect(readTextContent('甲。\n- 1 -\n乙。').blocks.map((block) => (block.kind === 'line' ? block.place.line : null))).to.deep.equal([1, 3]);
    });
    it('takes time that grows with its length', () => {
      const passedMs = startProcessorTime();
      lines(`${'\n'.repeat(200_000)}- 1 -${'\n'.repeat(200_000)}甲\n- 2 -\n`);
      expect(passedMs()).to.be.below(10_000);
    });
  });
});

describe('proposers', () => {
  const cases: [string, string[]][] = [
    ['王大明　李　四　陳小華', ['王大明', '李四', '陳小華']],
    ['王大明  李 四 林 五 陳小華', ['王大明', '李四', '林五', '陳小華']],
    ['王大明、陳小華，林美。', ['王大明', '陳小華', '林美']],
    ['林美麗Lin Savi　　　王大明', ['林美麗Lin Savi', '王大明']],
    ['王大明　王大明', ['王大明']],
    ['', []],
  ];
  for (const [words, names] of cases) it(`${words || 'nobody'}: ${names.length}`, () => expect(readNames(words)).to.deep.equal(names));

  it('stand behind a label, alone or at a text’s end', () => {
    expect(splitProposers('請檢討。（提案人：王大明　李四 連署人：林美）')).to.deep.include({ before: '請檢討。', proposers: ['王大明', '李四'], coSigners: ['林美'] });
    expect(splitProposers('提案人　王大明　李四')?.proposers).to.deep.equal(['王大明', '李四']);
    for (const text of ['請提案人說明。', '提案人數應公開', '本案提案人：說明', '提案：請檢討']) expect(splitProposers(text), text).to.equal(null);
  });

  it('are told from words', () => {
    for (const text of ['王大明　李　四', '丁黨黨團', '王大明等3人', '林美麗Lin Savi']) expect(isNames(text), text).to.equal(true);
    for (const text of ['', '資料來源:甲', '請檢討。', '數位產業署', '第3項', '有關政事別歲出預算']) expect(isNames(text), text).to.equal(false);
  });
});
