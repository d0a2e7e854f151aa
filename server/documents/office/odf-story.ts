/** The running text of an OpenDocument part → lines and grids (ODF 1.3 part 3, 5-6, 9). */
import { countOdfLists } from './odf-lists.ts';
import { askOdfStyle, createStyleReader, type OdfStyles } from './odf-styles.ts';
import { insertPageHeader } from './page-header.ts';
import { type Attributes, readXml, type XmlHandlers } from './read-xml.ts';
import { createStory, type LeftOut, readingOf, type Story, type StoryReading } from './story.ts';

/** Not shown: what was deleted, notes of readers, and what a program keeps for itself. */
const LEFT_OUT = new Set([
  'text:tracked-changes', 'office:annotation', 'text:ruby-text', 'svg:title', 'svg:desc', 'office:forms', 'office:scripts',
  'text:variable-decls', 'text:sequence-decls', 'text:user-field-decls', 'table:shapes', 'text:meta-field-metadata', 'office:event-listeners',
]);
const LISTS = new Set(['text:list', 'text:numbered-paragraph']);
const MOST_SPACES = 1000;
const MOST_REPEATED = 10_000;
const MOST_COLUMNS = 64;

const countOf = (text: string | undefined, most: number): number => Math.min(Math.max(Math.trunc(Number(text ?? 1)) || 1, 1), most);

/** Handlers for one run of text (a body, a page's header), and what they have found. */
export type OdfStory = XmlHandlers & { story: Story };

/** `onMasterPage`: a page of another style begins with the next block. */
export function createOdfStory(styles: OdfStyles, onMasterPage: (name: string) => void = () => {}): OdfStory {
  const story = createStory();
  const lists = countOdfLists(styles);
  const path: string[] = [];
  const hiddenSpans: boolean[] = [];
  const paragraphs: { style: string | undefined; headingLevel: number | null; isHidden: boolean; hidden: string }[] = [];
  /** How often the open rows and cells stand there. */
  const repeats: number[] = [];
  /** Of each open table: where its next cell stands, and from which row to which the last cell spanning rows reaches, by column. */
  const tables: { row: number; column: number; reach: Map<number, { from: number; to: number }> }[] = [];
  let leftOutFrom: number | null = null;
  /** What is being left out and told of, and its words so far. */
  let told: LeftOut | null = null;
  let numberWords: string | null = null;
  let endsInSpace = true;

  const isShown = (): boolean => paragraphs.length > 0 && !hiddenSpans.includes(true);
  const turnPage = (family: string, attributes: Attributes, name: string): void => {
    const master = askOdfStyle(styles, family, attributes[name], (style) => style.masterPage);
    if (master !== null && !story.isInCell()) onMasterPage(master);
  };
  const openParagraph = (isHeading: boolean) => (attributes: Attributes): void => {
    const style = attributes['text:style-name'];
    turnPage('paragraph', attributes, 'text:style-name');
    hiddenSpans.push(askOdfStyle(styles, 'paragraph', style, (one) => one.isHidden) ?? false);
    const isNumbered = isHeading && attributes['text:is-list-header'] !== 'true';
    const headingLevel = isNumbered ? countOf(attributes['text:outline-level'], MOST_COLUMNS) : null;
    paragraphs.push({ style, headingLevel, isHidden: hiddenSpans.at(-1)!, hidden: '' });
    endsInSpace = true;
    story.openParagraph();
  };
  const closeParagraph = (): void => {
    const paragraph = paragraphs.pop();
    hiddenSpans.pop();
    if (paragraph && paragraph.hidden.trim() !== '') story.leaveOut({ code: 'hidden-left-out', words: paragraph.hidden });
    if (!paragraph || paragraph.isHidden) return story.closeParagraph();
    const { headingLevel } = paragraph;
    if (!path.some((name) => LISTS.has(name))) return story.closeParagraph(headingLevel === null ? '' : lists.headingLabel(headingLevel));
    story.closeParagraph(lists.takeLabel(askOdfStyle(styles, 'paragraph', paragraph.style, (style) => style.listStyle)));
  };
  const openCell = (attributes: Attributes): void => {
    repeats.push(countOf(attributes['table:number-columns-repeated'], MOST_COLUMNS));
    const table = tables.at(-1);
    const rows = countOf(attributes['table:number-rows-spanned'], MOST_REPEATED);
    if (table && rows > 1) table.reach.set(table.column, { from: table.row, to: table.row + rows - 1 });
    story.openCell();
  };
  const closeCell = (isCovered: boolean) => (): void => {
    const times = repeats.pop() ?? 1;
    const table = tables.at(-1);
    const reach = table?.reach.get(table.column);
    const isFromAbove = reach !== undefined && reach.from < table!.row && table!.row <= reach.to;
    story.closeCell(isCovered ? (isFromAbove ? 'from-above' : 'covered') : 'own', times);
    if (table) table.column += times;
  };

  const openers: Record<string, (attributes: Attributes) => void> = {
    'text:p': openParagraph(false),
    'text:h': openParagraph(true),
    'text:span': (attributes) => hiddenSpans.push(askOdfStyle(styles, 'text', attributes['text:style-name'], (style) => style.isHidden) ?? false),
    'text:s': (attributes) => isShown() && story.addText(' '.repeat(countOf(attributes['text:c'], MOST_SPACES))),
    'text:tab': () => isShown() && story.addText('\t'),
    'text:line-break': () => isShown() && story.addText('\n'),
    'draw:image': () => story.leaveOut({ code: 'picture-left-out', words: '' }),
    'draw:object': () => story.leaveOut({ code: 'picture-left-out', words: '' }),
    'text:list': lists.openList,
    'text:list-item': lists.openItem,
    'text:numbered-paragraph': lists.openNumbered,
    'text:number': () => (numberWords = ''),
    'table:table': (attributes) => {
      turnPage('table', attributes, 'table:style-name');
      tables.push({ row: 0, column: 0, reach: new Map() });
      story.openTable();
    },
    'table:table-row': (attributes) => {
      const table = tables.at(-1);
      if (table) [table.row, table.column] = [table.row + 1, 0];
      repeats.push(countOf(attributes['table:number-rows-repeated'], MOST_REPEATED));
      story.openRow();
    },
    'table:table-cell': openCell,
    'table:covered-table-cell': openCell,
  };
  const closers: Record<string, () => void> = {
    'text:p': closeParagraph,
    'text:h': closeParagraph,
    'text:span': () => hiddenSpans.pop(),
    'text:list': lists.closeList,
    'text:numbered-paragraph': lists.closeList,
    'text:number': () => {
      if (numberWords) lists.setLabel(numberWords);
      numberWords = null;
    },
    'table:table': () => {
      tables.pop();
      story.closeTable();
    },
    'table:table-row': () => story.closeRow(false, repeats.pop()),
    'table:table-cell': closeCell(false),
    'table:covered-table-cell': closeCell(true),
  };

  return {
    story,
    open(name, attributes) {
      const code = name === 'text:note-body' ? 'note-left-out' : isHiddenPart(name, attributes) ? 'hidden-left-out' : null;
      if (leftOutFrom === null && (LEFT_OUT.has(name) || name === 'text:note-citation' || code)) {
        leftOutFrom = path.length;
        told = code && { code, words: '' };
      }
      if (leftOutFrom === null) openers[name]?.(attributes);
      path.push(name);
    },
    close(name) {
      path.pop();
      if (leftOutFrom === path.length) {
        if (told && told.words.trim() !== '') story.leaveOut(told);
        [leftOutFrom, told] = [null, null];
      } else if (leftOutFrom === null) closers[name]?.();
    },
    text(text) {
      if (told) told.words += text;
      if (leftOutFrom !== null) return;
      if (numberWords !== null) numberWords += text;
      else if (isShown()) {
        // White space in the XML is one space, and none where one stands before it.
        const plain = text.replace(/[ \t\r\n]+/g, ' ');
        story.addText(endsInSpace ? plain.replace(/^ /, '') : plain);
        endsInSpace = plain.endsWith(' ');
      } else if (paragraphs.length > 0) paragraphs.at(-1)!.hidden += text;
    },
  };
}

const isHiddenPart = (name: string, attributes: Attributes): boolean =>
  (name === 'text:section' && attributes['text:display'] === 'none') || attributes['text:is-hidden'] === 'true';

type PageHeaders = ReadonlyMap<string, readonly string[]>;

/** The body, with the automatic styles that stand before it; `headers` by the name of the page style. */
export function readOdfBody(part: Uint8Array, styles: OdfStyles, headers: PageHeaders, onRead?: (bytes: number) => void): StoryReading {
  let master = headers.keys().next().value ?? '';
  let sectionFrom = 0;
  const endSection = (): void => {
    insertPageHeader(body.story.blocks, sectionFrom, headers.get(master) ?? []);
    sectionFrom = body.story.blocks.length;
  };
  const body = createOdfStory(styles, (name) => {
    endSection();
    master = name;
  });
  const styleReader = createStyleReader(styles);
  let isInBody = false;
  const problem = readXml(part, {
    open(name, attributes) {
      if (name === 'office:body') isInBody = true;
      else if (isInBody) body.open(name, attributes);
      else styleReader.open(name, attributes);
    },
    close(name) {
      if (name === 'office:body') isInBody = false;
      else if (isInBody) body.close(name);
      else styleReader.close(name);
    },
    text(text) {
      if (isInBody) body.text(text);
    },
  }, onRead);
  endSection();
  return readingOf(body.story, problem);
}
