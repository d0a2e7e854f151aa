/** The running text of a Word part (body, header) → lines and grids (ECMA-376 part 1, 17). */
import { insertContent, type InsideFiles } from './inside-files.ts';
import { insertPageHeader } from './page-header.ts';
import { type Attributes, readXml } from './read-xml.ts';
import { createStory, readingOf, type StoryReading } from './story.ts';
import { readEquation } from './word-equation.ts';
import { createWordFields } from './word-fields.ts';
import { isHiddenByStyle, isOn, type NextLabel, type NumberProperties, type WordStyles } from './word-numbering.ts';
import { createWordRows } from './word-rows.ts';
import { readSymbol } from './word-symbol.ts';

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

/** Calls `onRead` with the bytes done. */
export function readWordStory(bytes: Uint8Array, context: WordContext, onRead?: (bytes: number) => void): StoryReading {
  const story = createStory();
  const path: string[] = [];
  const paragraphs: Paragraph[] = [];
  let leftOutFrom: number | null = null;
  let isTextRead = false;
  let isCodeRead = false;
  let isRunHidden = false;
  let isPlaceholder = false;
  let sectionFrom = 0;
  /** The open paragraph is the last of its section. */
  let endsSection = false;
  const headers = new Map<string, string>();

  const rows = createWordRows(story);
  const fields = createWordFields((code) => isShown() && story.addText(readEquation(code)));
  const isShown = (): boolean => !isRunHidden && !fields.isInCode();
  const leaveOutNote = (kind: 'footnote' | 'endnote', attributes: Attributes): void =>
    story.leaveOut({ code: 'note-left-out', words: context.noteWords(kind, attributes['w:id'] ?? '') });
  const insertFile = (relation: string): void => {
    rows.beginCell();
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
      rows.beginCell();
      story.openParagraph();
      paragraphs.push({ numId: null, level: null, style: null, isMarkDeleted: false, isMarkHidden: false, hidden: '' });
    },
    'w:tbl': () => {
      rows.beginCell();
      story.openTable();
    },
    'w:tr': rows.openRow,
    'w:tc': rows.openCell,
    'w:r': () => (isRunHidden = isHiddenByStyle(context.styles, paragraphs.at(-1)?.style ?? null)),
    'w:t': () => (isTextRead = true),
    'm:t': () => (isTextRead = true),
    'w:instrText': () => (isCodeRead = true),
    'w:altChunk': (attributes) => insertFile(attributes['r:id'] ?? ''),
    'w:subDoc': (attributes) => insertFile(attributes['r:id'] ?? ''),
    ...Object.fromEntries(PICTURES.map((name) => [name, () => story.leaveOut({ code: 'picture-left-out', words: '' })])),
  };
  const properties: Record<string, (attributes: Attributes, value: string) => void> = {
    'w:pStyle': (_, value) => paragraphs.length > 0 && (paragraphs.at(-1)!.style = value),
    'w:numId': (_, value) => paragraphs.length > 0 && (paragraphs.at(-1)!.numId = value),
    'w:ilvl': (_, value) => paragraphs.length > 0 && (paragraphs.at(-1)!.level = Number(value)),
    'w:rStyle': (_, value) => parentIs('w:rPr', 'w:r') && isHiddenByStyle(context.styles, value) && (isRunHidden = true),
    'w:vanish': (attributes) => {
      if (parentIs('w:rPr', 'w:r')) isRunHidden = isOn(attributes);
      else if (parentIs('w:rPr', 'w:pPr') && paragraphs.length > 0) paragraphs.at(-1)!.isMarkHidden = isOn(attributes);
    },
    'w:fldChar': (attributes) => fields.mark(attributes['w:fldCharType']),
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
      fields.endUnfinished();
      if (!paragraph) return;
      if (paragraph.hidden.trim() !== '') story.leaveOut({ code: 'hidden-left-out', words: paragraph.hidden });
      if (paragraph.isMarkDeleted && !endsSection) return story.joinParagraph();
      const isGone = rows.isGone() || (paragraph.isMarkHidden && story.paragraphText().trim() === '');
      const isSectionMark = endsSection && story.paragraphText().trim() === '';
      story.closeParagraph(isGone || isSectionMark ? '' : context.nextLabel(paragraph, paragraph.style));
      if (endsSection) endSection();
      endsSection = false;
    },
    'w:r': () => (isRunHidden = false),
    'w:t': () => (isTextRead = false),
    'm:t': () => (isTextRead = false),
    'w:instrText': () => (isCodeRead = false),
    'w:tc': rows.closeCell,
    'w:tr': rows.closeRow,
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
        if (path.at(-1) === 'w:trPr') rows.deleteRow();
        else if (path.at(-2) === 'w:pPr' && paragraphs.length > 0) paragraphs.at(-1)!.isMarkDeleted = true;
      } else if (leftOutFrom === null && (LEFT_OUT.has(name) || (name === 'w:sdtContent' && isPlaceholder))) leftOutFrom = path.length;
      if (leftOutFrom === null) {
        openers[name]?.(attributes);
        rows.properties[name]?.(attributes['w:val'] ?? '');
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
      if (isCodeRead && leftOutFrom === null) fields.addCode(text);
      if (!isTextRead || leftOutFrom !== null || fields.isInCode()) return;
      const words = text.replace(/[\r\n\t]+/g, ' ');
      if (!isRunHidden) story.addText(words);
      else if (paragraphs.length > 0) paragraphs.at(-1)!.hidden += words;
    },
  }, onRead);
  return readingOf(story, problem);
}
