/**
 * Servers are killed with SIGKILL at random moments while they hand mails to a mail server that refuses, puts off,
 * stalls and drops the line. Everybody is due one mail. In the end: was any lost, and which came twice?
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../server/actions/migrate.ts';
import { pinnedClock } from '../../server/clock.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { countMails, possibleDoubles } from '../../server/store/mails.ts';
import { startBenchPostgres } from '../../bench/postgres.ts';
import { seedPeopleDue } from '../../bench/seed-people-due.ts';
import { startBadSmtp } from './bad-smtp.ts';

const TODAY = '2025-04-16';

export type SoakOptions = { database: 'sqlite' | 'postgres'; servers: number; kills: number; seed: number; say(line: string): void };

/**
 * `doubled`: people who were handed their mail more than once; `sameMessageId`: those of them whose copies all bear one
 * Message-ID; `counted`: mails the ledger itself says may have been taken twice.
 */
export type SoakResult = { due: number; accepted: number; lost: number; doubled: number; sameMessageId: number; counted: number; killed: number; seconds: number };

export async function soakMail({ database, servers, kills, seed, say }: SoakOptions): Promise<SoakResult> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'tracker-soak-'));
  const postgres = database === 'postgres' ? await startBenchPostgres() : null;
  if (database === 'postgres' && postgres === null) throw new Error('No PostgreSQL is packaged for this platform.');
  const url = postgres ? await postgres.create('soak') : join(folder, 'soak.sqlite');
  const random = randomOf(seed);
  const smtp = await startBadSmtp(random);
  const db = openDatabase(url);
  const children = new Set<ChildProcess>();
  try {
    await migrate({ db, clock: pinnedClock(TODAY) });
    const due = await seedPeopleDue(db, Math.max(50, kills * 20));
    let killed = 0;
    const live = async (): Promise<void> => {
      while (killed < kills && (await waitingMails(db)) !== 0) {
        const child = await startServer(url, smtp.url, children);
        // Most die while mails go out, whatever the load of the machine; some while they plan, or before.
        if (random() < 0.85) await anotherTaken(smtp.taken);
        await pause(random() * 400);
        if (killed >= kills) return;
        child.kill('SIGKILL');
        killed += 1;
        if (killed % 25 === 0) say(`${database}: ${killed} killed, ${smtp.taken.length} taken`);
      }
    };
    await Promise.all(Array.from({ length: servers }, live));
    say(`${database}: ${killed} killed; now left alone`);
    smtp.behave();
    await startServer(url, smtp.url, children);
    await drained(db);
    const byPerson = new Map<string, string[]>();
    for (const { recipient, messageId } of smtp.taken) byPerson.set(recipient, [...(byPerson.get(recipient) ?? []), messageId]);
    const doubles = [...byPerson.values()].filter((ids) => ids.length > 1);
    return {
      due: due.length,
      accepted: due.filter((one) => byPerson.has(one)).length,
      lost: due.filter((one) => !byPerson.has(one)).length,
      doubled: doubles.length,
      sameMessageId: doubles.filter((ids) => new Set(ids).size === 1).length,
      counted: await possibleDoubles(db),
      killed,
      seconds: Math.round((performance.now() - started) / 1_000),
    };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await smtp.stop();
    await db.destroy();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function startServer(url: string, smtpUrl: string, children: Set<ChildProcess>): Promise<ChildProcess> {
  const file = new URL('./mail-server-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, DATABASE_URL: url, SMTP_URL: smtpUrl, TRACKER_TODAY: TODAY }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child));
    child.once('error', reject);
    child.once('exit', () => resolve(child));
  });
}

/** Until the mail server takes one more, but no longer than eight seconds. */
async function anotherTaken(taken: readonly unknown[]): Promise<void> {
  const before = taken.length;
  for (let round = 0; round < 400 && taken.length === before; round += 1) await pause(20);
}

/** -1 before anything is planned. */
async function waitingMails(db: Database): Promise<number> {
  const counts = await countMails(db);
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return all === 0 ? -1 : counts.planned + counts.claimed;
}

/** Mails put off wait minutes; here nobody has that long. */
async function drained(db: Database): Promise<void> {
  for (let round = 0; (await waitingMails(db)) !== 0; round += 1) {
    if (round > 1_200) throw new Error('Mails still wait after two minutes.');
    // A server that plans holds SQLite's one writer's place; the next round comes soon enough.
    await db('mails').where({ state: 'planned' }).update({ retry_at: null }).catch(() => undefined);
    await pause(100);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Mulberry32: the same seed gives the same luck. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
