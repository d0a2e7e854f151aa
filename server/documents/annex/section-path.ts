/**
 * Section headings of the annex, several levels deep: 總預算案 → 壹、通案決議部分 → 交通委員會審議結果 →
 * 歲出部分第20款…第3項…. A heading replaces the level it stands on and all below; those above stay.
 */
import { readNumber, toHalfWidth } from '../../domain/text/chinese-number.ts';

/** One level: `rank` orders levels from the outermost; `words` are as printed. */
type Level = { rank: number; words: string };

export type SectionPath = readonly Level[];

const NUMERAL = '[0-9零〇○一二兩三四五六七八九十百千]{1,6}';
const PART_RANK = 10;
const BUDGET_LINE = 50;
/** Below the budget lines: where a part or a committee is open, what it passed in general, and what was added to it. */
const INSIDE = 80;
const LOOSE_PART = /^(?:通案|新增(?:通過)?)(?:通過)?決議(?:事項)?(?:部分)?$/;

/** Ranks by the words a heading starts with or ends in. Budget lines (款, 項, 目, 節) print as one level. */
const LEVELS: readonly { rank: number; pattern: RegExp }[] = [
  { rank: 0, pattern: /^(?:中央政府)?(?:總預算|附屬單位預算|特別預算|單位預算)(?:案|部分|$)|^(?:營業|非營業|信託基金|非營業特種基金)部分$/ },
  { rank: PART_RANK, pattern: /^[壹貳參叁肆伍陸柒捌玖拾]{1,3}、/ },
  // The parts of every budget's resolutions, also where nobody numbers them.
  { rank: PART_RANK, pattern: /^各委員會(?:審[查議])?(?:通過)?決議(?:事項)?(?:部分)?$|^各委員會審[查議](?:結果|部分)$/ },
  { rank: PART_RANK, pattern: LOOSE_PART },
  { rank: 20, pattern: new RegExp(`^${NUMERAL}、.{1,40}(?:部分|結果|決議|主管|委員會|事項|預算案?)$`) },
  { rank: 30, pattern: /^[^0-9]{1,20}委員會(?:部分|審[議查](?:結果|部分|決議(?:部分)?|通過(?:決議)?)|(?:通過)?決議(?:部分)?|主管)?$/ },
  { rank: 40, pattern: new RegExp(`^\\(${NUMERAL}\\).{1,40}(?:部分|結果|主管)$`) },
  { rank: BUDGET_LINE, pattern: /^歲[入出](?:預算)?部分/ },
  { rank: BUDGET_LINE + 1, pattern: new RegExp(`^第${NUMERAL}款`) },
  { rank: BUDGET_LINE + 2, pattern: new RegExp(`^第${NUMERAL}項.`) },
  { rank: BUDGET_LINE + 3, pattern: new RegExp(`^第${NUMERAL}目`) },
  { rank: BUDGET_LINE + 4, pattern: new RegExp(`^第${NUMERAL}節`) },
  { rank: 35, pattern: /^.{2,30}(?:部分|主管)$/ },
];
const UNKNOWN = 90;
const MAX_HEADING = 120;

const rankOf = (words: string): number | null => LEVELS.find(({ pattern }) => pattern.test(toHalfWidth(words)))?.rank ?? null;

/** The levels a heading names, or null where its words are no heading we know. */
export function readHeading(text: string): SectionPath | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > MAX_HEADING || /[。，；？！,;]/.test(plain)) return null;
  const levels: Level[] = [];
  for (const token of splitHeading(plain)) {
    const rank = rankOf(token);
    const last = levels.at(-1);
    if (rank !== null && (last === undefined || rank > last.rank)) levels.push({ rank, words: token });
    else if (last !== undefined) last.words += token;
    else return null;
  }
  return levels;
}

/** Whether a heading reads like no part of a sentence: 壹、通案決議部分, 歲出部分第20款數位發展部主管第3項數位產業署. */
export const isSureHeading = ([first, second]: SectionPath): boolean =>
  first !== undefined && (PART.test(first.words) || ([0, BUDGET_LINE].includes(first.rank) && second !== undefined));
const PART = /^[壹貳參叁肆伍陸柒捌玖拾]{1,3}、.{2,30}(?:部分|決議)$/;

/** Numbered as the parts of any text are: 壹、甲案部分. */
export const isOutline = ([first]: SectionPath): boolean =>
  first !== undefined && OUTLINE.test(toHalfWidth(first.words)) && !/決議|通案|委員會|預算|歲[入出]/.test(first.words);
const OUTLINE = new RegExp(`^(?:[壹貳參叁肆伍陸柒捌玖拾]{1,3}、|${NUMERAL}、|\\(${NUMERAL}\\))`);

/** A heading whose words we do not know stands below all others. */
export const unknownHeading = (text: string): SectionPath => [{ rank: UNKNOWN, words: text.replace(/\s+/g, ' ').trim() }];

/** The path a row names by itself, whatever stood before it. */
export const namedSection = (words: readonly string[]): SectionPath => words.map((one) => ({ rank: rankOf(one) ?? UNKNOWN, words: one }));

/** At spaces, and before each step of a budget line: 歲出部分|第20款數位發展部主管|第3項…. */
const splitHeading = (text: string): string[] =>
  text
    .replace(new RegExp(`(?<=.)(?=第${NUMERAL}[款項目節])`, 'g'), ' ')
    .split(' ')
    .filter((token) => token !== '');

/** The path after a heading. */
export function enterSection(path: SectionPath, heading: SectionPath): SectionPath {
  const [first, ...more] = heading;
  if (first === undefined) return path;
  const rank = LOOSE_PART.test(first.words) && path.some(holdsParts) ? INSIDE : first.rank;
  return [...path.filter((level) => level.rank < rank), { ...first, rank }, ...more];
}

/** A numbered part or a committee: 新增決議 below it is its own. */
const holdsParts = ({ rank, words }: Level): boolean => rank >= PART_RANK && rank < BUDGET_LINE && !LOOSE_PART.test(words);

/** The path as printed, budget lines in one: the form in which it is kept and shown. */
export function printSection(path: SectionPath): string[] {
  const words: string[] = [];
  let isBudgetLine = false;
  for (const level of path) {
    const isStep = level.rank >= BUDGET_LINE && level.rank < INSIDE;
    if (isStep && isBudgetLine) words[words.length - 1] += level.words;
    else words.push(level.words);
    isBudgetLine = isStep;
  }
  return words;
}

/** For comparing paths: width, spaces, 台/臺 and the way numbers are written do not count. */
export const sectionKey = (path: readonly string[]): string =>
  path
    .map((words) =>
      toHalfWidth(words)
        .replace(/[\s\u200b]+/g, '')
        .replace(/台/g, '臺')
        .replace(/叁/g, '參')
        .replace(new RegExp(`第(${NUMERAL})(?=[款項目節])`, 'g'), (whole, numeral: string) => `第${readNumber(numeral) ?? whole}`),
    )
    .join('/');
