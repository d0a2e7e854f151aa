import { expect } from 'chai';
import { describe, it } from 'mocha';
import { betterRank, fold, foldWithPlaces, nearest, type Rank, rankOf, searchWords, type SearchText } from '../../../server/domain/text/search.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

describe('what is searched and what is typed', () => {
  for (const [why, one, other] of [
    ['full width and half width', '第１１４號（Ａ）', '第114號(a)'],
    ['臺 and 台', '台北市', '臺北市'],
    ['the two ways to write week', '每周', '每週'],
    ['a word broken over two lines', '書面\n　報告', '書面報告'],
    ['a number apart from its signs', '字第 1144000332 號', '字第1144000332號'],
    ['a compatibility form as PDF files hold', '\uf9f7法院', '立法院'],
    ['a capital', 'AI Act', 'ai  act'],
  ] as const) it(`are written alike: ${why}`, () => expect(fold(one)).to.equal(fold(other)));

  it('keep words of the Latin script apart, and what is not alike', () => {
    expect(fold('the art')).to.equal('the art').and.not.include('hear');
    expect(fold('凍結')).not.to.equal(fold('凍節'));
    expect(fold(' \u0000\ufeff\n')).to.equal('');
  });

  it('know where each character stood', () => {
    const { text, places } = foldWithPlaces('ａ b\n書 面㈠😀x');
    expect(text).to.equal('a b書面㈠😀x');
    expect(places.map((at) => 'ａ b\n書 面㈠😀x'[at])).to.deep.equal(['ａ', ' ', 'b', '書', '面', '㈠', '\ud83d', '\ude00', 'x']);
  });

  it('are words apart by spaces of either width and by 、', () => {
    expect(searchWords(' 台電　風電、ＡＩ  風電，')).to.deep.equal(['臺電', '風電', 'ai']);
    expect(searchWords(' 、 ')).to.deep.equal([]);
  });
});

describe('a find', () => {
  const text = (over: Partial<SearchText>): SearchText => ({ heading: '', body: '', replies: '', ...over });
  const order = (all: SearchText[], ...words: string[]): number[] =>
    all.map((one, index) => ({ index, rank: rankOf(one, words) }))
      .filter((one): one is { index: number; rank: Rank } => one.rank !== null)
      .sort((a, b) => betterRank(a.rank, b.rank)).map((one) => one.index);

  it('counts more in number, item or title than in the text, and there more than in a reply, however often', () => {
    expect(order([text({ replies: '風電'.repeat(50) }), text({ body: '風電' }), text({ heading: '風電' })], '風電')).to.deep.equal([2, 1, 0]);
  });
  it('comes first where there are more', () => {
    expect(order([text({ body: '風電。' }), text({ body: '風電與風電' })], '風電')).to.deep.equal([1, 0]);
  });
  it('comes first where the words stand nearer, in whichever order', () => {
    const far = text({ body: `風電${'其'.repeat(80)}漁業` });
    expect(order([far, text({ body: '漁業與風電' }), text({ body: '風電漁業' })], '風電', '漁業')).to.deep.equal([2, 1, 0]);
  });
  it('needs every word, each in any field', () => {
    expect(order([text({ body: '風電', replies: '漁業' }), text({ body: '風電' })], '風電', '漁業')).to.deep.equal([0]);
  });
  it('is quick to be told in a long text of the same words', () => {
    const passedMs = startProcessorTime();
    rankOf(text({ body: '風電漁業'.repeat(50_000) }), ['風電', '漁業', '電漁', '風', '電']);
    expect(passedMs()).to.be.lessThan(500);
  });
  it('has its shortest stretch', () => {
    expect(nearest([[0, 50], [40]], ['風電', '漁業'])).to.deep.equal({ start: 40, end: 52, gap: 8 });
    expect(nearest([[3], []], ['風電', '漁業'])).to.equal(null);
  });
});
