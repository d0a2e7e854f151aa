/**
 * What looking ahead costs among 10,000 open resolutions of sixty units: thirty days, a ladder beside the one in force, the same with every
 * topic on; how long the process answers nobody meanwhile. `-- foresight [--resolutions N]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { migrate } from '../server/actions/migrate.ts';
import { previewLadder, simulate } from '../server/actions/reminders/simulate.ts';
import { pinnedClock } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { DEFAULT_LADDER, type Ladder, TOPICS } from '../server/domain/reminder/ladder.ts';
import { PROGRAM } from '../server/domain/rights.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { seedPages } from './seed-pages.ts';
import { startBenchPostgres } from './postgres.ts';

const DAY = '2025-04-16';
const RUNS = 3;
const UNITS = 60;

/** Everything that can be chased is. */
const EVERY_TOPIC: Ladder = {
  ...DEFAULT_LADDER, tracks: Object.fromEntries(TOPICS.map((topic) => [topic, { ...DEFAULT_LADDER.tracks[topic], isOn: true }])) as Ladder['tracks'],
};

export async function benchForesight(args: readonly string[] = []): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { resolutions: { type: 'string', default: '10000' }, database: { type: 'string' } } });
  const folder = await mkdtemp(join(tmpdir(), 'tracker-bench-'));
  try {
    if (values.database !== 'postgres') await measure('SQLite', join(folder, 'foresight.sqlite'), Number(values.resolutions));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (values.database === 'sqlite') return;
  const postgres = await startBenchPostgres();
  if (postgres) await measure('PostgreSQL', await postgres.create('bench_foresight'), Number(values.resolutions)).finally(() => postgres.stop());
}

async function measure(kind: string, url: string, count: number): Promise<void> {
  const db = openDatabase(url);
  try {
    const deps = { db, clock: pinnedClock(DAY), config: readConfig({}), mail: null };
    await migrate(deps);
    await seedPages(db, count, { units: UNITS, answeredEvery: null });
    const ahead = { from: null, days: 30 };
    const questions: Record<string, () => Promise<string>> = {
      'thirty days': async () => told(await simulate(deps, PROGRAM, ahead)),
      'thirty days, every topic on': async () => told(await simulate(deps, PROGRAM, ahead, EVERY_TOPIC)),
      'a ladder beside the one in force': async () => told((await previewLadder(deps, PROGRAM, EVERY_TOPIC)).mails),
    };
    console.log(`\n| ${kind}, ${count} resolutions | queries | first: processor | then, at best | seconds | longest hold | mails and items |`);
    console.log('|---|---:|---:|---:|---:|---:|---:|');
    for (const [name, ask] of Object.entries(questions)) {
      // Whatever is kept between two questions is gone once a fact changed.
      await db('resolutions').where({ id: 1 }).update({ item: `(改${name})` });
      const runs = [];
      for (let run = 0; run <= RUNS; run += 1) runs.push(await timed(db, ask));
      const [first, ...later] = runs;
      const least = (of: (one: Run) => number): number => Math.min(...later.map(of));
      console.log(`| ${name} | ${first!.queries} | ${first!.cpu.toFixed(1)} s | ${least((one) => one.cpu).toFixed(1)} s | ${least((one) => one.clock).toFixed(1)} | ${Math.max(...runs.map((one) => one.heldMs)).toFixed(0)} ms | ${first!.said} |`);
    }
  } finally {
    await db.destroy();
  }
}

const told = (mails: readonly { items: readonly unknown[] }[]): string => `${mails.length}, ${mails.reduce((sum, one) => sum + one.items.length, 0)}`;

type Run = { queries: number; clock: number; cpu: number; heldMs: number; said: string };

/** Seconds; `heldMs`: the longest the process took to come round to a timer. */
async function timed(db: Database, ask: () => Promise<string>): Promise<Run> {
  let queries = 0;
  const count = (): void => void (queries += 1);
  db.on('query', count);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const [started, before] = [performance.now(), process.cpuUsage()];
  const said = await ask();
  const { user, system } = process.cpuUsage(before);
  const clock = (performance.now() - started) / 1_000;
  delay.disable();
  db.removeListener('query', count);
  return { queries, clock, cpu: (user + system) / 1e6, heldMs: delay.max / 1e6, said };
}
