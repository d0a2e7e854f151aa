/** The marks that open a paragraph or an item: 壹、 一、 (一) 1. (1) 第一項. */
import { readNumber, toHalfWidth } from '../domain/text/chinese-number.ts';

const CHINESE = '[零〇○一二兩三四五六七八九十百廿卅]{1,8}';

/** Source of a regular expression for a mark at the start of a paragraph; 1.5 and 3、4 are none, but 1.114年度 is, as is 2.2025年. */
export const ENUMERATOR =
  `(?:${CHINESE}、|[壹貳參叁肆伍陸柒捌玖拾]{1,3}、|[(（](?:${CHINESE}|[0-9０-９]{1,3})[)）]|[0-9０-９]{1,3}(?:[.．](?![0-9０-９])|、(?![0-9０-９]))|[0-9０-９]{1,2}[.．、](?=[1１][0-9０-９]{2}年|(?:19|20)[0-9]{2}(?![0-9.,，])))`;

const STARTS = new RegExp(`^\\s*${ENUMERATOR}`);

const OPENING = new RegExp(`^\\s*((?:附帶)?(?:決議)?(?:${ENUMERATOR}|第[0-9０-９零〇○一二三四五六七八九十百]{1,4}[項案點](?=[\\s、:：])))\\s*[、:：]?\\s*`);

export type Opening = { mark: string; length: number };

/** The mark that opens a text, and the whole of what stands before its words; null where there is none. */
export function readOpening(text: string): Opening | null {
  const opened = OPENING.exec(text);
  return opened && { mark: opened[1]!, length: opened[0].length };
}

export const startsWithEnumerator = (text: string): boolean => STARTS.test(text);

/** An item number read: its style tells the level (`1.` stands inside `(一)`), `value` its place. */
export type ItemNumber = { rank: number; value: number };

/** From the outermost to the innermost, as official documents number. */
const STYLES: readonly RegExp[] = [
  new RegExp(`^第(${CHINESE}|[0-9]{1,4})[項案點]$`),
  new RegExp(`^(${CHINESE})[、.,]?$`),
  new RegExp(`^\\((${CHINESE})\\)[、.]?$`),
  /^([0-9]{1,4})[.、,]?$/,
  /^\(?([0-9]{1,4})\)[.、]?$/,
  /^([①-⑳])$/,
];

/** One character for a whole mark: ㈠ is (一), ⑴ is (1), ⒈ is 1. */
export const ENCLOSED = '[\u3220-\u3229\u2474-\u249b]';
const OPENS_ENCLOSED = new RegExp(`^${ENCLOSED}`);
const CIRCLED_ONE = 0x2460;

/** `readItemNumber('（三六九）')` is rank 2, value 369; null where the text is no item number. */
export function readItemNumber(text: string): ItemNumber | null {
  const compact = toHalfWidth(text).replace(/\s+/g, '').replace(OPENS_ENCLOSED, (mark) => mark.normalize('NFKC')).replace(/^(?:附帶)?決議/, '');
  for (const [rank, style] of STYLES.entries()) {
    const numeral = style.exec(compact)?.[1] ?? '';
    const value = /^[①-⑳]$/.test(numeral) ? numeral.charCodeAt(0) - CIRCLED_ONE + 1 : readNumber(numeral);
    if (value !== null) return { rank, value };
  }
  return null;
}
