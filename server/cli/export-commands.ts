/** export */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { PROGRAM } from '../domain/rights.ts';
import { InvalidInputError } from '../errors.ts';
import { choice, day, requireInput, text, wholeNumber } from '../input.ts';
import { EXPORTS } from '../locales/exports.ts';
import { exportFile, FORMATS } from '../web/pages/exports/export-file.ts';
import { readFilter } from '../web/pages/list/resolution-filter.ts';
import { LOCALE, runs } from './command.ts';

const exportInput = z.object({
  what: choice('what', EXPORTS).optional,
  act: wholeNumber('act').optional,
  format: choice('format', FORMATS).required,
  out: text('out', 4_000).required,
  asOf: day('asOf').optional,
});

export function addExportCommands(program: Command): void {
  runs(
    program.command('export').description('匯出決議 / write resolutions to a file').option('--what <what>', EXPORTS.join('|')).option('--act <id>')
      .requiredOption('--format <format>', FORMATS.join('|')).requiredOption('--out <file>').option('--as-of <day>'),
    async (deps, options) => {
      const { what, act, format, out, asOf } = requireInput(exportInput, options);
      const filter = readFilter({ act: act ?? '' });
      const { bytes } = await exportFile(deps, PROGRAM, { what: what ?? 'records', format, filter, day: asOf ?? deps.clock.today(), locale: LOCALE });
      await writeFile(out, bytes).catch((cause: NodeJS.ErrnoException) => {
        throw new InvalidInputError({ code: 'file-unwritable', file: out, reason: cause.code ?? '' });
      });
      return { json: { file: out, bytes: bytes.length }, lines: [`已匯出 ${out}（${bytes.length} 位元組）。`] };
    },
  );
}
