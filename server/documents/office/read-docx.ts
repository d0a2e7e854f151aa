/** A Word document (DOCX, DOCM without its macros) → lines and grids. */
import type { ContentReading, OnProgress } from '../content.ts';
import { openPackage } from '../formats/open-package.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { readInsideFiles } from './inside-files.ts';
import { headerLines } from './page-header.ts';
import { readXml } from './read-xml.ts';
import { countWordLists, readWordLists, readWordStyles } from './word-numbering.ts';
import { relationsOf } from './word-relations.ts';
import { readWordStory, type WordContext } from './word-story.ts';

/** Only these are opened: no pictures, fonts, macros or embedded objects. */
const isWanted = (name: string): boolean =>
  /\.(?:xml|rels)$/i.test(name) && !/(?:^|\/)(?:customXml|docProps|theme|glossary|charts|embeddings|diagrams|media|activeX)\//i.test(name);

/** A header is read once and is short; more are left out. */
const MOST_HEADERS = 500;

/** Reports bytes of the document's main part. `isInside`: it is itself inserted in a document, and what is inside it stays closed. */
export async function readDocx(bytes: Uint8Array, onProgress: OnProgress = () => {}, isInside = false): Promise<ContentReading> {
  const opened = openPackage(bytes, isWanted);
  if (!opened.ok) return refuse(opened.problem);
  const { parts } = opened;
  const mainName = relationsOf(parts, '').find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'word/document.xml';
  const main = parts.get(mainName);
  if (!main) return refuse(problemAt('part-missing', AT_NO_PLACE, null, { part: mainName, format: 'DOCX' }));

  const relations = relationsOf(parts, mainName);
  const partOf = (type: string): Uint8Array | undefined => parts.get(relations.find((relation) => relation.type.endsWith(type))?.target ?? '');
  const lists = readWordLists(partOf('/numbering'));
  const styles = readWordStyles(partOf('/styles'));
  const broken = lists.problem ?? styles.problem;
  if (broken) return refuse(broken);

  const notes = { footnote: readWordNotes(partOf('/footnotes')), endnote: readWordNotes(partOf('/endnotes')) };
  const noteWords: WordContext['noteWords'] = (kind, id) => notes[kind].get(id) ?? '';
  const insideFiles = await readInsideFiles(bytes, relations, isInside ? null : (inner) => readDocx(inner, undefined, true));
  const linesById = new Map<string, string[]>();
  const linesOfHeader = (id: string): string[] => {
    const known = linesById.get(id);
    const part = parts.get(relations.find((relation) => relation.id === id)?.target ?? '');
    if (known || !part || linesById.size >= MOST_HEADERS) return known ?? [];
    const context: WordContext = { styles: styles.styles, nextLabel: countWordLists(lists.lists, styles.styles), headerLines: () => [], noteWords, insideFiles };
    const lines = headerLines(readWordStory(part, context).blocks);
    linesById.set(id, lines);
    return lines;
  };
  const context: WordContext = {
    styles: styles.styles,
    nextLabel: countWordLists(lists.lists, styles.styles),
    headerLines: (references) =>
      ['default', 'first', 'even'].map((type) => linesOfHeader(references.get(type) ?? '')).find((lines) => lines.length > 0) ?? [],
    noteWords,
    insideFiles,
  };
  const { blocks, leftOut, problem } = readWordStory(main, context, (done) => onProgress(done, main.length));
  return problem ? refuse(problem) : { content: { blocks, leftOut }, problems: [] };
}

/** The words of each note by its number; in a part that is broken, those up to there. */
function readWordNotes(part: Uint8Array | undefined): Map<string, string> {
  const notes = new Map<string, string>();
  let id: string | null = null;
  let isText = false;
  if (part) {
    readXml(part, {
      open(name, attributes) {
        if (name === 'w:footnote' || name === 'w:endnote') id = attributes['w:id'] ?? '';
        isText = name === 'w:t';
      },
      close: () => void (isText = false),
      text: (words) => void (isText && id !== null && notes.set(id, (notes.get(id) ?? '') + words)),
    });
  }
  return notes;
}

const refuse = (problem: Problem): ContentReading => ({ content: null, problems: [problem] });
