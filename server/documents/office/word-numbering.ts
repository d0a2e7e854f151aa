/** Automatic numbers of Word: `numbering.xml` and the styles that number or hide paragraphs (ECMA-376 17.9). */
import type { Problem } from '../problem.ts';
import { type NumberStyle, WORD_NUMBER_STYLES, writeListNumber } from './list-number.ts';
import { type Attributes, readXml } from './read-xml.ts';

type Level = {
  start: number;
  style: NumberStyle;
  text: string;
  suffix: string;
  restartsAfter: number | null;
  isLegal: boolean;
  paragraphStyle: string | null;
};
type AbstractList = { levels: Map<number, Level>; styleLink: string | null };
type List = { abstractId: string; starts: Map<number, number>; levels: Map<number, Level> };
export type WordLists = { abstracts: Map<string, AbstractList>; lists: Map<string, List> };

/** `numId` 0 takes a number away. */
export type NumberProperties = { numId: string | null; level: number | null };
type WordStyle = NumberProperties & { basedOn: string | null; isHidden: boolean | null };
export type WordStyles = { byId: Map<string, WordStyle>; defaultParagraph: string | null };

const newLevel = (): Level => ({ start: 1, style: 'decimal', text: '', suffix: 'tab', restartsAfter: null, isLegal: false, paragraphStyle: null });
const valueOf = (attributes: Attributes): string => attributes['w:val'] ?? '';
const MOST_LEVELS = 9;

/** A property such as `<w:vanish/>` holds unless its value says no. */
export const isOn = (attributes: Attributes): boolean => !['0', 'false', 'off', 'none'].includes(valueOf(attributes));

/** Without the part there are no lists. */
export function readWordLists(bytes: Uint8Array | undefined): { lists: WordLists; problem: Problem | null } {
  const lists: WordLists = { abstracts: new Map(), lists: new Map() };
  if (bytes === undefined) return { lists, problem: null };
  let abstract: AbstractList | null = null;
  let list: List | null = null;
  let levelAt = 0;
  let level: Level | null = null;
  const problem = readXml(bytes, {
    open(name, attributes) {
      if (name === 'w:abstractNum') lists.abstracts.set(attributes['w:abstractNumId'] ?? '', (abstract = { levels: new Map(), styleLink: null }));
      else if (name === 'w:num') lists.lists.set(attributes['w:numId'] ?? '', (list = { abstractId: '', starts: new Map(), levels: new Map() }));
      else if (name === 'w:abstractNumId' && list) list.abstractId = valueOf(attributes);
      else if (name === 'w:numStyleLink' && abstract) abstract.styleLink = valueOf(attributes);
      else if (name === 'w:lvlOverride') levelAt = levelNumber(attributes['w:ilvl']);
      else if (name === 'w:startOverride') list?.starts.set(levelAt, Number(valueOf(attributes)));
      else if (name === 'w:lvl') (list ?? abstract)?.levels.set((levelAt = levelNumber(attributes['w:ilvl'])), (level = newLevel()));
      else if (level) readLevel(level, name, attributes);
    },
    close(name) {
      if (name === 'w:lvl') level = null;
      if (name === 'w:abstractNum') abstract = null;
      if (name === 'w:num') list = null;
    },
    text() {},
  });
  return { lists, problem };
}

const levelNumber = (text: string | undefined): number => Math.min(Math.max(Number(text) || 0, 0), MOST_LEVELS - 1);

function readLevel(level: Level, name: string, attributes: Attributes): void {
  const value = valueOf(attributes);
  if (name === 'w:start') level.start = Number(value);
  else if (name === 'w:numFmt') level.style = WORD_NUMBER_STYLES[value] ?? 'decimal';
  else if (name === 'w:lvlText') level.text = value;
  else if (name === 'w:suff') level.suffix = value;
  else if (name === 'w:lvlRestart') level.restartsAfter = Number(value);
  else if (name === 'w:isLgl') level.isLegal = isOn(attributes);
  else if (name === 'w:pStyle') level.paragraphStyle = value;
}

export function readWordStyles(bytes: Uint8Array | undefined): { styles: WordStyles; problem: Problem | null } {
  const styles: WordStyles = { byId: new Map(), defaultParagraph: null };
  if (bytes === undefined) return { styles, problem: null };
  let style: WordStyle | null = null;
  const problem = readXml(bytes, {
    open(name, attributes) {
      if (name === 'w:style') {
        const id = attributes['w:styleId'] ?? '';
        styles.byId.set(id, (style = { basedOn: null, isHidden: null, numId: null, level: null }));
        const isDefault = isOn({ 'w:val': attributes['w:default'] ?? '0' });
        if (attributes['w:type'] === 'paragraph' && isDefault) styles.defaultParagraph = id;
      } else if (style === null) return;
      else if (name === 'w:basedOn') style.basedOn = valueOf(attributes);
      else if (name === 'w:numId') style.numId = valueOf(attributes);
      else if (name === 'w:ilvl') style.level = levelNumber(valueOf(attributes));
      else if (name === 'w:vanish') style.isHidden = isOn(attributes);
    },
    close(name) {
      if (name === 'w:style') style = null;
    },
    text() {},
  });
  return { styles, problem };
}

/** Word itself goes no further. */
const MOST_ANCESTORS = 20;

/** The first answer of a style and those it is based on. */
function ask<Answer>(styles: WordStyles, id: string | null, question: (style: WordStyle) => Answer | null): Answer | null {
  const seen = new Set<string>();
  for (let at = id; at !== null && !seen.has(at) && seen.size < MOST_ANCESTORS; at = styles.byId.get(at)?.basedOn ?? null) {
    seen.add(at);
    const style = styles.byId.get(at);
    const answer = style ? question(style) : null;
    if (answer !== null) return answer;
  }
  return null;
}

export const isHiddenByStyle = (styles: WordStyles, id: string | null): boolean => ask(styles, id, (style) => style.isHidden) ?? false;

/** The number of the next paragraph that has one, with what parts it from the text; '' for a paragraph without. */
export type NextLabel = (own: NumberProperties, styleId: string | null) => string;

/** Counts the lists of one document, paragraph by paragraph. */
export function countWordLists({ abstracts, lists }: WordLists, styles: WordStyles): NextLabel {
  const counters = new Map<AbstractList, Map<number, number>>();
  const begun = new Set<string>();
  return (own, styleId) => {
    const style = styleId ?? styles.defaultParagraph;
    const numId = own.numId ?? ask(styles, style, (one) => one.numId);
    const list = numId === null ? undefined : lists.get(numId);
    const abstract = list && resolve(list);
    if (!numId || !list || !abstract) return '';
    const levelOf = (at: number): Level | undefined => list.levels.get(at) ?? abstract.levels.get(at);
    const ofStyle = style === null ? undefined : [...abstract.levels].find(([, one]) => one.paragraphStyle === style)?.[0];
    const at = own.level ?? ask(styles, style, (one) => one.level) ?? ofStyle ?? 0;
    const level = levelOf(at);
    if (!level) return '';
    const counter = counters.get(abstract) ?? new Map<number, number>();
    counters.set(abstract, counter);
    if (!begun.has(numId)) for (const [index] of list.starts) counter.delete(index);
    begun.add(numId);
    const startOf = (index: number): number => list.starts.get(index) ?? levelOf(index)?.start ?? 1;
    counter.set(at, (counter.get(at) ?? startOf(at) - 1) + 1);
    for (let deeper = at + 1; deeper < MOST_LEVELS; deeper += 1) {
      const restartsAfter = levelOf(deeper)?.restartsAfter ?? deeper;
      if (at < restartsAfter) counter.delete(deeper);
    }
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const numbers = levelOf(index);
      const value = counter.get(index) ?? startOf(index);
      return writeListNumber(level.isLegal && numbers?.style !== 'none' ? 'decimal' : (numbers?.style ?? 'decimal'), value);
    });
    // Bullets say nothing; their characters are those of a symbol font.
    return level.style === 'none' && !level.text.includes('%') ? '' : withGap(label, level.suffix);
  };

  function resolve(list: List): AbstractList | undefined {
    const abstract = abstracts.get(list.abstractId);
    if (!abstract?.styleLink || abstract.levels.size > 0) return abstract;
    const linked = lists.get(styles.byId.get(abstract.styleLink)?.numId ?? '');
    return linked ? abstracts.get(linked.abstractId) : abstract;
  }
}

const withGap = (label: string, suffix: string): string => (suffix === 'nothing' || label === '' || /[、）)]$/.test(label) ? label : `${label} `);
