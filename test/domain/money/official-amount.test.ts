import { expect } from 'chai';
import fc from 'fast-check';
import { readMoney } from '../../../server/domain/money/money.ts';
import { officialAmount } from '../../../server/domain/money/official-amount.ts';

describe('an amount in an official letter', () => {
  const AMOUNTS = [
    [0, '0元'], [500, '500元'], [9_941_200, '994萬1,200元'], [10_000_000, '1,000萬元'], [252_016_900, '2億5,201萬6,900元'],
    [2_000_000_000, '20億元'], [1_000_000_000_001, '1兆1元'],
  ] as const;
  for (const [amountTwd, words] of AMOUNTS) {
    it(`${amountTwd}: ${words}`, () => expect(officialAmount(amountTwd)).to.equal(words));
  }
  it('is read back, whatever it is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_000_000_000_000_000 }), (amountTwd) => {
      expect(readMoney(officialAmount(amountTwd))).to.equal(amountTwd);
    }), { numRuns: 2000 });
  });
});
