import { expect } from 'chai';
import { formatTwd } from '../../../server/domain/money/money.ts';
import { readFreezes } from '../../../server/domain/money/freeze.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

/** frozen of base, C where consent is needed, and the doubt, if any. */
const sketch = (text: string): string[] =>
  readFreezes(text).map(({ frozenTwd, baseTwd, consentRequired, unsure }) =>
    [`${frozenTwd === null ? '?' : formatTwd(frozenTwd)} of ${baseTwd === null ? '?' : formatTwd(baseTwd)}`, consentRequired ? 'C' : '', unsure ?? '']
      .filter((part) => part !== '').join(' '));

const UNTIL = '，俟甲機關向立法院乙委員會提出書面報告後，始得動支。';
const CONSENT = '，俟提出書面報告經同意後，始得動支。';

describe('a freeze', () => {
  const cases: [string, string, string[]][] = [
    ['of an amount', `114年度甲機關「業務費」編列4,000萬元，凍結1,000萬元${UNTIL}`, ['10,000,000 of 40,000,000']],
    ['of a part', `114年度甲機關「業務費」編列4,970萬6千元，凍結五分之一${UNTIL}`, ['9,941,200 of 49,706,000']],
    ['of a percentage', `「旅費」編列36萬2千元。爰凍結該項預算50%${CONSENT}`, ['181,000 of 362,000 C']],
    ['of all', `「旅費」編列36萬2千元，爰全數凍結${UNTIL}`, ['362,000 of 362,000']],
    ['of all, said after it', `「旅費」編列36萬2千元，爰凍結該項預算全數${UNTIL}`, ['362,000 of 362,000']],
    ['of a line named behind it', `爰凍結第1目「業務費」6,850萬5千元之十分之一${UNTIL}`, ['6,850,500 of 68,505,000']],
    ['of an amount of a line named behind it', `爰凍結「乙計畫」預算500萬元${UNTIL}`, ['5,000,000 of ?']],
    ['said after its amount', `爰將「乙計畫」預算500萬元予以凍結${UNTIL}`, ['5,000,000 of ?']],
    ['in 萬 without 元', `「旅費」編列900萬元，爰凍結100萬${UNTIL}`, ['1,000,000 of 9,000,000']],
    ['beside a cut, in dollars', '「丙計畫」編列40億元，爰減列該項預算20億元，並凍結10億元，經同意後始得動支。', ['1,000,000,000 of 4,000,000,000 C']],
    ['beside a cut, in parts: of what is left, or of all?', `「旅費」編列100萬元，爰減列10萬元並凍結40%${CONSENT}`, ['? of 1,000,000 C cut-before-fraction']],
    ['with other amounts between it and its base', `「宣導費」編列337萬3千元。經查較113年度法定預算218萬8千元增加118萬5千元，爰凍結該項預算四分之一${UNTIL}`, ['843,250 of 3,373,000']],
    ['of a nested line', `第2目「甲」編列42億元，其中「乙」編列1億元，爰凍結該項預算十分之一${UNTIL}`, ['10,000,000 of 100,000,000']],
    ['of one of several lines', `「甲」編列1億元，「乙」編列2億元，爰凍結該項預算十分之一${UNTIL}`, ['? of ? several-bases']],
    ['of several lines and their sum', `「甲」、「乙」分別編列1億元、2億元，共計編列3億元，凍結十分之一${UNTIL}`, ['30,000,000 of 300,000,000']],
    ['of a line whose sum is not told', `爰凍結該項預算十分之一${UNTIL}`, ['? of ? no-base']],
    ['without an amount', `爰凍結部分預算${UNTIL}`, ['? of ? no-amount']],
    ['with its reason told before', `新委員未到任，故凍結部分預算。「獎金」編列100萬元，爰凍結20%${UNTIL}`, ['200,000 of 1,000,000']],
    ['of several cases for one sum', `上開第1案至第3案併案凍結600萬元${UNTIL}`, ['6,000,000 of ? joint-sum']],
    ['of two amounts', `爰凍結「甲」100萬元及「乙」200萬元${UNTIL}`, ['? of ? several-amounts']],
    ['of more than there is', `「甲」編列100萬元，凍結200萬元${UNTIL}`, ['2,000,000 of 1,000,000 more-than-base']],
    ['with an exception', `「業務費」編列100萬元，除水電費外凍結十分之一${UNTIL}`, ['? of 1,000,000 exception']],
    ['twice', `「甲」編列100萬元，凍結10萬元；另「乙」凍結20萬元${UNTIL}`, ['100,000 of 1,000,000', '200,000 of 1,000,000']],
    ['with full-width figures', `「甲」編列１，０００萬元，凍結５％${UNTIL}`, ['500,000 of 10,000,000']],
    ['with the base told again', `「甲」編列1億元，占比甚高；該「甲」編列1億元，爰凍結1/10${UNTIL}`, ['10,000,000 of 100,000,000']],
  ];
  for (const [name, text, expected] of cases) it(name, () => expect(sketch(text)).to.deep.equal(expected));

  const consents: [string, boolean][] = [
    ['提出書面報告後，始得動支', false], ['提出專案報告經同意後，始得動支', true], ['提出報告經委員會同意，始得動支', true],
    ['經乙委員會同意後始得動支', true], ['提出報告，經同意後，方得動支', true], ['未經立法院同意不得動支', true],
    ['就經各界同意之方案提出報告後，始得動支', false],
  ];
  for (const [words, consent] of consents) {
    it(`${words}: ${consent ? 'consent' : 'a report'} releases it`, () =>
      expect(readFreezes(`「甲」編列100萬元，凍結10萬元，俟${words}。`).map((one) => one.consentRequired)).to.deep.equal([consent]));
  }

  const none: [string, string][] = [
    ['last year’s', '去年凍結該項預算500萬元，迄今仍未動支。'],
    ['an earlier year’s', '114年度編列100萬元。經查113年度凍結50萬元，經同意後始得動支，執行率偏低。'],
    ['what was frozen by others', '該基金曾遭凍結300萬元，影響推動。'],
    ['lifting one', '爰同意解除凍結500萬元，准予動支。'],
    ['a bank account', '請研議防止人頭帳戶遭凍結帳戶之配套。'],
    ['prices', '爰請研議運價凍漲。'],
    ['a cut', '爰減列該項預算500萬元。'],
    ['nothing', ''],
  ];
  for (const [name, text] of none) it(`is not ${name}`, () => expect(sketch(text)).to.deep.equal([]));

  it('comes with its words and place', () => {
    const text = `「甲」編列100萬元，凍結該項預算十分之一${UNTIL}`;
    const [freeze] = readFreezes(text);
    expect(freeze).to.include({ words: '凍結該項預算十分之一' });
    expect(text.slice(freeze!.start, freeze!.end)).to.equal(freeze!.words);
    expect(freeze!.fraction).to.deep.equal({ numerator: 1, denominator: 10 });
  });

  it('is searched for quickly in hostile text', () => {
    const passedMs = startProcessorTime();
    for (const text of ['凍結'.repeat(100_000), '凍結1元'.repeat(50_000), '「'.repeat(200_000), `編列${'共計'.repeat(28)}甲1元凍結十分之一`, `編列1元${'凍結十分之一'.repeat(20_000)}`]) readFreezes(text);
    expect(passedMs()).to.be.below(2000);
  });
});
