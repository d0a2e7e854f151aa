import { expect } from 'chai';
import { tellStory } from '../../../seeds/demo/story.ts';
import { decideExtension } from '../../../server/actions/dates/decide-extension.ts';
import { endObligation } from '../../../server/actions/dates/end-obligation.ts';
import { gatherRecords } from '../../../server/actions/records/gather-records.ts';
import { setDate } from '../../../server/actions/dates/override-date.ts';
import { requestExtension } from '../../../server/actions/dates/request-extension.ts';
import type { ContentReading } from '../../../server/documents/content.ts';
import { readRecords } from '../../../server/documents/records/read-records.ts';
import { resolutionRecord } from '../../../server/documents/records/record.ts';
import { recordSheet, writeRecordJson } from '../../../server/documents/records/write-records.ts';
import { readCsv } from '../../../server/documents/sheets/read-csv.ts';
import { readOds } from '../../../server/documents/sheets/read-ods.ts';
import { readXlsx } from '../../../server/documents/sheets/read-workbook.ts';
import { writeCsv } from '../../../server/documents/write/csv.ts';
import { writeOds } from '../../../server/documents/write/ods.ts';
import { writeXlsx } from '../../../server/documents/write/xlsx.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';

const content = async (reading: Promise<ContentReading>) => (await reading).content!;

withDatabases('records gathered', (open) => {
  it('hold every fact of a year of the demonstration, and come back from every format as they were', async () => {
    const db = await open();
    const clock = aClock('2025-01-21');
    await tellStory((day) => { clock.setDay(day); return testDeps(db, { clock }); }, '2025-07-01');
    const records = await gatherRecords({ db }, PROGRAM, { filter: {}, day: '2025-07-01' });
    expect(records.length).to.equal(36);
    for (const record of records) expect(resolutionRecord.parse(record)).to.deep.equal(record);
    expect(records.flatMap((one) => one.letters).length).to.be.above(20);
    expect(records.filter((one) => one.unit !== null && one.place !== null).length).to.be.above(20);
    expect(records.filter((one) => one.signedOff !== null).length).to.be.above(0);
    expect(records.flatMap((one) => one.letters.flatMap(({ answers }) => answers)).length).to.be.above(10);

    const sheet = recordSheet(records, '決議');
    const sources = [
      new TextDecoder().decode(writeRecordJson(records, clock.now())),
      await content(readCsv(writeCsv(sheet))), await content(readXlsx(await writeXlsx([sheet]))), await content(readOds(writeOds([sheet]))),
    ];
    for (const source of sources) expect(readRecords(source)).to.deep.include({ records, problems: [] });
  });

  it('tell letters with what they answer, other dates, days set by hand and ends, by the order of what is asked', async () => {
    const db = await open();
    const clock = aClock('2025-04-16');
    const deps = testDeps(db, { clock });
    const unit = await aUnit(db, { name: '企劃組', characters: '企', mailbox: 'plan@agency.gov.tw', headEmail: null });
    const [officer, supervisor] = [asActor(await aUser(db, 'officer', { name: '承辦人' })), asActor(await aUser(db, 'supervisor', { name: '主管' }))];
    const resolution = await aResolution(db, {
      act: await anAct(db), unitId: unit.id, text: '請於1個月內向立法院提出書面報告，並自公布日起每3個月向立法院提出書面報告。', today: '2025-04-16',
    });
    const [report, quarterly] = resolution.obligations;
    await aLetter(db, resolution.id, { issuedOn: '2025-03-10', documentNumber: '範授企字第1140000001號', title: '報告「一」' });
    const occurrenceId = quarterly!.occurrences[0]!.id;
    const { id } = await requestExtension(deps, officer, {
      resolutionId: resolution.id, occurrenceId, kind: 'extended', newDueOn: '2025-08-30', reason: '資料蒐集需時', authority: '台立院議字第1140701234號函',
    });
    await decideExtension(deps, supervisor, { id, decision: 'granted', reason: null });
    await setDate(deps, officer, { obligationId: quarterly!.id, kind: 'anchor', on: '2025-04-01', number: null, reason: '以實際公布日為準' });
    await endObligation(deps, supervisor, { obligationId: quarterly!.id, endedOn: '2025-12-31', reason: '改列年報' });

    const [record] = await gatherRecords(deps, officer, { filter: { ids: [resolution.id] }, day: '2025-04-16' });
    const words = [report!.words, quarterly!.words];
    expect(record!.letters).to.deep.equal([{
      direction: 'out', documentNumber: '範授企字第1140000001號', issuedOn: '2025-03-10', title: '報告「一」', outcome: null, releasedTwd: null, staysFrozenTwd: null,
      isInterim: false, loggedBy: 'program', answers: [{ obligation: 1, words: words[0], number: 1 }],
    }]);
    expect(record!.extensions).to.deep.equal([{
      kind: 'extended', of: { obligation: 2, words: words[1], number: 1 }, newDueOn: '2025-08-30', reason: '資料蒐集需時', authority: '台立院議字第1140701234號函',
      requestedBy: '承辦人', requestedAt: clock.now(), requestedOn: '2025-04-16', decision: { outcome: 'granted', by: '主管', at: clock.now(), on: '2025-04-16', reason: null },
    }]);
    expect(record!.overrides).to.deep.equal([{
      kind: 'anchor', obligation: 2, words: words[1], number: 0, on: '2025-04-01', reason: '以實際公布日為準', setBy: '承辦人', setAt: clock.now(),
    }]);
    expect(record!.endings).to.deep.equal([{ obligation: 2, words: words[1], on: '2025-12-31', decidedOn: '2025-04-16', reason: '改列年報', by: '主管' }]);
    expect(record!.unit).to.deep.equal({ name: '企劃組', characters: '企', mailbox: 'plan@agency.gov.tw', headEmail: null });

    const [before] = await gatherRecords(deps, officer, { filter: {}, day: '2025-03-09' });
    expect([before!.letters, before!.extensions, before!.overrides, before!.endings]).to.deep.equal([[], [], [], []]);
  });
});
