/** What a file turned out to hold, as plain data: made by `read-file.ts` in a process of its own, kept until it is taken over. */
import { type FreezeReading, readFreezes } from '../../domain/money/freeze.ts';
import { type ObligationReading, readObligations } from '../../domain/resolution/obligation.ts';
import type { Problem } from '../problem.ts';
import type { ResolutionRecord } from '../records/record.ts';
import type { ReadResolution } from '../annex/resolution-table.ts';
import type { SheetFacts } from '../sheets/row-facts.ts';
import type { ColumnMapping, MappingSample } from '../sheets/column-mapping.ts';
import type { Place } from '../table.ts';

type Demands = { obligations: ObligationReading[]; freezes: FreezeReading[] };

/** What a list or table says of a resolution in columns of their own. */
export type ToldFacts = Pick<SheetFacts, 'unit' | 'dueOn' | 'letters'>;

/** A resolution of a file with what its text asks for and freezes. */
export type FileResolution = ReadResolution & Demands & { told?: ToldFacts };

/** A resolution of an export of ours, with what its text asks for and freezes. */
export type FileRecord = Demands & { record: ResolutionRecord; place: Place };

/** One agency's resolutions; a table has one block, the LY's report and some sheets have several. */
export type FileBlock = {
  /** Null where the file does not say. */
  agency: string | null;
  resolutions: FileResolution[];
  /** Proposals the committee put off to the plenary: none of them was passed. */
  reservedCount: number;
  problems: Problem[];
};

/** A sheet for which somebody may say what its columns hold; `mapping` is what was taken for them, or null. */
export type SheetColumns = { name: string; signature: string | null; sample: MappingSample; mapping: ColumnMapping | null };

export type FileReading =
  /** Nothing to be taken over; `problems` says why. */
  | { kind: 'refused'; problems: Problem[] }
  /** An export of ours: it names its acts, units and agencies itself. */
  | { kind: 'records'; records: FileRecord[]; problems: Problem[] }
  /** No sheet's heads tell what its columns hold. */
  | { kind: 'columns'; sheets: SheetColumns[]; problems: Problem[] }
  | {
    kind: 'resolutions';
    blocks: FileBlock[];
    /** AD year; null where the file does not say. */
    fiscalYear: number | null;
    /** False where the file never holds any: what was passed only now. */
    hasReplies: boolean;
    /** The sheets of a spreadsheet, for another mapping; empty for other files. */
    sheets: SheetColumns[];
    problems: Problem[];
  };

export const refusedReading = (problems: Problem[]): FileReading => ({ kind: 'refused', problems });

type Resolutions = Extract<FileReading, { kind: 'resolutions' }>;

export const resolutionsReading = (read: Pick<Resolutions, 'blocks' | 'fiscalYear' | 'hasReplies'> & Partial<Resolutions>): FileReading =>
  ({ kind: 'resolutions', sheets: [], problems: [], ...read });

/** A reading that is about the resolutions of one act, or will be once its columns are known. */
export type TableReading = Exclude<FileReading, { kind: 'records' }>;

/** What a text asks for and freezes, read along with it so that nobody who shows a file waits for it. */
export const demandsOf = (text: string): Demands => ({ obligations: readObligations(text), freezes: readFreezes(text) });

export const withDemands = (one: ReadResolution): FileResolution => ({ ...one, ...demandsOf(one.text) });
