/** A mail that passes a list on: the marks of quoting, and the words of whoever passes it on, which are none of the list's. */
import { startsWithEnumerator } from '../enumerator.ts';
import type { TextLine } from './page-feet.ts';

const QUOTED = /^\s{0,3}((?:[>＞]\s?){1,20})/;

/** `lines` without marks, as many as were given, `around` blank among them: what stands at another depth than every number of the list. */
export function unquote(given: readonly string[]): { lines: string[]; around: TextLine[] } {
  const quoted = given.map((text, at) => {
    const marks = QUOTED.exec(text);
    return { text: marks ? text.slice(marks[0].length) : text, depth: marks ? marks[1]!.replace(/\s/g, '').length : 0, line: at + 1 };
  });
  // One line alone may only be larger than something.
  if (quoted.filter(({ depth }) => depth > 0).length < 2) return { lines: [...given], around: [] };
  const depths = new Set(quoted.flatMap(({ text, depth }) => (startsWithEnumerator(text) ? [depth] : [])));
  const [only] = depths.size === 1 ? depths : [];
  const isAround = ({ text, depth }: { text: string; depth: number }): boolean => only !== undefined && depth !== only && text.trim() !== '';
  return {
    lines: quoted.map((one) => (isAround(one) ? '' : one.text)),
    around: quoted.filter(isAround).map(({ text, line }) => ({ text: text.trim(), line })),
  };
}

const CLOSING = /^(?:以上[。.]?|以上(?:資料|內容|決議|各項)?[,，、]?(?:惠?請|敬請|供).{0,16}|此致|敬請.{1,12}|(?:感|謝)謝.{0,8}|.{1,20}\s?(?:敬上|謹上|敬啟|謹啟)|--|Best regards,?|Sent from .{1,30}|從我的.{1,20}傳送)$/;
const MOST_CLOSING = 6;

/** How many of the last lines only end a mail: 以上。, 企劃組 敬上. */
export function countClosing(texts: readonly string[]): number {
  let count = 0;
  while (count < MOST_CLOSING && CLOSING.test(texts.at(-1 - count)?.trim() ?? 'none')) count += 1;
  return count;
}
