/** How every command runs: its store opened and closed, its answer printed, its refusal worded, its exit code set. */
import type { Command } from 'commander';
import { systemClock, pinnedClock } from '../clock.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Deps } from '../deps.ts';
import { ExpectedError } from '../errors.ts';
import { describeFailure, type Failure } from '../locales/failures.ts';
import { openTransport } from '../mail/transport.ts';
import { openDatabase } from '../store/database.ts';
import { isMigrated } from '../store/migrate.ts';

/**
 * What a command answers: one JSON document, and the same for people as lines. `exitCode` 1: refused or not all done;
 * `complaint` says so on standard error.
 */
export type Answer = { json: unknown; lines: string[]; exitCode?: 0 | 1; complaint?: string };

type Options = Record<string, string | boolean | undefined>;
type Work = (deps: Deps, options: Options, args: string[]) => Promise<Answer>;

/** `migrated`: refuses a database without the schema; `any`: the command copes with one. */
type Needs = 'migrated' | 'any';

export const LOCALE = 'zh-TW';

/** Gives the command its action. Standard output holds the answer alone; everything else goes to standard error. */
export function runs(command: Command, work: Work, needs: Needs = 'migrated'): Command {
  return command.option('--json', 'one JSON document on standard output').action(async (...given: unknown[]) => {
    const options = command.opts<Options>();
    const args = given.slice(0, -2).filter((one): one is string => typeof one === 'string');
    await withDeps(readConfig(), async (deps) => {
      if (needs === 'migrated' && !(await isMigrated(deps.db))) throw new ExpectedRefusal('資料庫尚未建立或不是最新版本，請先執行 migrate。');
      const answer = await work(deps, options, args);
      process.stdout.write(options['json'] ? `${JSON.stringify(answer.json)}\n` : answer.lines.map((line) => `${line}\n`).join(''));
      if (answer.complaint !== undefined) process.stderr.write(`${answer.complaint}\n`);
      process.exitCode = answer.exitCode ?? 0;
    });
  });
}

/** A refusal of the command line itself, in a sentence. */
export class ExpectedRefusal extends Error {}

/** Options that do not go together, in a sentence. */
export class Misuse extends Error {}

/**
 * Options that could never be right, whatever is on record: a value of the wrong kind, out of range, left out, one too
 * many. A day is well formed or not by its calendar, so it is refused like what is on record.
 */
const MISUSES: readonly Failure['code'][] = ['choice-invalid', 'number-invalid', 'required', 'one-date-only'];

/** The sentence for what was refused (exit 1) or misused (exit 2), or null for a defect. */
export function refusal(error: unknown): { sentence: string; exitCode: 1 | 2 } | null {
  if (error instanceof Misuse) return { sentence: error.message, exitCode: 2 };
  if (error instanceof ExpectedRefusal || error instanceof ConfigError) return { sentence: error.message, exitCode: 1 };
  if (!(error instanceof ExpectedError)) return null;
  return { sentence: describeFailure(error.failure, LOCALE), exitCode: MISUSES.includes(error.failure.code) ? 2 : 1 };
}

async function withDeps(config: Config, work: (deps: Deps) => Promise<void>): Promise<void> {
  const db = openDatabase(config.databaseUrl);
  const mail = config.smtpUrl === null ? null : openTransport(config.smtpUrl, config.mailFrom);
  try {
    await work({ db, clock: config.today ? pinnedClock(config.today) : systemClock, config, mail });
  } finally {
    mail?.close();
    await db.destroy();
  }
}
