/** What somebody reads on a page: its text set upright, without watermarks, doubled letters and what lies outside. */
import { type DrawnPage, upright } from './draw-page.ts';
import type { DrawnGlyph, Glyph, PageMarks, Stroke } from './marks.ts';
import { toPlainCharacters } from './plain-characters.ts';
import { findLines, medianOf } from './text-lines.ts';

export function tidyPage(page: DrawnPage): PageMarks {
  const quarter = mainQuarter(page.glyphs);
  const isTurned = quarter === 1 || quarter === 3;
  const [width, height] = isTurned ? [page.height, page.width] : [page.width, page.height];
  const isSeen = ({ x0, x1, y, size }: Glyph): boolean => x1 > 0 && x0 < width && y > 0 && y - size < height;
  const upright = page.glyphs.filter((glyph) => glyph.quarter === quarter && glyph.ink !== 'faint' && isSeen(glyph));
  const { text, recognised } = leaveOutUnseen(dropPaleMarks(upright));
  const strokes = page.strokes.map((stroke) => turnStroke(stroke, page, quarter));
  return { width, height, glyphs: dropDoubles(dropGiants(readSpaces(text))), strokes, pictured: page.pictured, recognised };
}

/** The direction most letters are written in. Stamps and watermarks go another way. */
function mainQuarter(glyphs: readonly DrawnGlyph[]): 0 | 1 | 2 | 3 {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const { quarter } of glyphs) if (quarter !== null) counts[quarter] += 1;
  return counts.indexOf(Math.max(...counts)) as 0 | 1 | 2 | 3;
}

/** Pale letters are a mark across the page where they stand among others, are larger, or stand alone; else they are text in a light colour. */
function dropPaleMarks(glyphs: readonly DrawnGlyph[]): DrawnGlyph[] {
  const [allPale, others] = [glyphs.filter(({ ink }) => ink === 'pale'), glyphs.filter(({ ink }) => ink !== 'pale')];
  if (others.length === 0) return holdsText(allPale) ? allPale : [];
  const pale = dropOfOwnSize(allPale, others);
  if (pale.length === 0) return others;
  const usual = medianOf(others.map(({ size }) => size));
  const lines = findLines(others);
  const isOver = ({ x0, x1, y, size }: DrawnGlyph): boolean => lines.some((line) =>
    line.y > y - size && line.y - 0.8 * line.size < y && line.glyphs.some((other) => Math.min(x1, other.x1) - Math.max(x0, other.x0) > 0.2 * size));
  const some = pale.slice(0, MOST_LOOKED_AT);
  const isMark = some.filter(isOver).length * 10 > some.length || pale.some(({ size }) => size > 1.5 * usual);
  const kept = new Set(pale);
  return isMark ? others : glyphs.filter((glyph) => glyph.ink !== 'pale' || kept.has(glyph));
}

/** A mark says one thing, however often; text goes on from line to line. */
const holdsText = (pale: readonly DrawnGlyph[]): boolean =>
  new Set(findLines(pale).map((line) => line.glyphs.map(({ text }) => text).join(''))).size >= LINES_OF_TEXT;
const LINES_OF_TEXT = 3;

/** A few pale letters in type that the page's text is not set in are a mark, wherever they stand. */
function dropOfOwnSize(pale: readonly DrawnGlyph[], others: readonly DrawnGlyph[]): readonly DrawnGlyph[] {
  const halfPoints = new Set(others.map(({ size }) => Math.round(2 * size)));
  const isOfText = ({ size }: DrawnGlyph): boolean => [-1, 0, 1].some((step) => halfPoints.has(Math.round(2 * size) + step));
  return pale.length * 2 > others.length ? pale : pale.filter(isOfText);
}

/** More letters than a page has. */
const MOST_LOOKED_AT = 3000;

/** Words that recognition laid behind the picture of a page are read where most words are such; other hidden words are not meant to be. */
function leaveOutUnseen(glyphs: readonly DrawnGlyph[]): { text: DrawnGlyph[]; recognised: number } {
  const seen = glyphs.filter(({ ink }) => ink !== 'none');
  const unseen = glyphs.length - seen.length;
  return unseen > seen.length ? { text: [...glyphs], recognised: unseen } : { text: seen, recognised: 0 };
}

function turnStroke(stroke: Stroke, page: DrawnPage, quarter: 0 | 1 | 2 | 3): Stroke {
  const [ax, ay] = upright([stroke.x0, stroke.y0], page, quarter);
  const [bx, by] = upright([stroke.x1, stroke.y1], page, quarter);
  return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
}

/** Spaces and invisible characters are no letters; a hyphen that fonts call soft is drawn all the same. */
function readSpaces(glyphs: readonly DrawnGlyph[]): Glyph[] {
  const read: Glyph[] = [];
  let space: Glyph | null = null;
  for (const glyph of glyphs) {
    const { x0, x1, y, size } = glyph;
    const text = toPlainCharacters(glyph.text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2060\ufeff]/g, '').replace(/\u00ad/g, '-'));
    if (text.trim() === '') {
      space = text === '' ? space : glyph;
      continue;
    }
    const before = read.at(-1);
    // Programs set spaces that take no room between letters that touch.
    const isClose = before !== undefined && Math.abs(before.y - y) < 1 && Math.abs(x0 - before.x1) < 0.1 * size;
    const isSpaced = space !== null && !isClose && Math.abs(space.y - y) < 1 && Math.abs(x0 - space.x1) < 0.3 * size;
    read.push({ text: text.trim(), x0, x1, y, size, isSpaced, isFurniture: glyph.isFurniture });
    space = null;
  }
  return read;
}

/** Type four times as large as most of the page's is a mark across it: titles are never that large where a page is full of text. */
function dropGiants(glyphs: Glyph[]): Glyph[] {
  if (glyphs.length < 100) return glyphs;
  const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)]!;
  return glyphs.filter(({ size }) => size <= 4 * median);
}

/** Bold is often made by drawing a letter again beside itself, by less than letters ever stand apart. */
function dropDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const [column, row] = [Math.floor(glyph.x0 / CELL), Math.floor(glyph.y / CELL)];
    const isDouble = [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) =>
      seen.get(`${column + dx} ${row + dy}`)?.some((other) => coversAgain(glyph, other)) ?? false));
    if (isDouble) return false;
    const key = `${column} ${row}`;
    const there = seen.get(key);
    if (there === undefined) seen.set(key, [glyph]);
    else if (there.length < MOST_IN_CELL) there.push(glyph);
    return true;
  });
}

/** Points; larger than any offset taken for bold. So small a square holds few letters, unless somebody means harm. */
const [CELL, MOST_IN_CELL] = [4, 40];

function coversAgain(glyph: Glyph, other: Glyph): boolean {
  const near = Math.min(0.12 * glyph.size, 0.4 * (glyph.x1 - glyph.x0), CELL);
  return glyph.text === other.text && Math.abs(glyph.x0 - other.x0) < near && Math.abs(glyph.y - other.y) < Math.min(0.12 * glyph.size, CELL);
}
