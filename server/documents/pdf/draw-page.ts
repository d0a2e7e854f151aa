/** The operators of a page, followed as a printer would: where each letter lands, and which straight lines are drawn. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Ground, isGround, isLight, withoutGround } from './grounds.ts';
import { type DrawnGlyph, inkOf, type Stroke } from './marks.ts';
import type { OpenPdf } from './open-pdf.ts';
import { isThin, readStrokes } from './read-strokes.ts';

/** `pictured`: how many letters come from fonts of pictures (Type 3), which need not say what they show. */
export type DrawnPage = { width: number; height: number; glyphs: DrawnGlyph[]; strokes: Stroke[]; pictured: number };

/** Six numbers of a transformation, as PDF writes them. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A page of a budget book has some 2,000 letters, one of closely ruled forms some 5,000 lines; far beyond that is no page. */
const [MAX_GLYPHS, MAX_STROKES] = [50_000, 50_000];

type State = {
  matrix: Matrix; textMatrix: Matrix; x: number; y: number; lineX: number; lineY: number; font: Font; size: number;
  letterSpace: number; wordSpace: number; stretch: number; leading: number; rise: number; mode: number;
  alpha: number; fill: string; stroke: string; clip: Box;
};
/** What the file says of a part of its content: whether its layer is on, and whether it is a head, a foot or a mark of the page. */
type Marking = { isShown: boolean; isFurniture: boolean };
/** A part of the page that is drawn on, in points. */
type Box = { x0: number; y0: number; x1: number; y1: number };
type Font = { vertical: boolean; scale: number; isMirrored: boolean; isPictured: boolean };
/** A letter as pdf.js hands it over; `vmetric` is the advance downwards and the origin's offset in vertical fonts. */
type FontGlyph = { unicode: string; width: number; isSpace: boolean; vmetric: [number, number, number] | null };

const EVERYWHERE: Box = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity };
/** Modes in which letters leave no ink: drawn not at all, or only as a mask for what follows. */
const INVISIBLE: ReadonlySet<number> = new Set([3, 7]);
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const NO_FONT: Font = { vertical: false, scale: 0.001, isMirrored: false, isPictured: false };

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Letters outside the page (its CropBox, turned by its /Rotate) and in layers switched off are left out, as nobody sees them. */
export async function drawPage(page: PDFPageProxy, { pdfjs, layers }: Pick<OpenPdf, 'pdfjs' | 'layers'>): Promise<DrawnPage> {
  const { OPS, AnnotationMode } = pdfjs;
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const drawn: DrawnPage = { width, height, glyphs: [], strokes: [], pictured: 0 };
  const saved: State[] = [];
  const marked: Marking[] = [];
  const [thin, grounds]: [Ground[], Ground[]] = [[], []];
  let isClipNext = false;
  let state: State = {
    matrix: transform as unknown as Matrix, textMatrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0, font: NO_FONT, size: 0,
    letterSpace: 0, wordSpace: 0, stretch: 1, leading: 0, rise: 0, mode: 0, alpha: 1, fill: '#000000', stroke: '#000000', clip: EVERYWHERE,
  };
  const moveText = (x: number, y: number): void => {
    state.x = state.lineX += x;
    state.y = state.lineY += y;
  };
  const setFont = (name: string, size: number): void => {
    state.font = fontOf(page, name);
    state.size = size;
  };
  const save = (): void => void saved.push({ ...state });
  const restore = (): void => void (state = saved.pop() ?? state);

  for (const [index, operator] of fnArray.entries()) {
    // pdf.js types the arguments of operators as any; what each operator has is known from PDF itself.
    const args = (argsArray[index] ?? []) as readonly unknown[];
    const [first, second] = args as [number, number];
    switch (operator) {
      case OPS.save: save(); break;
      case OPS.restore: restore(); break;
      case OPS.transform: state.matrix = multiply(state.matrix, args as unknown as Matrix); break;
      case OPS.paintFormXObjectBegin:
        save();
        if (args[0]) state.matrix = multiply(state.matrix, [...(args[0] as Iterable<number>)] as unknown as Matrix);
        break;
      case OPS.paintFormXObjectEnd: restore(); break;
      case OPS.beginText: Object.assign(state, { textMatrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 }); break;
      case OPS.setTextMatrix:
        Object.assign(state, { textMatrix: [...(args[0] as Iterable<number>)], x: 0, y: 0, lineX: 0, lineY: 0 });
        break;
      case OPS.moveText: moveText(first, second); break;
      case OPS.setLeadingMoveText: state.leading = second; moveText(first, second); break;
      case OPS.setLeading: state.leading = -first; break;
      case OPS.nextLine: moveText(0, state.leading); break;
      case OPS.setFont: setFont(args[0] as string, second); break;
      case OPS.setCharSpacing: state.letterSpace = first; break;
      case OPS.setWordSpacing: state.wordSpace = first; break;
      case OPS.setHScale: state.stretch = first / 100; break;
      case OPS.setTextRise: state.rise = first; break;
      case OPS.setTextRenderingMode: state.mode = first; break;
      case OPS.beginMarkedContent: case OPS.beginMarkedContentProps:
        marked.push({ isShown: args[0] !== 'OC' || layers.isVisible(args[1]), isFurniture: args[0] === 'Artifact' });
        break;
      case OPS.endMarkedContent: marked.pop(); break;
      case OPS.setFillRGBColor: state.fill = String(first); break;
      case OPS.setStrokeRGBColor: state.stroke = String(first); break;
      case OPS.setGState:
        for (const [key, value] of args[0] as [string, unknown][]) {
          if (key === 'ca') state.alpha = value as number;
          if (key === 'Font') setFont(...(value as [string, number]));
        }
        break;
      case OPS.showText:
        if (drawn.glyphs.length >= MAX_GLYPHS) break;
        showText(drawn, state, args[0] as readonly (FontGlyph | number)[], {
          isShown: marked.every(({ isShown }) => isShown), isFurniture: marked.some(({ isFurniture }) => isFurniture),
        });
        break;
      case OPS.clip: case OPS.eoClip: isClipNext = true; break;
      case OPS.constructPath: {
        const [paint, [path], bounds] = args as unknown as [number, [Float32Array | null], ArrayLike<number> | null];
        if (isClipNext && bounds) state.clip = cutTo(state.clip, bounds, state.matrix);
        isClipNext = false;
        const isStroked = paint === OPS.stroke || paint === OPS.closeStroke;
        const isHidden = paint === OPS.endPath || (isStroked ? state.stroke : state.fill) === '#ffffff';
        if (!path || isHidden || marked.some(({ isShown }) => !isShown)) break;
        for (const one of readStrokes(path, state.matrix, isStroked, MAX_STROKES - drawn.strokes.length - thin.length)) {
          const seen = cutOff(one, state.clip);
          if (!isStroked && isLight(state.fill)) (isGround(one) ? grounds : thin).push(...seen.map((box) => ({ box, colour: state.fill })));
          else if (isThin(one)) drawn.strokes.push(...seen);
        }
        break;
      }
    }
  }
  for (const stroke of withoutGround(thin, grounds)) drawn.strokes.push(stroke);
  return drawn;
}

/** What is left of a box within the bounds of a path: browsers draw a page end's letters again on the next page, and cut them off. */
function cutTo(box: Box, bounds: ArrayLike<number>, m: Matrix): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(bounds);
  const xs = [left, right].flatMap((x) => [top, bottom].map((y) => m[0] * x + m[2] * y + m[4]));
  const ys = [left, right].flatMap((x) => [top, bottom].map((y) => m[1] * x + m[3] * y + m[5]));
  return {
    x0: Math.max(box.x0, Math.min(...xs)), y0: Math.max(box.y0, Math.min(...ys)),
    x1: Math.min(box.x1, Math.max(...xs)), y1: Math.min(box.y1, Math.max(...ys)),
  };
}

/** The part of a line that is seen, if any. */
function cutOff({ x0, y0, x1, y1 }: Stroke, clip: Box): Stroke[] {
  const seen = { x0: Math.max(x0, clip.x0), y0: Math.max(y0, clip.y0), x1: Math.min(x1, clip.x1), y1: Math.min(y1, clip.y1) };
  return seen.x0 <= seen.x1 && seen.y0 <= seen.y1 ? [seen] : [];
}

/** A font that could not be loaded is drawn as if it were an ordinary one. */
function fontOf(page: PDFPageProxy, name: string): Font {
  if (!page.commonObjs.has(name)) return NO_FONT;
  const font = page.commonObjs.get(name) as { vertical?: boolean; fontMatrix?: readonly number[]; isType3Font?: boolean } | null;
  const scale = font?.fontMatrix?.[0] ?? 0.001;
  return { vertical: font?.vertical ?? false, scale: Math.abs(scale), isMirrored: scale < 0, isPictured: font?.isType3Font ?? false };
}

function showText(drawn: DrawnPage, state: State, glyphs: readonly (FontGlyph | number)[], { isShown, isFurniture }: Marking): void {
  const { font, size, stretch, matrix, textMatrix } = state;
  const toPage = multiply(matrix, textMatrix);
  const type = Math.hypot(toPage[2], toPage[3]) * Math.abs(size);
  const quarter = quarterOf(toPage, font.isMirrored !== size < 0);
  const ink = INVISIBLE.has(state.mode) ? 'none' : state.alpha < 0.6 ? 'faint' : isPale(state.fill) ? 'pale' : 'full';
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      if (font.vertical) state.y -= (glyph * size) / 1000;
      else state.x -= (glyph * size * stretch) / 1000;
      continue;
    }
    if (font.isPictured) drawn.pictured += 1;
    const space = state.letterSpace + (glyph.isSpace ? state.wordSpace : 0);
    const width = glyph.width * font.scale * size * stretch;
    const [x, y] = [state.x, state.y + state.rise];
    // A stop that hangs over its cell's edge is seen as far as its ink goes, and word processors cut each run off at its cell.
    const shape = font.vertical ? { x0: x, x1: x + width } : inkOf({ text: glyph.unicode, x0: x, x1: x + width, size });
    const isSeen = isShown && isIn(state.clip, toPage, (shape.x0 + shape.x1) / 2, font.vertical ? y - size / 2 : y + 0.3 * size);
    const add = (left: number, bottom: number): void => {
      if (isSeen) drawn.glyphs.push(place(drawn, glyph.unicode, toPage, [left, left + width], bottom, { type, quarter, ink, isFurniture }));
    };
    if (font.vertical) {
      const [down, aside, above] = glyph.vmetric ?? [-1000, glyph.width / 2, 880];
      const left = x - aside * font.scale * size * stretch;
      add(left, y - above * font.scale * size);
      state.y += down * font.scale * size - space;
    } else {
      add(x, y);
      state.x += width + space * stretch;
    }
  }
}

function isIn({ x0, y0, x1, y1 }: Box, m: Matrix, x: number, y: number): boolean {
  const [atX, atY] = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
  return atX >= x0 - 1 && atX <= x1 + 1 && atY >= y0 - 1 && atY <= y1 + 1;
}

function place(
  page: DrawnPage, text: string, m: Matrix, [left, right]: [number, number], y: number,
  { type, quarter, ink, isFurniture }: { type: number } & Pick<DrawnGlyph, 'quarter' | 'ink' | 'isFurniture'>,
): DrawnGlyph {
  const at = (x: number): [number, number] => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
  const [start, end] = [upright(at(left), page, quarter ?? 0), upright(at(right), page, quarter ?? 0)];
  return { text, x0: Math.min(start[0], end[0]), x1: Math.max(start[0], end[0]), y: start[1], size: type, isSpaced: false, quarter, ink, isFurniture };
}

/** A point of the page after the page has been turned so that writing of this direction stands upright. */
export function upright([x, y]: readonly [number, number], page: { width: number; height: number }, quarter: 0 | 1 | 2 | 3): [number, number] {
  if (quarter === 1) return [y, page.width - x];
  if (quarter === 2) return [page.width - x, page.height - y];
  return quarter === 3 ? [page.height - y, x] : [x, y];
}

/** Within three degrees; right to left in a mirrored font is not aslant. */
function quarterOf(m: Matrix, isMirrored: boolean): DrawnGlyph['quarter'] {
  const turns = Math.atan2(m[1], m[0]) / (Math.PI / 2) + (isMirrored ? 2 : 0);
  const nearest = Math.round(turns);
  return Math.abs(turns - nearest) > 1 / 30 ? null : ((((nearest % 4) + 4) % 4) as 0 | 1 | 2 | 3);
}

/** Lighter than three quarters, but not white, which is print on a dark ground. */
function isPale(colour: string): boolean {
  const channels = /^#(..)(..)(..)$/.exec(colour)?.slice(1).map((hex) => Number.parseInt(hex, 16)) ?? [0];
  return Math.min(...channels) >= 0xb0 && colour !== '#ffffff';
}
