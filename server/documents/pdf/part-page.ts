/** A page of the annex in its parts: the table that goes on from the page before, and each table under a head of its own. */
import { type AnnexPage, tableVerticals } from './annex-page.ts';
import { joinCutHead, type PageHead } from './column-heads.ts';
import { isMarkedFurniture, standsApart } from './page-furniture.ts';
import { joinHeading } from './paragraphs.ts';
import { coverOf, cutRulings, type Ruling } from './rulings.ts';
import { compactText, textOf, type TextLine } from './text-lines.ts';

/** `before`: the annex's parts so far. Where it has begun, what stands above a page's first head may belong to its table. */
export function partPage(page: AnnexPage, found: readonly PageHead[], before: readonly AnnexPage[]): AnnexPage[] {
  const { lines } = page;
  const joined = joinCutHead(headAtEnd(before.at(-1)), lines, found) ?? (found.length === 0 ? headAgain(page, before) : null);
  const all = joined ? [joined, ...found.slice(1)] : found;
  const known = before.findLast(({ head, width }) => head !== null && width === page.width)?.head;
  const heads = all.reduce<PageHead[]>((taken, head) => (standsLike(head, known ?? taken.at(-1)) ? [...taken, head] : taken), []);
  const starts = heads.map((head, index) => (index === 0 && before.length === 0 ? 0 : startOf(page, head, heads[index - 1]?.lineCount ?? 0)));
  const froms = starts[0] === 0 ? starts : [0, ...starts];
  if (froms.length < 2) return [{ ...page, head: heads[0] ?? null }];
  return froms.map((from, index) => {
    const to = froms[index + 1] ?? lines.length;
    const head = heads[index - (froms.length - starts.length)] ?? null;
    return {
      ...page, lines: lines.slice(from, to), firstLine: page.firstLine + from,
      head: head && { ...head, from: head.from - from, headsFrom: head.headsFrom - from, lineCount: head.lineCount - from },
      rulings: cutRulings(page.rulings, upperEnd(lines, from), upperEnd(lines, to)),
    };
  });
}

/** Heads of columns of its own kind once more at the top of a page, where a row that goes on below them may hide what they are. */
function headAgain({ lines, width }: AnnexPage, before: readonly AnnexPage[]): PageHead | null {
  const last = before.findLast((page) => page.head?.rows && page.width === width);
  const printed = last?.lines.slice(last.head!.headsFrom, last.head!.lineCount) ?? [];
  const isAgain = (at: number): boolean => printed.every((line, index) => lines[at + index] && compactText(lines[at + index]!) === compactText(line));
  const from = printed.length === 0 ? -1 : lines.slice(0, TOP_LINES).findIndex((_, at) => isAgain(at));
  if (from < 0) return null;
  const shift = lines[from]!.x0 - printed[0]!.x0;
  const columns = last!.head!.columns.map((column) => ({ ...column, x0: column.x0 + shift, x1: column.x1 + shift }));
  return { ...last!.head!, from, headsFrom: from, lineCount: from + printed.length, columns };
}

/** Running heads stand above. */
const TOP_LINES = 8;

/** The lines of column heads that end a page, above its foot; none where rows follow them. */
function headAtEnd(page: AnnexPage | undefined): readonly TextLine[] {
  if (!page?.head || page.head.columns.length === 0) return [];
  const { lines, head: { headsFrom, lineCount } } = page;
  const isFoot = (line: TextLine, at: number): boolean => isMarkedFurniture(line) || standsApart(lines, lineCount + at, headsFrom);
  return lines.slice(lineCount).every(isFoot) ? lines.slice(headsFrom, lineCount) : [];
}

/** Heads without a title stand where those before them do; a small table in a cell may have the same words as its heads. */
function standsLike(head: PageHead, other: PageHead | undefined): boolean {
  const [one, known] = [head, other].map((some) => some?.columns.find(({ name }) => name === 'reply'));
  const hasTitle = head.headsFrom > head.from;
  return hasTitle || !one || !known || Math.abs(one.x0 + one.x1 - known.x0 - known.x1) < 2 * BESIDE;
}

/** Points. */
const BESIDE = 40;

/** Between the line before and the line itself, nearer to this one. */
function upperEnd(lines: readonly TextLine[], at: number): number {
  const [line, above] = [lines[at], lines[at - 1]];
  if (line === undefined || above === undefined) return above === undefined ? -Infinity : Infinity;
  return Math.max(line.y - 1.2 * line.size, (above.y + line.y - line.size) / 2);
}

/** The first line above a head that belongs to it: headings and the agency's name, which stand below the table before. */
function startOf(page: AnnexPage, head: PageHead, least: number): number {
  const { lines } = page;
  const verticals = tableVerticals(page, { from: least, top: lines[least - 1]?.y ?? 0, bottom: lines[head.from]!.y });
  const isInTable = (line: TextLine): boolean => verticals.some((ruling) => isBeside(ruling, line));
  const last = lines.findLastIndex((line, at) => at < head.from && at >= least && isInTable(line));
  if (last >= 0) return last + 1;
  const hasTitle = head.headsFrom > head.from;
  for (let from = Math.max(least, head.from - MOST_LINES_ABOVE); from < head.from; from += 1) {
    const above = lines.slice(from, head.from);
    if (joinHeading(above) !== null || (hasTitle && above.length === 1 && AGENCY.test(textOf(above[0]!)))) return from;
  }
  return least === 0 && head.from < MOST_LINES_ABOVE && hasTitle ? 0 : head.from;
}

const isBeside = (ruling: Ruling, { y, size }: TextLine): boolean => coverOf(ruling, y - size, y) > 0.7 * size;

const MOST_LINES_ABOVE = 8;
const AGENCY = /^.{1,40}[部會院署局處館所校府室中心庫團庭園]$/;
