/** An agency's own list in a spreadsheet: its columns known or said, its letters and units taken up, its dates compared. */
import { expect } from 'chai';
import { importFile } from '../../../server/actions/imports/import-file.ts';
import { mapColumns } from '../../../server/actions/imports/map-columns.ts';
import { planImport } from '../../../server/actions/imports/plan-import.ts';
import { startImport } from '../../../server/actions/imports/start-import.ts';
import { readImport } from '../../../server/actions/imports/read-import.ts';
import type { TableReading } from '../../../server/documents/reader/file-reading.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { findImport } from '../../../server/store/imports.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, anAct, aUnit, testDeps } from '../../support/factories.ts';

const ASKS = '爰要求海務署於3個月內，向立法院交通委員會提出書面報告。';
const LIST = `編號,決議內容,主辦單位,期限,發文字號,發文日期
A-01,${ASKS},企劃組,114/4/21,海企字第1140000012號,114/4/10
A-02,${ASKS},資訊組,114/5/31,海企字第1140000019號,
通-3,請公開船舶資料。,企劃組,,,
`;

withDatabases('importing a list of one’s own', (open) => {
  it('takes up codes, units and letters, and tells where the list differs', async () => {
    const deps = testDeps(await open(), { clock: aClock('2025-04-16') });
    const act = await anAct(deps.db);
    const unit = await aUnit(deps.db, { name: '企劃組' });
    const file = { actId: act.id, fileName: 'list.csv', bytes: Buffer.from(LIST), choices: { agency: '海務署' } };
    const { importId } = await startImport(deps, PROGRAM, file);
    await readImport(deps, importId);
    const found = (await findImport(deps.db, importId))!;
    const plan = await planImport(deps.db, act, JSON.parse(found.reading!) as TableReading, { ...found.choices, agency: '海務署' }, '2025-04-16');
    expect(plan.problems.map(({ code, place, blocking }) => [code, place.item, blocking])).to.deep.equal([
      ['unit-unknown', 'A-02', false], ['due-differs', 'A-02', false], ['letter-undated', 'A-02', false],
    ]);
    expect(await importFile(deps, PROGRAM, file)).to.deep.include({ total: 3, created: 3 });
    const stored = await findResolutions(deps.db, { actId: act.id });
    expect(stored.map((one) => [one.item, one.unitId, one.letters.map((letter) => letter.documentNumber)])).to.deep.equal([
      ['A-01', unit.id, ['海企字第1140000012號']], ['A-02', null, []], ['通-3', unit.id, []],
    ]);
    expect(stored[0]!.obligations[0]!.occurrences[0]!.answers).to.have.length(1);
    expect(await importFile(deps, PROGRAM, file)).to.deep.include({ total: 3, unchanged: 3 });
  });

  it('asks what the columns hold where their heads do not tell, and remembers it for the next file alike', async () => {
    const deps = testDeps(await open(), { clock: aClock('2025-04-16') });
    const act = await anAct(deps.db);
    const bytes = Buffer.from(`甲,乙,丙\n(一),${ASKS},辦理中。\n(二),${ASKS},辦理中。\n`);
    const { importId } = await startImport(deps, PROGRAM, { actId: act.id, fileName: 'odd.csv', bytes });
    await readImport(deps, importId);
    const kindOf = async (id: number): Promise<string> => (JSON.parse((await findImport(deps.db, id))!.reading!) as TableReading).kind;
    expect(await kindOf(importId)).to.equal('columns');
    await mapColumns(deps, PROGRAM, importId, { sheet: 0, firstRow: 1, columns: { item: 0, content: 1, reply: 2 } });
    await readImport(deps, importId);
    expect(await kindOf(importId)).to.equal('resolutions');
    const next = await startImport(deps, PROGRAM, { actId: act.id, fileName: 'odd-again.csv', bytes: Buffer.concat([bytes, Buffer.from(`(三),${ASKS},辦理中。\n`)]) });
    await readImport(deps, next.importId);
    expect(await kindOf(next.importId)).to.equal('resolutions');
  });
});
