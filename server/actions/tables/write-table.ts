import { z } from 'zod';
import { officialTableDocument } from '../../documents/write/official-table.ts';
import { OFFICE_FORMATS, officeFileName, writeOffice } from '../../documents/write/write-office.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import { isIncomplete } from '../../domain/resolution/completeness.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { choice, text, ticked } from '../../input.ts';
import { type PreparedTable, prepareTable } from './prepare-table.ts';

export const writeTableInput = z.object({
  agency: text('agency', 1000).optional,
  format: choice('format', OFFICE_FORMATS).required,
  /** The person knows that the table is incomplete. */
  confirmed: ticked,
});

export type WriteTableInput = z.infer<typeof writeTableInput> & { actId: number; day: Day };

export type WrittenTable = { name: string; bytes: Uint8Array; prepared: PreparedTable };

/** The table as a file. Refuses an incomplete one unless that is confirmed. */
export async function writeTable(deps: Deps, actor: Actor, input: WriteTableInput): Promise<WrittenTable> {
  const prepared = await prepareTable(deps, actor, input);
  if (!input.confirmed) refuseIncomplete(prepared);
  const { table } = prepared;
  const name = officeFileName(`${table.rocYear ?? ''}${table.agency}辦理情形報告表`, input.format);
  return { name, bytes: await writeOffice(officialTableDocument(table), input.format), prepared };
}

export function refuseIncomplete({ findings }: PreparedTable): void {
  const count = findings.filter(isIncomplete).length;
  if (count > 0) throw new InvalidInputError({ code: 'table-incomplete', findings: count }, 'confirmed');
}
