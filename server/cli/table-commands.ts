/** table */
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { type PreparedTable, prepareTable } from '../actions/tables/prepare-table.ts';
import { writeTable } from '../actions/tables/write-table.ts';
import { OFFICE_FORMATS } from '../documents/write/write-office.ts';
import { type Finding, isIncomplete } from '../domain/resolution/completeness.ts';
import { PROGRAM } from '../domain/rights.ts';
import { InvalidInputError } from '../errors.ts';
import { choice, requireInput, text, wholeNumber } from '../input.ts';
import { officialTable } from '../locales/official-table.ts';
import { LOCALE, Misuse, runs } from './command.ts';

const tableInput = z.object({
  act: wholeNumber('act').required,
  agency: text('agency', 100).optional,
  format: choice('format', OFFICE_FORMATS).optional,
  out: text('out', 4000).optional,
});

export function addTableCommand(program: Command): void {
  runs(
    program.command('table').description('辦理情形報告表：檢核並製表 / check and write the table of what was done')
      .requiredOption('--act <id>').option('--agency <name>').option('--format <format>', OFFICE_FORMATS.join('|')).option('--out <file>'),
    async (deps, options) => {
      const { act: actId, agency, format, out } = requireInput(tableInput, options);
      if ((format === null) !== (out === null)) throw new Misuse('--format 與 --out 須一併指定。');
      const day = deps.clock.today();
      if (format === null || out === null) return answerOf(await prepareTable(deps, PROGRAM, { actId, agency, day }), null);
      const { bytes, prepared } = await writeTable(deps, PROGRAM, { actId, agency, format, confirmed: true, day });
      await write(out, bytes);
      return answerOf(prepared, out);
    },
  );
}

/** An incomplete table is written all the same, and said to be so. */
function answerOf({ table, rows, findings, isIncomplete: lacks }: PreparedTable, file: string | null) {
  const words = officialTable[LOCALE];
  const count = findings.filter(isIncomplete).length;
  const verdict = lacks ? words.incomplete(count) : words.complete(rows.length);
  return {
    json: {
      agency: table.agency, rows: rows.length, complete: !lacks, file,
      findings: findings.map((one) => ({ ...one, incomplete: isIncomplete(one) })),
    },
    lines: [verdict, ...findings.map(lineOf), ...(file === null ? [] : [`已寫入 ${file}。`])],
    ...(lacks ? { exitCode: 1 as const, complaint: verdict } : {}),
  };
}

function lineOf({ code, item, sectionPath, letters, from, to }: Finding): string {
  const words = officialTable[LOCALE];
  const which = from !== null && to !== null ? words.gap(from, to) : words.item(item);
  const place = sectionPath.at(-1) ?? words.noSection;
  return `${words.finding[code].name}${words.colon}${which}（${place}）${letters.length > 0 ? ` ${letters.join(words.separator)}` : ''}`;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (cause) {
    throw new InvalidInputError({ code: 'file-unwritable', file, reason: (cause as NodeJS.ErrnoException).code ?? '' });
  }
}
