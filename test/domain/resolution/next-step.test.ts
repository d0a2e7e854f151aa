import { expect } from 'chai';
import { NEXT_STEPS, type NextStep, nextStepOf, STEP_RIGHT } from '../../../server/domain/resolution/next-step.ts';
import { may, ROLES } from '../../../server/domain/rights.ts';
import { statusOf } from '../../../server/domain/resolution/status.ts';
import { asOfDay } from '../../../server/domain/resolution/timeliness.ts';
import { loadCalendar } from '../../../server/store/calendar.ts';
import type { Database } from '../../../server/store/database.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aLetter, anAct, aResolution, aUnit, type ResolutionFacts } from '../../support/factories.ts';

type LetterFacts = Parameters<typeof aLetter>[2];
const OUT: LetterFacts = { issuedOn: '2025-03-03' };
let serial = 0;
const answer = (outcome: LetterFacts['outcome'], issuedOn = '2025-03-20'): LetterFacts =>
  ({ direction: 'in', documentNumber: `台立院議字第11407${10_000 + (serial += 1)}號`, issuedOn, outcome: outcome ?? null });

const REPORT = '爰要求於3個月內，向立法院經濟委員會提出書面報告。';
const FREEZE = '凍結2,000萬元，俟向立法院經濟委員會提出書面報告並經同意後，始得動支。';
const ADVICE = '爰要求加強宣導，並檢討改進。';

const CASES: [name: string, facts: ResolutionFacts, letters: LetterFacts[], step: NextStep][] = [
  ['nobody has it', { text: REPORT, unitId: 0 }, [], 'assign'],
  ['a report is asked for', { text: REPORT }, [], 'report'],
  ['a report is asked for without a date', { text: '爰要求向立法院經濟委員會提出書面報告。' }, [], 'report'],
  ['only an interim letter went out', { text: REPORT }, [{ ...OUT, isInterim: true }], 'report'],
  ['a quarter is answered and the next one comes', { text: '爰要求每季向立法院經濟委員會提出書面報告。' }, [OUT], 'report'],
  ['the report is out', { text: REPORT }, [OUT], 'await_ly'],
  ['the LY took it for the record', { text: REPORT }, [OUT, answer('for_the_record')], 'sign_off'],
  ['the LY put it off', { text: REPORT }, [OUT, answer('deferred')], 'await_ly'],
  ['the LY refused to release', { text: FREEZE }, [OUT, answer('release_refused')], 'ask_again'],
  ['we asked again after that', { text: FREEZE }, [OUT, answer('release_refused'), { issuedOn: '2025-04-01' }], 'await_ly'],
  ['the LY agreed', { text: FREEZE }, [OUT, answer('release_agreed')], 'sign_off'],
  ['the LY took for the record what needs its consent', { text: FREEZE }, [OUT, answer('for_the_record')], 'ask_again'],
  ['nothing is asked for and no reply stands there', { text: ADVICE }, [], 'reply'],
  ['nothing is asked for and a reply stands there', { text: ADVICE, reply: '已加強宣導。', repliedOn: '2025-03-01' }, [], 'sign_off'],
  ['the reply came only after the day', { text: ADVICE, reply: '已加強宣導。', repliedOn: '2025-05-01' }, [], 'reply'],
  ['it is not ours', { text: REPORT, disposition: 'not_ours', reply: '非本署業務。', repliedOn: '2025-03-01' }, [], 'closed'],
  ['it was signed off', { text: REPORT, signedOffOn: '2025-04-01' }, [OUT], 'closed'],
];

withDatabases('what happens next', (open) => {
  let db: Database;
  before(async () => { db = await open(); });

  const stepOn = async (id: number, day: string): Promise<NextStep> =>
    nextStepOf(statusOf((await findResolutions(db, { ids: [id] }))[0]!, asOfDay(day, await loadCalendar(db))));

  for (const [name, { unitId, ...facts }, letters, step] of CASES) {
    it(`${step}: ${name}`, async () => {
      const given = unitId === 0 ? {} : { unitId: (await aUnit(db)).id };
      const { id } = await aResolution(db, { act: await anAct(db), ...facts, ...given });
      for (const letter of letters) await aLetter(db, id, letter);
      expect(await stepOn(id, '2025-04-16')).to.equal(step);
    });
  }

  it('is what it was on an earlier day', async () => {
    const { id } = await aResolution(db, { text: REPORT, unitId: (await aUnit(db)).id });
    await aLetter(db, id, OUT);
    expect([await stepOn(id, '2025-03-02'), await stepOn(id, '2025-03-03')]).to.deep.equal(['report', 'await_ly']);
  });

  it('is somebody\'s, as long as anything is left', () => {
    for (const step of NEXT_STEPS.filter((one) => one !== 'closed')) {
      const takers = ROLES.filter((role) => may({ id: 1, name: '', role, unitId: 1 }, STEP_RIGHT[step]!, [1]));
      expect(takers, step).to.not.be.empty;
    }
  });
});
