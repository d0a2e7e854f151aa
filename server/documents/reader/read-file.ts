/** A file as people hand it in → what it holds. Runs in a process of its own (`reader-main.ts`). */
import type { SheetChoice } from '../../domain/import/import-choices.ts';
import { readCommitteeReport } from '../report/committee-report.ts';
import type { ContentReading, FileContent, OnProgress } from '../content.ts';
import { decodeText } from '../formats/decode-text.ts';
import { detectFormat, isRefused, type ReadFormat, refuseFormat } from '../formats/detect-format.ts';
import { demandsOf, type FileReading, refusedReading, resolutionsReading, withDemands } from './file-reading.ts';
import { findAnnex } from '../annex/find-annex.ts';
import { tellLeftOut, tellPrivateLetters } from './left-out.ts';
import { readLoneTable } from './lone-table.ts';
import { readLegacy } from '../office/convert-legacy.ts';
import { readDocx } from '../office/read-docx.ts';
import { readHtml } from '../office/read-html.ts';
import { readOdt } from '../office/read-odt.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { readPlainList } from '../report/plain-list.ts';
import { type Problem, problemAt } from '../problem.ts';
import { checkRecords } from '../records/check-records.ts';
import { readRecords, type RecordsReading } from '../records/read-records.ts';
import { leaveOutForms, turnForms } from '../annex/turn-forms.ts';
import { readText } from '../annex/read-text.ts';
import { readResolutionTable } from '../annex/resolution-table.ts';
import { readCsv, readPastedSheet } from '../sheets/read-csv.ts';
import { readOds } from '../sheets/read-ods.ts';
import { readXls, readXlsx } from '../sheets/read-workbook.ts';
import { type KnownColumns, readSheets } from '../sheets/read-sheets.ts';
import { AT_NO_PLACE, type Place, type Table } from '../table.ts';
import { tellColumns } from './tell-columns.ts';
import { readTextContent } from '../report/text-content.ts';

export type ReadFileInput = {
  bytes: Uint8Array;
  name: string;
  /** What somebody said of the columns of this file's sheet, and of sheets with other heads before. */
  columns?: SheetChoice | null;
  remembered?: Readonly<Record<string, SheetChoice['columns']>>;
};

type Reader = (bytes: Uint8Array, onProgress: OnProgress) => Promise<ContentReading>;

const DOCUMENTS: Partial<Record<ReadFormat, Reader>> = {
  pdf: readPdf, docx: readDocx, odt: readOdt, html: readHtml,
  doc: (bytes, onProgress) => readLegacy('doc', bytes, onProgress), rtf: (bytes, onProgress) => readLegacy('rtf', bytes, onProgress),
};
const SHEETS: Partial<Record<ReadFormat, Reader>> = { xlsx: readXlsx, xls: readXls, ods: readOds, csv: readCsv };

/** SheetJS fails on every workbook after a damaged one: a process reads one only. */
export const isReadOnce = ({ bytes, name }: ReadFileInput): boolean => ['xlsx', 'xls'].includes(detectFormat(bytes, name));

export async function readFile({ bytes, name, columns = null, remembered = {} }: ReadFileInput, onProgress: OnProgress): Promise<FileReading> {
  const format = detectFormat(bytes, name);
  if (isRefused(format)) return refusedReading([refuseFormat(format)]);
  if (format === 'text') return withPrivateLetters(readTextFile(bytes, { columns, remembered }));
  if (format === 'json') return readJsonFile(bytes);
  const sheetReader = SHEETS[format];
  const { content, problems } = await (sheetReader ?? DOCUMENTS[format])!(bytes, onProgress);
  if (content === null) return refusedReading(problems);
  const records = sheetReader ? readRecords(content) : null;
  const reading = records
    ? recordsReading(records)
    : sheetReader ? placedInSheets(readSheets(content, { columns, remembered })) : readDocument(content);
  const told = format === 'pdf' ? reading : withPrivateLetters(reading);
  return { ...told, problems: [...problems, ...told.problems] };
}

/** Of a single sheet nobody needs the number. */
function placedInSheets(reading: FileReading): FileReading {
  if (reading.kind !== 'resolutions') return reading;
  const isSingle = reading.sheets.length === 1;
  const placed = <T extends { place: Place }>(one: T): T =>
    ({ ...one, place: { ...one.place, page: isSingle ? null : one.place.page, isSheet: true } });
  const blocks = reading.blocks.map((block) => ({ ...block, resolutions: block.resolutions.map(placed), problems: block.problems.map(placed) }));
  return { ...reading, blocks };
}

/** The annex of a budget book or a table alone, else the report of an LY committee, else a list of what was passed. */
function readDocument(given: FileContent): FileReading {
  const content = turnForms(given);
  // A report with a form below it is no annex.
  const besideForms = content === given ? null : leaveOutForms(given, content);
  const report = besideForms && readReport(besideForms);
  if (report?.kind === 'resolutions' && report.blocks.some(({ resolutions }) => resolutions.length > 0)) return tellLeftOut(report, besideForms!, null);
  const { table, problems } = findAnnex(content);
  if (table) return tellLeftOut(tellColumns(tableReading(table, problems), content), content, table.rows.at(-1)?.place.line ?? null);
  if (problems.some((problem) => problem.code !== 'no-table')) return tellLeftOut(refusedReading(problems), content, null);
  return tellLeftOut(readLoneTable(content) ?? readUnanswered(content), content, null);
}

/** A PDF's own reader tells of its letters, page by page. */
const withPrivateLetters = (reading: FileReading): FileReading =>
  reading.kind === 'resolutions' ? { ...reading, blocks: tellPrivateLetters(reading.blocks) } : reading;

/** What was passed only now: the report of an LY committee, else a list. */
function readUnanswered(content: FileContent): FileReading {
  const report = readReport(content);
  if (report) return report;
  const list = readPlainList(content);
  if (list.resolutions.length === 0) return refusedReading(list.problems);
  const block = { agency: list.agency, resolutions: list.resolutions.map(withDemands), reservedCount: 0, problems: list.problems };
  return resolutionsReading({ blocks: [block], fiscalYear: null, hasReplies: false });
}

function readReport(content: FileContent): FileReading | null {
  const report = readCommitteeReport(content);
  return report && resolutionsReading({
    blocks: report.blocks.filter(({ resolutions, problems: told }) => resolutions.length + told.length > 0).map((block) => ({
      ...block, resolutions: block.resolutions.map(({ coSigners, ...one }) => withDemands({ ...one, proposers: [...one.proposers, ...coSigners] })),
    })),
    fiscalYear: report.fiscalYear,
    hasReplies: false,
  });
}

/** Only our own exports come as JSON. */
function readJsonFile(bytes: Uint8Array): FileReading {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refusedReading([problemAt(decoded.reason, AT_NO_PLACE)]);
  const records = readRecords(decoded.text);
  return records ? recordsReading(records) : refusedReading([problemAt(isJson(decoded.text) ? 'json-other' : 'json-broken', AT_NO_PLACE)]);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** All of them or none: a record left out would be missed by nobody. */
function recordsReading({ records, places, problems }: RecordsReading): FileReading {
  const found = [...problems, ...(problems.length > 0 ? [] : checkRecords({ records, places }))];
  if (records.length === 0 && found.length === 0) return refusedReading([problemAt('no-records', AT_NO_PLACE)]);
  if (found.some(({ blocking }) => blocking)) return refusedReading(found);
  return {
    kind: 'records', records: records.map((record, index) => ({ record, place: places[index]!, ...demandsOf(record.text) })), problems: found,
  };
}

/** A text dump keeps a table's columns as tabs, as do cells copied out of a sheet; any other text is paragraphs. */
function readTextFile(bytes: Uint8Array, known: KnownColumns): FileReading {
  const { table, problems } = readText(bytes);
  if (table) return tableReading(table, problems);
  const decoded = decodeText(bytes);
  if (!decoded.ok || problems.some((problem) => problem.code !== 'no-table')) return refusedReading(problems);
  const pasted = readPastedSheet(decoded.text);
  return pasted ? placedInSheets(readSheets(pasted, known)) : readDocument(readTextContent(decoded.text));
}

function tableReading(table: Table, problems: readonly Problem[]): FileReading {
  const { resolutions, problems: found } = readResolutionTable(table);
  return resolutionsReading({
    blocks: [{ agency: table.agency, resolutions: resolutions.map(withDemands), reservedCount: 0, problems: [...problems, ...found] }],
    fiscalYear: table.fiscalYear,
    hasReplies: true,
  });
}
