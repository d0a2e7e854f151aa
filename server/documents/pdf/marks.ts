/** What stands on a page: letters and straight lines, in points from the page's upper left corner, y downwards. */

/**
 * One letter as drawn. `y` is the baseline, `size` the height of the type; `isSpaced`: a space is drawn before it;
 * `isFurniture`: the file itself says that it is a running head, a foot or a mark of the page (an artifact).
 */
export type Glyph = { text: string; x0: number; x1: number; y: number; size: number; isSpaced: boolean; isFurniture: boolean };

/** From where to where a letter's ink reaches: full-width brackets and stops fill half their width and may hang over a column's edge. */
export function inkOf({ text, x0, x1, size }: Pick<Glyph, 'text' | 'x0' | 'x1' | 'size'>): { x0: number; x1: number } {
  if (x1 - x0 < 0.9 * size) return { x0, x1 };
  if (/^[、。，．；：！？」』）〉》】〕｝]$/.test(text)) return { x0, x1: x0 + size / 2 };
  return /^[「『（〈《【〔｛]$/.test(text) ? { x0: x1 - size / 2, x1 } : { x0, x1 };
}

/** Letters as the page draws them, with what tells a watermark from text. */
export type DrawnGlyph = Glyph & {
  /** Direction of writing: quarter turns clockwise, null where it is aslant. */
  quarter: 0 | 1 | 2 | 3 | null;
  /** `pale`: in a light colour; `faint`: so transparent that it lies behind the text; `none`: not to be seen, as words behind a scan are. */
  ink: 'full' | 'pale' | 'faint' | 'none';
};

/** A straight line along one axis, or a rectangle as thin as one. Both ways `x0 <= x1`, `y0 <= y1`. */
export type Stroke = { x0: number; y0: number; x1: number; y1: number };

/** `pictured` as in `DrawnPage`; `recognised`: how many letters nobody sees, read as the page shows a picture of them. */
export type PageMarks = { width: number; height: number; glyphs: Glyph[]; strokes: Stroke[]; pictured: number; recognised: number };
