/** How paragraphs look: the one table that every writer of office documents reads. */
import { ENUMERATOR, readItemNumber } from '../enumerator.ts';

export type Look = {
  sizePt: number;
  /** 固定行高; fonts differ in their own idea of a line. */
  lineHeightPt: number;
  align: 'left' | 'center' | 'right' | 'justify';
  isBold: boolean;
  /** From the left edge to the lines below the first, and how far the first stands out from them. */
  leftPt: number;
  hangPt: number;
  beforePt: number;
  afterPt: number;
  /** Never the last line of a page: a signature does not stand alone. */
  staysWithNext: boolean;
};

const PLAIN: Look = { sizePt: 12, lineHeightPt: 20, align: 'justify', isBold: false, leftPt: 0, hangPt: 0, beforePt: 0, afterPt: 0, staysWithNext: false };
const CELL: Look = PLAIN;
const LETTER: Look = { ...PLAIN, sizePt: 12, lineHeightPt: 18 };
const BODY: Look = { ...PLAIN, sizePt: 16, lineHeightPt: 25 };

/** Of a table: head-*, column-head, item, section, cell. Of a letter: letter-*. A number is the depth in the outline of the text. */
export const LOOKS = {
  'head-agency': { ...PLAIN, sizePt: 16, lineHeightPt: 24, align: 'center' },
  'head-title': { ...PLAIN, sizePt: 13, lineHeightPt: 22, align: 'center' },
  'head-year': { ...PLAIN, sizePt: 12, lineHeightPt: 20, align: 'center', afterPt: 4 },
  'column-head': { ...PLAIN, align: 'center' },
  'item': { ...CELL, align: 'center' },
  'section': { ...CELL, align: 'left', isBold: true },
  'cell': CELL,
  'cell-1': { ...CELL, leftPt: 24, hangPt: 24 },
  // Lines hang as far as 一、 (一) 1. and (1) are wide in these fonts.
  'cell-2': { ...CELL, leftPt: 33, hangPt: 21 },
  'cell-3': { ...CELL, leftPt: 36, hangPt: 12 },
  'cell-4': { ...CELL, leftPt: 52, hangPt: 16 },
  'letter-name': { ...PLAIN, sizePt: 20, lineHeightPt: 32, align: 'center', afterPt: 6 },
  'letter-contact': { ...LETTER, sizePt: 10, lineHeightPt: 14, align: 'left', leftPt: 280 },
  'letter-to': { ...LETTER, sizePt: 16, lineHeightPt: 26, align: 'left', beforePt: 6, afterPt: 2 },
  'letter-fact': { ...LETTER, align: 'left', leftPt: 60, hangPt: 60 },
  'letter-subject': { ...BODY, leftPt: 48, hangPt: 48, beforePt: 8, staysWithNext: true },
  'letter-body': { ...BODY, leftPt: 32 },
  'letter-body-1': { ...BODY, leftPt: 64, hangPt: 32 },
  'letter-body-2': { ...BODY, leftPt: 76, hangPt: 28 },
  'letter-body-3': { ...BODY, leftPt: 88, hangPt: 16 },
  'letter-body-4': { ...BODY, leftPt: 109, hangPt: 21 },
  'letter-copies': { ...LETTER, align: 'left', leftPt: 36, hangPt: 36, staysWithNext: true },
  'letter-signature': { ...PLAIN, sizePt: 18, lineHeightPt: 24, align: 'left', beforePt: 12 },
  'letter-gap': { ...LETTER, lineHeightPt: 12, staysWithNext: true },
} as const satisfies Record<string, Look>;

export type ParagraphStyle = keyof typeof LOOKS;

const STARTS = new RegExp(`^${ENUMERATOR}`);

/** 一、 is 1, (一) 2, 1. 3, (1) 4; null where a line begins with no such mark. */
function rankOf(line: string): number | null {
  const mark = STARTS.exec(line)?.[0];
  return mark === undefined ? null : (readItemNumber(mark)?.rank ?? null);
}

/** The style of each line among paragraphs of a style: where a text numbers 一、 and 1. only, 1. is `cell-2`. */
export function stylesInOutline(lines: readonly string[], style: ParagraphStyle): ParagraphStyle[] {
  const ranks = lines.map(rankOf);
  const used = [...new Set(ranks)].filter((rank) => rank !== null).sort((a, b) => a - b);
  return ranks.map((rank) => {
    const outlined = `${style}-${used.indexOf(rank ?? -1) + 1}`;
    return outlined in LOOKS ? (outlined as ParagraphStyle) : style;
  });
}

/** 標楷體 is what the agencies' books and letters are set in; where it is not installed, the next that is. */
export const FONTS = {
  eastAsian: '標楷體', latin: 'Times New Roman', fallbacks: ['DFKai-SB', 'BiauKai', 'AR PL UKai TW', 'TW-Kai', 'Noto Serif CJK TC'],
};
