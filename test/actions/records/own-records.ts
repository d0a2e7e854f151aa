/** Records in files of ours, and what is on record. */
import { gatherRecords } from '../../../server/actions/records/gather-records.ts';
import { importFile } from '../../../server/actions/imports/import-file.ts';
import type { Deps } from '../../../server/deps.ts';
import type { ResolutionRecord } from '../../../server/documents/records/record.ts';
import { recordSheet, writeRecordJson } from '../../../server/documents/records/write-records.ts';
import { writeCsv } from '../../../server/documents/write/csv.ts';
import { writeOds } from '../../../server/documents/write/ods.ts';
import { writeXlsx } from '../../../server/documents/write/xlsx.ts';
import { type Actor, PROGRAM } from '../../../server/domain/rights.ts';
import type { Database } from '../../../server/store/database.ts';

/** The day the records are exported on. */
export const LATE = '2026-03-31';
export const EXPORTED_AT = '2026-03-31T01:00:00.000Z';

export type Format = 'json' | 'xlsx' | 'ods' | 'csv';

export async function bytesOf(records: readonly ResolutionRecord[], format: Format): Promise<Uint8Array> {
  if (format === 'json') return writeRecordJson(records, EXPORTED_AT);
  const sheet = recordSheet(records, '決議');
  return format === 'csv' ? writeCsv(sheet) : format === 'ods' ? writeOds([sheet]) : writeXlsx([sheet]);
}

/** All on record, as it is exported. */
export const recordsIn = (db: Database, day = LATE) => gatherRecords({ db }, PROGRAM, { filter: {}, day });
/** Taken over by the program unless said otherwise. */
export const take = async (deps: Deps, records: readonly ResolutionRecord[], format: Format = 'json', actor: Actor = PROGRAM) =>
  importFile(deps, actor, { actId: null, fileName: `決議.${format}`, bytes: await bytesOf(records, format) });

export const countOf = async (db: Database, table: string, where: Record<string, string> = {}): Promise<number> =>
  Number((await db(table).where(where).count({ count: '*' }))[0]!['count']);
