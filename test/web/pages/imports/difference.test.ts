import { expect } from 'chai';
import { describe, it } from 'mocha';
import { differenceBetween } from '../../../../server/web/pages/imports/difference.ts';

describe('the difference of two texts', () => {
  it('is what lies between what both share', () => {
    expect(differenceBetween('於3個月內提出報告', '於4個月內提出報告')).to.deep.equal({ lead: '於', removed: '3', added: '4', trail: '個月內提出報告' });
    expect(differenceBetween('提出書面報告', '提出書面檢討報告')).to.deep.equal({ lead: '提出書面', removed: '', added: '檢討', trail: '報告' });
    expect(differenceBetween('', '已函送')).to.deep.equal({ lead: '', removed: '', added: '已函送', trail: '' });
    expect(differenceBetween('函送函送', '函送')).to.deep.equal({ lead: '函送', removed: '函送', added: '', trail: '' });
  });

  it('keeps a little of a long context and says that there is more', () => {
    const { lead, removed, trail } = differenceBetween(`${'前'.repeat(100)}舊${'後'.repeat(100)}`, `${'前'.repeat(100)}新${'後'.repeat(100)}`);
    expect([lead, removed, trail]).to.deep.equal([`…${'前'.repeat(24)}`, '舊', `${'後'.repeat(24)}…`]);
  });

  it('never cuts a character in two', () => {
    const { removed, added } = differenceBetween('\u{20000}', '\u{20001}');
    expect([removed, added]).to.deep.equal(['\u{20000}', '\u{20001}']);
  });
});
