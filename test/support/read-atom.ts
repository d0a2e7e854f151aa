/** A strict reader of the Atom this project writes: well-formed XML with nothing but elements, texts, CDATA and five entities. */

export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

const TOKEN =
  /<\?xml version="1\.0" encoding="utf-8"\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const decode = (text: string): string => text.replace(/&([^;]*);?/g, (whole, name: string) => {
  const mark = whole.endsWith(';') ? ENTITIES[name] : undefined;
  if (mark === undefined) throw new Error(`No such entity: ${whole}`);
  return mark;
});

/** The root element, or an error that says where it went wrong. */
export function readXml(xml: string): XmlElement {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) throw new Error('A character that XML cannot hold.');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  let at = 0;
  for (let found = TOKEN.exec(xml); found; found = TOKEN.exec(xml)) {
    at = TOKEN.lastIndex;
    const [, cdata, closing, name, attributes, empty, text] = found;
    if (cdata !== undefined) open.at(-1)!.text += cdata;
    else if (text !== undefined) open.at(-1)!.text += decode(text);
    else if (name === undefined) continue;
    else if (closing) {
      const element = open.pop()!;
      if (element.name !== name) throw new Error(`</${name}> closes <${element.name}>.`);
    } else {
      const pairs = [...attributes!.matchAll(/([\w:-]+)="([^"<]*)"/g)].map((one) => [one[1]!, decode(one[2]!)] as const);
      const element: XmlElement = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      open.at(-1)!.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (at !== xml.length) throw new Error(`Not well-formed at ${xml.slice(at, at + 60)}`);
  if (open.length !== 1 || root.children.length !== 1) throw new Error('A document has one root element.');
  return root.children[0]!;
}

const all = ({ children }: XmlElement, name: string): XmlElement[] => children.filter((one) => one.name === name);
const once = (element: XmlElement, name: string): XmlElement => {
  const found = all(element, name);
  if (found.length !== 1) throw new Error(`${element.name} has ${found.length} ${name}.`);
  return found[0]!;
};

/** An HTML text (RFC 4287, 3.1.1.2) as people read it; it may hold nothing but text and line breaks. */
function plainOf(element: XmlElement): string {
  if (element.attributes['type'] !== 'html') throw new Error(`${element.name} is ${element.attributes['type']}.`);
  if (/<(?!br>)/.test(element.text)) throw new Error(`Markup in ${element.text}`);
  return decode(element.text.replaceAll('<br>', '\n'));
}

export type AtomEntry = { id: string; title: string; summary: string; author: string; updated: string; href: string };

/** RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, each once. */
export function readAtom(xml: string): { id: string; title: string; updated: string; self: string; entries: AtomEntry[] } {
  const feed = readXml(xml);
  if (feed.name !== 'feed' || feed.attributes['xmlns'] !== 'http://www.w3.org/2005/Atom') throw new Error('No Atom feed.');
  const links = all(feed, 'link');
  const entries = all(feed, 'entry').map((entry) => ({
    id: uri(once(entry, 'id').text), title: plainOf(once(entry, 'title')), summary: plainOf(once(entry, 'summary')),
    author: once(once(entry, 'author'), 'name').text, updated: instant(once(entry, 'updated').text), href: uri(once(entry, 'link').attributes['href']!),
  }));
  if (new Set(entries.map((one) => one.id)).size !== entries.length) throw new Error('Two entries share an id.');
  once(once(feed, 'author'), 'name');
  return {
    id: uri(once(feed, 'id').text), title: once(feed, 'title').text, updated: instant(once(feed, 'updated').text),
    self: uri(links.find((link) => link.attributes['rel'] === 'self')!.attributes['href']!), entries,
  };
}

function uri(text: string): string {
  if (!URL.canParse(text) || /\s/.test(text)) throw new Error(`No address: ${text}`);
  return text;
}

function instant(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text)) throw new Error(`No instant: ${text}`);
  return text;
}
