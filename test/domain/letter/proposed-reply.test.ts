import { expect } from 'chai';
import fc from 'fast-check';
import { proposeReply } from '../../../server/domain/letter/proposed-reply.ts';
import { OUTCOMES, readReply } from '../../../server/domain/letter/reply.ts';
import type { CommitteeReview, Letter } from '../../../server/domain/resolution/resolution.ts';

const letter = (over: Partial<Letter>): Letter => ({
  id: 1, direction: 'out', documentNumber: '數授產經字第1144000332號', issuedOn: '2025-04-17', title: null, outcome: null, releasedTwd: null,
  staysFrozenTwd: null, isInterim: false, loggedBy: '王小明', loggedById: 1, ...over,
});
const answer = (over: Partial<Letter> = {}): Letter =>
  letter({ id: 2, direction: 'in', documentNumber: '台立院議字第1140702034號', issuedOn: '2025-06-05', outcome: 'release_agreed', ...over });
const review: CommitteeReview = { committee: '交通委員會', heldOn: '2025-05-21', term: 11, session: 3, meeting: 12 };
const written = [{ reportType: 'written' as const }];

describe('a reply proposed from the facts', () => {
  it('tells the letter, the meeting and the LY’s answer in the customary words', () => {
    expect(proposeReply({ letters: [answer(), letter({ title: '網路防範作為' })], reviews: [review], obligations: written })).to.equal(
      '業於114年4月17日以數授產經字第1144000332號函，將「網路防範作為」書面報告送立法院，經立法院交通委員會114年5月21日第11屆第3會期第12次全體委員會議處理完竣，' +
      '並經立法院114年6月5日台立院議字第1140702034號函復同意動支。');
  });

  const SENT = '業於114年4月17日以數授產經字第1144000332號函，將';
  const later = letter({ id: 9, issuedOn: '2025-05-02', documentNumber: '數授產經字第1144000400號' });
  const partly = answer({ outcome: 'freeze_continues', releasedTwd: 1_500_000, staysFrozenTwd: 3_500_000 });
  type Facts = Parameters<typeof proposeReply>[0];
  const facts = (letters: Letter[], over: Partial<Facts> = {}): Facts => ({ letters, reviews: [], obligations: written, ...over });
  const CASES: [string, Facts, string | null][] = [
    ['nothing where no letter is on record', facts([], { reviews: [review] }), null],
    ['a report without a title', facts([letter({})]), `${SENT}書面報告送立法院。`],
    ['a special report', facts([letter({})], { obligations: [{ reportType: 'oral' }] }), `${SENT}專案報告送立法院。`],
    ['a title that says it is a report', facts([letter({ title: '「協助產業報告」' })]), `${SENT}「協助產業報告」送立法院。`],
    ['an interim letter and the one after it', facts([later, letter({ isInterim: true })]),
      `${SENT}期中辦理情形送立法院；復於114年5月2日以數授產經字第1144000400號函，將書面報告送立法院。`],
    ['an answer of the LY alone', facts([answer({ outcome: 'for_the_record' })]), '案經立法院114年6月5日台立院議字第1140702034號函復准予備查。'],
    ['a part released', facts([letter({}), partly]),
      `${SENT}書面報告送立法院，並經立法院114年6月5日台立院議字第1140702034號函復同意動支150萬元，其餘350萬元繼續凍結。`],
    ['a meeting without its day', facts([letter({})], { reviews: [{ ...review, heldOn: null }] }),
      `${SENT}書面報告送立法院，經立法院交通委員會第11屆第3會期第12次全體委員會議處理完竣。`],
  ];
  for (const [what, known, reply] of CASES) it(`words ${what}`, () => expect(proposeReply(known)).to.equal(reply));

  it('is read back as the facts it was made from', () => {
    const days = fc.integer({ min: 0, max: 600 }).map((n) => new Date(Date.UTC(2025, 0, 22) + n * 86_400_000).toISOString().slice(0, 10));
    const title = fc.option(fc.constantFrom('網路防範作為', '「甲」與乙之比較', '協助電競產業報告', '114年度經費運用說明'), { nil: null });
    const serial = fc.integer({ min: 100, max: 999 });
    const ours = fc.array(fc.record({ issuedOn: days, title, serial }), { minLength: 1, maxLength: 3 });
    const theirs = fc.array(fc.record({ issuedOn: days, outcome: fc.constantFrom(...OUTCOMES), serial }), { maxLength: 1 });
    fc.assert(fc.property(ours, theirs, fc.boolean(), (out, back, isReviewed) => {
      const sent = out.map((one, index) => letter({ ...one, id: index, documentNumber: `數授產經字第1144${index}00${one.serial}號` }));
      const got = back.map((one) => answer({ ...one, documentNumber: `台立院議字第1140702${one.serial}號` }));
      const said = readReply(proposeReply({ letters: [...got, ...sent], reviews: isReviewed ? [review] : [], obligations: written })!, '數位產業署');
      expect(said.unread).to.deep.equal([]);
      const sentOf = (all: readonly Pick<Letter, 'documentNumber' | 'issuedOn'>[]) => all.map((one) => [one.documentNumber, one.issuedOn]);
      expect(sentOf(said.lettersOut)).to.have.deep.members(sentOf(sent));
      expect(sentOf(said.lettersIn)).to.deep.equal(sentOf(got));
      expect(said.lettersIn.map((one) => one.outcome)).to.deep.equal(got.map((one) => one.outcome));
      expect(said.reviews).to.deep.equal(isReviewed ? [review] : []);
    }), { numRuns: 300 });
  });
});
