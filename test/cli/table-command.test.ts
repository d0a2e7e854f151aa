import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import type { Database } from '../../server/store/database.ts';
import { urlOf, withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution } from '../support/factories.ts';
import { runCli } from '../support/run-cli.ts';

withDatabases('the table on the command line', (open) => {
  let db: Database;
  let folder: string;
  before(async () => {
    db = await open();
    folder = await mkdtemp(join(tmpdir(), 'tracker-table-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('says what the check finds, and writes each format', async function () {
    this.timeout(240_000);
    const act = await anAct(db);
    await aResolution(db, { act, item: '(一)', reply: '配合辦理。' });
    const { id } = await aResolution(db, { act, item: '(二)' });
    await aLetter(db, id, { issuedOn: '2025-04-10' });
    const checked = await runCli(urlOf(db), ['table', '--act', String(act.id)]);
    expect([checked.code, checked.stdout.split('\n')[0]]).to.deep.equal([0, '2 項決議都在表內，各有辦理情形，沒有重複或缺號。']);
    expect(checked.stdout).to.include('辦理情形由系統擬稿：項次 (二)');
    for (const [format, start] of [['docx', 'PK'], ['html', '<!doctype html>']] as const) {
      const file = join(folder, `table.${format}`);
      const args = ['--act', String(act.id), '--agency', '數位產業署', '--format', format, '--out', file, '--json'];
      const { code, json } = await runCli(urlOf(db), ['table', ...args]);
      expect(code).to.equal(0);
      expect(json).to.include({ agency: '數位產業署', rows: 2, complete: true, file });
      expect((await readFile(file)).subarray(0, start.length).toString()).to.equal(start);
    }
  });

  it('writes an incomplete table and says so with its exit code', async function () {
    this.timeout(240_000);
    const act = await anAct(db);
    await aResolution(db, { act, item: '(一)' });
    const file = join(folder, 'incomplete.odt');
    const { code, stdout, stderr } = await runCli(urlOf(db), ['table', '--act', String(act.id), '--format', 'odt', '--out', file]);
    expect(code).to.equal(1);
    expect(stdout).to.include('沒有辦理情形：項次 (一)').and.include('已寫入');
    expect(stderr).to.include('有 1 處尚未完備');
    expect((await readFile(file)).length).to.be.greaterThan(1000);
  });

  it('refuses what it cannot do, in a sentence', async function () {
    this.timeout(240_000);
    const act = await anAct(db);
    const url = urlOf(db);
    const cases: [string[], number, string][] = [
      [['--act', String(act.id), '--agency', '某署'], 1, '這個案沒有「某署」的決議'],
      [['--act', String(act.id), '--format', 'odt'], 2, '--format 與 --out 須一併指定'],
      [['--act', String(act.id), '--format', 'pdf', '--out', join(folder, 'x')], 2, '不在可選範圍內'],
    ];
    for (const [args, code, sentence] of cases) {
      const run = await runCli(url, ['table', ...args]);
      expect([run.code, run.stderr.includes(sentence)], run.stderr).to.deep.equal([code, true]);
    }
  });
});
