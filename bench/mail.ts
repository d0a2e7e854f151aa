/** 10,000 mails through the real actions to a mail server on loopback: how many a second, how much memory, and whether pages answer meanwhile. */
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../server/actions/migrate.ts';
import { planReminders } from '../server/actions/plan-reminders.ts';
import { sendMails } from '../server/actions/send-mails.ts';
import { createApp } from '../server/app.ts';
import { pinnedClock } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { PROGRAM } from '../server/domain/rights.ts';
import { openTransport } from '../server/mail/transport.ts';
import { openDatabase } from '../server/store/database.ts';
import { countMails } from '../server/store/mails.ts';
import { startBenchPostgres } from './postgres.ts';
import { seedUnitsDue } from './seed-units-due.ts';

const TODAY = '2025-04-16';
const MAILS = 10_000;
/** The yardstick: Redmine's `send_reminders`. */
const REDMINE_A_SECOND = 5;

type Row = { kind: string; mails: number; planMs: number; sendMs: number; aSecond: number; peakMb: number; connections: number; pages: number; medianMs: number; p95Ms: number };

export async function benchMail(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tracker-bench-'));
  const postgres = await startBenchPostgres();
  const rows: Row[] = [];
  try {
    rows.push(await measure('SQLite', join(folder, 'mail.sqlite')));
    if (postgres) rows.push(await measure('PostgreSQL', await postgres.create('bench_mail')));
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
  console.log('| database | mails | planning | sending | a second | peak memory | SMTP connections | pages asked meanwhile | median | 95% within |');
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
  const n = (value: number): string => Math.round(value).toLocaleString('en-US');
  for (const one of rows) {
    console.log(`| ${one.kind} | ${n(one.mails)} | ${n(one.planMs)} ms | ${n(one.sendMs)} ms | ${one.aSecond.toFixed(0)} | ${n(one.peakMb)} MB | ${one.connections} | ${n(one.pages)} | ${n(one.medianMs)} ms | ${n(one.p95Ms)} ms |`);
  }
  for (const one of rows) console.log(`\n${one.kind}: ${(one.aSecond / REDMINE_A_SECOND).toFixed(0)} times as many a second as the yardstick (${REDMINE_A_SECOND})`);
}

async function measure(kind: string, url: string): Promise<Row> {
  const db = openDatabase(url);
  const sink = await startSink();
  const config = { ...readConfig({}), baseUrl: 'https://tracker.agency.gov.tw' };
  const mail = openTransport(`smtp://127.0.0.1:${sink.port}`, 'tracker@agency.gov.tw');
  const deps = { db, clock: pinnedClock(TODAY), config, mail };
  try {
    await migrate(deps);
    await seedUnitsDue(db, MAILS);
    const pages = await startPages(await createApp(deps));
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
    const [planMs, planned] = await timed(() => planReminders(deps, PROGRAM, { day: TODAY, dryRun: false, oneMailADay: true }));
    const [sendMs, { sent }] = await timed(() => sendMails(deps, TODAY));
    clearInterval(watch);
    const waits = await pages.stop();
    const { taken, connections } = await sink.stop();
    // A number is worth nothing if the work was not done.
    if (planned.length !== MAILS || sent !== MAILS || taken !== MAILS || (await countMails(db)).sent !== MAILS) throw new Error(`Only ${taken} of ${MAILS} mails arrived.`);
    return {
      kind, mails: MAILS, planMs, sendMs, aSecond: MAILS / (sendMs / 1_000), peakMb: peak / 1e6, connections,
      pages: waits.length, medianMs: waits[Math.floor(waits.length / 2)] ?? 0, p95Ms: waits[Math.floor(waits.length * 0.95)] ?? 0,
    };
  } finally {
    mail.close();
    await db.destroy();
  }
}

type Sink = { port: number; stop(): Promise<{ taken: number; connections: number }> };

/** The mail server is a process of its own: what it costs is not ours. */
async function startSink(): Promise<Sink> {
  const child = fork(new URL('./smtp-sink.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(message as number)));
  return {
    port,
    stop: () => new Promise((resolve) => {
      child.once('message', (message) => resolve(message as { taken: number; connections: number }));
      child.send('stop');
    }),
  };
}

/** Asks the real server for a page, again and again; answers how long each took in milliseconds, in order. */
async function startPages(app: Parameters<typeof createServer>[1]): Promise<{ stop(): Promise<number[]> }> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
  const waits: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const [ms] = await timed(async () => (await fetch(url, { headers: { connection: 'close' } })).text());
      waits.push(ms);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await asking;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      return waits.sort((a, b) => a - b);
    },
  };
}

async function timed<T>(work: () => Promise<T>): Promise<[ms: number, result: T]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}
