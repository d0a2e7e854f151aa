import { expect } from 'chai';
import { logLetter } from '../../../server/actions/letters/log-letter.ts';
import { takeBackLetter } from '../../../server/actions/letters/take-back-letter.ts';
import type { Resolution } from '../../../server/domain/resolution/resolution.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { ExpectedError } from '../../../server/errors.ts';
import { eventsOf } from '../../../server/store/events.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';

const LETTER = {
  direction: 'out' as const, documentNumber: '數授產經字第 1144000332 號', issuedOn: '2025-04-15', title: null, outcome: null, releasedTwd: null, isInterim: false, occurrenceIds: [],
};

withDatabases('logging a letter', (open) => {
  it('answers several resolutions at once, and a second time changes nothing', async () => {
    const db = await open();
    const act = await anAct(db);
    const ids = [(await aResolution(db, { act })).id, (await aResolution(db, { act })).id];
    const deps = testDeps(db);
    expect(await logLetter(deps, PROGRAM, { ...LETTER, resolutionIds: ids })).to.deep.equal({ documentNumber: '數授產經字第1144000332號' });
    const once = await findResolutions(db);
    await logLetter(deps, PROGRAM, { ...LETTER, resolutionIds: ids });
    expect(await findResolutions(db)).to.deep.equal(once);
    expect(once.map((one) => one.obligations[0]!.occurrences[0]!.answers[0]?.issuedOn)).to.deep.equal(['2025-04-15', '2025-04-15']);
  });

  it('does not stop the clock with an interim reply, until it is logged as a final one', async () => {
    const db = await open();
    const { id } = await aResolution(db);
    const answers = async () => (await findResolutions(db))[0]!.obligations[0]!.occurrences[0]!.answers.length;
    await logLetter(testDeps(db), PROGRAM, { ...LETTER, isInterim: true, resolutionIds: [id] });
    expect(await answers()).to.equal(0);
    await logLetter(testDeps(db), PROGRAM, { ...LETTER, resolutionIds: [id] });
    expect(await answers()).to.equal(1);
    await logLetter(testDeps(db), PROGRAM, { ...LETTER, isInterim: true, resolutionIds: [id] });
    expect(await answers()).to.equal(0);
  });

  it('releases the part of the money the LY’s letter names', async () => {
    const db = await open();
    const { id } = await aResolution(db, { text: '該項預算編列1億元，凍結1,000萬元，俟向立法院提出書面報告經同意後始得動支。' });
    const reply = { ...LETTER, direction: 'in' as const, documentNumber: '台立院議字第1140702034號', outcome: 'release_agreed' as const };
    await logLetter(testDeps(db), PROGRAM, { ...reply, releasedTwd: 6_500_000, resolutionIds: [id] });
    expect((await findResolutions(db))[0]!.freezes[0]!.releases.map((one) => one.releasedTwd)).to.deep.equal([6_500_000]);
  });

  const REFUSALS: [name: string, change: object, code: string][] = [
    ['a number that is none', { documentNumber: '第三號函' }, 'document-number-invalid'],
    ['a date that lies ahead', { issuedOn: '2025-04-17' }, 'letter-dated-ahead'],
    ['no resolution', { resolutionIds: [] }, 'no-resolution-chosen'],
    ['a resolution that is not on record', { resolutionIds: [99_999] }, 'resolution-not-found'],
  ];
  for (const [name, change, code] of REFUSALS) {
    it(`refuses ${name}, and stores nothing`, async () => {
      const db = await open();
      const { id } = await aResolution(db);
      const refusal = await logLetter(testDeps(db), PROGRAM, { ...LETTER, resolutionIds: [id], ...change }).catch((error: unknown) => error);
      expect((refusal as ExpectedError).failure.code).to.equal(code);
      expect((await findResolutions(db))[0]!.letters).to.deep.equal([]);
    });
  }

  it('refuses a number on record with another date', async () => {
    const db = await open();
    const { id } = await aResolution(db);
    await logLetter(testDeps(db), PROGRAM, { ...LETTER, resolutionIds: [id] });
    const refusal = await logLetter(testDeps(db), PROGRAM, { ...LETTER, issuedOn: '2025-04-14', resolutionIds: [id] }).catch((error: unknown) => error);
    expect((refusal as ExpectedError).failure.code).to.equal('letter-on-record-differs');
  });

  it('lets a unit log only for what is its own', async () => {
    const db = await open();
    const act = await anAct(db);
    const [own, other] = [await aUnit(db), await aUnit(db)];
    const mine = await aResolution(db, { act, unitId: own.id });
    const theirs = await aResolution(db, { act, unitId: other.id });
    const clerk = asActor(await aUser(db, 'unit', { unitId: own.id }));
    await logLetter(testDeps(db), clerk, { ...LETTER, resolutionIds: [mine.id] });
    const refusal = await logLetter(testDeps(db), clerk, { ...LETTER, resolutionIds: [mine.id, theirs.id] }).catch((error: unknown) => error);
    expect((refusal as ExpectedError).failure.code).to.equal('forbidden');
  });
});

withDatabases('what a letter answers', (open) => {
  const TWO = '爰要求數位產業署於1個月內向立法院交通委員會提出「短期措施」書面報告，並於6個月內向立法院交通委員會提出「長期措施」專案報告。';
  const doneOn = (one: Resolution): (string | null)[] => one.obligations.map(({ occurrences }) => occurrences[0]!.answers[0]?.issuedOn ?? null);

  it('is the demand due first, and the other clock runs on', async () => {
    const db = await open();
    const { id } = await aResolution(db, { text: TWO });
    await logLetter(testDeps(db), PROGRAM, { ...LETTER, resolutionIds: [id] });
    expect(doneOn((await findResolutions(db))[0]!)).to.deep.equal(['2025-04-15', null]);
  });

  it('is what a person says', async () => {
    const db = await open();
    const { id, obligations } = await aResolution(db, { text: TWO });
    await logLetter(testDeps(db), PROGRAM, { ...LETTER, resolutionIds: [id], occurrenceIds: [obligations[1]!.occurrences[0]!.id] });
    expect(doneOn((await findResolutions(db))[0]!)).to.deep.equal([null, '2025-04-15']);
  });

  it('is nothing of before the passage', async () => {
    const db = await open();
    const { id } = await aResolution(db);
    const refusal = await logLetter(testDeps(db), PROGRAM, { ...LETTER, issuedOn: '2024-05-01', resolutionIds: [id] }).catch((error: unknown) => error);
    expect((refusal as ExpectedError).failure.code).to.equal('letter-before-passage');
  });

  it('is undone when the letter is taken back, and its number is free for the right date', async () => {
    const db = await open();
    const { id } = await aResolution(db);
    const deps = testDeps(db);
    await logLetter(deps, PROGRAM, { ...LETTER, resolutionIds: [id] });
    const [{ letters: [letter] }] = (await findResolutions(db)) as [Resolution];
    await takeBackLetter(deps, PROGRAM, { resolutionId: id, letterId: letter!.id, reason: '日期誤植' });
    expect((await findResolutions(db))[0]!.letters).to.deep.equal([]);
    expect(doneOn((await findResolutions(db))[0]!)).to.deep.equal([null]);
    expect((await eventsOf(db, { type: 'resolution', id })).map((one) => one.verb)).to.deep.equal(['letter_taken_back', 'letter_logged']);
    await logLetter(deps, PROGRAM, { ...LETTER, issuedOn: '2025-04-14', resolutionIds: [id] });
    expect(doneOn((await findResolutions(db))[0]!)).to.deep.equal(['2025-04-14']);
  });
});
