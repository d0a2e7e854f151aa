/**
 * The one table behind every format: rows of the annex 辦理情形報告表 as they stand on the page,
 * cut at page ends and not yet joined.
 */

/**
 * Where something stands. `page`: of the file, of the annex where a text file has no pages, or the number of a sheet; from 1.
 * `line`: of the file, of a page of a PDF, the row of a sheet, or the paragraph or row of a document; from 1.
 */
export type Place = {
  page: number | null;
  line: number | null;
  /** `line` is the row of a sheet, `page` which sheet of several. */
  isSheet?: boolean;
};

/** One row of one page. Cells are as the file has them: bits of HTML and `\n` may stand inside. */
export type TableRow = {
  /** 項次; empty where the row goes on from the page before. */
  item: string;
  /** 內容: what was resolved. */
  content: string;
  /** 辦理情形: what the agency did. */
  reply: string;
  /** The reply column by column, where it is told in several (辦理進度 | 執行情形) on pages that may cut them. */
  replyParts?: string[];
  place: Place;
  /** The section, outermost level first, where each row tells its own (a sheet with such a column); headings between rows tell it else. */
  sectionPath?: string[];
};

export type Table = {
  /** The agency of the running head. */
  agency: string | null;
  /** AD year of the budget whose resolutions are answered: 中華民國114年度 is 2025. */
  fiscalYear: number | null;
  rows: TableRow[];
  /** In an agency's own list an item may be a code (A-01, 通-1): each is one, whatever its form. */
  hasItemCodes?: boolean;
  /** The file's own form (a package, a PDF) shows that nothing is missing at its end, however its last row is worded. */
  isWhole?: boolean;
  /** Where the file broke off, if its form alone shows that it did (a row without its last columns, pages missing). */
  cutOffAt: Place | null;
};

export const AT_NO_PLACE: Place = { page: null, line: null };
