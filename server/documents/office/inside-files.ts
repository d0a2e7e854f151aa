/**
 * Files inserted in a Word document (`w:altChunk`), which Word takes into its text when it opens it: web pages, texts and
 * Word documents are read where they stand. What is inside them again, and files of other kinds, are left out and told.
 */
import type { ContentReading, FileContent } from '../content.ts';
import { decodeText } from '../formats/decode-text.ts';
import { detectFormat, type Format } from '../formats/detect-format.ts';
import { openPackage } from '../formats/open-package.ts';
import type { Problem } from '../problem.ts';
import { readTextContent } from '../report/text-content.ts';
import { readHtml } from './read-html.ts';
import type { Story } from './story.ts';
import type { Relation } from './word-relations.ts';

/** By the relation they are given by; `content` is null where it cannot be read. */
export type InsideFiles = ReadonlyMap<string, { name: string; content: FileContent | null }>;

const MOST_FILES = 50;

type Reader = (bytes: Uint8Array) => Promise<ContentReading>;

/** `readWord`: null inside a file that is inside another itself, of which nothing more is opened. */
export async function readInsideFiles(bytes: Uint8Array, relations: readonly Relation[], readWord: Reader | null): Promise<InsideFiles> {
  const given = relations.filter(({ type }) => /\/(?:aFChunk|subDocument)$/.test(type));
  const wanted = new Set(given.slice(0, MOST_FILES).map(({ target }) => target));
  const opened = readWord && given.length > 0 ? openPackage(bytes, (name) => wanted.has(name)) : null;
  const contents = new Map<string, FileContent | null>();
  for (const [target, part] of opened?.ok ? opened.parts : []) contents.set(target, await readInside(part, readWord!));
  return new Map(given.map(({ id, name, target }) => [id, { name, content: contents.get(target) ?? null }]));
}

const readInsideText: Reader = async (bytes) => {
  const decoded = decodeText(bytes);
  return { content: decoded.ok ? readTextContent(decoded.text) : null, problems: [] };
};

/** Null also where only part of it can be read. */
async function readInside(bytes: Uint8Array, readWord: Reader): Promise<FileContent | null> {
  const readers: Partial<Record<Format, Reader>> = { docx: readWord, html: readHtml, text: readInsideText };
  const reading = await readers[detectFormat(bytes, '')]?.(bytes);
  return reading && reading.problems.length === 0 ? reading.content : null;
}

/** Tells a file's content in the story of the document it is inserted in, and there what it leaves out itself. */
export function insertContent(story: Story, { blocks, leftOut = [] }: FileContent): void {
  const untold = [...leftOut].reverse();
  const tellUpTo = (line: number): void => {
    while (untold.length > 0 && (untold.at(-1)!.place.line ?? 0) <= line) story.leaveOut(leftOutOf(untold.pop()!));
  };
  const addWords = (words: string): void => {
    story.openParagraph();
    story.addText(words);
    story.closeParagraph();
  };
  for (const block of blocks) {
    if (block.kind === 'line') {
      tellUpTo(block.place.line ?? 0);
      addWords(block.text);
      continue;
    }
    story.openTable();
    for (const { cells, place, fromAbove = [] } of block.rows) {
      story.openRow();
      for (const [column, words] of cells.entries()) {
        story.openCell();
        tellUpTo(place.line ?? 0);
        addWords(words);
        story.closeCell(fromAbove.includes(column) ? 'from-above' : 'own');
      }
    }
    story.closeTable();
  }
  tellUpTo(Number.POSITIVE_INFINITY);
}

const leftOutOf = ({ code, params }: Problem) => ({ code, words: String(params['words'] ?? '') }) as Parameters<Story['leaveOut']>[0];
