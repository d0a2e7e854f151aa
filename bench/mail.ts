/**
 * 10,000 mails through the real actions to a mail server on loopback: how many a second, how much memory, and how long
 * pages take meanwhile. `-- mail [--mails N] [--database sqlite|postgres]`.
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { MailJob, MailMessage, MailRow } from './mail-run.ts';
import { startBenchPostgres } from './postgres.ts';

/** The yardstick: Redmine's `send_reminders`. */
const REDMINE_A_SECOND = 5;

export async function benchMail(args: readonly string[] = []): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { mails: { type: 'string', default: '10000' }, database: { type: 'string' } } });
  const mails = Number(values.mails);
  if (!Number.isSafeInteger(mails) || mails < 1) throw new Error(`--mails is a whole number, not “${values.mails}”.`);
  const rows: [kind: string, row: MailRow][] = [];
  const measure = async (kind: string, url: string): Promise<void> => {
    const row = await run(kind, { url, mails });
    rows.push([kind, row]);
    // At once: whoever has to stop the bench has what was measured.
    print(kind, row);
  };
  if (values.database !== 'postgres') {
    const folder = await mkdtemp(join(tmpdir(), 'tracker-bench-'));
    await measure('SQLite', join(folder, 'mail.sqlite')).finally(() => rm(folder, { recursive: true, force: true }));
  }
  if (values.database !== 'sqlite') {
    const postgres = await startBenchPostgres();
    if (postgres) await measure('PostgreSQL', await postgres.create('bench_mail')).finally(() => postgres.stop());
  }
  for (const [kind, row] of rows) console.log(`${kind}: ${(aSecond(row) / REDMINE_A_SECOND).toFixed(0)} times as many a second as the yardstick (${REDMINE_A_SECOND})`);
}

/** The measured server is a process of its own: its memory is all its own, and one database's cannot be another's. */
const run = (kind: string, job: MailJob): Promise<MailRow> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('./mail-run.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
    const started = performance.now();
    child.on('message', (message: MailMessage) => {
      if ('row' in message) resolve(message.row);
      else process.stderr.write(`${String(Math.round((performance.now() - started) / 1_000)).padStart(4)} s  ${kind}: ${message.said}\n`);
    });
    child.once('exit', (code) => reject(new Error(`${kind}: the measured server ended with ${code}.`)));
    child.send(job);
  });

const aSecond = ({ mails, sendMs }: MailRow): number => mails / (sendMs / 1_000);

function print(kind: string, row: MailRow): void {
  const n = (value: number): string => Math.round(value).toLocaleString('en-US');
  console.log('| database | mails | planning | sending | a second | memory before | peak memory | SMTP connections |');
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
  console.log(`| ${kind} | ${n(row.mails)} | ${n(row.planMs)} ms | ${n(row.sendMs)} ms | ${n(aSecond(row))} | ${n(row.startBytes / 1e6)} MB | ${n(row.peakBytes / 1e6)} MB | ${n(row.connections)} |\n`);
  console.log('| page | asked for meanwhile | median | 95% within | worst | before: median | worst |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const { path, quiet, busy } of row.pages) {
    const [calm, during] = [quiet, busy].map((all) => [...all].sort((a, b) => a - b));
    const at = (all: readonly number[], share: number): string => (all.length === 0 ? '-' : `${n(all[Math.min(all.length - 1, Math.floor(all.length * share))]!)} ms`);
    console.log(`| ${path} | ${n(busy.length)} | ${at(during!, 0.5)} | ${at(during!, 0.95)} | ${at(during!, 1)} | ${at(calm!, 0.5)} | ${at(calm!, 1)} |`);
  }
  console.log('');
}
