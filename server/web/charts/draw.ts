/**
 * A picture drawn on the server: vega lays it out, and what it writes is made lean. Colours are the style sheet's variables,
 * so that a picture follows light, dark and paper; its type is the page's.
 */
import { type Mark, parse, type Spec, View } from 'vega';

/** What goes between `<svg>` tags, and how large it is. The only markup that pages take over as it is. */
export type Drawing = { width: number; height: number; shapes: string };

export const WIDTH = 340;
const TYPE_SIZE = 12;

/** Texts of the data go into text and attributes only, which vega escapes; no text is ever part of a spec's expressions. */
export async function draw(
  spec: Omit<Spec, 'width'> & { height: number; left?: number; right?: number; top?: number; bottom?: number }
): Promise<Drawing> {
  const { left = 0, right = 0, top = 0, bottom = 0, height, ...rest } = spec;
  const view = new View(parse({
    ...rest, height, width: WIDTH - left - right, padding: { left, right, top, bottom }, autosize: 'none',
    config: { text: { fontSize: TYPE_SIZE, fill: 'var(--ink)' } },
  }), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return { width: WIDTH, height: height + top + bottom, shapes: lean(svg) };
}

/** Decoration for those who listen: what it says stands in the name of a link, in the sentence and in the table. */
export const silent = <M extends Mark>(mark: M): M => ({ ...mark, aria: false, interactive: false });

/** What vega writes on every mark and nobody needs, and roles that would be read aloud as "mark container". */
const NEEDLESS =
  / (?:(?:font-family|aria-roledescription|pointer-events|display|class)="[^"]*"|role="graphics-[\w-]*"|(?:fill-|stroke-)?opacity="1")/g;
const LONG_NUMBER = /-?\d+\.\d{2,}/g;

/** Without the outer `<svg>`, the frames of groups and empty texts. Attributes are shortened inside of tags only, never in a text. */
function lean(svg: string): string {
  const inner = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  return inner
    .replace(/<path class="(?:background|foreground)"[^>]*\/>/g, '')
    .replace(/<text[^>]*><\/text>/g, '')
    .replace(/<\w[^>]*>/g, shortTag);
}

const shortTag = (tag: string): string =>
  tag.replace(NEEDLESS, '').replace('xlink:href=', 'href=')
    .replace(/ (?:d|transform)="[^"]*"/g, (shape) => shape.replace(LONG_NUMBER, (number) => String(Math.round(Number(number) * 10) / 10)));
