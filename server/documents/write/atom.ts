/** Atom (RFC 4287): entries as plain text, whatever stands in it. */
import { Feed } from 'feed';
import { fitForFeed } from './fit-for-feed.ts';

/** Instants are ISO in UTC; `id` is an address that names the entry for ever, such as a tag: of RFC 4151. */
export type AtomEntry = { id: string; title: string; summary: string; url: string; author: string; at: string };

export type AtomFeed = {
  id: string; title: string; subtitle: string; author: string; url: string; selfUrl: string; at: string; entries: readonly AtomEntry[];
};

export function writeAtom({ id, title, subtitle, author, url, selfUrl, at, entries }: AtomFeed): string {
  const feed = new Feed({
    id, title: asText(title), description: asText(subtitle), link: url, feed: selfUrl, updated: new Date(at), generator: false,
    author: { name: asText(author) },
  });
  for (const entry of entries) {
    feed.addItem({
      id: entry.id, link: entry.url, date: new Date(entry.at), published: new Date(entry.at),
      title: asHtml(entry.title), description: asHtml(entry.summary), author: [{ name: asText(entry.author) }],
    });
  }
  return feed.atom1();
}

/** The package takes an &amp; for one it need not write again; told of every &, it writes them all. */
const asText = (text: string): string => fitForFeed(text).replaceAll('&', '&amp;');

/** The package marks texts as HTML, so plain text is written as HTML that shows it. */
const asHtml = (text: string): string =>
  fitForFeed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
