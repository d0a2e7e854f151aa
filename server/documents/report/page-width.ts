/** Whether a page's width broke the lines of a text, and which of them fill it. */
import { startsWithProposers } from './proposers.ts';
import { readMark } from './resolution-parts.ts';
import { readHeading } from '../annex/section-path.ts';

/** In columns: a Chinese character takes two. */
const widthOf = (line: string): number => line.trimEnd().length + (line.trimEnd().match(/[^\x00-\xff]/g)?.length ?? 0);

const WIDEST_PAGE = 160;
const SLACK = 6;
const FULL_LINES = 3;

/** Tells the lines that fill the page; null where none broke the lines: several reach one width in mid-sentence, and none goes beyond. */
export function fullLinesOf(lines: readonly string[]): ((line: string) => boolean) | null {
  const full = lines.reduce((most, line) => Math.max(most, Math.min(widthOf(line), WIDEST_PAGE + 1)), 0) - SLACK;
  const isFull = (line: string): boolean => widthOf(line) >= full;
  const isWrapped = full + SLACK <= WIDEST_PAGE && full >= 30
    && lines.filter((line, at) => isFull(line) && goesOn(line, lines[at + 1] ?? '')).length >= FULL_LINES;
  return isWrapped ? isFull : null;
}

export const goesOn = (line: string, next: string): boolean =>
  !/[。：:；;|]\s*$/.test(line) && line.trim() !== '' && next.trim() !== '' && !line.includes('\t') && !/^\s*\|/.test(next)
  && (readMark(next) === null || breaksNumber(line, next)) && !startsWithProposers(next) && readHeading(next) === null;

/** W｜122、 and 1｜14年: a number cut in two, or from its letter, opens nothing. */
const breaksNumber = (line: string, next: string): boolean => /[A-Za-z0-9,.、-]\s*$/.test(line) && /^\s*[0-9]/.test(next);
