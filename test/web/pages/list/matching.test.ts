import { expect } from 'chai';
import fc from 'fast-check';
import { changesSince, MOST_AT_ONCE, readIds, writeIds } from '../../../../server/web/pages/list/matching.ts';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { maxLength: MOST_AT_ONCE, minLength: 1 });

describe('the resolutions that a form of the list was drawn for', () => {
  it('come back as they were written, in order', () => {
    fc.assert(fc.property(ids, (some) => {
      expect(readIds(writeIds(some))).to.deep.equal([...some].sort((a, b) => a - b));
    }));
  });

  it('tell exactly what came in and what went out', () => {
    fc.assert(fc.property(ids, ids, (seen, now) => {
      const { came, went } = changesSince(writeIds(seen), now);
      expect(new Set([...seen.filter((id) => !went.includes(id)), ...came])).to.deep.equal(new Set(now));
      expect(came.some((id) => seen.includes(id)) || went.some((id) => now.includes(id))).to.equal(false);
    }));
  });

  it('are written short where they stand together', () => {
    expect(writeIds([40, 1, 2, 3, 5])).to.equal('1-3,5,40');
  });

  it('are not read from what is no such list, nor beyond what may be meant at once', () => {
    for (const text of ['', ' ', '0', '1-', '-1', '3,2', '2-2-2', '1,1', '4-2', '1-1001', '9999999999', '1e3', '１']) expect(readIds(text), text).to.equal(null);
    expect(readIds('1-1000')).to.have.length(1000);
  });
});
