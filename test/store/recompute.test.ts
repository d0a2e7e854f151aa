import { expect } from 'chai';
import { countObligations, type DatedObligation, readDated, updateDates, type Which } from '../../server/store/recompute.ts';
import type { Database } from '../../server/store/database.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution } from '../support/factories.ts';

async function read(db: Database, which?: Which): Promise<DatedObligation[]> {
  const all: DatedObligation[] = [];
  for await (const page of readDated(db, which)) all.push(...page);
  return all;
}

withDatabases('the lean reading and writing of due dates', (open) => {
  it('reads what dates follow from, of all, of an act, of one, or of what recurs', async () => {
    const db = await open();
    const [first, second] = [await anAct(db), await anAct(db)];
    const answered = await aResolution(db, { act: first });
    await aLetter(db, answered.id, { issuedOn: '2025-04-17' });
    await aLetter(db, answered.id, { issuedOn: '2025-04-10' });
    const recurring = await aResolution(db, { act: second, text: '爰要求數位產業署每季向立法院經濟委員會提出書面報告。' });
    expect(await countObligations(db)).to.equal(2);
    const [one] = await read(db, { actId: first.id });
    expect(one).to.deep.include({ resolutionId: answered.id, item: answered.item, actId: first.id, endedOn: null, endDecidedOn: null, signedOffOn: null });
    expect(one!.occurrences.map((each) => [each.number, each.dueOn, each.answeredOn, each.isProvisional])).to.deep.equal([[1, '2025-04-21', '2025-04-10', false]]);
    expect((await read(db, { isRecurring: true })).map((each) => [each.resolutionId, each.occurrences.length])).to.deep.equal([[recurring.id, 8]]);
    expect(await read(db, { obligationId: answered.obligations[0]!.id })).to.have.length(1);
    expect(await read(db, { actId: 999 })).to.deep.equal([]);
  });

  it('writes days, truth values, words with quotes and nothing, each to its own row', async () => {
    const db = await open();
    const [one, two] = [await aResolution(db), await aResolution(db)];
    const ids = [one, two].map((each) => each.obligations[0]!.occurrences[0]!.id);
    const blank = { anchor: 'none', anchorOn: null, rawDueOn: null, dueOn: null, isProvisional: true, unsure: "it's \"unsure\"", calendarLabel: null };
    await updateDates(db, [{ id: ids[1]!, ...blank }, { id: ids[0]!, ...blank, dueOn: '2025-05-02', isProvisional: false, unsure: null, calendarLabel: '114年（第3版）' }]);
    const after = (await findResolutions(db)).map((each) => each.obligations[0]!.occurrences[0]!);
    expect(after[0]).to.deep.include({ dueOn: '2025-05-02', isProvisional: false, unsure: null, calendarLabel: '114年（第3版）' });
    expect(after[1]).to.deep.include({ dueOn: null, isProvisional: true, unsure: "it's \"unsure\"", calendarLabel: null });
  });
});
