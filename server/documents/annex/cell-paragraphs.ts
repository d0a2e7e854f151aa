/** Marks the paragraphs of cells, so that they stay apart when cells are joined. */
import { hasTags } from './strip-html.ts';
import type { TableRow } from '../table.ts';

const ENDS_PARAGRAPH = /[。！？!?：:；;…」』”）)、]\s*$/;

/**
 * A document's `\n` ends a paragraph, whatever its last character; but programs that turn pages into documents put one
 * at every printed line. Where most lines of the table stop in mid-sentence, they are printed lines and stay as they are.
 */
export function markParagraphs(rows: readonly TableRow[]): TableRow[] {
  const areParagraphs = endInParagraphs(rows);
  const mark = (cell: string): string => {
    if (hasTags(cell) || !/[<&\n]/.test(cell)) return cell;
    const lines = cell.split('\n').map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    return lines.join(areParagraphs ? '<p>' : '\n');
  };
  return rows.map((row) => ({ ...row, content: mark(row.content), reply: mark(row.reply) }));
}

function endInParagraphs(rows: readonly TableRow[]): boolean {
  let ended = 0;
  let all = 0;
  for (const { content, reply } of rows) {
    for (const cell of [content, reply]) {
      const lines = cell.split('\n');
      for (const line of lines.slice(0, -1)) {
        all += 1;
        if (ENDS_PARAGRAPH.test(line.slice(-4))) ended += 1;
      }
    }
  }
  return ended * 2 >= all;
}
