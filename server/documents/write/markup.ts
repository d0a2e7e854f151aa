/** Elements of XML and HTML as text. Attributes are escaped here; what stands inside is markup already, or went through `escapeMarkup`. */
import { escapeMarkup } from './printable.ts';

/** An attribute that is null is left out. */
type Attributes = Record<string, string | number | null>;

/** `element('text:p', { 'text:style-name': 'cell' }, 'a')`; without anything inside it closes itself. */
export function element(name: string, attributes: Attributes, ...inside: string[]): string {
  const body = inside.join('');
  return body === '' ? `${opening(name, attributes)}/>` : `${opening(name, attributes)}>${body}</${name}>`;
}

/** As HTML wants it: an element that is empty and still has an end. */
export const htmlElement = (name: string, attributes: Attributes, ...inside: string[]): string =>
  `${opening(name, attributes)}>${inside.join('')}</${name}>`;

const opening = (name: string, attributes: Attributes): string =>
  `<${name}${Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${escapeMarkup(String(value))}"`)).join('')}`;
