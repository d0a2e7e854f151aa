/** How every command runs: its store opened and closed, its answer printed, its refusal worded, its exit code set. */
import type { Command } from 'commander';
import { systemClock, pinnedClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import type { Deps } from '../deps.ts';
import { ExpectedError } from '../errors.ts';
import { describeFailure } from '../locales/failures.ts';
import { openTransport } from '../mail/transport.ts';
import { openDatabase } from '../store/database.ts';
import { isMigrated } from '../store/migrate.ts';

/** What a command answers: one JSON document, and the same for people as lines. `exitCode` 1: refused. */
export type Answer = { json: unknown; lines: string[]; exitCode?: 0 | 1 };

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
      process.exitCode = answer.exitCode ?? 0;
    });
  });
}

/** A refusal of the command line itself, in a sentence. */
export class ExpectedRefusal extends Error {}

/** The sentence for what was refused, or null for a defect. */
export function refusal(error: unknown): string | null {
  if (error instanceof ExpectedRefusal) return error.message;
  return error instanceof ExpectedError ? describeFailure(error.failure, LOCALE) : null;
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
