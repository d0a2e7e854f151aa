import { expect } from 'chai';
import { findMoney, formatTwd, readMoney } from '../../../server/domain/money/money.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

describe('an amount in NT$', () => {
  const amounts: [string, number | null][] = [
    ['4,970萬6千元', 49_706_000], ['10億8,104萬2千元', 1_081_042_000], ['2億0,090萬2千元', 200_902_000],
    ['42億 6,550萬8千元', 4_265_508_000], ['42億\n6,550萬8千元', 4_265_508_000], ['4,265,508千元', 4_265_508_000],
    ['20億元', 2_000_000_000], ['2.2億元', 220_000_000], ['2兆7,739.92億元', 2_773_992_000_000], ['22兆元', 22_000_000_000_000],
    ['五百萬元', 5_000_000], ['二億五、〇〇〇萬元', 250_000_000], ['二億五千萬元', 250_000_000], ['十億元', 1_000_000_000],
    ['一千二百三十四萬元', 12_340_000], ['新臺幣壹佰萬元整', 1_000_000], ['五百元', 500], ['3千5百萬元', 35_000_000],
    ['１，０００萬元', 10_000_000], ['５００元', 500], ['NT$1,234,567', 1_234_567], ['1,234,567', 1_234_567], ['1億', 100_000_000],
    ['1000萬元', 10_000_000], ['36萬2千元', 362_000], ['1.5萬元', 15_000], ['0元', 0], ['5元', 5], ['1 億元', 100_000_000],
    ['1.23456億元', 123_456_000], ['0.5千元', 500],
    ['1.5元', null], ['1億2億元', null], ['1萬1億元', null], ['1,00元', null], ['萬元', null], ['五百', 500], ['', null], ['甲', null],
    ['1億50000萬元', null], ['99999999兆元', null], ['兩三百萬元', null], ['1.2.3億元', null], ['500萬美元', null],
  ];
  for (const [text, amountTwd] of amounts) it(`${JSON.stringify(text)} is ${amountTwd}`, () => expect(readMoney(text)).to.equal(amountTwd));

  it('keeps every dollar of a large amount', () => expect(readMoney('9,007兆1,992億5,474萬0,991元')).to.equal(9_007_199_254_740_991));

  it('is written with groups of three digits', () => {
    expect([0, 999, 1000, 1_705_401_650].map(formatTwd)).to.deep.equal(['0', '999', '1,000', '1,705,401,650']);
  });
});

describe('the amounts in a text', () => {
  const texts: [string, number[]][] = [
    ['甲項編列3億元，乙項編列5,806萬3千元。', [300_000_000, 58_063_000]],
    ['於113年，500萬元；第2目 300萬元', [5_000_000, 3_000_000]],
    ['一、500萬元、三、五百萬元', [5_000_000, 5_000_000]],
    ['114年元旦及2025元旦，一元化、元宇宙', []],
    ['數千萬元、上億元、幾十萬元、五百餘萬元', []],
    ['200萬美元', []],
    ['約2億6,270萬元（占5%）', [262_700_000]],
    ['單價為12元3角', [12]],
    ['共1萬1,451個帳號', []],
  ];
  for (const [text, found] of texts) it(text, () => expect(findMoney(text).map((one) => one.amountTwd)).to.deep.equal(found));

  it('come with their words and place', () => {
    const text = '編列 1,000 萬元。';
    const [found] = findMoney(text);
    expect(found).to.deep.equal({ amountTwd: 10_000_000, words: '1,000 萬元', start: 3, end: 11 });
    expect(text.slice(found!.start, found!.end)).to.equal(found!.words);
  });

  it('are found quickly in hostile text', () => {
    const passedMs = startProcessorTime();
    for (const text of ['1,'.repeat(100_000), '元'.repeat(100_000), '1元'.repeat(50_000), '一、'.repeat(50_000), `${' '.repeat(100_000)}元`]) findMoney(text);
    expect(passedMs()).to.be.below(1000);
  });
});
