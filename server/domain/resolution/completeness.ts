/** Whether a table may go to print: every resolution in it once, each with a reply, and the replies in line with the letters on record. */
import { findDocumentNumbers } from '../letter/document-number.ts';
import { groupBy } from '../group-by.ts';
import type { OfficialRow } from './official-table.ts';
import { readReply } from '../letter/reply.ts';
import type { Letter } from './resolution.ts';

/** What leaves the table incomplete, then what a person should look at. */
const INCOMPLETE = ['no-text', 'no-reply', 'listed-twice', 'item-missing'] as const;
const TO_LOOK_AT = ['promised-though-sent', 'sent-not-on-record', 'letter-not-named', 'item-gap', 'proposed'] as const;
export const FINDING_CODES = [...INCOMPLETE, ...TO_LOOK_AT] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/**
 * A row as it will be printed, with what it is held against. `sectionKey` and `itemKey` compare sections and items however
 * they are written (（三六九） is 369, 一、(二) is 1.2).
 */
export type CheckedRow = OfficialRow & {
  sectionKey: string;
  itemKey: string;
  /** On record; those of another agency's resolution that is only listed here are left out. */
  letters: readonly Letter[];
  /** The program made the reply from the facts; nobody wrote it. */
  isProposed: boolean;
};

/** `resolutionId` is null for what is not there; `letters` are document numbers, `from` and `to` item numbers. */
export type Finding = {
  code: FindingCode;
  resolutionId: number | null;
  sectionPath: string[];
  item: string;
  letters: string[];
  from: number | null;
  to: number | null;
};

/** In the order of the codes, then of the table. */
export function checkCompleteness(agency: string, rows: readonly CheckedRow[]): Finding[] {
  const found = [...rows.flatMap((row) => checkRow(row, agency)), ...findTwice(rows), ...findMissing(agency, rows)];
  return FINDING_CODES.flatMap((code) => found.filter((one) => one.code === code));
}

export const isIncomplete = (finding: Finding): boolean => (INCOMPLETE as readonly FindingCode[]).includes(finding.code);

const about = (code: FindingCode, row: CheckedRow, letters: string[] = []): Finding =>
  ({ code, resolutionId: row.resolutionId, sectionPath: row.sectionPath, item: row.item, letters, from: null, to: null });

function checkRow(row: CheckedRow, agency: string): Finding[] {
  const found: Finding[] = [];
  if (row.text.trim() === '') found.push(about('no-text', row));
  if (row.reply.trim() === '') return [...found, about('no-reply', row)];
  if (row.isProposed) return [...found, about('proposed', row)];
  const said = readReply(row.reply, agency);
  const sent = row.letters.filter((one) => one.direction === 'out' && !one.isInterim).map((one) => one.documentNumber);
  const named = new Set(findDocumentNumbers(row.reply).map((one) => one.number));
  const unknown = said.lettersOut.map((one) => one.documentNumber).filter((number) => !row.letters.some((one) => one.documentNumber === number));
  const unnamed = row.letters.map((one) => one.documentNumber).filter((number) => !named.has(number));
  if (said.promised !== null && sent.length > 0) found.push(about('promised-though-sent', row, sent));
  if (unknown.length > 0) found.push(about('sent-not-on-record', row, unknown));
  if (unnamed.length > 0 && said.promised === null) found.push(about('letter-not-named', row, unnamed));
  return found;
}

/** The same item of a section, or the same resolution, a second time. */
function findTwice(rows: readonly CheckedRow[]): Finding[] {
  const items = new Set<string>();
  const ids = new Set<number>();
  return rows.filter((row) => {
    const place = `${row.sectionKey}|${row.itemKey}`;
    const isKnown = items.has(place) || ids.has(row.resolutionId);
    items.add(place);
    ids.add(row.resolutionId);
    return isKnown;
  }).map((row) => about('listed-twice', row));
}

/**
 * Numbers left out of a sequence. In the section of the agency's own budget line every number is the agency's, so one
 * left out is missing, from the first on; elsewhere the numbers between belong to others, most likely.
 */
function findMissing(agency: string, rows: readonly CheckedRow[]): Finding[] {
  const numbered = rows.filter((row) => /^\d{1,4}(?:\.\d{1,4})*$/.test(row.itemKey));
  const sequences = groupBy(numbered, (row) => `${row.sectionKey}|${row.itemKey.replace(/\d+$/, '')}`);
  return [...sequences.values()].flatMap((sequence) => {
    const { sectionPath } = sequence[0]!;
    const isOwn = isOwnSection(agency, sectionPath);
    const numbers = [...new Set(sequence.map((row) => Number(row.itemKey.split('.').at(-1))))].sort((a, b) => a - b);
    const before = isOwn || numbers[0]! === 1 ? 0 : numbers[0]! - 1;
    return numbers.flatMap((number, index): Finding[] => {
      const from = (numbers[index - 1] ?? before) + 1;
      if (number <= from) return [];
      const code = isOwn ? 'item-missing' : 'item-gap';
      return [{ code, resolutionId: null, sectionPath, item: sequence[0]!.item, letters: [], from, to: number - 1 }];
    });
  });
}

/** 歲出部分第20款數位發展部主管第3項數位產業署 is the own section of 數位發展部數位產業署, and not that of 數位發展部. */
function isOwnSection(agency: string, sectionPath: readonly string[]): boolean {
  const name = /第[^第項]{1,8}項([^第]{2,})$/.exec((sectionPath.at(-1) ?? '').replace(/\s+/g, ''))?.[1];
  return name !== undefined && (agency.endsWith(name) || name.endsWith(agency));
}
