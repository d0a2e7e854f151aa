/** What is downloaded: its bytes in one of the formats, under a name that says what it is and as of which day. */
import { gatherRecords } from '../../../actions/records/gather-records.ts';
import type { Deps } from '../../../deps.ts';
import { recordSheet, writeRecordJson } from '../../../documents/records/write-records.ts';
import { writeCsv } from '../../../documents/write/csv.ts';
import { writeOds } from '../../../documents/write/ods.ts';
import type { Sheet } from '../../../documents/write/sheet.ts';
import { writeXlsx } from '../../../documents/write/xlsx.ts';
import type { Day } from '../../../domain/day/civil-date.ts';
import type { Actor } from '../../../domain/rights.ts';
import { NotFoundError } from '../../../errors.ts';
import type { ExportName } from '../../../locales/exports.ts';
import { wordsOf } from '../../../locales/index.ts';
import type { LocaleName } from '../../../locales/words.ts';
import { findAct } from '../../../store/acts.ts';
import { loadExport } from './export-context.ts';
import { type KeyedSheet, listSheet, overdueSheet } from './export-list.ts';
import { statisticsSheet, statisticsSheets } from './export-statistics.ts';
import { factsOf, type ListFilter } from '../list/resolution-filter.ts';

export const FORMATS = ['ods', 'xlsx', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export type ExportRequest = { what: ExportName; format: Format; filter: ListFilter; day: Day; locale: LocaleName };

export async function exportFile(deps: Deps, actor: Actor, request: ExportRequest): Promise<{ name: string; bytes: Uint8Array }> {
  const { what, format, filter, day, locale } = request;
  const act = filter.act === null ? null : await findAct(deps.db, filter.act);
  if (filter.act !== null && !act) throw new NotFoundError({ code: 'act-not-found', id: filter.act });
  const parts = [wordsOf(locale).exports.name[what], act?.title ?? '', day].filter((part) => part !== '');
  const name = parts.join('_').replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, '-').slice(0, 120);
  return { name: `${name}.${format}`, bytes: await bytesOf(deps, actor, request) };
}

async function bytesOf(deps: Deps, actor: Actor, { what, format, filter, day, locale }: ExportRequest): Promise<Uint8Array> {
  const words = wordsOf(locale);
  if (what === 'records') {
    const records = await gatherRecords(deps, actor, { filter: factsOf(filter), day });
    return format === 'json' ? writeRecordJson(records, deps.clock.now()) : write([recordSheet(records, words.exports.name.records)], format);
  }
  const context = await loadExport(deps.db, filter, { day, locale });
  const sheet = what === 'list' ? listSheet(context) : what === 'overdue' ? overdueSheet(context) : statisticsSheet(context);
  if (format === 'json') return jsonOf(what, sheet, day);
  return write(what === 'statistics' && format !== 'csv' ? statisticsSheets(context) : [sheet], format);
}

const WRITERS: Record<Exclude<Format, 'json'>, (sheets: readonly Sheet[]) => Uint8Array | Promise<Uint8Array>> = {
  ods: writeOds, xlsx: writeXlsx, csv: ([first]) => writeCsv(first!),
};

const write = async (sheets: readonly Sheet[], format: Exclude<Format, 'json'>): Promise<Uint8Array> => WRITERS[format](sheets);

/** The rows as objects. */
function jsonOf(what: ExportName, { keys, rows }: KeyedSheet, asOf: Day): Uint8Array {
  const objects = rows.map((row) => Object.fromEntries(keys.map((key, at) => [key, row[at] ?? null])));
  return new TextEncoder().encode(`${JSON.stringify({ what, asOf, rows: objects }, null, 1)}\n`);
}
