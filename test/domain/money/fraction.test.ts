import { expect } from 'chai';
import { findFractions, portion } from '../../../server/domain/money/fraction.ts';

describe('a part of a sum', () => {
  const parts: [string, string | null][] = [
    ['五分之一', '1/5'], ['十分之一', '1/10'], ['二十分之三', '3/20'], ['二分之一', '1/2'], ['4分之1', '1/4'], ['1/10', '1/10'], ['1 / 4', '1/4'],
    ['百分之五', '1/20'], ['百分之2.5', '1/40'], ['千分之三', '3/1000'], ['20%', '1/5'], ['５％', '1/20'], ['5.5%', '11/200'], ['100%', '1/1'],
    ['三成', '3/10'], ['三成五', '7/20'], ['一半', '1/2'], ['半數', '1/2'],
    ['150%', null], ['0%', null], ['五分之六', null], ['1/0', null], ['114/4/17', null], ['三成立', null], ['', null], ['五', null],
  ];
  for (const [text, expected] of parts) {
    it(`${JSON.stringify(text)} is ${expected}`, () => {
      const found = findFractions(text).map(({ fraction, words }) => [words, `${fraction.numerator}/${fraction.denominator}`]);
      expect(found).to.deep.equal(expected === null ? [] : [[text, expected]]);
    });
  }

  it('is found with its place', () => {
    expect(findFractions('凍結該項五分之一，另減20%')).to.deep.equal([
      { fraction: { numerator: 1, denominator: 5 }, words: '五分之一', start: 4, end: 8 },
      { fraction: { numerator: 1, denominator: 5 }, words: '20%', start: 11, end: 14 },
    ]);
  });

  const portions: [number, number, number, number | null][] = [
    [49_706_000, 1, 5, 9_941_200], [60_495_000, 1, 10, 6_049_500], [3_373_000, 1, 4, 843_250],
    [100, 1, 3, 33], [101, 1, 2, 51], [200, 2, 3, 133], [0, 1, 2, 0], [9_007_199_254_740_991, 1, 1, 9_007_199_254_740_991], [-5, 1, 2, null],
  ];
  for (const [base, numerator, denominator, dollars] of portions) {
    it(`${numerator}/${denominator} of ${base} is ${dollars} whole dollars`, () => expect(portion(base, { numerator, denominator })).to.equal(dollars));
  }
});
