import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRecordJson } from '../../server/documents/records/write-records.ts';
import { aRecord } from '../documents/records/any-record.ts';
import { urlOf, withDatabases } from '../support/database.ts';
import { anAct } from '../support/factories.ts';
import { runCli } from '../support/run-cli.ts';

const TABLE = `範例署
立法院審議中央政府總預算案所提決議、附帶決議及注意辦理事項辦理情形報告表
中華民國114年度
決議、附帶決議及注意事項\t\t辦理情形
項次\t內容\t
\t壹、通案決議部分\t
(一)\t爰要求範例署於3個月內提出書面報告。\t遵照辦理。
`;

withDatabases('import without an act', (open) => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'records-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('takes an export of ours over; of any other file it asks which act, and names those there are', async function () {
    this.timeout(240_000);
    const db = await open();
    const url = urlOf(db);
    const [records, table] = [join(folder, 'records.json'), join(folder, 'table.txt')];
    await writeFile(records, writeRecordJson([aRecord({ signedOff: { on: '2025-06-01', by: '主管' } })], '2025-06-30T01:00:00.000Z'));
    await writeFile(table, TABLE);

    const none = await runCli(url, ['import', table, '--json']);
    expect([none.code, (none.json as { missing: string }).missing.includes('act add')]).to.deep.equal([1, true]);
    expect((await runCli(url, ['import', records, '--dry-run', '--json'])).json).to.include({ total: 1, created: 1, missing: null });
    expect(Number((await db('acts').count({ count: '*' }))[0]!['count'])).to.equal(0);
    expect((await runCli(url, ['import', records, '--json'])).json).to.include({ total: 1, created: 1 });
    expect((await runCli(url, ['import', records, '--json'])).json).to.include({ total: 1, unchanged: 1 });

    const act = await anAct(db, { title: '115年度中央政府總預算', fiscalYear: 2026 });
    const asked = await runCli(url, ['import', table]);
    expect([asked.code, asked.stdout.includes(`${act.id} 115年度中央政府總預算`), asked.stdout.includes('沒有存入任何資料')]).to.deep.equal([1, true, true]);
  });
});
