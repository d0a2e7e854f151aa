/** The head of an annex page: its title and, below, the column heads 決議、附帶決議及注意事項 (項次 | 內容) | 辦理情形. */
import type { Glyph } from './marks.ts';
import { compactText, type TextLine } from './text-lines.ts';
import { toHalfWidth } from '../../domain/text/chinese-number.ts';

export type ColumnHead = { name: 'item' | 'content' | 'reply' | 'other'; words: string; x0: number; x1: number };

export type PageHead = {
  /** Count of lines above the body: agency, title, year and column heads. */
  lineCount: number;
  /** Line at which the column heads begin; equal to `lineCount` where there are none. */
  headsFrom: number;
  /** Heads of the single columns, from left to right; empty where none are printed. */
  columns: ColumnHead[];
  /** The head above 項次 and 內容, or null. */
  over: ColumnHead | null;
};

/** Lines from the top among which a title is looked for, and lines a title or the column heads may take. */
const [TOP_LINES, MAX_TITLE_LINES, MAX_HEAD_LINES] = [12, 4, 8];
const TITLE = /立法院(?:審議|審查|通過).{0,60}(?:決議|注意).{0,40}辦理情形(?:報告)?(?:一覽)?表/;
const YEAR = /^(?:中華民國)?[0-9〇零一二三四五六七八九十百]{2,5}年度$/;
/** All that column heads are written with. */
const HEAD_LETTERS = /^[決議、附帶及與()注意辦理事項次內容情形備註考說明條號編序主協承單位科室人頁機關執行結果後續進度完成期限列管]+$/;
/** Heads of columns that are none of the three. */
const OTHER_HEADS = ['備註', '備考', '說明', '主辦單位', '主辦機關', '協辦單位', '承辦單位', '承辦人', '辦理單位', '執行單位', '完成期限', '頁次'] as const;
const BESIDE_TITLE = /^(?:單位[:：].{1,8}|第?[0-9]{1,4}頁?(?:共[0-9]{1,4}頁)?|[-–][0-9]{1,4}[-–])$/;

const plain = (line: TextLine): string => toHalfWidth(compactText(line));

/** The head of a page of the annex, or null where the page has neither its title nor its column heads. */
export function readPageHead(lines: readonly TextLine[]): PageHead | null {
  const title = findTitle(lines);
  let at = title ?? findBareHeads(lines);
  if (at === null) return null;
  while (at < lines.length && (YEAR.test(plain(lines[at]!)) || BESIDE_TITLE.test(plain(lines[at]!)))) at += 1;
  const headsFrom = at;
  while (at < lines.length && at < headsFrom + MAX_HEAD_LINES && isHeadLine(lines[at]!) && !isComplete(lines.slice(headsFrom, at), lines[at]!)) at += 1;
  const heads = lines.slice(headsFrom, at);
  const words = heads.map(plain).join('');
  const isHead = words.includes('情形') && /決議|內容/.test(words);
  if (!isHead) return title === null ? null : { lineCount: headsFrom, headsFrom, columns: [], over: null };
  return { lineCount: at, headsFrom, ...readHeads(heads) };
}

/** The line after the title. */
function findTitle(lines: readonly TextLine[]): number | null {
  for (let at = 0; at < Math.min(lines.length, TOP_LINES); at += 1) {
    let words = '';
    for (let to = at; to < Math.min(lines.length, at + MAX_TITLE_LINES); to += 1) {
      words += plain(lines[to]!);
      if (words.length > 160) break;
      const found = TITLE.exec(words);
      // In a contents list a page number stands behind the title.
      if (found && found.index <= 40 && /^(?:\(續.{0,3}\)|中華民國.{2,5}年度)?$/.test(words.slice(found.index + found[0].length))) return to + 1;
    }
  }
  return null;
}

/** A page may print the column heads and no title. */
function findBareHeads(lines: readonly TextLine[]): number | null {
  const at = lines.slice(0, TOP_LINES).findIndex((line) => isHeadLine(line) && /辦理情形|項次|決議.*注意/.test(plain(line)));
  return at < 0 ? null : at;
}

/** Once every column has its head, what follows is a heading of the table's own, 注意辦理事項, unless it adds a head. */
function isComplete(heads: readonly TextLine[], next: TextLine): boolean {
  const words = heads.map(plain).join('');
  const hasAll = words.includes('次') && words.includes('情形') && /內容|決議/.test(words);
  return hasAll && !['內容', ...OTHER_HEADS].some((name) => findWord([...heads, next], name) !== null && findWord(heads, name) === null);
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
