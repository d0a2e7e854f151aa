/** The head of an annex page: its title and, below, the column heads 決議、附帶決議及注意事項 (項次 | 內容) | 辦理情形. */
import type { Glyph } from './marks.ts';
import { joinHeading } from './paragraphs.ts';
import { readOpenHeads } from './open-heads.ts';
import { readRuledHeads } from './ruled-heads.ts';
import type { Rulings } from './rulings.ts';
import { compactText, splitAtGaps, type TextLine } from './text-lines.ts';
import { toHalfWidth } from '../../domain/text/chinese-number.ts';

export type ColumnHead = { name: 'item' | 'content' | 'reply' | 'other'; words: string; x0: number; x1: number };

export type PageHead = {
  /** Its first line: the title, or the first line of the column heads. */
  from: number;
  /** The first line of the body: below title, year, headings and column heads. */
  lineCount: number;
  /** Line at which the column heads begin; equal to `lineCount` where there are none. */
  headsFrom: number;
  /** Heads of the single columns, from left to right; empty where none are printed. */
  columns: ColumnHead[];
  /** The head above 項次 and 內容, or null. */
  over: ColumnHead | null;
  /** What stands in the heads' cells, where they are ruled and name more columns than are known by their words. */
  rows?: string[][];
};

/** A page's first lines, and the most lines that a title, headings below it and the column heads take. */
const [TOP_LINES, MAX_TITLE_LINES, MAX_HEADING_LINES, MAX_HEAD_LINES] = [12, 4, 8, 16];
const TITLE = /立法院(?:審議|審查|通過).{0,60}(?:決議|注意).{0,40}辦理情形(?:報告)?(?:一覽)?表/;
const YEAR = /^(?:中華民國)?[0-9〇零一二三四五六七八九十百]{2,5}年度$/;
/** All that column heads are written with. */
const HEAD_LETTERS = /^[決議、附帶及與()注意辦理事項次內容情形備註考說明條號編序主協承單位科室人頁機關執行結果後續進度完成期限列管]+$/;
/** Heads of columns that are none of the three. */
const OTHER_HEADS = ['備註', '備考', '說明', '主辦單位', '主辦機關', '協辦單位', '承辦單位', '承辦人', '辦理單位', '執行單位', '完成期限', '頁次'] as const;
const BESIDE_TITLE = /^(?:單位[:：].{1,8}|第?[0-9]{1,4}頁?(?:共[0-9]{1,4}頁)?|[-–][0-9]{1,4}[-–])$/;

const plain = (line: TextLine): string => toHalfWidth(compactText(line));

/** The heads of a page of the annex, from top to bottom: a page may hold several tables, each below its own. */
export function findPageHeads(lines: readonly TextLine[], rulings: Rulings): PageHead[] {
  const heads: PageHead[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const head = readHeadAt(lines, rulings, at);
    if (head === null) continue;
    heads.push(head);
    at = head.lineCount - 1;
  }
  return heads;
}

/** A head with a title, or column heads alone. Below a page's first lines what names no two columns is a cell's text. */
function readHeadAt(lines: readonly TextLine[], rulings: Rulings, from: number): PageHead | null {
  const title = endOfTitle(lines, from);
  let at = title ?? from;
  while (title !== null && at < lines.length && (YEAR.test(plain(lines[at]!)) || BESIDE_TITLE.test(plain(lines[at]!)))) at += 1;
  const ruled = findHeadCells(lines, rulings, at, title === null ? 0 : MAX_HEADING_LINES);
  const head = title !== null || isBareHead(lines[from]!) ? readWordedHead(lines, { from, at, hasTitle: title !== null }) : null;
  return ruled && ruled.columns.length > (head?.columns.length ?? 0) ? { from, over: null, ...ruled } : head;
}

/** Heads read as cells, on line `at` or below as many lines of headings at most. */
function findHeadCells(lines: readonly TextLine[], rulings: Rulings, at: number, headings: number): Pick<PageHead, 'headsFrom' | 'lineCount' | 'columns' | 'rows'> | null {
  for (let headsFrom = at; headsFrom <= at + headings && headsFrom < lines.length; headsFrom += 1) {
    const ruled = readRuledHeads(lines, rulings, headsFrom) ?? (headings > 0 ? readOpenHeads(lines, headsFrom) : null);
    if (ruled) return headsFrom === at || joinHeading(lines.slice(at, headsFrom)) !== null ? { headsFrom, lineCount: ruled.to, columns: ruled.columns, rows: ruled.rows } : null;
  }
  return null;
}

/** Heads that are known by their letters; without a title they stand on line `at`. */
function readWordedHead(lines: readonly TextLine[], { from, at: top, hasTitle }: { from: number; at: number; hasTitle: boolean }): PageHead | null {
  const headsFrom = hasTitle ? top + countHeadings(lines, top) : top;
  let at = headsFrom;
  while (at < lines.length && at < headsFrom + MAX_HEAD_LINES && isHeadLine(lines[at]!) && !isComplete(lines.slice(headsFrom, at), lines[at]!)) at += 1;
  const heads = lines.slice(headsFrom, at);
  const words = heads.map(plain).join('');
  const named = words.includes('情形') && /決議|內容/.test(words) ? readHeads(heads) : { columns: [], over: null };
  if (from >= TOP_LINES && named.columns.length < 2) return null;
  if (named.columns.length > 0) return { from, lineCount: at, headsFrom, ...named };
  return hasTitle ? { from, lineCount: headsFrom, headsFrom, ...named } : null;
}

/**
 * The head that a page end cut in two: `above` are the lines of column heads at the end of the page before, and what adds heads
 * to them stands on this page, at its top or below its title. Null where nothing does.
 */
export function joinCutHead(above: readonly TextLine[], lines: readonly TextLine[], [own]: readonly PageHead[]): PageHead | null {
  if (own && own.columns.length > 0) return null;
  const headsFrom = own?.lineCount ?? 0;
  const count = lines.slice(headsFrom, headsFrom + MAX_HEAD_LINES).findIndex((line) => !isHeadLine(line) || isComplete(above, line));
  const below = lines.slice(headsFrom, count < 0 ? headsFrom + MAX_HEAD_LINES : headsFrom + count);
  const named = readHeads([...above, ...below]);
  const isMore = named.columns.length > readHeads(above).columns.length;
  return isMore ? { from: own?.from ?? headsFrom, lineCount: headsFrom + below.length, headsFrom, ...named } : null;
}

/** The line after a title that begins on line `at`, or null. */
function endOfTitle(lines: readonly TextLine[], at: number): number | null {
  let words = '';
  for (let to = at; to < Math.min(lines.length, at + MAX_TITLE_LINES); to += 1) {
    words += plain(lines[to]!);
    if (words.length > 160) return null;
    const found = TITLE.exec(words);
    // In a contents list a page number stands behind the title.
    if (found && found.index <= 40 && /^(?:\(續.{0,3}\)|中華民國.{2,5}年度)?$/.test(words.slice(found.index + found[0].length))) return to + 1;
  }
  return null;
}

/** How many lines of headings stand on line `at`, between a title and column heads. */
function countHeadings(lines: readonly TextLine[], at: number): number {
  const count = lines.slice(at, at + MAX_HEADING_LINES + 1).findIndex(isHeadLine);
  return count > 0 && joinHeading(lines.slice(at, at + count)) !== null ? count : 0;
}

/** A page may print the column heads and no title. */
const isBareHead = (line: TextLine): boolean => isHeadLine(line) && /辦理情形|項次|決議.*注意/.test(plain(line));

/** Once every column has its head, what follows is a heading of the table's own, 注意辦理事項, unless it adds a head. */
function isComplete(heads: readonly TextLine[], next: TextLine): boolean {
  const words = heads.map(plain).join('');
  const hasAll = words.includes('次') && words.includes('情形') && /內容|決議/.test(words);
  const isRow = splitAtGaps(next, 0.8).filter(({ glyphs }) => glyphs.length > 1).length > 1;
  return hasAll && !isRow && !['內容', ...OTHER_HEADS].some((name) => findWord([...heads, next], name) !== null && findWord(heads, name) === null);
}

function isHeadLine(line: TextLine): boolean {
  const words = plain(line);
  return words.length <= 60 && HEAD_LETTERS.test(words);
}

/** Heads by the letters that stand in one head only: 次, 內容, 情形, 備註. */
function readHeads(lines: readonly TextLine[]): { columns: ColumnHead[]; over: ColumnHead | null } {
  const item = headOf('item', findWord(lines, '項次') ?? findWord(lines, '次'));
  const words = headOf('content', findWord(lines, '內容'));
  const reply = headOf('reply', findWord(lines, '辦理情形') ?? findWord(lines, '情形'));
  const isApart = (head: ColumnHead): boolean =>
    [item, words, reply].every((known) => known === null || head.x0 > known.x1 + WORD_GAP || head.x1 < known.x0 - WORD_GAP);
  const others = OTHER_HEADS.flatMap((name) => headOf('other', findWord(lines, name)) ?? []).filter(isApart);
  const resolution = headOf('content', findOver(lines, [reply, ...others].filter((head) => head !== null)));
  const content = words ?? resolution;
  const columns = [item, content, reply, ...others].filter((head) => head !== null).sort((a, b) => a.x0 - b.x0);
  return { columns, over: words && resolution };
}

/** Points between two heads; 辦理情形說明 is one. */
const WORD_GAP = 3;

function headOf(name: ColumnHead['name'], glyphs: readonly Glyph[] | null): ColumnHead | null {
  if (glyphs === null || glyphs.length === 0) return null;
  return {
    // Stacked in a narrow column, 項 and 次 are found by the second alone.
    name, words: name === 'item' ? '項次' : glyphs.map(({ text }) => text).join(''),
    x0: Math.min(...glyphs.map(({ x0 }) => x0)), x1: Math.max(...glyphs.map(({ x1 }) => x1)),
  };
}

/** The letters of a word: each stands to the right of the one before, or on a line below the word's first ones. */
function findWord(lines: readonly TextLine[], word: string): Glyph[] | null {
  for (const [row, { glyphs }] of lines.entries()) {
    for (const start of glyphs.keys()) {
      const found = followWord(lines, word, row, start);
      if (found !== null) return found;
    }
  }
  return null;
}

function followWord(lines: readonly TextLine[], word: string, row: number, start: number): Glyph[] | null {
  const first = lines[row]!.glyphs[start]!;
  const found: Glyph[] = [];
  let [line, at] = [row, start];
  for (const letter of word) {
    if (lines[line]!.glyphs[at]?.text !== letter) {
      const placeIn = ({ glyphs }: TextLine): number => glyphs.findIndex(({ text, x0 }) => text === letter && Math.abs(x0 - first.x0) < 1.6 * first.size);
      line = lines.findIndex((below, index) => index > line && placeIn(below) >= 0);
      if (line < 0) return null;
      at = placeIn(lines[line]!);
    }
    found.push(lines[line]!.glyphs[at]!);
    at += 1;
  }
  return found;
}

/** The words 決議、附帶決議及注意(辦理)事項, which may take several lines: what stands left of the other heads before 項次 and 內容. */
function findOver(lines: readonly TextLine[], others: readonly ColumnHead[]): Glyph[] | null {
  const right = Math.min(...others.map(({ x0 }) => x0));
  const found = lines.flatMap((line) => {
    const left = line.glyphs.filter(({ x1 }) => x1 <= right + 1);
    const words = left.map(({ text }) => text).join('');
    const from = /[決附及注與事]/.test(words) ? left.findIndex(({ text }) => /[決附及注與事]/.test(text)) : -1;
    const to = left.findIndex((_, index) => index > from && left.slice(index).map(({ text }) => text).join('').startsWith('內容'));
    return from < 0 ? [] : left.slice(from, to < 0 ? undefined : to);
  });
  return found.length > 0 ? found : null;
}
