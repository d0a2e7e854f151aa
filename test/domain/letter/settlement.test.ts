import { expect } from 'chai';
import type { Freeze, Obligation, Occurrence } from '../../../server/domain/resolution/resolution.ts';
import type { Outcome } from '../../../server/domain/letter/reply.ts';
import { occurrencesAnswered, releasesBy } from '../../../server/domain/letter/settlement.ts';

const occurrence = (id: number, dueOn: string | null = null, answeredBy: number[] = []): Occurrence => ({
  id, number: id, anchor: 'passed', anchorOn: null, rawDueOn: dueOn, dueOn, isProvisional: false, unsure: null, calendarLabel: null, extensions: [],
  answers: answeredBy.map((letterId) => ({ letterId, issuedOn: '2025-04-17' })),
});
const report = (occurrences: Occurrence[], kind: Obligation['kind'] = 'relative_months', reportType: Obligation['reportType'] = 'written') =>
  ({ kind, reportType, occurrences });

describe('what letter 9 answers, where nobody said', () => {
  const CASES: [name: string, obligations: ReturnType<typeof report>[], answered: number[]][] = [
    ['the one report asked for, even when another letter did before', [report([occurrence(1, '2025-02-21', [5])])], [1]],
    ['of two reports, the one due first', [report([occurrence(1, '2025-07-21')]), report([occurrence(2, '2025-02-21')])], [2]],
    ['then the other', [report([occurrence(1, '2025-07-21')]), report([occurrence(2, '2025-02-21', [5])])], [1]],
    ['nothing more where it answers something already', [report([occurrence(1, '2025-07-21')]), report([occurrence(2, '2025-02-21', [9])])], []],
    ['two demands for the same kind of report by the same day', [report([occurrence(1, '2025-02-21')]), report([occurrence(2, '2025-02-21')])], [1, 2]],
    ['not a special report along with a written one', [report([occurrence(1, '2025-02-21')]), report([occurrence(2, '2025-02-21')], 'relative_months', 'oral')], [1]],
    ['what is due before what has no date', [report([occurrence(1)], 'none'), report([occurrence(2, '2025-02-21')])], [2]],
    ['of what recurs, the first that is open', [report([occurrence(1, '2025-04-21', [5]), occurrence(2, '2025-07-21'), occurrence(3, '2025-10-21')], 'recurring')], [2]],
    ['not what asks for no report, where something does', [report([occurrence(1)], 'asap', null), report([occurrence(2, '2025-04-21')], 'recurring')], [2]],
    ['what asks for no report, where nothing does', [report([occurrence(1)], 'asap', null)], [1]],
    ['nothing of what holds from a fiscal year on', [report([occurrence(1)], 'fiscal_year_from', null)], []],
  ];
  for (const [name, obligations, answered] of CASES) it(name, () => expect(occurrencesAnswered(obligations, 9)).to.deep.equal(answered));
});

const frozen = (frozenTwd: number | null, consentRequired = true, over: Partial<Freeze> = {}): Freeze =>
  ({ id: 1, words: '', frozenTwd, baseTwd: null, consentRequired, unsure: null, releases: [], ...over });
const says = (outcome: Outcome | null, figures: { releasedTwd?: number; staysFrozenTwd?: number } = {}) =>
  ({ id: 9, outcome, releasedTwd: figures.releasedTwd ?? null, staysFrozenTwd: figures.staysFrozenTwd ?? null });
const total = (released: { releasedTwd: number }[]): number => released.reduce((sum, one) => sum + one.releasedTwd, 0);

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
      expect(total(releasesBy(says(outcome), [frozen(10_000_000, consentRequired)]))).to.equal(released));
  }
  it('only what is left of it', () =>
    expect(releasesBy(says('release_agreed'), [frozen(10_000_000, true, { releases: [{ letterId: 1, releasedOn: '2025-06-17', releasedTwd: 6_500_000 }] })]))
      .to.deep.equal([{ freezeId: 1, releasedTwd: 3_500_000 }]));
  it('nothing where the amount is not known', () => expect(releasesBy(says('release_agreed'), [frozen(null)])).to.deep.equal([]));

  describe('and a figure in the letter', () => {
    it('releases what it says', () =>
      expect(total(releasesBy(says('release_agreed', { releasedTwd: 6_500_000 }), [frozen(10_000_000)]))).to.equal(6_500_000));
    it('releases all but what stays frozen', () =>
      expect(total(releasesBy(says('freeze_continues', { staysFrozenTwd: 3_500_000 }), [frozen(10_000_000)]))).to.equal(6_500_000));
    it('never releases more than was frozen', () =>
      expect(total(releasesBy(says('release_agreed', { releasedTwd: 99_000_000 }), [frozen(10_000_000)]))).to.equal(10_000_000));
    it('is used up freeze by freeze', () =>
      expect(releasesBy(says('release_agreed', { releasedTwd: 12_000_000 }), [frozen(10_000_000), frozen(5_000_000, true, { id: 2 })]))
        .to.deep.equal([{ freezeId: 1, releasedTwd: 10_000_000 }, { freezeId: 2, releasedTwd: 2_000_000 }]));
    it('counts once, however often it is taken up', () => {
      const once = frozen(10_000_000, true, { releases: [{ letterId: 9, releasedOn: '2025-06-17', releasedTwd: 6_500_000 }] });
      expect(releasesBy(says('release_agreed', { releasedTwd: 6_500_000 }), [once])).to.deep.equal([]);
      expect(releasesBy(says('freeze_continues', { staysFrozenTwd: 3_500_000 }), [once])).to.deep.equal([]);
    });
  });
});
