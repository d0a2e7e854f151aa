/** The head that stands on every page of the annex: agency, title, budget year, column heads. */
import { readNumber, toHalfWidth } from '../../domain/text/chinese-number.ts';

export type RunningHead = {
  /** Without spaces; null where no line stands above the title. */
  agency: string | null;
  /** Without spaces, half-width. */
  title: string;
  /** ROC year, as printed. */
  year: number | null;
  /** First line of the head and first line after it, counted from 0. */
  from: number;
  to: number;
  /** The file ends inside this head. */
  isBegunOnly: boolean;
};

const TITLE = /^立法院(?:審議|審查|通過)[^表]{0,60}(?:決議|注意)[^表]{0,40}辦理情形(?:報告)?(?:一覽)?表(?:\(續.{0,3}\))?$/;
const TITLE_START = '立法院審';
const MAX_TITLE_LINES = 3;
const MAX_HEAD_LINES = 14;
const YEAR = /^(?:中華民國)?([0-9〇零一二三四五六七八九十百]{2,5})年度$/;
/** Words of which none begins another, so that no line can be divided into them in two ways. */
const COLUMN_HEADS = /^(?:決議|附帶|[、及與()]|注意|辦理|事項|內容|項次|情形|備註)+$/;

/** Half-width, without spaces and without the marks of bold type and headings. */
export const compactLine = (line: string): string => toHalfWidth(line).replace(/[\s*#]+/g, '');

/** Contents and running heads word the title alike but for the kind of notes (注意事項, 注意辦理事項) and a 續. */
export function isSameTitle(line: string, title: string): boolean {
  const bare = (text: string): string => compactLine(text).replace(/[()續]|辦理(?=事項)/g, '');
  return bare(line).includes(bare(title));
}

/** ROC year of a line that holds nothing else: 中華民國114年度. Null where it is none. */
export const readYearLine = (line: string): number | null => readNumber(YEAR.exec(compactLine(line.slice(0, 60)))?.[1] ?? '');

export const isColumnHead = (line: string): boolean => COLUMN_HEADS.test(compactLine(line));

/**
 * The running head whose title starts on line `at`, or null. The same words in a table of contents or in a sentence
 * are none: a head has its column heads below, or is where the file ends.
 */
export function readRunningHead(lines: readonly string[], at: number): RunningHead | null {
  const title = readTitle(lines, at);
  if (title === null) return null;
  let year: number | null = null;
  let columnHeads = '';
  let to = title.to;
  let isAtEnd = true;
  for (let line = title.to; line < lines.length; line += 1) {
    const compact = compactLine(lines[line]!);
    if (compact === '') continue;
    const isHead = line < title.to + MAX_HEAD_LINES && (YEAR.test(compact) || isColumnHead(compact));
    isAtEnd = isHead;
    if (!isHead) break;
    if (YEAR.test(compact)) year = readNumber(YEAR.exec(compact)![1]!);
    else columnHeads += compact;
    to = line + 1;
  }
  const isComplete = columnHeads.includes('辦理情形') && columnHeads.includes('決議');
  if (!isComplete && !isTail(lines, to)) return null;
  const from = findAgency(lines, at);
  return { ...title, agency: from.agency, year, from: from.line, to, isBegunOnly: isAtEnd || !isComplete };
}

/** A title from line `at` on, broken over at most three lines; `title` as in `RunningHead`. */
export function readTitle(lines: readonly string[], at: number): { title: string; to: number } | null {
  if (!compactLine(lines[at]!.slice(0, 40)).startsWith(TITLE_START)) return null;
  let title = '';
  for (let line = at; line < lines.length && line < at + MAX_TITLE_LINES; line += 1) {
    if (lines[line]!.length > 120) return null;
    title += compactLine(lines[line]!);
    if (TITLE.test(title)) return { title, to: line + 1 };
  }
  return null;
}

/** Whether nothing of the file is left but the beginning of one of the head's own lines. */
function isTail(lines: readonly string[], from: number): boolean {
  if (lines.length - from > MAX_HEAD_LINES) return false;
  const rest = lines.slice(from).map(compactLine).filter((line) => line !== '');
  return rest.length === 0 || (rest.length === 1 && /^(?:中華?民?國?[^民國]{0,8}|決議?.{0,20}|項次?內?)$/.test(rest[0]!));
}

/** The agency stands on the line above the title. */
export function findAgency(lines: readonly string[], at: number): { agency: string | null; line: number } {
  for (let line = at - 1; line >= 0 && line >= at - 3; line -= 1) {
    const compact = compactLine(lines[line]!);
    if (compact === '') continue;
    const isName = !lines[line]!.includes('\t') && compact.length <= 40 && /[部會院署局處館所校府室中心庫團庭園]$/.test(compact);
    return isName ? { agency: compact, line } : { agency: null, line: at };
  }
  return { agency: null, line: at };
}
