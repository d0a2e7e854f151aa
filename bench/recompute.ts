/** What a change of an act's start day costs: the real action, in its one transaction, at three sizes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeAct, changeActInput } from '../server/actions/acts/change-act.ts';
import { migrate } from '../server/actions/migrate.ts';
import { previewActChange } from '../server/actions/acts/preview-act-change.ts';
import { pinnedClock } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { addDays } from '../server/domain/day/civil-date.ts';
import { PROGRAM } from '../server/domain/rights.ts';
import { requireInput } from '../server/input.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { PASSED_ON, seedObligations } from './seed-obligations.ts';
import { startBenchPostgres } from './postgres.ts';

const SIZES = [1_000, 10_000, 100_000];
/** The yardstick: from the smallest to the largest size a thousand may cost at most so many times as much. */
const FLAT_WITHIN = 1.5;
const TODAY = '2025-06-16';
/** Each change is made so many times, each to another day; the median counts. */
const RUNS = 3;

type Row = { kind: string; obligations: number; occurrences: number; moved: number; previewMs: number; changeMs: number; perThousandMs: number };

export async function benchRecompute(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tracker-bench-'));
  const postgres = await startBenchPostgres();
  const rows: Row[] = [];
  try {
    for (const size of SIZES) rows.push(await measure('SQLite', join(folder, `${size}.sqlite`), size));
    for (const size of postgres ? SIZES : []) rows.push(await measure('PostgreSQL', await postgres!.create(`bench_${size}`), size));
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
  print(rows);
}

async function measure(kind: string, url: string, size: number): Promise<Row> {
  const db = openDatabase(url);
  try {
    const deps = { db, clock: pinnedClock(TODAY), config: readConfig({}), mail: null };
    await migrate(deps);
    const { actId, occurrences } = await seedObligations(db, size, TODAY);
    // Once unmeasured, so that neither the just-in-time compiler nor a cold file is what is measured.
    const change = (typed: object) => requireInput(changeActInput, { actId, reason: '量測', ...typed });
    await changeAct(deps, PROGRAM, change({ countFrom: 'promulgated' }));
    const [previewMs] = await timed(() => previewActChange(deps, PROGRAM, change({ passedOn: addDays(PASSED_ON, 1), countFrom: 'passed' })));
    const runs: number[] = [];
    let moved = 0;
    for (let run = 1; run <= RUNS; run += 1) {
      const passedOn = addDays(PASSED_ON, 3 * run);
      const [ms, result] = await timed(() => changeAct(deps, PROGRAM, change({ passedOn, countFrom: 'passed' })));
      moved = result.moved.length;
      await checkWritten(db, actId, passedOn, moved);
      runs.push(ms);
    }
    const changeMs = runs.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
    return { kind, obligations: size, occurrences, moved, previewMs, changeMs, perThousandMs: changeMs / (size / 1_000) };
  } finally {
    await db.destroy();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[ms: number, result: T]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

/** A number is worth nothing if the work was not done. */
async function checkWritten(db: Database, actId: number, passedOn: string, moved: number): Promise<void> {
  const row = await db('occurrences').join('obligations', 'obligations.id', 'obligation_id').join('resolutions', 'resolutions.id', 'resolution_id')
    .where({ act_id: actId, anchor_on: passedOn }).count({ count: 'occurrences.id' }).first();
  if (Number(row?.['count']) < moved) throw new Error(`Only ${row?.['count']} of ${moved} dates were written.`);
}

function print(rows: readonly Row[]): void {
  console.log('| database | obligations | occurrences | dates moved | preview | change, one transaction | per 1,000 obligations |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  const n = (value: number): string => Math.round(value).toLocaleString('en-US');
  for (const one of rows) {
    console.log(`| ${one.kind} | ${n(one.obligations)} | ${n(one.occurrences)} | ${n(one.moved)} | ${n(one.previewMs)} ms | ${n(one.changeMs)} ms | ${one.perThousandMs.toFixed(1)} ms |`);
  }
  for (const kind of new Set(rows.map((one) => one.kind))) {
    const own = rows.filter((one) => one.kind === kind);
    const ratio = own.at(-1)!.perThousandMs / own[0]!.perThousandMs;
    console.log(`\n${kind}: 1,000 cost ${ratio.toFixed(2)} times as much among ${n(own.at(-1)!.obligations)} as among ${n(own[0]!.obligations)} (at most ${FLAT_WITHIN}): ${ratio <= FLAT_WITHIN ? 'flat' : 'NOT FLAT'}`);
  }
}
