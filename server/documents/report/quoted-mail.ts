/** A mail that passes a list on: the marks of quoting, and the words of whoever passes it on, which are none of the list's. */
import { startsWithEnumerator } from '../enumerator.ts';
import { endsSentence } from '../annex/join-rows.ts';
import type { TextLine } from './page-feet.ts';

const QUOTED = /^\s{0,3}((?:[>＞]\s?){1,20})/;

/**
 * `lines` without marks, as many as were given, `around` blank among them: what stands at a lesser depth than the numbers of
 * the list. Programs that break a long line leave the mark off what is left of it: behind words without a full stop it goes on.
 */
export function unquote(given: readonly string[]): { lines: string[]; around: TextLine[] } {
  const quoted = given.map((text, at) => {
    const marks = QUOTED.exec(text);
    return { text: marks ? text.slice(marks[0].length) : text, depth: marks ? marks[1]!.replace(/\s/g, '').length : 0, line: at + 1 };
  });
  // One line alone may only be larger than something.
  if (quoted.filter(({ depth }) => depth > 0).length < 2) return { lines: [...given], around: [] };
  const depths = new Set(quoted.flatMap(({ text, depth }) => (startsWithEnumerator(text) ? [depth] : [])));
  const [only = 0] = depths.size === 1 ? depths : [];
  const around: TextLine[] = [];
  let before: string | null = null;
  const lines = quoted.map(({ text, depth, line }) => {
    if (text.trim() === '') return text;
    const isAround = depth < only && (before === null || endsSentence(before));
    if (isAround) around.push({ text: text.trim(), line });
    else if (before !== null || startsWithEnumerator(text)) before = text;
    return isAround ? '' : text;
  });
  return { lines, around };
}

const CLOSING = /^(?:以上[。.]?|以上(?:資料|內容|決議|各項)?[,，、]?(?:惠?請|敬請|供).{0,16}|此致|敬請.{1,12}|(?:感|謝)謝.{0,8}|.{1,20}\s?(?:敬上|謹上|敬啟|謹啟)|--|Best regards,?|Sent from .{1,30}|從我的.{1,20}傳送)$/;
const MOST_CLOSING = 6;

/** How many of the last lines only end a mail: 以上。, 企劃組 敬上. */
export function countClosing(texts: readonly string[]): number {
  let count = 0;
  while (count < MOST_CLOSING && CLOSING.test(texts.at(-1 - count)?.trim() ?? 'none')) count += 1;
  return count;
}
