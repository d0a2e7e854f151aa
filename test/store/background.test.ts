import { expect } from 'chai';
import { readInBackground } from '../../server/actions/imports/read-import.ts';
import { startImport } from '../../server/actions/imports/start-import.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { inBackground } from '../../server/store/background.ts';
import { linesOnStderr } from '../support/break-inserts.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, testDeps } from '../support/factories.ts';

withDatabases('what goes on in the background', (open) => {
  it('is told that the store closes, and can still end what it began', async () => {
    const db = await open();
    const ended: unknown[] = [];
    const work = inBackground(db, async (stop) => {
      while (!stop.aborted) await db('units').select('id');
      ended.push(await db('units').select('id'));
    });
    await db.destroy();
    expect(ended).to.deep.equal([[]]);
    await work;
  });

  it('is a file being read, which is given up without a word', async () => {
    const db = await open();
    const deps = testDeps(db);
    const bytes = new TextEncoder().encode('(一)請於3個月內提出書面報告，'.repeat(300_000));
    const { importId } = await startImport(deps, PROGRAM, { actId: (await anAct(db)).id, fileName: '長.txt', bytes });
    const said = await linesOnStderr(async () => {
      const reading = readInBackground(deps, importId);
      await db.destroy();
      await reading;
    });
    expect(said).to.deep.equal([]);
  });
});
