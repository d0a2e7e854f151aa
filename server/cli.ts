/** Every job by hand. Described in `docs/cli.md`; exit 0 done, 1 refused with a sentence, 2 misuse. */
import { Command, CommanderError } from 'commander';
import { addCalendarCommands } from './cli/calendar-commands.ts';
import { refusal } from './cli/command.ts';
import { addDateCommands } from './cli/date-commands.ts';
import { addDeadlineCommands } from './cli/deadline-commands.ts';
import { addProofCommand } from './cli/proof-command.ts';
import { addRecordCommands } from './cli/record-commands.ts';
import { addSetupCommands } from './cli/setup-commands.ts';

const program = new Command('cli').description('決議列管系統的命令列 / the tracker by hand').exitOverride();
addSetupCommands(program);
addRecordCommands(program);
addDeadlineCommands(program);
addProofCommand(program);
addCalendarCommands(program);
addDateCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const sentence = refusal(error);
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
  return 1;
}
