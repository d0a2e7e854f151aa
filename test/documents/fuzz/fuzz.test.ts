/** Thousands of damaged files through every reader: each gets an answer, in time, and none is taken over in part. */
import { expect } from 'chai';
import { importFile } from '../../../server/actions/imports/import-file.ts';
import type { FileReading } from '../../../server/documents/reader/file-reading.ts';
import type { ReadFormat } from '../../../server/documents/formats/detect-format.ts';
import { readApart } from '../../../server/documents/reader/read-apart.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { ExpectedError } from '../../../server/errors.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { anAct, testDeps } from '../../support/factories.ts';
import { damage, randomFrom } from './mutate.ts';
import { samples } from './samples.ts';

/** Damaged files of each sample; more by hand: `FUZZ=5000 npx mocha test/documents/fuzz/fuzz.test.ts`. */
const EACH = Number(process.env['FUZZ'] ?? 250);
/** Each of these takes a process of its own, or another program. */
const SLOW: readonly ReadFormat[] = ['xlsx', 'xls'];
/** Of the clock, on a machine that does much else. */
const MOST_MS = 120_000;
/** What a file of some kilobytes must never come to. */
const DEATHS = ['too-slow', 'too-much-memory', 'reader-died'];

describe('damaged files', function () {
  this.timeout(0);

  it('are all answered: read, or refused with a sentence', async () => {
    const all = await samples();
    const random = randomFrom(114);
    for (const { name, format, bytes } of all) {
      const others = all.filter((one) => one.name !== name);
      const outcomes = { read: 0, refused: 0 };
      for (let run = 0; run < (SLOW.includes(format) ? EACH / 10 : EACH); run += 1) {
        const damaged = damage(bytes, random, others[random(others.length)]!.bytes);
        const reading = await readApart({ bytes: damaged, name }, { path: '', mostMs: MOST_MS });
        outcomes[reading.kind === 'refused' ? 'refused' : 'read'] += 1;
        expect(problemsOf(reading).filter((code) => DEATHS.includes(code)), `${name}, run ${run}`).to.deep.equal([]);
        if (reading.kind === 'refused') expect(reading.problems, `${name}, run ${run}`).to.not.be.empty;
      }
      // Damage that never shows, or always, tests nothing; a workbook of Excel 97 hardly ever survives any.
      expect([outcomes.read > 0 || format === 'xls', outcomes.refused > 0], `${name}: ${JSON.stringify(outcomes)}`).to.deep.equal([true, true]);
    }
  });

  it('are read whole where they are whole', async () => {
    for (const { name, bytes } of await samples()) {
      const reading = await readApart({ bytes, name }, { path: '' });
      expect([name, reading.kind]).to.deep.equal([name, 'resolutions']);
    }
  });
});

const problemsOf = (reading: FileReading): string[] => reading.problems.map((problem) => problem.code);

withDatabases('damaged files', (open) => {
  it('are taken over whole or not at all', async () => {
    const deps = testDeps(await open());
    const random = randomFrom(115);
    const all = await samples();
    const outcomes = { whole: 0, nothing: 0 };
    for (let run = 0; run < 60; run += 1) {
      const { name, bytes } = all[run % all.length]!;
      const act = await anAct(deps.db);
      const damaged = random(3) === 0 ? bytes : damage(bytes, random, all[random(all.length)]!.bytes);
      const result = await importFile(deps, PROGRAM, { actId: act.id, fileName: name, bytes: damaged, choices: { agency: '海務署', agencies: ['海務署'] } })
        .catch((error: unknown) => error);
      const stored = (await findResolutions(deps.db, { actId: act.id })).length;
      if (result instanceof Error) {
        expect(result, `${name}, run ${run}: ${result.stack}`).to.be.instanceOf(ExpectedError);
        expect(stored).to.equal(0);
        outcomes.nothing += 1;
      } else {
        expect(stored).to.equal((result as { total: number }).total);
        outcomes.whole += 1;
      }
    }
    expect([outcomes.whole > 0, outcomes.nothing > 0], JSON.stringify(outcomes)).to.deep.equal([true, true]);
  });
});
