/** Item numbers in the middle of rows that page ends cut. */
import type { GridRow } from '../content.ts';
import type { Body } from './annex-page.ts';
import type { PrintedRow } from './find-rows.ts';

/** `rules`: the y of the rulings across the first column, in order. */
type Page = { rows: GridRow[]; printed: PrintedRow[]; body: Pick<Body, 'top' | 'bottom'>; rules: readonly number[] };

/**
 * An item number in the middle of its row comes, where a page end cuts the row, on a later page than the row's first
 * words. A ruling shows that a row began there; the number that follows at the top of a page, with no ruling above it, is its
 * own, unless it stands where a row that begins with the page has it: sheets cut long items into several rows.
 */
export function moveNumbersUp(pages: readonly Page[]): void {
  const areAtTop = standAtTop(pages.flatMap(({ printed }) => printed));
  let begun: GridRow | null = null;
  /** How much of the row that began stands on the pages before, in points. */
  let height = 0;
  for (const page of pages) {
    const { rows, printed, body } = page;
    const [first] = rows;
    const bottom = page.rules.find((y) => y > body.top + INSIDE) ?? body.bottom;
    const isNumbered = first !== undefined && first.cells[0] !== '' && printed[0]!.headings === null;
    if (begun && isNumbered && !(areAtTop ? isAtTop(printed[0]!) : isInMiddle(printed[0]!, { top: body.top, bottom }, height))) {
      begun.cells[0] = first.cells[0]!;
      first.cells[0] = '';
    }
    const isAllOfPage = rows.length === 1 && first?.cells[0] === '';
    if (begun && isAllOfPage && printed[0]!.headings === null) {
      height += body.bottom - body.top;
      continue;
    }
    const last = rows.at(-1);
    begun = last && last.cells[0] === '' && printed.at(-1)!.opens && printed.at(-1)!.headings === null ? last : null;
    height = body.bottom - (page.rules.findLast((y) => y < body.bottom - INSIDE) ?? body.top);
  }
}

/** Points: less than a row, more than a ruling drawn double. */
const INSIDE = 14;

/** Whether no words of the row stand above its number. */
const isAtTop = ({ cells: [numbers = [], ...others] }: PrintedRow): boolean =>
  others.every(([line]) => line === undefined || line.y > numbers[0]!.y - numbers[0]!.size);

/** Whether numbers stand at the top of their rows, as those of several lines show best. */
function standAtTop(rows: readonly PrintedRow[]): boolean {
  const numbered = rows.filter(({ cells, headings }) => headings === null && cells[0]!.length > 0);
  const high = numbered.filter(({ cells }) => cells.some((cell) => cell.length > FEW_LINES));
  const looked = high.length > 0 ? high : numbered;
  return looked.filter(isAtTop).length * 5 > looked.length * 4;
}

const FEW_LINES = 3;

/** Whether a number stands in the middle of what its page has of the row, rather than where `height` more above would put it. */
function isInMiddle({ cells: [numbers = []] }: PrintedRow, { top, bottom }: { top: number; bottom: number }, height: number): boolean {
  const middle = (numbers[0]!.y - numbers[0]!.size + numbers.at(-1)!.y) / 2;
  const distance = (y: number): number => Math.abs(middle - y);
  return distance((top + bottom) / 2) < distance((top + bottom - height) / 2);
}
