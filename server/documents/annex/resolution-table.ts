/** Table → resolutions with their replies read, and what could not be read. One reader for all formats. */
import { type ReplyReading, readReply } from '../../domain/letter/reply.ts';
import { findCutRow, findUnfinished } from './cut-off.ts';
import { type ItemNumber, readItemNumber } from '../enumerator.ts';
import { endsSentence, joinCell } from './join-rows.ts';
import { type Problem, problemAt } from '../problem.ts';
import { enterSection, isOutline, isSureHeading, namedSection, printSection, readHeading, type SectionPath, sectionKey, unknownHeading } from './section-path.ts';
import { stripHtml } from './strip-html.ts';
import type { Place, Table, TableRow } from '../table.ts';

export { sectionKey } from './section-path.ts';

export type ReadResolution = {
  /** From the outermost level, as printed. */
  sectionPath: string[];
  /** As printed; inside another item with that item's number before it: 一、(二). */
  item: string;
  /** Paragraphs separated by `\n`. */
  text: string;
  reply: string;
  /** Who proposed it, as the LY's report names them; a table names nobody. */
  proposers: string[];
  /** Where its first row stands. */
  place: Place;
  answer: ReplyReading;
};

export type ResolutionTableReading = { resolutions: ReadResolution[]; problems: Problem[] };

export function readResolutionTable(table: Table): ResolutionTableReading {
  const { drafts, problems } = gatherRows(table);
  const cutAt = table.cutOffAt ?? (table.isWhole ? null : findCutRow(drafts));
  if (cutAt) problems.push(problemAt('cut-off', cutAt, drafts.at(-1)?.item ?? null));
  const resolutions = drafts.map(({ path, item, text, reply, place }) => ({
    sectionPath: printSection(path), item, text, reply, proposers: [], place, answer: readReply(reply, table.agency),
  }));
  problems.push(...findMissingText(drafts), ...findDuplicates(resolutions), ...findUnfinished(drafts, cutAt !== null));
  return { resolutions, problems };
}

/** For comparing items: （三六九）, 三百六十九、 and 369. are one; 一、(二) is 1.2. */
export function itemKey(item: string): string {
  const steps = item.match(/[(（][^()（）]{1,8}[)）]|第[^第項案點]{1,8}[項案點]|[^()（）第、.．]{1,8}[、.．]?/g) ?? [];
  const values = steps.map((step) => readItemNumber(step)?.value);
  return values.length > 0 && values.every((value) => value !== undefined) ? values.join('.') : item.replace(/\s+/g, '');
}

/** A resolution before its reply is read; `fragments` are its cells page by page. */
export type Draft = {
  path: SectionPath;
  item: string;
  number: ItemNumber;
  place: Place;
  contents: string[];
  replies: string[];
  /** Those of `replies` that are told in several columns, column by column. */
  replyParts: string[][];
  text: string;
  reply: string;
};

/** Joins the rows that page ends cut apart, and tells headings, items and what goes on from each other. */
function gatherRows({ rows, hasItemCodes = false }: Table): { drafts: Draft[]; problems: Problem[] } {
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  let path: SectionPath = [];
  /** By the headings alone; what a row names by itself stands below those outside it. */
  let headings: SectionPath = [];
  let open: Draft[] = [];
  let current: Draft | null = null;
  for (const row of rows) {
    if (row.sectionPath) {
      const next = enterSection(headings, namedSection(row.sectionPath));
      if (sectionKey(printSection(next)) !== sectionKey(printSection(path))) [current, open] = [null, []];
      path = next;
    }
    const heading = row.sectionPath ? null : headingOf(row, current);
    if (heading) {
      if (!heading.isKnown) problems.push(problemAt('unknown-heading', row.place, null, { words: heading.words }));
      const next = enterSection(headings, heading.path);
      // Some books print the section again on each page: the row before may then go on.
      if (sectionKey(printSection(next)) !== sectionKey(printSection(path))) [current, open] = [null, []];
      [path, headings] = [next, next];
      continue;
    }
    const item = stripHtml(row.item).replace(/[\s\u200b-\u200f\u2060]+/g, '');
    const number = item === '' ? null : (readItemNumber(item) ?? (hasItemCodes && isItemCode(item) ? ITEM_CODE : null));
    if (number) {
      open = parentsOf(open, number);
      const name: string = (open.at(-1)?.item ?? '') + item;
      current = { path, item: name, number, place: row.place, contents: [row.content], replies: [row.reply], replyParts: [row.replyParts ?? [row.reply]], text: '', reply: '' };
      drafts.push(current);
      open = [...open, current];
    } else if (item !== '') {
      problems.push(problemAt('unknown-item', row.place, null, { words: item.slice(0, 40) }));
      current = null;
    } else if (current) {
      current.contents.push(row.content);
      current.replies.push(row.reply);
      current.replyParts.push(row.replyParts ?? [row.reply]);
    } else if (row.content.trim() !== '' || row.reply.trim() !== '') {
      problems.push(problemAt('text-before-item', row.place, null, { words: stripHtml(row.content || row.reply).slice(0, 30) }));
    }
  }
  for (const draft of drafts) {
    draft.text = joinCell(draft.contents);
    draft.reply = joinReply(draft);
  }
  return { drafts, problems };
}

/** A page end cuts all columns of a reply: each is joined by itself, one after the other. */
function joinReply({ replies, replyParts }: Draft): string {
  const width = Math.max(...replyParts.map((parts) => parts.length));
  if (width < 2) return joinCell(replies);
  const columns = Array.from({ length: width }, (_, at) => joinCell(replyParts.map((parts) => parts[at] ?? '')));
  return columns.filter((words) => words !== '').join('\n');
}

const isItemCode = (item: string): boolean => item.length <= 20 && /[0-9０-９一二三四五六七八九十]/.test(item);

/** Stands inside no other item, and holds none that does not begin anew at one. */
const ITEM_CODE: ItemNumber = { rank: 0, value: 0 };

/** The items a new one stands in: (一) opens inside 一、 when it begins anew at one; 二、 closes both. */
function parentsOf(open: readonly Draft[], number: ItemNumber): Draft[] {
  const sibling = open.findIndex((draft) => draft.number.rank === number.rank);
  if (sibling >= 0) return open.slice(0, sibling);
  const above = open.filter((draft) => draft.number.rank < number.rank);
  return number.value === 1 ? above : [];
}

/** A row is a heading if only one of its cells holds words and these are no part of the row before. */
function headingOf(row: TableRow, current: Draft | null): { path: SectionPath; isKnown: boolean; words: string } | null {
  const [item, content, reply] = [stripHtml(row.item), stripHtml(row.content), stripHtml(row.reply)];
  if (reply !== '' && (item !== '' || content !== '')) return null;
  const words = [item, content, reply].filter((cell) => cell !== '').join('');
  if (item !== '' && content !== '' && endsSentence(content)) return null;
  const path = readHeading(words.replace(/\n/g, ' '));
  if (item === '') {
    if (path === null) return null;
    // A reply may have parts and headings of its own.
    if (content === '' && current !== null && isOutline(path)) return null;
    const before = content !== '' ? current?.contents : current?.replies;
    const last = stripHtml(before?.findLast((cell) => cell.trim() !== '') ?? '');
    // After a colon or a comma anything may follow; after a table, or words without a full stop, 壹、… and 歲出部分第…款 go on with nothing.
    const goesOn = before !== undefined && !endsSentence(last) && (LEADS_ON.test(last) || !isSureHeading(path));
    return goesOn ? null : { path, isKnown: true, words };
  }
  if (path) return { path, isKnown: true, words };
  const isItem = readItemNumber(item) !== null;
  return isItem || content !== '' ? null : { path: unknownHeading(words), isKnown: false, words: words.slice(0, 60) };
}

const LEADS_ON = /[：:；;，,、]\s*$/;

/** A table without any reply is one of the week the act passed: then none is missed. */
function findMissingText(drafts: readonly Draft[]): Problem[] {
  const isAnswered = drafts.some(({ reply }) => reply !== '');
  return drafts.flatMap(({ text, reply, place, item }) => {
    if (text === '') return [problemAt(reply === '' ? 'no-text' : 'reply-without-text', place, item)];
    return reply === '' && isAnswered ? [problemAt('no-reply', place, item)] : [];
  });
}

type Placed = Pick<ReadResolution, 'sectionPath' | 'item' | 'place'>;

/** One section may hold an item once; the problem names both places. */
export const findDuplicates = (resolutions: readonly Placed[]): Problem[] => findDoubled(resolutions).map(({ problem }) => problem);

/** Each row whose section and number an earlier one has, with the first that has them. */
export function findDoubled<R extends Placed>(resolutions: readonly R[]): { first: R; second: R; problem: Problem }[] {
  const seen = new Map<string, R>();
  return resolutions.flatMap((second) => {
    const key = `${sectionKey(second.sectionPath)}|${itemKey(second.item)}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, second);
      return [];
    }
    const { place, item, sectionPath } = second;
    const params = {
      section: sectionPath.join(' '), firstPage: first.place.page ?? '', firstLine: first.place.line ?? '', page: place.page ?? '',
      line: place.line ?? '',
    };
    return [{ first, second, problem: problemAt('duplicate-item', place, item, params) }];
  });
}
