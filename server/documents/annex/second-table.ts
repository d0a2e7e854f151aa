/** Whether a text file holds the tables of two books, one behind the other. */
import { isSameAgency } from '../../domain/resolution/agency.ts';
import { startsOtherTable } from './annex-end.ts';
import { compactLine, isSameTitle, type RunningHead } from './running-head.ts';

/** The first head that belongs to another table than the first: by its title, its year or agency, or as another book lies between. */
export function findSecondTable(lines: readonly string[], heads: readonly RunningHead[]): RunningHead | null {
  const [first] = heads;
  if (!first) return null;
  return heads.find((head, index) =>
    !isSameTitle(head.title, first.title) || (head.year ?? first.year) !== first.year || !isSameAgency(head.agency, first.agency) ||
    (index > 0 && isAnotherBookBetween(lines, heads[index - 1]!, head))) ?? null;
}

/** A table of contents that announces the annex anew, or another table's title and below it more columns than the annex has. */
function isAnotherBookBetween(lines: readonly string[], before: RunningHead, head: RunningHead): boolean {
  let isOtherTable = false;
  for (let at = before.to; at < head.from; at += 1) {
    const line = lines[at]!;
    if (isAnnouncement(line, head.title)) return true;
    if (!isOtherTable && at > before.to && !line.includes('\t')) isOtherTable = startsOtherTable(lines, at, before);
    if (isOtherTable && line.split('\t', 12).filter((cell) => cell.trim() !== '').length > 3) return true;
  }
  return false;
}

/** 3. 立法院審議…辦理情形報告表 12-13, on a line of its own. */
const isAnnouncement = (line: string, title: string): boolean =>
  line.length <= 160 && isSameTitle(line, title) && /^[(（]?[0-9一二三四五六七八九十]{0,3}[)）]?[.、]?立法院審.*表[.…·]*[0-9]{1,4}(?:[-–~][0-9]{1,4})?$/.test(compactLine(line));
