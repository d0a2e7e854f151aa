/** Breaks text into lines for a terminal, where a Chinese character is as wide as two Latin ones. */

/** Latin widths of one line. */
export const LINE_WIDTH = 76;

/** Words, addresses, dates and single wide characters, each with the marks that may not begin or end a line. */
const PIECES = /\s+|[「『（【《〈(]*(?:\d+年\d+月\d+日|[\x21-\x7e]+|[^\s])[、，。；：！？）」』】》〉…)]*/gu;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character <= '\u10ff' || !WIDE.test(character) ? 1 : 2;
  return width;
}

/**
 * The text in lines, each no wider than the line unless one word is; `first` stands before the first line and
 * `rest` before the others. Line breaks of the text are kept.
 */
export function wrapText(text: string, first = '', rest = ' '.repeat(widthOf(first))): string {
  const lines: string[] = [];
  let line = first;
  let width = widthOf(first);
  let isEmpty = true;
  const restWidth = widthOf(rest);
  const end = (): void => {
    lines.push(line.trimEnd());
    [line, width, isEmpty] = [rest, restWidth, true];
  };
  for (const [index, paragraph] of text.split('\n').entries()) {
    if (index > 0) end();
    for (const piece of paragraph.match(PIECES) ?? []) {
      const isSpace = piece.trim() === '';
      if (isEmpty && isSpace) continue;
      const pieceWidth = isSpace ? 1 : widthOf(piece);
      if (!isEmpty && !isSpace && width + pieceWidth > LINE_WIDTH) end();
      line += isSpace ? ' ' : piece;
      width += pieceWidth;
      isEmpty = false;
    }
  }
  end();
  return lines.join('\n');
}
