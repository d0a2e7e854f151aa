/** Automatic numbers of OpenDocument lists: which number the next item bears. */
import { writeListNumber } from './list-number.ts';
import type { OdfLevel, OdfStyles } from './odf-styles.ts';
import type { Attributes } from './read-xml.ts';

/** `item`: one that has begun and not yet been counted; an item that only holds another list never is. */
type OpenList = { style: string | null; counters: number[]; level: number; item: OpenItem | null };
type OpenItem = { start: number; style: string | null; words: string | null };

export type OdfLists = {
  openList: (attributes: Attributes) => void;
  closeList: () => void;
  /** An item begins; its first paragraph takes the number, with `takeLabel`. */
  openItem: (attributes: Attributes) => void;
  /** A paragraph that is an item without a list around it; it says itself which list it goes on with, and on which level. */
  openNumbered: (attributes: Attributes) => void;
  /** The words of `text:number`, which the program that wrote the file has counted. */
  setLabel: (label: string) => void;
  /** The number for the paragraph now closing, once an item; '' where it has none. `style`: the list style of its paragraph style. */
  takeLabel: (style: string | null) => string;
  /** Of a numbered heading outside lists. */
  headingLabel: (level: number) => string;
};

const MOST_LEVELS = 10;

export function countOdfLists(styles: OdfStyles): OdfLists {
  const open: OpenList[] = [];
  const lastByStyle = new Map<string, number[]>();
  const lastById = new Map<string, number[]>();
  const outline: number[] = [];
  let lastCounters: number[] | null = null;

  const labelOf = (levels: Map<number, OdfLevel> | undefined, counters: readonly number[], level: number): string => {
    const own = levels?.get(level);
    if (!own || own.style === 'none') return own && own.format === null ? '' : (own?.format?.replace(/%\d+%/g, '') ?? '');
    const value = (at: number): string => writeListNumber(levels?.get(at)?.style ?? 'none', counters[at] ?? levels?.get(at)?.start ?? 1);
    if (own.format !== null) return own.format.replace(/%(\d{1,2})%/g, (_, at: string) => value(Number(at)));
    const first = Math.max(1, level - Math.max(1, own.displayed) + 1);
    const numbers = Array.from({ length: level - first + 1 }, (_, step) => value(first + step)).filter((number) => number !== '');
    return own.prefix + numbers.join('.') + own.suffix;
  };
  const withGap = (label: string): string => (label.trim() === '' ? '' : /[、）)]\s*$/.test(label) ? label.trim() : `${label.trim()} `);
  const count = (counters: number[], level: number, start: number): void => {
    counters[level] = (counters[level] ?? start - 1) + 1;
    counters.length = level + 1;
  };

  return {
    openList(attributes) {
      const above = open.at(-1);
      const style = attributes['text:style-name'] ?? above?.style ?? null;
      if (above) {
        open.push({ style, counters: above.counters, level: Math.min(above.level + 1, MOST_LEVELS), item: null });
        return;
      }
      const continued = attributes['text:continue-list'];
      const goesOn = attributes['text:continue-numbering'] === 'true';
      const counters = (continued !== undefined ? lastById.get(continued) : goesOn ? (lastByStyle.get(style ?? '') ?? lastCounters) : null) ?? [];
      open.push({ style, counters, level: 1, item: null });
      lastByStyle.set(style ?? '', counters);
      lastCounters = counters;
      const id = attributes['xml:id'] ?? attributes['text:id'];
      if (id !== undefined) lastById.set(id, counters);
    },
    openNumbered(attributes) {
      const id = attributes['text:list-id'] ?? '';
      const counters = lastById.get(id) ?? [];
      lastById.set(id, counters);
      const level = Math.min(Math.max(Math.trunc(Number(attributes['text:level'] ?? 1)) || 1, 1), MOST_LEVELS);
      const item = { start: Number(attributes['text:start-value'] ?? Number.NaN), style: null, words: null };
      open.push({ style: attributes['text:style-name'] ?? null, counters, level, item });
    },
    closeList() {
      open.pop();
    },
    openItem(attributes) {
      const list = open.at(-1);
      const start = Number(attributes['text:start-value'] ?? Number.NaN);
      if (list) list.item = { start, style: attributes['text:style-override'] ?? null, words: null };
    },
    setLabel(words) {
      const item = open.at(-1)?.item;
      if (item) item.words = words;
    },
    takeLabel(paragraphStyle) {
      const list = open.at(-1);
      if (!list?.item) return '';
      const { item, counters, level } = list;
      list.item = null;
      const levels = styles.lists.get(item.style ?? list.style ?? paragraphStyle ?? '');
      if (Number.isInteger(item.start)) counters[level] = item.start - 1;
      count(counters, level, levels?.get(level)?.start ?? 1);
      return withGap(item.words ?? labelOf(levels, counters, level));
    },
    headingLabel(level) {
      const at = Math.min(Math.max(level, 1), MOST_LEVELS);
      const own = styles.outline.get(at);
      if (!own || own.style === 'none') return '';
      count(outline, at, own.start);
      return withGap(labelOf(styles.outline, outline, at));
    },
  };
}
