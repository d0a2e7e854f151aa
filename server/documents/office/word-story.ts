/** The running text of a Word part (body, header) → lines and grids (ECMA-376 part 1, 17). */
import { insertContent, type InsideFiles } from './inside-files.ts';
import { insertPageHeader } from './page-header.ts';
import { type Attributes, readXml } from './read-xml.ts';
import { createStory, readingOf, type StoryReading } from './story.ts';
import { readEquation } from './word-equation.ts';
import { readSymbol } from './word-symbol.ts';
import { isHiddenByStyle, isOn, type NextLabel, type NumberProperties, type WordStyles } from './word-numbering.ts';

/** `headerLines`: of the relation a section's header is given by, for each type in turn. */
export type WordContext = {
  styles: WordStyles;
  nextLabel: NextLabel;
  headerLines: (references: ReadonlyMap<string, string>) => string[];
  /** The words of a note at the foot or the end, by its number in the file. */
  noteWords: (kind: 'footnote' | 'endnote', id: string) => string;
  insideFiles: InsideFiles;
};

type Paragraph = NumberProperties & { style: string | null; isMarkDeleted: boolean; isMarkHidden: boolean; hidden: string };

/** Not shown: what was deleted or moved away, what stands twice for older programs, and how things were formatted before. */
const LEFT_OUT = new Set([
  'w:del', 'w:moveFrom', 'w:delText', 'w:delInstrText', 'mc:Fallback', 'w:rt',
  'w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:tblPrExChange',
  'w:trPrChange', 'w:tcPrChange', 'w:sectPrChange', 'w:tblGridChange', 'w:numberingChange',
]);
const CHARACTERS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:ptab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };
/** What has no words that could be read: pictures, embedded sheets, charts, diagrams. */
const PICTURES = ['pic:pic', 'v:imagedata', 'w:object', 'c:chart', 'dgm:relIds'];
/** Fields inside fields; Word's own documents have two or three. */
const MOST_FIELDS = 50;

/** Calls `onRead` with the bytes done. */
export function readWordStory(bytes: Uint8Array, context: WordContext, onRead?: (bytes: number) => void): StoryReading {
  const story = createStory();
  const path: string[] = [];
  const paragraphs: Paragraph[] = [];
  /** Open fields, one inside the other: the code read so far, and whether the result has begun. */
  const fields: { code: string; isResult: boolean }[] = [];
  let leftOutFrom: number | null = null;
  let isTextRead = false;
  let isCodeRead = false;
  let isRunHidden = false;
  let isPlaceholder = false;
  let row = { isDeleted: false, cellsAfter: 0 };
  const cells: { columns: number; merged: 'own' | 'covered' | 'from-above'; isOpen: boolean }[] = [];
  const rows: (typeof row)[] = [];
  let sectionFrom = 0;
  /** The open paragraph is the last of its section. */
  let endsSection = false;
  const headers = new Map<string, string>();

  /** A cell's properties come before its first paragraph or table. */
  const openCell = (): void => {
    const cell = cells.at(-1);
    if (!cell || cell.isOpen) return;
    cell.isOpen = true;
    story.openCell({ columns: cell.columns, rows: 1 });
  };
  const addEmptyCells = (columns: number): void => {
    if (!(columns > 0)) return;
    story.openCell({ columns, rows: 1 });
    story.closeCell();
  };
  const isInCode = (): boolean => fields.some(({ isResult }) => !isResult);
  const isShown = (): boolean => !isRunHidden && !isInCode();
  const endField = (): void => {
    const field = fields.pop();
    if (field && !field.isResult && isShown()) story.addText(readEquation(field.code));
  };
  const leaveOutNote = (kind: 'footnote' | 'endnote', attributes: Attributes): void =>
    story.leaveOut({ code: 'note-left-out', words: context.noteWords(kind, attributes['w:id'] ?? '') });
  const insertFile = (relation: string): void => {
    openCell();
    const { name, content } = context.insideFiles.get(relation) ?? { name: '', content: null };
    if (content) insertContent(story, content);
    else story.leaveOut({ code: 'file-left-out', words: name });
  };
  const endSection = (): void => {
    insertPageHeader(story.blocks, sectionFrom, context.headerLines(headers));
    sectionFrom = story.blocks.length;
  };

  const openers: Record<string, (attributes: Attributes) => void> = {
    'w:p': () => {
      openCell();
      story.openParagraph();
      paragraphs.push({ numId: null, level: null, style: null, isMarkDeleted: false, isMarkHidden: false, hidden: '' });
    },
    'w:tbl': () => {
      openCell();
      story.openTable();
    },
    'w:tr': () => {
      rows.push((row = { isDeleted: false, cellsAfter: 0 }));
      story.openRow();
    },
    'w:tc': () => void cells.push({ columns: 1, merged: 'own', isOpen: false }),
    'w:r': () => (isRunHidden = isHiddenByStyle(context.styles, paragraphs.at(-1)?.style ?? null)),
    'w:t': () => (isTextRead = true),
    'm:t': () => (isTextRead = true),
    'w:instrText': () => (isCodeRead = true),
    'w:altChunk': (attributes) => insertFile(attributes['r:id'] ?? ''),
    'w:subDoc': (attributes) => insertFile(attributes['r:id'] ?? ''),
    ...Object.fromEntries(PICTURES.map((name) => [name, () => story.leaveOut({ code: 'picture-left-out', words: '' })])),
  };
  const properties: Record<string, (attributes: Attributes, value: string) => void> = {
    'w:gridSpan': (_, value) => cells.length > 0 && (cells.at(-1)!.columns = Number(value)),
    'w:vMerge': (_, value) => cells.length > 0 && value !== 'restart' && (cells.at(-1)!.merged = 'from-above'),
    'w:hMerge': (_, value) => cells.length > 0 && value !== 'restart' && (cells.at(-1)!.merged = 'covered'),
    'w:gridBefore': (_, value) => addEmptyCells(Number(value)),
    'w:gridAfter': (_, value) => (row.cellsAfter = Number(value)),
    'w:pStyle': (_, value) => paragraphs.length > 0 && (paragraphs.at(-1)!.style = value),
    'w:numId': (_, value) => paragraphs.length > 0 && (paragraphs.at(-1)!.numId = value),
    'w:ilvl': (_, value) => paragraphs.length > 0 && (paragraphs.at(-1)!.level = Number(value)),
    'w:rStyle': (_, value) => parentIs('w:rPr', 'w:r') && isHiddenByStyle(context.styles, value) && (isRunHidden = true),
    'w:vanish': (attributes) => {
      if (parentIs('w:rPr', 'w:r')) isRunHidden = isOn(attributes);
      else if (parentIs('w:rPr', 'w:pPr') && paragraphs.length > 0) paragraphs.at(-1)!.isMarkHidden = isOn(attributes);
    },
    'w:fldChar': (attributes) => {
      const type = attributes['w:fldCharType'];
      if (type === 'begin' && fields.length < MOST_FIELDS) fields.push({ code: '', isResult: false });
      else if (type === 'separate' && fields.length > 0) fields.at(-1)!.isResult = true;
      else if (type === 'end') endField();
    },
    'w:sym': (attributes) => isShown() && story.addText(readSymbol(attributes['w:char'] ?? '', attributes['w:font'] ?? '')),
    'w:footnoteReference': (attributes) => leaveOutNote('footnote', attributes),
    'w:endnoteReference': (attributes) => leaveOutNote('endnote', attributes),
    'w:showingPlcHdr': () => (isPlaceholder = true),
    'w:headerReference': (attributes) => headers.set(attributes['w:type'] ?? 'default', attributes['r:id'] ?? ''),
  };
  const parentIs = (parent: string, above: string): boolean => path.at(-1) === parent && path.at(-2) === above;

  const closers: Record<string, () => void> = {
    'w:p': () => {
      const paragraph = paragraphs.pop();
      // A field whose code never ends would swallow the rest of the document.
      if (fields.at(-1)?.isResult === false) endField();
      if (!paragraph) return;
      if (paragraph.hidden.trim() !== '') story.leaveOut({ code: 'hidden-left-out', words: paragraph.hidden });
      if (paragraph.isMarkDeleted && !endsSection) return story.joinParagraph();
      const isGone = row.isDeleted || (cells.at(-1)?.merged ?? 'own') !== 'own' || (paragraph.isMarkHidden && story.paragraphText().trim() === '');
      const isSectionMark = endsSection && story.paragraphText().trim() === '';
      story.closeParagraph(isGone || isSectionMark ? '' : context.nextLabel(paragraph, paragraph.style));
      if (endsSection) endSection();
      endsSection = false;
    },
    'w:r': () => (isRunHidden = false),
    'w:t': () => (isTextRead = false),
    'm:t': () => (isTextRead = false),
    'w:instrText': () => (isCodeRead = false),
    'w:tc': () => {
      openCell();
      story.closeCell(cells.pop()?.merged);
    },
    'w:tr': () => {
      addEmptyCells(row.cellsAfter);
      story.closeRow(rows.pop()?.isDeleted);
      row = rows.at(-1) ?? { isDeleted: false, cellsAfter: 0 };
    },
    'w:tbl': () => story.closeTable(),
    'w:sectPr': () => {
      if (path.at(-1) === 'w:body') endSection();
      else endsSection = true;
    },
  };

  const problem = readXml(bytes, {
    open(name, attributes) {
      const isProperty = path.at(-1) === 'w:rPr' || path.at(-1) === 'w:trPr';
      if (isProperty && (name === 'w:del' || name === 'w:moveFrom')) {
        if (path.at(-1) === 'w:trPr') row.isDeleted = true;
        else if (path.at(-2) === 'w:pPr' && paragraphs.length > 0) paragraphs.at(-1)!.isMarkDeleted = true;
      } else if (leftOutFrom === null && (LEFT_OUT.has(name) || (name === 'w:sdtContent' && isPlaceholder))) leftOutFrom = path.length;
      if (leftOutFrom === null) {
        openers[name]?.(attributes);
        properties[name]?.(attributes, attributes['w:val'] ?? '');
        if (CHARACTERS[name] !== undefined && path.at(-1) === 'w:r' && isShown()) story.addText(CHARACTERS[name]);
      } else if (name === 'w:fldChar') properties[name]!(attributes, '');
      if (name === 'w:sdtContent') isPlaceholder = false;
      path.push(name);
    },
    close(name) {
      path.pop();
      if (leftOutFrom === path.length) leftOutFrom = null;
      else if (leftOutFrom === null) closers[name]?.();
    },
    text(text) {
      if (isCodeRead && leftOutFrom === null && fields.length > 0) fields.at(-1)!.code += text;
      if (!isTextRead || leftOutFrom !== null || isInCode()) return;
      const words = text.replace(/[\r\n\t]+/g, ' ');
      if (!isRunHidden) story.addText(words);
      else if (paragraphs.length > 0) paragraphs.at(-1)!.hidden += words;
    },
  }, onRead);
  return readingOf(story, problem);
}
