import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type AtomEntry, writeAtom } from '../../../server/documents/write/atom.ts';
import { readAtom } from '../../support/read-atom.ts';

const anEntry = (over: Partial<AtomEntry> = {}): AtomEntry => ({
  id: 'tag:tracker.agency.gov.tw,2026:event/1', title: '項次(三)：解除列管', summary: '114年度中央政府總預算',
  url: 'https://tracker.agency.gov.tw/resolutions/1', author: '王小明', at: '2025-04-16T01:00:00.000Z', ...over,
});
const written = (entries: AtomEntry[], title = '決議異動') => readAtom(writeAtom({
  id: 'tag:tracker.agency.gov.tw,2026:changes', title, subtitle: '最近', author: '決議列管系統', url: 'https://tracker.agency.gov.tw/', at: '2025-04-16T01:00:00.000Z',
  selfUrl: 'https://tracker.agency.gov.tw/feeds/secret.atom', entries,
}));

describe('a feed of changes', () => {
  it('names feed and entries for ever and leads back to the pages', () => {
    const { id, self, entries: [entry] } = written([anEntry()]);
    expect([id, self]).to.deep.equal(['tag:tracker.agency.gov.tw,2026:changes', 'https://tracker.agency.gov.tw/feeds/secret.atom']);
    expect(entry).to.deep.equal({
      id: 'tag:tracker.agency.gov.tw,2026:event/1', title: '項次(三)：解除列管', summary: '114年度中央政府總預算', author: '王小明', updated: '2025-04-16T01:00:00.000Z',
      href: 'https://tracker.agency.gov.tw/resolutions/1',
    });
  });

  it('shows hostile texts as the texts they are', () => {
    const hostile = ']]></title><script>alert(1)</script> & &lt;b&gt; "x" \u0000\u0007\ud800 <![CDATA[';
    const seen = ']]></title><script>alert(1)</script> & &lt;b&gt; "x"  <![CDATA[';
    const { title, entries: [entry] } = written([anEntry({ title: hostile, summary: hostile, author: '<王> & 李 &lt;' })], '甲 &amp; & <乙>');
    expect([title, entry!.title, entry!.summary, entry!.author]).to.deep.equal(['甲 &amp; & <乙>', seen, seen, '<王> & 李 &lt;']);
  });

  it('can be read back whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(written([anEntry({ title: `x${text}`, author: `x${text}` })]).entries).to.have.length(1);
    }), { numRuns: 300 });
  });

  it('is a feed without entries too', () => expect(written([]).entries).to.deep.equal([]));
});
