/** Column heads without rulings, told apart by where their words stand: what stands below each other is one head. */
import { readHeading } from '../annex/section-path.ts';
import { readItemNumber } from '../enumerator.ts';
import { type HeadCells, toHeads } from './ruled-heads.ts';
import { compactText, splitAtGaps, textOf, type TextLine } from './text-lines.ts';

type Stack = { x0: number; x1: number; pieces: TextLine[] };

/** From line `from` to above the first item or heading; null where the words there are not those of column heads. */
export function readOpenHeads(lines: readonly TextLine[], from: number): HeadCells | null {
  const count = lines.slice(from, from + MOST_LINES).findIndex((line) => beginsRow(line) || readHeading(textOf(line)) !== null);
  if (count < 1) return null;
  const stacks = lines.slice(from, from + count).flatMap((line) => splitAtGaps(line, GAP)).reduce<Stack[]>(stack, []).sort((a, b) => a.x0 - b.x0);
  const words = stacks.map(({ pieces }) => pieces.map(compactText).join(''));
  const edges = stacks.map(({ x0, x1 }): [number, number] => [x0, x1]);
  return toHeads([words], edges, from + count);
}

/** A long head in a narrow column has a line for each letter. */
const MOST_LINES = 16;
/** Wider gaps, in shares of the type, part heads. */
const GAP = 0.8;

/** A narrow column breaks (三六九) after (三. */
const beginsRow = (line: TextLine): boolean => {
  const [first] = splitAtGaps(line, GAP).map(compactText);
  return first !== undefined && (readItemNumber(first) !== null || /^[(（][0-9一二三四五六七八九十]/.test(first));
};

/** Stacks that a piece stands below, or between, become one. */
function stack(stacks: Stack[], piece: TextLine): Stack[] {
  const isUnder = ({ x0, x1 }: Stack): boolean => piece.x0 < x1 && piece.x1 > x0;
  const under = stacks.filter(isUnder);
  const joined = { x0: Math.min(piece.x0, ...under.map(({ x0 }) => x0)), x1: Math.max(piece.x1, ...under.map(({ x1 }) => x1)), pieces: [...under.flatMap(({ pieces }) => pieces), piece] };
  return [...stacks.filter((one) => !isUnder(one)), joined];
}
