/** Printed lines → paragraphs. Where a line was only full, the next goes on in it; Latin words need a space there. */
import { startsWithEnumerator } from '../enumerator.ts';
import { endsSentence } from '../annex/join-rows.ts';
import { readHeading } from '../annex/section-path.ts';
import { textOf, type TextLine } from './text-lines.ts';

/** The text of a cell whose lines reach as far as `right`; paragraphs are separated by `\n`. */
export function joinLines(lines: readonly TextLine[], left: number, right: number): string {
  let text = '';
  let before: TextLine | null = null;
  for (const line of lines) {
    const words = textOf(line);
    if (before !== null) text += startsParagraph(before, text, line, words, { left, right }) ? '\n' : joint(text, words);
    text += words;
    before = line;
  }
  return text;
}

function startsParagraph(before: TextLine, text: string, line: TextLine, words: string, { left, right }: { left: number; right: number }): boolean {
  if (startsWithEnumerator(words)) return !text.endsWith('第');
  if (!endsSentence(text)) return false;
  return before.x1 < right - 1.5 * line.size || line.x0 > left + 1.5 * line.size;
}

/** A space between two Latin words, but for addresses, which break anywhere. */
export function joint(before: string, after: string): string {
  const areWords = /[A-Za-z],?$/.test(before) && /^[A-Za-z]/.test(after);
  return areWords && !/[@/][\w.@/:-]*$/.test(before.slice(-120)) ? ' ' : '';
}

/** Headings line by line; a line that is none by itself is the rest of the one above. Null where the words are no heading. */
export function joinHeading(lines: readonly TextLine[]): string[] | null {
  const headings: string[] = [];
  for (const line of lines) {
    const words = textOf(line);
    if (readHeading(words) !== null) headings.push(words);
    else if (headings.length > 0) headings.push(headings.pop()! + words);
    else return null;
  }
  return headings.length > 0 && headings.every((words) => readHeading(words) !== null) ? headings : null;
}
