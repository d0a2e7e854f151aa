/** Lines of a report or a list, told apart: words, with the number they open with, and names of proposers. */
import type { ContentLine } from './content-lines.ts';
import { ENCLOSED, ENUMERATOR, type ItemNumber, readItemNumber } from '../enumerator.ts';
import { isCutName, isNames, joinNames, type Proposers, splitProposers } from './proposers.ts';
import type { Place } from '../table.ts';

export type Mark = { item: string; number: ItemNumber; rest: string };

export type ResolutionPart =
  | { kind: 'words'; line: ContentLine; mark: Mark | null }
  | ({ kind: 'names'; place: Place } & Proposers);

const OPENING = new RegExp(`^\\s*(${ENUMERATOR}|${ENCLOSED}|[①-⑳]|第[0-9０-９零〇○一二兩三四五六七八九十百]{1,6}[案點項](?=[\\s\\u3000：:、]))[、：:]?\\s*`);

/** （ 一 ） */
const SPACED_MARK = /^\s*([(（])\s*([^()（）\s]{1,8})\s*([)）])/;

/** The number a line opens with as printed, and the words behind it. */
export function readMark(text: string): Mark | null {
  const found = OPENING.exec(text.replace(SPACED_MARK, '$1$2$3'));
  const number = found && readItemNumber(found[1]!);
  return found && number ? { item: found[1]!.replace(/\s+/g, ''), number, rest: found.input.slice(found[0].length).trim() } : null;
}

/** The whole Yuan has 113 members. */
const LONGEST_NAMES = 1000;

export function partsOf(lines: readonly ContentLine[]): ResolutionPart[] {
  const parts: ResolutionPart[] = [];
  /** The line of names being read, put together from the lines it was broken into. */
  let open = '';
  for (const [at, line] of lines.entries()) {
    const goesOn = open !== '' && open.length < LONGEST_NAMES && line.kind !== 'cells' && isRestOfNames(line.text, lines[at - 1]!.text);
    const joined = goesOn ? splitProposers(joinNames(open, line.text)) : null;
    const last = parts.at(-1);
    if (joined && last?.kind === 'names') {
      [last.proposers, last.coSigners] = [joined.proposers, joined.coSigners];
      open = joinNames(open, line.text);
      continue;
    }
    const names = line.kind === 'cells' ? null : splitProposers(line.text);
    if (!names || names.before !== '') parts.push(words({ ...line, text: names?.before ?? line.text }));
    if (names) parts.push({ kind: 'names', place: line.place, proposers: names.proposers, coSigners: names.coSigners });
    open = names ? line.text.slice(names.before.length) : '';
  }
  return parts;
}

const words = (line: ContentLine): ResolutionPart => ({ kind: 'words', line, mark: line.kind === 'cells' ? null : readMark(line.text) });

const LONG_LINE = 18;

/** Names alone, or the end of one and more; a single name may be a heading, unless the line before is full or ends in its label. */
function isRestOfNames(text: string, before: string): boolean {
  const isExpected = before.length >= LONG_LINE || /[:：]\s*$/.test(before) || isCutName(before, text)
    || /[\s\u3000]|^\p{Script=Han}{0,4}[A-Za-z'‧·. -]+$/u.test(text.trim());
  const names = joinNames(lastNameOf(before), text);
  // Its last name may be cut in two as well: 純 徐富癸 陳｜瑩.
  return isExpected && (isNames(names) || isNames(names.replace(/[\s\u3000]\p{Script=Han}$/u, '')));
}

const lastNameOf = (line: string): string => /[^\s\u3000、，：:]*$/.exec(line.trimEnd())![0];
