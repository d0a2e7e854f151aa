/** Styles of an OpenDocument text that change what is read: how lists count, what is hidden, which page header holds (ODF 1.3 part 3). */
import { type NumberStyle, numberStyleOfSample } from './list-number.ts';
import type { Attributes } from './read-xml.ts';

export type OdfLevel = { style: NumberStyle; prefix: string; suffix: string; start: number; displayed: number; format: string | null };
type OdfStyle = { parent: string | null; listStyle: string | null; isHidden: boolean | null; masterPage: string | null };

export type OdfStyles = {
  /** By name; a level counts from 1. */
  lists: Map<string, Map<number, OdfLevel>>;
  outline: Map<number, OdfLevel>;
  /** By family and name: `paragraph Heading`. */
  styles: Map<string, OdfStyle>;
};

export const noOdfStyles = (): OdfStyles => ({ lists: new Map(), outline: new Map(), styles: new Map() });

const MOST_LEVELS = 10;

/** Takes in the styles of an element as it is met, in either part. */
export function createStyleReader(into: OdfStyles): { open: (name: string, attributes: Attributes) => void; close: (name: string) => void } {
  let list: Map<number, OdfLevel> | null = null;
  let style: OdfStyle | null = null;
  return {
    open(name, attributes) {
      if (name === 'text:list-style') into.lists.set(attributes['style:name'] ?? '', (list = new Map()));
      else if (name === 'text:outline-style') list = into.outline;
      else if (list && /^text:(?:list|outline)-level-style(?:-|$)/.test(name)) {
        list.set(clampLevel(attributes['text:level']), readLevel(name, attributes));
      } else if (name === 'style:style') {
        style = {
          parent: attributes['style:parent-style-name'] ?? null,
          listStyle: attributes['style:list-style-name'] ?? null,
          isHidden: null,
          masterPage: attributes['style:master-page-name'] || null,
        };
        into.styles.set(`${attributes['style:family']} ${attributes['style:name']}`, style);
      } else if (name === 'style:text-properties' && style) style.isHidden = isHidden(attributes['text:display']) ?? style.isHidden;
    },
    close(name) {
      if (name === 'text:list-style' || name === 'text:outline-style') list = null;
      if (name === 'style:style') style = null;
    },
  };
}

const isHidden = (display: string | undefined): boolean | null => (display === undefined ? null : display === 'none');

const clampLevel = (text: string | undefined): number => Math.min(Math.max(Number(text) || 1, 1), MOST_LEVELS);

const readLevel = (name: string, attributes: Attributes): OdfLevel => ({
  style: /-(?:bullet|image)$/.test(name) ? 'none' : numberStyleOfSample(attributes['style:num-format'] ?? ''),
  prefix: attributes['style:num-prefix'] ?? '',
  suffix: attributes['style:num-suffix'] ?? '',
  start: Number(attributes['text:start-value'] ?? 1),
  displayed: Number(attributes['text:display-levels'] ?? 1),
  format: attributes['loext:num-list-format'] ?? null,
});

const MOST_ANCESTORS = 20;

/** The first answer of a style and its parents. */
export function askOdfStyle<Answer>(
  styles: OdfStyles, family: string, name: string | undefined, question: (style: OdfStyle) => Answer | null,
): Answer | null {
  const seen = new Set<string>();
  for (let at = name ?? null; at !== null && !seen.has(at) && seen.size < MOST_ANCESTORS; at = styles.styles.get(`${family} ${at}`)?.parent ?? null) {
    seen.add(at);
    const style = styles.styles.get(`${family} ${at}`);
    const answer = style ? question(style) : null;
    if (answer !== null) return answer;
  }
  return null;
}
