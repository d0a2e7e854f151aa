/**
 * The annex 辦理情形報告表 in lines and grids of any format, as a Table: what `read-text.ts` does for text dumps. Its
 * grids follow a head; one without heads goes on where the one before stopped. Where no title stands in the file, the
 * column heads alone make the table, and nobody knows its agency and year.
 */
import { toWesternYear } from '../../domain/day/roc-date.ts';
import { findAnnouncedPages, isBegunTitle } from './annex-end.ts';
import { findAnnexHeads } from './annex-heads.ts';
import { type Layout, layOut } from './annex-layout.ts';
import { gatherAnnexRows, type GatheredRows } from './annex-grids.ts';
import { markParagraphs } from './cell-paragraphs.ts';
import type { FileContent } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { readDecodedText } from './read-text.ts';
import type { RunningHead } from './running-head.ts';
import { findSecondTable } from './second-table.ts';
import { AT_NO_PLACE, type Place, type Table } from '../table.ts';

export type AnnexReading = { table: Table | null; problems: Problem[] };

export function findAnnex(content: FileContent): AnnexReading {
  const layout = layOut(content);
  const heads = findAnnexHeads(layout);
  const titled = heads.flatMap((head) => head.running ?? []);
  const first = titled.length > 0 ? heads.find((head) => head.running !== null) : heads.find((head) => head.speaksOfResolutions);
  if (first === undefined || !content.blocks.some((block) => block.kind === 'grid')) return findInLines(content);

  const other = findSecondTable(layout.lines, titled);
  if (other) return refuse(secondTable(layout, titled[0]!, other));

  const gathered = gatherAnnexRows(layout, heads, first);
  const cutOffAt = findCut(layout, titled, gathered);
  if (gathered.rows.length === 0) return refuse(problemAt(cutOffAt ? 'cut-off' : 'no-table', cutOffAt ?? AT_NO_PLACE));
  const year = titled.find((head) => head.year !== null)?.year ?? null;
  const table: Table = {
    agency: titled.find((head) => head.agency !== null)?.agency ?? null,
    fiscalYear: year === null ? null : toWesternYear(year),
    rows: markParagraphs(gathered.rows),
    hasItemCodes: first.running === null,
    isWhole: true,
    cutOffAt,
  };
  return { table, problems: gathered.problems };
}

const refuse = (problem: Problem): AnnexReading => ({ table: null, problems: [problem] });

function secondTable(layout: Layout, first: RunningHead, other: RunningHead): Problem {
  const [one, two] = [layout.sources[first.from]!.place, layout.sources[other.from]!.place];
  const pages: Record<string, number> = one.page === null || two.page === null ? {} : { firstPage: one.page, secondPage: two.page };
  return problemAt('second-table', two, null, { first: one.line ?? 0, second: two.line ?? 0, title: other.title, ...pages });
}

/** A text file saved in another format has lines with tabs and no grids; places are those of the lines. */
function findInLines(content: FileContent): AnnexReading {
  const lines = content.blocks.flatMap((block) => (block.kind === 'line' ? [block] : []));
  const { table, problems } = readDecodedText(lines.map((line) => line.text.replaceAll('\n', ' ')).join('\n'));
  const placeOf = <P extends Place>(place: P): P => (place.line === null ? place : { ...place, ...lines[place.line - 1]?.place });
  const rows = table?.rows.map((row) => ({ ...row, place: placeOf(row.place) })) ?? [];
  return {
    table: table && { ...table, rows, cutOffAt: table.cutOffAt && placeOf(table.cutOffAt) },
    problems: problems.map((problem) => ({ ...problem, place: placeOf(problem.place) })),
  };
}

/** Where the file broke off: in a head, after one, or before the last page its contents announce. */
function findCut({ lines, sources }: Layout, titled: readonly RunningHead[], { rows, rowsOfLastHead }: GatheredRows): Place | null {
  const last = titled.at(-1);
  if (last === undefined) return null;
  const end = lines.findLastIndex((line) => line.trim() !== '');
  const here = sources[end]!.place;
  // Programs print a page of heads alone where a table ends with its page.
  const isBareLastPage = here.page !== null && rows.length > 0;
  if (!isBareLastPage && (last.isBegunOnly || rowsOfLastHead === 0 || isBegunTitle(lines[end]!, last))) return here;
  // What stands behind the annex shows that its end is there; pages left blank are announced all the same.
  if (here.page !== rows.at(-1)!.place.page) return null;
  const pages = new Set(rows.flatMap(({ place }) => place.page ?? [])).size;
  const announced = findAnnouncedPages(lines, last.title);
  return announced !== null && pages > 1 && pages < announced ? here : null;
}
