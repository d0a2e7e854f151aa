import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import type { Almanac } from '../../../server/domain/calendar/almanac.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { readObligations } from '../../../server/domain/resolution/obligation.ts';
import type { DateOverride } from '../../../server/domain/deadline/override.ts';
import { reckon } from '../../../server/domain/deadline/proof.ts';

const almanac: Almanac = { calendar: makeCalendar(seedEditions().map((one) => ({ ...one, issue: 1 }))), sessions: [] };
const act = {
  passedOn: '2025-01-21', promulgatedOn: '2025-03-21', receivedOn: null, orderedOn: null, countFrom: 'passed', fiscalYear: 2025,
  countFromReason: '立法院議決附帶說明', orderedAuthority: null,
} as const;
type Act = Omit<typeof act, 'countFrom' | 'orderedOn' | 'orderedAuthority'> & { countFrom: 'passed' | 'promulgated' | 'received' | 'ordered'; orderedOn: string | null; orderedAuthority: string | null };

const proofOf = (text: string, over: Partial<Act> = {}, number = 1, overrides: DateOverride[] = []) =>
  reckon(readObligations(text)[0]!, number, { ...act, ...over }, almanac, { overrides });
const byHand = (kind: DateOverride['kind'], on: string): DateOverride => ({ id: 1, kind, number: kind === 'due' ? 1 : 0, on, reason: '函釋', setBy: '王小明', setAt: '' });

const MONTHS = '爰要求數位產業署於3個月內，向立法院經濟委員會提出書面報告。';

describe('the evidence of a start day', () => {
  const CASES: [why: string, proof: ReturnType<typeof proofOf>, anchor: string, on: string | null, evidence: object][] = [
    ['the sentence does not say: the act’s rule and its reason', proofOf(MONTHS), 'passed', '2025-01-21', { kind: 'act', reason: '立法院議決附帶說明', authority: null }],
    ['the act counts from a day an authority set', proofOf(MONTHS, { countFrom: 'ordered', orderedOn: '2025-04-01', orderedAuthority: '立法院函' }), 'ordered', '2025-04-01',
      { kind: 'act', reason: '立法院議決附帶說明', authority: '立法院函' }],
    ['the sentence says so', proofOf('請自公布日起3個月內，向立法院提出書面報告。'), 'promulgated', '2025-03-21', { kind: 'text', words: '自公布日起3個月內' }],
    ['a day the text names', proofOf('應於114年6月底前提出改善計畫，送立法院備查。'), 'day', '2025-06-30', { kind: 'text', words: '於114年6月底前' }],
    ['a session, by the Constitution alone', proofOf('請於下會期開議後1個月內，就執行成效提出專案報告。'), 'session_opening', '2025-02-01',
      { kind: 'session', term: 11, session: 3, isProvisional: true }],
    ['a person set the start day', proofOf(MONTHS, {}, 1, [byHand('anchor', '2025-03-25')]), 'by_hand', '2025-03-25', { kind: 'by-hand', by: '王小明', reason: '函釋' }],
    ['a person set the due day', proofOf(MONTHS, {}, 1, [byHand('due', '2025-05-03')]), 'passed', '2025-01-21', { kind: 'by-hand', by: '王小明', reason: '函釋' }],
    ['an event nobody knows the day of', proofOf('請於專案小組成立後3個月內，向立法院提出書面報告。'), 'event', null, { kind: 'none' }],
  ];
  for (const [why, proof, anchor, on, evidence] of CASES) {
    it(why, () => expect([proof.anchor, proof.anchorOn, proof.evidence]).to.deep.equal([anchor, on, evidence]));
  }
});

describe('the proof of a date', () => {
  it('names every article, every step and every day skipped', () => {
    const proof = proofOf('爰要求數位產業署於1個月內，向立法院經濟委員會提出書面報告。', { passedOn: '2025-01-31' as never });
    expect([proof.rawDueOn, proof.dueOn]).to.deep.equal(['2025-02-28', '2025-03-03']);
    expect(proof.articles).to.deep.equal(['民法第120條第2項', '民法第123條第1項', '民法第122條', '行政程序法第48條第4項']);
    expect(proof.skipped).to.deep.equal([
      { on: '2025-02-28', reason: 'holiday', name: '和平紀念日' }, { on: '2025-03-01', reason: 'weekend', name: null }, { on: '2025-03-02', reason: 'weekend', name: null },
    ]);
    expect(proof.calendarLabel).to.equal('114年（第1版）');
  });

  it('shows the day under each of the act’s dates, and which is in force', () => {
    expect(proofOf(MONTHS).others.map((one) => [one.name, one.on, one.dueOn, one.isInForce])).to.deep.equal([
      ['passed', '2025-01-21', '2025-04-21', true], ['promulgated', '2025-03-21', '2025-06-23', false], ['received', null, null, false],
    ]);
    expect(proofOf(MONTHS, { orderedOn: '2025-04-01' }).others.map((one) => one.name)).to.deep.equal(['passed', 'promulgated', 'received', 'ordered']);
    expect(proofOf(MONTHS, {}, 1, [byHand('anchor', '2025-03-25')]).others.map((one) => [one.dueOn, one.isInForce]), 'set by hand, none of them is in force')
      .to.deep.equal([['2025-04-21', false], ['2025-06-23', false], [null, false]]);
  });

  it('says that a sentence with its own start is the same under each', () => {
    const proof = proofOf('請自公布日起3個月內，向立法院提出書面報告。');
    expect(proof.hasOwnAnchor).to.equal(true);
    expect(new Set(proof.others.map((one) => one.dueOn))).to.deep.equal(new Set(['2025-06-23']));
  });

  it('has no other dates for a day that is named, nor for a number that is missing', () => {
    expect(proofOf('應於114年6月底前提出改善計畫，送立法院備查。').others).to.deep.equal([]);
    const missing = proofOf('請於個月內向立法院提出書面報告。');
    expect([missing.unsure, missing.dueOn, missing.others, missing.steps.some((step) => 'article' in step)]).to.deep.equal(['number-missing', null, [], false]);
  });
});
