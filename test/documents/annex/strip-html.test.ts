import { expect } from 'chai';
import { endsInTag, stripHtml } from '../../../server/documents/annex/strip-html.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

describe('the text of a cell with bits of HTML', () => {
  const cases: [string, string, string][] = [
    ['paragraphs', '<p>甲。</p> <p>乙。</p>', '甲。\n乙。'],
    ['a line break', '甲<br>乙<br/>丙', '甲\n乙\n丙'],
    ['a paragraph whose start or end is missing', '甲。</p><p>乙', '甲。\n乙'],
    ['text without any', '甲與乙', '甲與乙'],
    ['nothing', '  ', ''],
    ['entities', '甲&amp;乙&nbsp;&lt;丙&gt; &#19969;', '甲&乙 <丙> 丁'],
    ['a tag with a value that looks like text', '<p title="第1款">甲</p>', '甲'],
    ['tags of a word processor', '<o:p>甲</o:p><span lang=EN-US>乙</span>', '甲乙'],
    ['a script, which is not run and not kept', '甲<script>alert("x")</script><style>p{}</style>乙', '甲乙'],
    ['an image with a handler', '甲<img src=x onerror="alert(1)">乙', '甲乙'],
    ['a comment', '甲<!-- 乙 -->丙', '甲丙'],
    ['a comment that never ends', '甲<!-- 乙', '甲<!-- 乙'],
    ['a comparison', '若 a < b 且 b > c', '若 a < b 且 b > c'],
    ['a comparison without spaces', 'a<b and b>c', 'a<b and b>c'],
    ['titles in brackets', '依《某法》及<某辦法>', '依《某法》及<某辦法>'],
    ['markup that breaks off inside a tag', '甲。<ol style="list', '甲。'],
    ['white space', '<p> 甲\n\t乙 </p>', '甲 乙'],
    ['paragraph ends that became a space, before a mark', '如下： 一、甲。 二、乙；(一)丙： 1. 丁。 2. 戊。', '如下：\n一、甲。\n二、乙；(一)丙：\n1. 丁。\n2. 戊。'],
    ['a decimal after a colon', '比率： 1.5倍', '比率： 1.5倍'],
  ];
  for (const [name, html, text] of cases) it(name, () => expect(stripHtml(html)).to.equal(text));

  describe('items of a list', () => {
    const lists: [string, string, string][] = [
      ['get the number HTML gives them', '<ol><li>甲</li><li>乙</li></ol>', '1. 甲\n2. 乙'],
      ['from the list’s own start', '<ol start="3"><li>甲</li><li>乙</li></ol>', '3. 甲\n4. 乙'],
      ['keep the number they have', '<ol><li>1. 甲</li><li>2. 乙</li></ol>', '1. 甲\n2. 乙'],
      ['get none from a list that shows none', '<ol style="list-style-type: none"><li>甲</li></ol>', '甲'],
      ['get none from a list of dots', '<ul><li>甲</li><li>乙</li></ul>', '甲\n乙'],
      ['get the number the next paragraph proves', '<ol style="list-style-type: none"><li>甲</li><li>乙</li></ol><p>3. 丙</p>', '1. 甲\n2. 乙\n3. 丙'],
      ['the same where the dump lost <li>', '<ol style="list-style-type: none"> 甲：一。 乙：二。 <p>3. 丙。</p>', '1. 甲：一。\n2. 乙：二。\n3. 丙。'],
      ['but not one the next paragraph contradicts', '<ol style="list-style-type: none"><li>甲</li><li>乙</li></ol><p>5. 丙</p>', '甲\n乙\n5. 丙'],
      ['also where a paragraph stands inside', '<ol><li><p>甲</p></li><li><p>乙</p></li></ol>', '1. 甲\n2. 乙'],
    ];
    for (const [name, html, text] of lists) it(name, () => expect(stripHtml(html)).to.equal(text));
  });

  it('tells markup that breaks off inside a tag', () => {
    expect(['甲<p', '甲</', '甲<ol style="a'].map(endsInTag)).to.deep.equal([true, true, true]);
    expect(['甲<p>', 'a <', '若 a < b', '甲'].map(endsInTag)).to.deep.equal([false, false, false, false]);
  });

  it('takes no longer for hostile markup than for much text', () => {
    for (const hostile of ['<', '<p', '<!--', '<div>', '<p a=b ', '&']) {
      const passedMs = startProcessorTime();
      stripHtml(hostile.repeat(50_000));
      expect(passedMs(), hostile).to.be.below(15_000);
    }
  });
});
