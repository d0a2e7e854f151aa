/** What the overview of a supervisor and of a unit costs among 10,000 resolutions: read, counted, drawn and written as HTML, over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../server/app.ts';
import { hashPassword } from '../server/actions/people/password.ts';
import { migrate } from '../server/actions/migrate.ts';
import { pinnedClock } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { addDays, type Day } from '../server/domain/day/civil-date.ts';
import { readFreezes } from '../server/domain/money/freeze.ts';
import { readObligations } from '../server/domain/resolution/obligation.ts';
import { scheduleOf } from '../server/domain/deadline/schedule.ts';
import { findAct, insertAct } from '../server/store/acts.ts';
import { loadAlmanac } from '../server/store/almanac.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { insertUnit } from '../server/store/units.ts';
import { insertUser } from '../server/store/users.ts';
import { insertFreezes, insertObligations, insertResolutions, setUnit } from '../server/store/write-resolutions.ts';
import { startBenchPostgres } from './postgres.ts';

const RESOLUTIONS = 10_000;
const UNITS = 12;
const RUNS = 7;
const DAY: Day = '2025-04-16';
const NOW = '2025-01-22T01:00:00.000Z';
const PASSWORD = 'a long enough word';
const YARDSTICK_MS = 2000;

/** Of twenty, fifteen ask for a report within months, two every quarter, one freezes money, two ask for nothing dated. */
const textOf = (n: number): string => {
  const kind = n % 20;
  if (kind < 15) return `第${n}案，爰要求於${1 + (n % 12)}個月內，向立法院經濟委員會提出書面報告。`;
  if (kind < 17) return `第${n}案，爰要求每季向立法院經濟委員會提出書面報告。`;
  if (kind === 17) return `第${n}案，編列1億元，凍結${100 + n}萬元，俟向立法院經濟委員會提出書面報告並經同意後，始得動支。`;
  return `第${n}案，爰要求加強宣導，並檢討改進。`;
};

export async function benchOverview(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tracker-bench-'));
  const postgres = await startBenchPostgres();
  try {
    console.log('| database | who | median | fastest | HTML |\n|---|---|---:|---:|---:|');
    await measure('SQLite', join(folder, 'overview.sqlite'));
    if (postgres) await measure('PostgreSQL', await postgres.create('bench_overview'));
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(kind: string, url: string): Promise<void> {
  const db = openDatabase(url);
  const deps = { db, clock: pinnedClock(DAY), config: { ...readConfig({}), today: DAY }, mail: null };
  await migrate(deps);
  await seed(db);
  const server = createApp(deps).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const who of ['supervisor', 'officer', 'unit']) {
      const cookie = await signIn(origin, who);
      const runs: number[] = [];
      let size = 0;
      for (let run = 0; run <= RUNS; run += 1) {
        const started = performance.now();
        size = (await (await fetch(origin, { headers: { cookie } })).text()).length;
        if (run > 0) runs.push(performance.now() - started);
      }
      runs.sort((a, b) => a - b);
      const median = runs[Math.floor(RUNS / 2)]!;
      console.log(
        `| ${kind} | ${who} | ${Math.round(median)} ms | ${Math.round(runs[0]!)} ms | ${Math.round(size / 1024)} KB |${median > YARDSTICK_MS ? ' TOO SLOW' : ''}`
      );
    }
  } finally {
    server.close();
    await db.destroy();
  }
}

async function signIn(origin: string, who: string): Promise<string> {
  const response = await fetch(`${origin}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams(
      { email: `${who}@agency.example`, password: PASSWORD }
    ),
  });
  if (response.status !== 303) throw new Error(`Signing in answered ${response.status}.`);
  return response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}

export async function seed(db: Database): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await db.transaction(async (trx) => {
    const actId = await insertAct(trx, {
      title: '量測用預算', kind: 'budget', fiscalYear: 2025, passedOn: '2025-01-21', promulgatedOn: null, receivedOn: null,
      orderedOn: null, orderedAuthority: null, countFrom: 'passed', countFromReason: null, createdAt: NOW,
    });
    const act = (await findAct(trx, actId))!;
    const units: number[] = [];
    for (let n = 0; n < UNITS; n += 1) units.push(
      (await insertUnit(trx, { name: `第${n + 1}組`, characters: null, mailbox: `unit${n}@agency.example`, headEmail: null, createdAt: NOW }))!
    );
    for (const role of ['supervisor', 'officer', 'unit'] as const) {
      await insertUser(
        trx, { email: `${role}@agency.example`, name: role, role, unitId: role === 'unit' ? units[0]! : null, passwordHash, createdAt: NOW }
      );
    }
    await insertResolutions(trx, actId, Array.from({ length: RESOLUTIONS }, (_, i) => ({
      sectionKey: 'bench', sectionPath: ['參、各委員會審查決議'], itemKey: String(i), item: `(${i})`, position: i, agency: 'bench', proposers: [],
      text: textOf(i), reply: '', repliedOn: null, disposition: null, place: null,
    })), NOW);
    const ids: number[] = (await trx('resolutions').orderBy('position').select('id')).map((row: { id: number }) => row.id);
    const almanac = await loadAlmanac(trx);
    await insertObligations(trx, ids.flatMap((resolutionId, i) => readObligations(textOf(i)).map((reading, position) => ({
      resolutionId, position, reading, deadlines: scheduleOf(reading, act, almanac, { today: DAY }),
    }))));
    await insertFreezes(
      trx, ids.flatMap((resolutionId, i) => readFreezes(textOf(i)).map((reading, position) => ({ resolutionId, position, reading })))
    );
    for (const [at, unitId] of units.entries()) await setUnit(trx, ids.filter((_, i) => i % (UNITS + 1) === at), unitId, addDays(DAY, -60));
  });
}
