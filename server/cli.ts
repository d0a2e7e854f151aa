/** Every job by hand. Described in `docs/cli.md`; exit 0 done, 1 refused with a sentence, 2 misuse. */
import { CommanderError } from 'commander';
import { refusal } from './cli/command.ts';
import { makeProgram } from './cli/program.ts';

try {
  await makeProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const refused = refusal(error);
  process.stderr.write(`${refused?.sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
  return refused?.exitCode ?? 1;
}
