import { expect } from 'chai';
import { documentNumberWarning, findDocumentNumbers, readDocumentNumber, unitForSender } from '../../../server/domain/letter/document-number.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

describe('a document number', () => {
  const numbers: [string, string, string, number | null, string, string | null][] = [
    ['數授產經字第1144000332號', '數授產經字第1144000332號', '數授產經', 114, '4000332', null],
    [' 數授產經字 第 1144000332 號 ', '數授產經字第1144000332號', '數授產經', 114, '4000332', null],
    ['數授產經字第11440\n00332號', '數授產經字第1144000332號', '數授產經', 114, '4000332', null],
    ['數授產經字第１１４４０００３３２號', '數授產經字第1144000332號', '數授產經', 114, '4000332', null],
    ['台立院議字第1140702034號', '台立院議字第1140702034號', '台立院議', 114, '0702034', null],
    ['臺教高(四)字第1130012345A號', '臺教高(四)字第1130012345A號', '臺教高(四)', 113, '0012345', 'A'],
    ['臺教高（四）字第1130012345Ａ號', '臺教高(四)字第1130012345A號', '臺教高(四)', 113, '0012345', 'A'],
    ['甲乙字第0990000123號', '甲乙字第0990000123號', '甲乙', 99, '0000123', null],
    ['甲乙字第1140000001', '甲乙字第1140000001號', '甲乙', 114, '0000001', null],
    ['甲乙字第12345號', '甲乙字第12345號', '甲乙', null, '12345', null],
  ];
  for (const [text, number, sender, rocYear, serial, suffix] of numbers) {
    it(`${JSON.stringify(text)}`, () => expect(readDocumentNumber(text)).to.deep.equal({ number, sender, rocYear, serial, suffix }));
  }

  for (const text of ['', '字第1140000001號', '甲乙字第號', '甲乙第1140000001號', '於114年以甲乙字第1140000001號', '甲乙字第1140000001號函', '甲乙字第1140000001ab號']) {
    it(`${JSON.stringify(text)} is none`, () => expect(readDocumentNumber(text)).to.equal(null));
  }

  it('is found in a text without the words before it', () => {
    const text = '本署於114年4月17日以甲乙丙字第1140000001號函及同年5月1日丁字第 1140000002 號函，業經行政院院臺經字第1140000003號函核定。';
    const found = findDocumentNumbers(text);
    expect(found.map((one) => one.number)).to.deep.equal(['甲乙丙字第1140000001號', '丁字第1140000002號', '院臺經字第1140000003號']);
    for (const one of found) expect(text.slice(one.start, one.end)).to.equal(one.words);
  });

  it('is searched for quickly in hostile text', () => {
    const passedMs = startProcessorTime();
    for (const text of ['字第'.repeat(100_000), '甲'.repeat(200_000), `甲字第${'1 '.repeat(100_000)}`, '('.repeat(100_000)]) findDocumentNumbers(text);
    expect(passedMs()).to.be.below(1500);
  });
});

describe('the year of a document number', () => {
  const warning = (number: string, issuedOn: string): string | null =>
    documentNumberWarning(readDocumentNumber(number)!, issuedOn)?.code ?? null;
  it('is that of the letter', () => expect(warning('甲字第1144000332號', '2025-04-17')).to.equal(null));
  it('may be last year’s in January', () => expect(warning('甲字第1134000332號', '2025-01-31')).to.equal('last-year'));
  it('is doubtful later', () => expect(warning('甲字第1134000332號', '2025-02-01')).to.equal('other-year'));
  it('is doubtful in the other direction', () => expect(warning('甲字第1154000332號', '2025-12-31')).to.equal('other-year'));
  it('may be missing', () => expect(warning('甲字第12345號', '2025-01-31')).to.equal(null));
});

describe('the unit that drafted a letter', () => {
  const units = [
    { id: 1, characters: '經' }, { id: 2, characters: '策、規' }, { id: 3, characters: '數授產服 數產服' },
    { id: 4, characters: null }, { id: 5, characters: '產經' }, { id: 6, characters: '通, 興' }, { id: 7, characters: '興' }, { id: 8, characters: '' },
  ];
  const cases: [string, number | null][] = [
    ['數經', 1], ['數授產經', 5], ['數授產策', 2], ['數規', 2], ['數授產服', 3], ['數產服', 3], ['數服', null], ['數授產通', 6],
    ['數授產興', null], ['數授產', null], ['', null],
  ];
  for (const [sender, id] of cases) it(`${sender || 'nothing'} is of ${id ?? 'nobody we can tell'}`, () => expect(unitForSender(sender, units)).to.equal(id));
});
