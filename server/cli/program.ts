/** All commands. Each is described in `docs/cli.md`. */
import { Command } from 'commander';
import { addCalendarCommands } from './calendar-commands.ts';
import { addDateCommands } from './date-commands.ts';
import { addDeadlineCommands } from './deadline-commands.ts';
import { addExportCommands } from './export-commands.ts';
import { addMailCommands } from './mail-commands.ts';
import { addProofCommand } from './proof-command.ts';
import { addPublishingCommands } from './publishing-commands.ts';
import { addRecordCommands } from './record-commands.ts';
import { addSetupCommands } from './setup-commands.ts';
import { addTableCommand } from './table-commands.ts';

export function makeProgram(): Command {
  const program = new Command('cli').description('決議列管系統的命令列 / the tracker by hand').exitOverride();
  addSetupCommands(program);
  addRecordCommands(program);
  addExportCommands(program);
  addDeadlineCommands(program);
  addProofCommand(program);
  addTableCommand(program);
  addCalendarCommands(program);
  addDateCommands(program);
  addMailCommands(program);
  addPublishingCommands(program);
  return program;
}
