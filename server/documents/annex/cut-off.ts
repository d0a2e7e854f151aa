/**
 * Whether the last row of a table breaks off. Only what the rows themselves prove counts: a whole book is never
 * refused for its style, so "no full stop at the end" weighs only where the other cells have one.
 */
import { endsSentence } from './join-rows.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { Draft } from './resolution-table.ts';
import { endsInTag } from './strip-html.ts';
import type { Place } from '../table.ts';

/** The place of the row in which the table broke off, or null. */
export function findCutRow(drafts: readonly Draft[]): Place | null {
  const last = drafts.at(-1);
  if (last === undefined) return null;
  const others = drafts.slice(0, -1);
  const lacksReply = last.reply === '' && others.some((draft) => draft.reply !== '');
  const lacksText = last.text === '' && last.reply === '';
  const isOpen = [last.contents, last.replies].some((cell) => endsInTag(cell.at(-1) ?? '') || leavesParagraphOpen(cell));
  const stops = writesFullStops(others) && (breaksOff(last.text) || breaksOff(last.reply) || hasListOfOne(last.reply));
  return lacksReply || lacksText || isOpen || stops ? last.place : null;
}

/** Rows inside the table that stop in mid-sentence: a page may be missing. */
export function findUnfinished(drafts: readonly Draft[], isCut: boolean): Problem[] {
  if (!writesFullStops(drafts)) return [];
  return (isCut ? drafts.slice(0, -1) : drafts)
    .filter(({ text, reply }) => breaksOff(text) || breaksOff(reply))
    .map(({ place, item, text, reply }) => {
      const words = (breaksOff(text) ? text : reply).slice(-20);
      return problemAt('row-unfinished', place, item, { words });
    });
}

/** Nine in ten cells of the others end as sentences do; with nothing to compare, that is what we expect. */
function writesFullStops(drafts: readonly Draft[]): boolean {
  const cells = drafts.flatMap(({ text, reply }) => [text, reply]).filter((cell) => cell !== '');
  return cells.filter((cell) => !breaksOff(cell)).length * 10 >= cells.length * 9;
}

/** Short answers and references that are often written without a full stop. */
const STOCK_ENDING = /(?:辦理|遵辦|照辦|備查|業務|權責|在案|附件|附表|如附|敬悉|完竣|同上|無|略|\(?無\)?)$/;

const breaksOff = (text: string): boolean =>
  text !== '' && !endsSentence(text) && !/[；;…]$/.test(text) && !(STOCK_ENDING.test(text) && text.length < 40);

/** A list with a first item and no second: nobody writes 一、 for a single point. */
const hasListOfOne = (text: string): boolean => /(?:^|\n)一、/.test(text) && !/(?:^|[\n。；])二、/.test(text);

function leavesParagraphOpen(fragments: readonly string[]): boolean {
  const html = fragments.join('');
  const count = (pattern: RegExp): number => html.match(pattern)?.length ?? 0;
  const closed = count(/<\/p\s*>/gi);
  return closed > 0 && count(/<p(?=[\s>])/gi) > closed;
}
