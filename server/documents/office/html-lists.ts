/** The numbers browsers put before the items of an <ol>; bullets are none. */
import { CSS_NUMBER_STYLES, type NumberStyle, numberStyleOfSample, writeListNumber } from './list-number.ts';

type Attributes = Readonly<Record<string, string>>;
type OpenList = { style: NumberStyle; next: number; step: number };

export type HtmlLists = {
  open: (name: 'ol' | 'ul', attributes: Attributes) => void;
  close: () => void;
  /** The next item's number with what follows it, '' where it has none. */
  item: (attributes: Attributes) => string;
  /** Whether an item's number stands alone so far, and the words are still to come. */
  isAtItem: () => boolean;
  leaveItem: () => void;
};

export function countHtmlLists(): HtmlLists {
  const lists: OpenList[] = [];
  let isAtItem = false;
  return {
    open(name, attributes) {
      const start = Number(attributes['start'] ?? 1);
      const style = name === 'ul' ? 'none' : (styleOf(attributes) ?? 'decimal');
      lists.push({ style, next: Number.isInteger(start) ? start : 1, step: 'reversed' in attributes ? -1 : 1 });
    },
    close() {
      lists.pop();
      isAtItem = false;
    },
    item(attributes) {
      const list = lists.at(-1);
      if (!list) return '';
      const own = Number(attributes['value'] ?? Number.NaN);
      if (Number.isInteger(own)) list.next = own;
      const style = styleOf(attributes) ?? list.style;
      const number = writeListNumber(style, list.next);
      list.next += list.step;
      isAtItem = number !== '';
      return number === '' ? '' : number + (IDEOGRAPHIC.has(style) ? '、' : '. ');
    },
    isAtItem: () => isAtItem,
    leaveItem() {
      isAtItem = false;
    },
  };
}

const IDEOGRAPHIC: ReadonlySet<NumberStyle> = new Set(['chineseThousand', 'chineseLegal', 'chineseDigits', 'stems', 'branches']);

function styleOf({ style = '', type }: Attributes): NumberStyle | null {
  const named = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(style)?.[1]?.toLowerCase();
  if (named !== undefined && CSS_NUMBER_STYLES[named]) return CSS_NUMBER_STYLES[named];
  return type === undefined ? null : numberStyleOfSample(type);
}
