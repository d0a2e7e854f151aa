import { expect } from 'chai';
import { type CheckedRow, checkCompleteness, type Finding, isIncomplete } from '../../../server/domain/resolution/completeness.ts';
import type { Letter } from '../../../server/domain/resolution/resolution.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const AGENCY = '數位發展部數位產業署';
const GENERAL = '壹、通案決議部分';
const OWN = '歲出部分第20款數位發展部主管第3項數位產業署';
let serial = 0;
const row = (number: number | string, over: Partial<CheckedRow> = {}): CheckedRow => ({
  resolutionId: (serial += 1), item: `(${number})`, itemKey: String(number),
  sectionPath: [GENERAL], sectionKey: over.sectionPath?.join('/') ?? GENERAL,
  text: '爰要求提出書面報告。', reply: '配合辦理。', isProposed: false, letters: [], ...over,
});
const own = (number: number | string, over: Partial<CheckedRow> = {}): CheckedRow => row(number, { sectionPath: ['參、各委員會審查決議部分', OWN], ...over });
const letter = (documentNumber: string, over: Partial<Letter> = {}): Letter => ({
  id: 1, direction: 'out', documentNumber, issuedOn: '2025-04-17', title: null, outcome: null, releasedTwd: null, staysFrozenTwd: null,
  isInterim: false, loggedBy: '', loggedById: null, ...over,
});
const SENT = '數授產經字第1144000332號';
const told = (found: readonly Finding[]) => found.map(({ code, letters }) => [code, letters]);
const codes = (found: readonly Finding[]): string[] => found.map((one) => one.code);

describe('the check before print', () => {
  it('finds nothing where every number is there once, with a reply', () => {
    expect(checkCompleteness(AGENCY, [own(1), own(2), own(3), row(1)])).to.deep.equal([]);
  });

  it('finds what has no reply, or no text', () => {
    const [a, b] = [row(1, { reply: ' \n' }), row(2, { text: '' })];
    const found = checkCompleteness(AGENCY, [a, b]);
    expect(found.map((one) => [one.code, one.resolutionId])).to.deep.equal([['no-text', b.resolutionId], ['no-reply', a.resolutionId]]);
    expect(found.every(isIncomplete)).to.equal(true);
  });

  it('finds what is listed twice: the same item of a section, or the same resolution in two', () => {
    expect(codes(checkCompleteness(AGENCY, [row(1), row(1)]))).to.deep.equal(['listed-twice']);
    expect(codes(checkCompleteness(AGENCY, [row(1, { resolutionId: 7 }), own(1, { resolutionId: 7 })]))).to.deep.equal(['listed-twice']);
    expect(checkCompleteness(AGENCY, [row(1), own(1)])).to.deep.equal([]);
  });

  it('misses a number in the section of the agency’s own budget, from the first on', () => {
    const found = checkCompleteness(AGENCY, [own(2), own(5), own(6)]);
    expect(found.map(({ code, from, to }) => [code, from, to])).to.deep.equal([['item-missing', 1, 1], ['item-missing', 3, 4]]);
    expect(found.every(isIncomplete)).to.equal(true);
  });

  it('only points to numbers left out in a section shared with others, and never to those before its first', () => {
    const found = checkCompleteness(AGENCY, [row(369), row(371), row(1, { sectionPath: ['乙'] }), row(3, { sectionPath: ['乙'] })]);
    expect(found.map(({ code, from, to }) => [code, from, to])).to.deep.equal([['item-gap', 370, 370], ['item-gap', 2, 2]]);
    expect(found.some(isIncomplete)).to.equal(false);
    expect(codes(checkCompleteness('數位發展部', [own(1), own(3)]))).to.deep.equal(['item-gap']);
  });

  it('follows the numbers inside another item by themselves', () => {
    const rows = [own(1), own('1.1'), own('1.3'), own(2), own('2.1')];
    expect(checkCompleteness(AGENCY, rows).map(({ code, from, to }) => [code, from, to])).to.deep.equal([['item-missing', 2, 2]]);
  });

  it('is not led astray by items that are no numbers', () => {
    expect(checkCompleteness(AGENCY, [own('甲'), own('附帶決議'), own(1)])).to.deep.equal([]);
  });

  it('sees a reply that still promises what was sent', () => {
    const promising = row(1, { reply: '本署將於114年5月底前提出書面報告送立法院。', letters: [letter(SENT)] });
    expect(told(checkCompleteness(AGENCY, [promising]))).to.deep.equal([['promised-though-sent', [SENT]]]);
    const interim = row(1, { reply: '本署將於114年5月底前提出書面報告送立法院。', letters: [letter(SENT, { isInterim: true })] });
    expect(codes(checkCompleteness(AGENCY, [interim]))).to.deep.equal([]);
  });

  it('sees a letter the reply names that is not on record, and one on record that it does not name', () => {
    const reply = `本署於114年4月17日以${SENT}函，將「說明」書面報告送立法院。`;
    expect(told(checkCompleteness(AGENCY, [row(1, { reply })]))).to.deep.equal([['sent-not-on-record', [SENT]]]);
    expect(checkCompleteness(AGENCY, [row(1, { reply, letters: [letter(SENT)] })])).to.deep.equal([]);
    const answer = letter('台立院議字第1140702034號', { direction: 'in' });
    const found = checkCompleteness(AGENCY, [row(1, { reply, letters: [letter(SENT), answer] })]);
    expect(told(found)).to.deep.equal([['letter-not-named', [answer.documentNumber]]]);
    expect(codes(checkCompleteness(AGENCY, [row(1, { letters: [letter(SENT)] })]))).to.deep.equal(['letter-not-named']);
  });

  it('marks a reply the program made, and checks it no further', () => {
    const found = checkCompleteness(AGENCY, [row(1, { isProposed: true, letters: [letter(SENT)] })]);
    expect([codes(found), found.some(isIncomplete)]).to.deep.equal([['proposed'], false]);
  });

  it('looks over five thousand rows at once', () => {
    const rows = Array.from({ length: 5000 }, (_, n) => own(n + 1, { reply: `配合辦理。${'說明'.repeat(200)}` }));
    const passedMs = startProcessorTime();
    expect(checkCompleteness(AGENCY, rows)).to.deep.equal([]);
    expect(passedMs()).to.be.lessThan(3000);
  });
});
