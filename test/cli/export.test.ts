import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readRecords } from '../../server/documents/records/read-records.ts';
import { readOds } from '../../server/documents/sheets/read-ods.ts';
import { urlOf, withDatabases } from '../support/database.ts';
import { anAct, aResolution } from '../support/factories.ts';
import { runCli } from '../support/run-cli.ts';

withDatabases('the command export', (open) => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tracker-export-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('writes an act’s records to a file, and says how much', async function () {
    this.timeout(240_000);
    const db = await open();
    const act = await anAct(db);
    await aResolution(db, { act, item: '(一)' });
    await aResolution(db, { act: await anAct(db, { title: '另一法案' }), item: '(二)' });
    const out = join(folder, 'records.ods');
    const { code, json } = await runCli(urlOf(db), ['export', '--act', String(act.id), '--format', 'ods', '--out', out, '--json']);
    const bytes = await readFile(out);
    expect([code, json]).to.deep.equal([0, { file: out, bytes: bytes.length }]);
    expect(readRecords((await readOds(bytes)).content!)!.records.map((one) => one.item)).to.deep.equal(['(一)']);
  });

  it('refuses an act that is not there, a format nobody knows and a place it cannot write to', async function () {
    this.timeout(240_000);
    const url = urlOf(await open());
    const run = async (...args: string[]) => {
      const { code, stderr } = await runCli(url, ['export', ...args]);
      return [code, stderr.trim() !== ''];
    };
    expect(await run('--act', '999999', '--format', 'csv', '--out', join(folder, 'a.csv'))).to.deep.equal([1, true]);
    expect(await run('--format', 'exe', '--out', join(folder, 'a.exe'))).to.deep.equal([2, true]);
    expect(await run('--format', 'csv', '--out', join(folder, 'no', 'a.csv'))).to.deep.equal([1, true]);
  });
});
