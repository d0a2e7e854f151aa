import { expect } from 'chai';
import type { Occurrence } from '../../server/domain/resolution.ts';
import type { Outcome } from '../../server/domain/reply.ts';
import { amountReleased, occurrencesAnswered } from '../../server/domain/settlement.ts';

const occurrence = (id: number, answeredBy: number[] = []): Occurrence => ({
  id, number: id, anchor: 'passed', anchorOn: null, rawDueOn: null, dueOn: null, isProvisional: false, unsure: null, extensions: [], calendarLabel: null,
  answers: answeredBy.map((letterId) => ({ letterId, issuedOn: '2025-04-17' })),
});

describe('what a letter of ours answers', () => {
  it('what is asked once, even when another letter did before', () =>
    expect(occurrencesAnswered([{ kind: 'relative_months', occurrences: [occurrence(1, [5])] }], 9)).to.deep.equal([1]));
  it('of what recurs, the first that is open', () =>
    expect(occurrencesAnswered([{ kind: 'recurring', occurrences: [occurrence(1, [5]), occurrence(2), occurrence(3)] }], 9)).to.deep.equal([2]));
  it('of what recurs, nothing more once it answers one', () =>
    expect(occurrencesAnswered([{ kind: 'recurring', occurrences: [occurrence(1, [9]), occurrence(2)] }], 9)).to.deep.equal([]));
  it('nothing of what holds from a fiscal year on', () =>
    expect(occurrencesAnswered([{ kind: 'fiscal_year_from', occurrences: [occurrence(1)] }], 9)).to.deep.equal([]));
  it('everything a resolution asks for, each once', () =>
    expect(occurrencesAnswered([{ kind: 'asap', occurrences: [occurrence(1)] }, { kind: 'recurring', occurrences: [occurrence(2), occurrence(3)] }], 9)).to.deep.equal([1, 2]));
});

describe('what an LY letter releases of NT$10,000,000 frozen', () => {
  const CASES: [outcome: Outcome | null, consentRequired: boolean, released: number][] = [
    ['release_agreed', true, 10_000_000],
    ['release_agreed', false, 10_000_000],
    ['unfreeze_agreed', true, 10_000_000],
    ['for_the_record', false, 10_000_000],
    ['for_the_record', true, 0],
    ['freeze_continues', false, 0],
    ['release_refused', true, 0],
    ['deferred', false, 0],
    [null, false, 0],
  ];
  for (const [outcome, consentRequired, released] of CASES) {
    it(`${outcome ?? 'no outcome'}, consent ${consentRequired ? '' : 'not '}required: ${released}`, () =>
      expect(amountReleased(outcome, { frozenTwd: 10_000_000, consentRequired, releases: [] })).to.equal(released));
  }
  it('only what is left of it', () =>
    expect(amountReleased('release_agreed', {
      frozenTwd: 10_000_000, consentRequired: true, releases: [{ letterId: 1, releasedOn: '2025-06-17', releasedTwd: 6_500_000 }],
    })).to.equal(3_500_000));
  it('nothing where the amount is not known', () =>
    expect(amountReleased('release_agreed', { frozenTwd: null, consentRequired: true, releases: [] })).to.equal(0));
});
