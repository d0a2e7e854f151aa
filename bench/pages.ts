/** What the pages people work in take among 10,000 resolutions, over real HTTP, beside what they take among 36. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../server/actions/migrate.ts';
import { hashPassword } from '../server/actions/people/password.ts';
import { createApp } from '../server/app.ts';
import { pinnedClock } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { insertUser } from '../server/store/users.ts';
import { startBenchPostgres } from './postgres.ts';
import { seedPages } from './seed-pages.ts';

const DAY = '2025-04-16';
const SIZES = [36, 10_000];
const [RUNS, COLD_RUNS] = [4, 2];
/** Of the list and the overview, reckoned by the time of the processor: on a machine that others share, the clock tells of the others. */
const YARDSTICK_MS = 300;
const PASSWORD = 'a bench for measuring';

const PAGES: Record<string, string> = {
  'the list': '/resolutions', 'overdue, by date': '/resolutions?timeliness=overdue&sort=due', 'by unit, last page': '/resolutions?sort=unit&size=100&page=999',
  'words': '/resolutions?words=書面報告', 'overview': '/', 'statistics': '/statistics', 'a resolution': '/resolutions/7', 'CSV of the overdue': '/exports/list?timeliness=overdue&format=csv',
  'the board': '/acts/1/board',
};

/** Milliseconds of the clock, and of the processor in this process (a PostgreSQL works in others). */
type Run = { clock: number; cpu: number };
/** Of several runs the fastest in each; `cold` is the first view after somebody wrote. */
type Times = { warm: Run; cold: Run };

export async function benchPages(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tracker-bench-'));
  const postgres = await startBenchPostgres();
  try {
    await measure('SQLite', (size) => Promise.resolve(join(folder, `pages-${size}.sqlite`)));
    if (postgres) await measure('PostgreSQL', (size) => postgres.create(`bench_pages_${size}`));
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(kind: string, urlOf: (size: number) => Promise<string>): Promise<void> {
  const [few, many] = [await timesAmong(SIZES[0]!, await urlOf(SIZES[0]!)), await timesAmong(SIZES[1]!, await urlOf(SIZES[1]!))];
  console.log(`\n| ${kind}: fastest by clock / by processor | among 36 | among 10,000 | first after a change | ratio by processor |`);
  console.log('|---|---:|---:|---:|---:|');
  const ms = (value: number): string => `${Math.round(value)} ms`;
  const both = ({ clock, cpu }: Run): string => `${ms(clock)} / ${ms(cpu)}`;
  for (const name of Object.keys(PAGES)) {
    const [a, b] = [few.get(name)!, many.get(name)!];
    console.log(`| ${name} | ${both(a.warm)} | ${both(b.warm)} | ${both(b.cold)} | ${(b.warm.cpu / a.warm.cpu).toFixed(1)} |`);
  }
  const slowest = Math.max(...['the list', 'overdue, by date', 'overview'].map((name) => many.get(name)!.warm.cpu));
  console.log(`\n${kind}: list and overview took at most ${ms(slowest)} of the processor (at most ${YARDSTICK_MS}): ${slowest <= YARDSTICK_MS ? 'the same feel' : 'TOO SLOW'}`);
}

async function timesAmong(size: number, url: string): Promise<Map<string, Times>> {
  const db = openDatabase(url);
  const deps = { db, clock: pinnedClock(DAY), config: { ...readConfig({}), baseUrl: 'http://127.0.0.1' }, mail: null };
  await migrate(deps);
  await seedPages(db, size);
  await insertUser(db, { email: 'bench@agency.example', name: '量測', role: 'officer', unitId: null, passwordHash: await hashPassword(PASSWORD), createdAt: `${DAY}T01:00:00.000Z` });
  const server = createApp(deps).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const open = await signedIn(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const times = new Map<string, Times>();
    for (const [name, path] of Object.entries(PAGES)) times.set(name, await timed(db, () => open(path)));
    return times;
  } finally {
    await new Promise((resolve) => server.close(resolve));
    await db.destroy();
  }
}

async function signedIn(origin: string): Promise<(path: string) => Promise<void>> {
  const entered = await fetch(`${origin}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ email: 'bench@agency.example', password: PASSWORD }),
  });
  const cookie = entered.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return async (path) => {
    const answer = await fetch(origin + path, { headers: { cookie, 'accept-language': 'zh-TW' } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
  };
}

async function timed(db: Database, work: () => Promise<void>): Promise<Times> {
  const once = async (): Promise<Run> => {
    const [started, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    return { clock: performance.now() - started, cpu: (user + system) / 1000 };
  };
  const fastest = (runs: readonly Run[]): Run => ({ clock: Math.min(...runs.map((one) => one.clock)), cpu: Math.min(...runs.map((one) => one.cpu)) });
  await once();
  const cold: Run[] = [];
  for (let run = 0; run < COLD_RUNS; run += 1) {
    await db('resolutions').where({ id: 1 }).update({ item: `(改${run})` });
    cold.push(await once());
  }
  const warm: Run[] = [];
  for (let run = 0; run < RUNS; run += 1) warm.push(await once());
  return { warm: fastest(warm), cold: fastest(cold) };
}
