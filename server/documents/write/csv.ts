/** Sheet → CSV (RFC 4180) that spreadsheet programs open as it is: UTF-8 with a byte order mark, lines ending with CRLF. */
import type { Sheet, SheetCell } from './sheet.ts';

export function writeCsv({ columns, rows }: Sheet): Uint8Array {
  const lines = [columns.map(({ head }) => head), ...rows].map((cells) => cells.map(printCell).join(','));
  return new TextEncoder().encode(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`);
}

const printCell = (cell: SheetCell): string => {
  const text = typeof cell === 'string' ? guardFormula(cell) : String(cell ?? '');
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A spreadsheet program runs a cell that begins like this as a formula, also one that came from a stranger. An apostrophe
 * in front makes it text; what has apostrophes in front already gets one more, so that it can be taken off again.
 */
const guardFormula = (text: string): string => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

/** Takes off what `writeCsv` put in front. */
export const unguardFormula = (text: string): string => (/^''*[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text);
