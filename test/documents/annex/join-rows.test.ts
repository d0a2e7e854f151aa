import { expect } from 'chai';
import { joinCell } from '../../../server/documents/annex/join-rows.ts';

describe('a cell cut by page ends', () => {
  const cases: [string, string[], string][] = [
    ['goes on in the middle of a word', ['<p>請於一個</p>', '<p>月內提出。</p>'], '請於一個月內提出。'],
    ['goes on where only one side has tags', ['甲機關應', '<p>辦理。</p> <p>乙。</p>'], '甲機關應辦理。\n乙。'],
    ['goes on before a full stop', ['<p>以四項為限</p>', '<p>。</p> <p>又查。</p>'], '以四項為限。\n又查。'],
    ['goes on in the middle of a date', ['<p>於114年4月1</p>', '<p>7日函送。</p>'], '於114年4月17日函送。'],
    ['goes on in the middle of an amount', ['編列17億', '4,533萬元。'], '編列17億4,533萬元。'],
    ['begins a paragraph where one ended', ['<p>甲。</p>', '<p>乙。</p>'], '甲。\n乙。'],
    ['begins none after a full stop where the source shows none', ['甲。', '乙。'], '甲。乙。'],
    ['begins one at a mark after a full stop', ['<p>一、甲。</p>', '二、乙。'], '一、甲。\n二、乙。'],
    ['begins one at a mark after a colon', ['<p>說明如下：</p>', '<p>一、甲。</p>'], '說明如下：\n一、甲。'],
    ['begins none at what looks like a mark in a sentence', ['<p>第</p>', '<p>(一)項。</p>'], '第(一)項。'],
    ['keeps a space between Latin words', ['<p>World AI</p>', '<p>Vision 展覽</p>'], 'World AI Vision 展覽'],
    ['puts none into an address', ['見https://www.example', 'org/a'], '見https://www.exampleorg/a'],
    ['puts none between Latin and Chinese', ['推動AI', '應用'], '推動AI應用'],
    ['puts none into a number', ['文號11440', '00332'], '文號1144000332'],
    ['mends a tag that was cut in two', ['<p>甲。</p', '><p>乙。</p>'], '甲。\n乙。'],
    ['mends a tag that opens before and closes after', ['<p>甲應<b>速', '辦</b>理。</p>'], '甲應速辦理。'],
    ['skips pages on which it is empty', ['<p>甲</p>', '', ' ', '<p>乙</p>'], '甲乙'],
    ['goes on over three pages', ['甲', '乙', '丙。'], '甲乙丙。'],
  ];
  for (const [name, fragments, text] of cases) it(name, () => expect(joinCell(fragments)).to.equal(text));

  it('takes a line break in a sentence for the end of a line, after one for the end of a paragraph', () => {
    expect(joinCell(['請於三個\n月內提出。\n另請說明。\n一、甲\n二、乙'])).to.equal('請於三個月內提出。\n另請說明。\n一、甲\n二、乙');
  });
});
