import { expect } from 'chai';
import { excerptOf } from '../../server/web/excerpt.ts';

describe('the excerpt of a resolution', () => {
  const long = '有鑑於各項業務推動成效不一且外界迭有意見為強化管理並落實監督機制以維護民眾權益，數位發展部應與交通部研議防範措施，並於3個月內向委員會提出書面報告。';

  it('begins after a mark where the sentence is too long for its row, so that no word is cut', () => {
    expect(excerptOf(long, ['於3個月內'], 60)).to.equal('…數位發展部應與交通部研議防範措施，並於3個月內向委員會提出書面報告。');
    expect(excerptOf(long, ['於3個月內'], 30)).to.match(/^…並於3個月內/);
  });

  it('begins where it must in a sentence without marks', () => {
    const unbroken = `${'甲'.repeat(80)}於3個月內提出報告。`;
    expect(excerptOf(unbroken, ['於3個月內'], 40)).to.equal(`…${'甲'.repeat(20)}於3個月內提出報告。`);
  });
});
