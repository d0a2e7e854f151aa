/** Whether every letter printed on the annex's pages came out of their reading, and came out once. */
import type { AnnexPage } from './annex-page.ts';
import { type Problem, problemAt } from '../problem.ts';
import { compactText, type TextLine } from './text-lines.ts';

/** A page's lines but for the heads of columns and what is furniture, and the words that were made of them. */
export type ReadPage = { page: AnnexPage; lines: readonly TextLine[]; words: readonly string[] };

/** How often each letter is left over (above zero) or came out too often (below). */
type Balance = Map<string, number>;

/**
 * Letters are counted, not followed: a number or a heading that a page end cuts comes out on the page on which it begins.
 * A letter counts as lost or doubled where the pages together do not balance, and is told of where its own page does not.
 */
export function findUnbalanced(pages: readonly ReadPage[]): Problem[] {
  const balances = pages.map(balanceOf);
  const all: Balance = new Map();
  for (const balance of balances) for (const [letter, count] of balance) add(all, letter, count);
  if ([...all.values()].every((count) => count === 0)) return [];
  return pages.flatMap((one, index) => {
    const counts = [...balances[index]!].filter(([letter, count]) => count * (all.get(letter) ?? 0) > 0);
    const lost = counts.filter(([, count]) => count > 0);
    const doubled = counts.filter(([, count]) => count < 0);
    return [...tell('letters-left-over', one, lost), ...tell('letters-doubled', one, doubled)];
  }).slice(0, MOST_TOLD);
}

/** Pages told of; further ones are of the same kind. */
const MOST_TOLD = 20;

function balanceOf({ lines, words }: ReadPage): Balance {
  const balance: Balance = new Map();
  for (const line of lines) for (const letter of compactText(line)) add(balance, letter, 1);
  for (const part of words) for (const letter of part.replace(/\s+/g, '')) add(balance, letter, -1);
  return balance;
}

const add = (balance: Balance, letter: string, count: number): void => void balance.set(letter, (balance.get(letter) ?? 0) + count);

/** With the words of the line that holds most of these letters. */
function tell(code: 'letters-left-over' | 'letters-doubled', { page, lines }: ReadPage, counts: readonly (readonly [string, number])[]): Problem[] {
  if (counts.length === 0) return [];
  const letters = new Set(counts.map(([letter]) => letter));
  const held = lines.map((line) => [...compactText(line)].filter((letter) => letters.has(letter)).length);
  const at = held.indexOf(Math.max(...held));
  const count = counts.reduce((sum, [, times]) => sum + Math.abs(times), 0);
  const line = at < 0 ? null : page.firstLine + page.lines.indexOf(lines[at]!);
  return [problemAt(code, { page: page.number, line }, null, { count, words: at < 0 ? '' : compactText(lines[at]!).slice(0, 20) })];
}
