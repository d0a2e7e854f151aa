/**
 * ODS → a grid a sheet. What a cell shows stands in it as paragraphs, so nothing is formatted or computed here; a day is
 * taken from its value. (SheetJS reads ODS too, but fills repeated cells without bound, and neither tells what is hidden nor merged.)
 */
import { Parser } from 'htmlparser2';
import type { ContentReading } from '../content.ts';
import { gridsOf, MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, type RawSheet, refused, roomOf } from './bounds.ts';
import { openContentXml } from './open-sheet-package.ts';

export async function readOds(bytes: Uint8Array): Promise<ContentReading> {
  const opened = openContentXml(bytes);
  return 'problem' in opened ? { content: null, problems: [opened.problem] } : readContentXml(opened.xml);
}

/** The `content.xml` of an ODS as text. */
function readContentXml(xml: string): ContentReading {
  const reader = new SheetReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  if (!reader.isSpreadsheet) return refused('sheet-broken');
  if (reader.isTooMuch) return refused('sheet-too-much', { limit: MAX_CHARACTERS });
  if (reader.sheets.length > MAX_SHEETS) return refused('sheet-too-many', { count: reader.sheets.length, limit: MAX_SHEETS });
  return gridsOf(reader.sheets);
}

type Attributes = Record<string, string>;
type Sheet = RawSheet & { rows: string[][]; hiddenRows: number[]; hiddenColumns: number[] };

/** Inside these, paragraphs are not what the cell shows. */
const ASIDES = new Set(['office:annotation', 'draw:frame', 'draw:custom-shape', 'table:shapes', 'office:forms', 'table:tracked-changes']);

/** Elements of a spreadsheet as they come → sheets. Repeated rows and cells are made only as far as something stands in them. */
class SheetReader {
  isSpreadsheet = false;
  isTooMuch = false;
  sheets: Sheet[] = [];
  #hiddenStyles = new Set<string>();
  #style: string | null = null;
  #asides = 0;
  /** Depth of tables inside cells, which are none of ours. */
  #tables = 0;
  #row: { cells: string[]; repeated: number; isHidden: boolean } | null = null;
  #cell: { paragraphs: string[]; isOpen: boolean; repeated: number; value: Value; isCovered: boolean } | null = null;
  /** Rows passed, empty ones included. */
  #at = 0;
  /** Columns passed. */
  #column = 0;
  #characters = 0;

  get #sheet(): Sheet | undefined {
    return this.sheets.at(-1);
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'office:spreadsheet') this.isSpreadsheet = true;
    else if (name === 'style:style') this.#style = attributes['style:name'] ?? null;
    else if (name === 'style:table-properties' && attributes['table:display'] === 'false' && this.#style) this.#hiddenStyles.add(this.#style);
    if (ASIDES.has(name)) this.#asides += 1;
    if (this.#asides > 0) return;
    if (name === 'table:table') this.#openTable(attributes);
    else if (this.#tables === 1) this.#openInside(name, attributes);
  }

  #openTable(attributes: Attributes): void {
    this.#tables += 1;
    if (this.#tables > 1) return;
    const isHidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '');
    const name = attributes['table:name'] ?? '';
    this.sheets.push({ name, rows: [], isHidden, hiddenRows: [], hiddenColumns: [], isTooLong: false, isTooWide: false });
    [this.#at, this.#column] = [0, 0];
  }

  #openInside(name: string, attributes: Attributes): void {
    const isHidden = ['collapse', 'filter'].includes(attributes['table:visibility'] ?? '');
    if (name === 'table:table-column') {
      const end = Math.min(this.#column + timesOf(attributes['table:number-columns-repeated']), MAX_COLUMNS);
      for (; this.#column < end; this.#column += 1) if (isHidden) this.#sheet?.hiddenColumns.push(this.#column);
    } else if (name === 'table:table-row') {
      this.#row = { cells: [], repeated: timesOf(attributes['table:number-rows-repeated']), isHidden };
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      this.#cell = {
        paragraphs: [], isOpen: false, isCovered: name === 'table:covered-table-cell',
        repeated: timesOf(attributes['table:number-columns-repeated']), value: valueOf(attributes),
      };
    } else if (name === 'text:p' || name === 'text:h') {
      this.#cell?.paragraphs.push('');
      if (this.#cell) this.#cell.isOpen = true;
    } else if (name === 'text:s') this.#add(' '.repeat(Math.min(timesOf(attributes['text:c']), MOST_SPACES)));
    else if (name === 'text:tab') this.#add('\t');
    else if (name === 'text:line-break') this.#add('\n');
  }

  text(words: string): void {
    if (this.#asides > 0 || this.#tables !== 1) return;
    // Line ends and tabs of the file are one blank, and none where a paragraph begins. LibreOffice means its blanks as they stand.
    const plain = words.replace(/ *[\t\r\n][ \t\r\n]*/g, '\n');
    this.#add((this.#cell?.paragraphs.at(-1) === '' ? plain.replace(/^\n/, '') : plain).replaceAll('\n', ' '));
  }

  #add(words: string): void {
    if (!this.#cell?.isOpen || !this.#hasRoomFor(words.length)) return;
    const last = this.#cell.paragraphs.length - 1;
    this.#cell.paragraphs[last] += words;
  }

  #hasRoomFor(characters: number): boolean {
    this.#characters += characters;
    this.isTooMuch ||= this.#characters > MAX_CHARACTERS;
    return !this.isTooMuch;
  }

  close(name: string): void {
    if (ASIDES.has(name)) this.#asides -= 1;
    else if (this.#asides > 0) return;
    else if (name === 'table:table') this.#tables -= 1;
    else if (this.#tables !== 1) return;
    else if (name === 'text:p' || name === 'text:h') {
      if (this.#cell) this.#cell.isOpen = false;
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#closeCell();
    else if (name === 'table:table-row') this.#closeRow();
  }

  #closeCell(): void {
    const [row, cell, sheet] = [this.#row, this.#cell, this.#sheet];
    this.#cell = null;
    if (!row || !cell || !sheet) return;
    const words = cell.isCovered ? '' : shown(cell.paragraphs.join('\n'), cell.value);
    const room = MAX_COLUMNS - row.cells.length;
    if (words.trim() !== '' && cell.repeated > room) sheet.isTooWide = true;
    for (let times = Math.min(cell.repeated, room); times > 0; times -= 1) row.cells.push(words);
  }

  #closeRow(): void {
    const [row, sheet] = [this.#row, this.#sheet];
    this.#row = null;
    if (!row || !sheet) return;
    const from = this.#at;
    this.#at += row.repeated;
    if (this.isTooMuch || row.cells.every((cell) => cell.trim() === '')) return;
    if (!this.#hasRoomFor(roomOf(row.cells) * Math.min(row.repeated, MAX_ROWS))) return;
    if (this.#at > MAX_ROWS) sheet.isTooLong = true;
    for (let at = from; at < Math.min(this.#at, MAX_ROWS); at += 1) {
      while (sheet.rows.length < at) sheet.rows.push([]);
      sheet.rows.push(row.cells);
      if (row.isHidden) sheet.hiddenRows.push(at);
    }
  }
}

const MOST_SPACES = 10_000;

const timesOf = (repeated: string | undefined): number => {
  const times = Number(repeated ?? 1);
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
};

type Value = { kind: 'day' | 'number'; of: string } | null;

function valueOf(attributes: Attributes): Value {
  if (attributes['office:value-type'] === 'date') return { kind: 'day', of: attributes['office:date-value'] ?? '' };
  return attributes['office:value-type'] === 'float' ? { kind: 'number', of: attributes['office:value'] ?? '' } : null;
}

/** A day as ISO text, a whole number without an exponent; else what the cell shows. */
function shown(words: string, value: Value): string {
  if (value?.kind === 'day') return /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(value.of)?.[0] ?? words;
  const isExponent = value !== null && /^-?[0-9.]+E[+-]?[0-9]+$/i.test(words.trim()) && Number.isSafeInteger(Number(value.of));
  return isExponent ? String(Number(value.of)) : words;
}
