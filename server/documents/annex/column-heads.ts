/**
 * The column heads of the annex in a grid: 項次 | 內容 | 辦理情形 under 決議、附帶決議及注意事項, or as officers word them
 * in tables of their own (編號 | 決議事項 | 主辦單位 | 執行情形).
 */
import { type ItemNumber, readItemNumber, readOpening, startsWithEnumerator } from '../enumerator.ts';
import { compactLine } from './running-head.ts';
import { readHeading } from './section-path.ts';
import type { GridRow } from '../content.ts';
import { readHead, type SheetField } from '../sheets/head-names.ts';

/**
 * Which columns of a grid hold what, counted from 0; `item` is empty where the item number opens the content. `section` tells
 * each row's own, `case` what was moved (案由), where what was resolved on it has a column of its own.
 * `hasReplyHeads`: each of several columns of replies has its own head.
 */
export type Columns = {
  item: number[]; content: number[]; reply: number[]; section: number[]; case: number[]; width: number; hasReplyHeads?: boolean;
};

/** `to` is the first row after the heads; `words` are the heads, for telling one table from another. */
export type ColumnHeads = { columns: Columns; to: number; words: string };

export type ColumnRole = 'section' | 'item' | 'serial' | 'content' | 'reply' | 'other';

const REPLY = /^(?:機關|本[部會署局院]|目前|最新|後續|決議|事項|及){0,4}(?:辦理|執行|處理|回[復覆應]|因應)(?:情形|情況|結果|說明|進度|現況|內容|狀況|報告|執行|辦理|[及與、/]){1,5}$/;
const ABOUT_RESOLUTIONS = /決議|注意(?:辦理)?事項/;
/** Heads with 決議 in them that are about the resolution and not its words. */
const ABOUT = /號$|日期|時間|機關|單位|類別|類型|年度|委員|屆|會期|頁|狀態|[是有]否/;
const CONTENT = /^(?:決議)?(?:事項)?(?:內容|案由|主文|全文|原文|摘要)$/;
const ITEM = /^(?:決議|提案)?(?:項次|項目|項號|案號|案次|項目編號)$|^決議(?:編號|序號)$/;
const SERIAL = /^(?:序號|編號|次序|序|號次|no\.?)$/i;
const SECTION = /^(?:章節|類別|分類|決議(?:類別|分類|類型|性質)|(?:審[查議])?委員會別?|款項目?節?|預算(?:科目|款項))$/;
/** Heads that name a section, or a kind that may change from item to item. */
const KIND = /(?:類別|分類|類型|性質)$/;
const CASE = '案由';
const OTHER = /^(?:備註|備考|說明|附註|頁次|期限|[主承協]辦(?:單位|人|科室)|提案(?:人|委員)|發文(?:字號|日期)|完成(?:日期|期限)|辦理(?:單位|期限)|列管(?:情形|狀態)|日期)$/;
/** What lists tell beside the annex's three, by their own names. */
const IN_LISTS: ReadonlySet<SheetField> = new Set(['unit', 'dueOn', 'proposers', 'documentNumber', 'issuedOn']);
const LONGEST_HEAD = 40;
const MOST_HEAD_ROWS = 4;

/** The heads that begin on row `at`, or null. A reply and a content column make them those of the annex. */
export function readColumnHeads(rows: readonly GridRow[], at: number): ColumnHeads | null {
  let to = at;
  for (; to < rows.length && to < at + MOST_HEAD_ROWS; to += 1) {
    const roles = rows[to]!.cells.filter(isFilled).map(roleOfHead);
    if (!isHeadRow(roles, rows[to]!, to > at)) break;
  }
  if (to === at) return null;
  const heads = rows.slice(at, to);
  const columns = columnsOf(heads.map((row) => row.cells.map(compactLine)), rows.slice(to, to + 200));
  return columns && { columns, to, words: heads.flatMap((row) => row.cells.map(compactLine)).join('') };
}

export const speaksOfResolutions = (words: string): boolean => ABOUT_RESOLUTIONS.test(words);

/** Short cells none of which opens an item or ends a sentence: the heads of some table. */
export const looksLikeHeads = ({ cells }: GridRow): boolean =>
  cells.filter(isFilled).length > 1 &&
  cells.filter(isFilled).every((cell) => cell.length <= 15 && !/[。；，\d]/.test(cell) && !startsWithEnumerator(cell));

const isFilled = (cell: string): boolean => cell.trim() !== '';

/** A row with a reply's head may have heads we do not know beside it; a lower row adds an item's, a content's or a reply's. */
function isHeadRow(roles: readonly (ColumnRole | null)[], row: GridRow, isLower: boolean): boolean {
  if (roles.length === 0 || row.cells.some((cell) => cell.length > 3 * LONGEST_HEAD || /[。；]/.test(cell))) return false;
  const has = (...wanted: ColumnRole[]): boolean => roles.some((role) => role !== null && wanted.includes(role));
  if (isLower) return has('item', 'serial', 'reply') && !roles.includes(null);
  if (has('reply') && has('content', 'item', 'serial')) return true;
  return has('content', 'reply') && !roles.includes(null);
}

/** What a head says its column holds; null where it is none we know. */
export function roleOfHead(cell: string): ColumnRole | null {
  const words = compactLine(cell);
  if (words.length > LONGEST_HEAD) return null;
  if (SECTION.test(words)) return 'section';
  if (ITEM.test(words)) return 'item';
  if (SERIAL.test(words)) return 'serial';
  if (REPLY.test(words)) return 'reply';
  if (CONTENT.test(words) || (ABOUT_RESOLUTIONS.test(words) && !ABOUT.test(words))) return 'content';
  return OTHER.test(words) || isToldInLists(words) ? 'other' : null;
}

/** 主辦單位, 第一次函復文號: what lists tell beside the annex's three. */
export const isToldInLists = (head: string): boolean => IN_LISTS.has(readHead(head)?.field ?? 'content');

/** A column's role is that of its lowest head that tells; one without a head belongs to the column before it. */
function columnsOf(heads: readonly string[][], body: readonly GridRow[]): Columns | null {
  const width = Math.max(...heads.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => {
    const words = heads.map((cells) => cells[index] ?? '').filter((cell) => cell !== '');
    const role: ColumnRole = words.map(roleOfHead).findLast((one) => one !== null && one !== 'other') ?? 'other';
    return { index, isHeaded: words.length > 0, words: words.join(''), role };
  });
  const spanOf = (index: number): number[] => {
    const next = columns.findIndex((column) => column.index > index && column.isHeaded);
    return Array.from({ length: (next < 0 ? width : next) - index }, (_, step) => index + step);
  };
  const find = (...wanted: ColumnRole[]): number[] => columns.filter(({ role }) => wanted.includes(role)).map(({ index }) => index);
  const score = (index: number): number => Number(/內容|文$/.test(columns[index]!.words)) + Number(ABOUT_RESOLUTIONS.test(columns[index]!.words));
  const [contentAt] = find('content').sort((one, other) => score(other) - score(one) || one - other);
  const replies = find('reply');
  // Programs that turn pages into tables misplace the upper heads: 辦理情形 above 內容, and nothing above the replies.
  const besides = columns.find(({ index, isHeaded }) => contentAt !== undefined && index > contentAt && !isHeaded)?.index;
  // What was done may be told in several columns: 辦理進度 | 執行情形.
  const replyAts = replies.length > 0 ? replies : besides === undefined ? [] : [besides];
  if (contentAt === undefined || replyAts.length === 0 || !heads.some((cells) => cells.some((cell) => roleOfHead(cell) === 'reply'))) return null;
  const content = spanOf(contentAt).filter((index) => !replyAts.includes(index));
  const reply = replyAts.flatMap(spanOf);
  const cases = columns.filter(({ index, words }) => words === CASE && index < contentAt);
  const made = (item: number[], own = content): Columns => {
    const section = find('section').filter((index) => !KIND.test(columns[index]!.words) || namesSections(body, index, item.length > 0 ? item : own));
    return { item, content: own, reply, section, case: cases.map(({ index }) => index), width, hasReplyHeads: replies.length > 1 };
  };
  const [itemAt] = find('item');
  if (itemAt !== undefined) return made(spanOf(itemAt));
  const [serialAt] = find('serial');
  if (serialAt !== undefined && !opensWithItems(body, content)) return made(spanOf(serialAt));
  // One head over two columns: item and content, where the second is used at all.
  const isSplit = content.length > 1 && (body.length === 0 || body.some(({ cells }) => isFilled(cells[contentAt + 1] ?? '')));
  return isSplit ? made([contentAt], content.slice(1)) : made([]);
}

/** Whether items are numbered anew with each word of a column, or its only word is a heading; `numbered` columns open with the number. */
function namesSections(body: readonly GridRow[], column: number, numbered: readonly number[]): boolean {
  let last: ItemNumber | null = null;
  let beginsAnew = false;
  const names: string[] = [];
  for (const { cells } of body) {
    const opening = numbered.map((index) => cells[index] ?? '').join('').trim();
    const number = readItemNumber(opening) ?? readItemNumber(readOpening(opening)?.mark ?? '');
    if (number === null) continue;
    const name = (cells[column] ?? '').trim();
    if (name !== '' && name !== names.at(-1)) {
      if (last !== null && number.value > last.value) return false;
      beginsAnew ||= last !== null;
      names.push(name);
    }
    last = number;
  }
  return beginsAnew || names.every((name) => readHeading(name) !== null);
}

/** Whether the contents bear item numbers of their own, so that 序號 only counts the rows. */
function opensWithItems(body: readonly GridRow[], content: readonly number[]): boolean {
  const texts = body.map(({ cells }) => content.map((index) => cells[index] ?? '').join('')).filter(isFilled);
  return texts.length > 1 && texts.filter(startsWithEnumerator).length * 5 >= texts.length * 4;
}
