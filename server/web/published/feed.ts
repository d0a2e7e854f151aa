/** What changed in public, as an Atom feed: each entry is made of what the pages show, never of what the event says. */
import type { Deps } from '../../deps.ts';
import { type AtomEntry, writeAtom } from '../../documents/write/atom.ts';
import type { PublicResolution } from '../../domain/resolution/published.ts';
import { dayText } from '../../locales/day-words.ts';
import { published } from '../../locales/published.ts';
import type { LocaleName } from '../../locales/words.ts';
import type { Verb } from '../../store/events.ts';
import { type PublishedEvent, publishedEvents } from '../../store/published-events.ts';
import type { Source } from './json.ts';
import { PUBLIC_BASE } from './paths.ts';
import type { PublishedAct } from './read-published.ts';

const MOST_ENTRIES = 100;

/** The year in which the tracker began to name its entries (RFC 4151): it must never change. */
const NAMED_SINCE = '2026';

/** What is told of an event, where what it says still stands; null where nothing is. What is not listed is not told. */
type Tells = (event: PublishedEvent, first: PublicResolution | undefined, locale: LocaleName) => string | null;

const TOLD: Partial<Record<Verb, Tells>> = {
  resolution_added: (_, __, locale) => published[locale].change.resolution_added,
  table_imported: (_, __, locale) => published[locale].change.table_imported,
  // A letter that was taken back since is told no more.
  letter_logged: ({ after }, first, locale) => {
    const letter = first?.letters.find(({ documentNumber, issuedOn }) => documentNumber === after['documentNumber'] && issuedOn === after['issuedOn']);
    if (!letter) return null;
    return published[locale].change[letter.direction === 'out' ? 'letter_sent' : 'letter_received'](letter.documentNumber, dayText(letter.issuedOn, locale));
  },
  signed_off: (_, first, locale) => (first?.stage === 'signed_off' ? published[locale].change.signed_off : null),
  date_set: (_, __, locale) => published[locale].change.date_changed,
  date_reset: (_, __, locale) => published[locale].change.date_changed,
  dates_recomputed: (_, __, locale) => published[locale].change.date_changed,
  act_changed: (_, __, locale) => published[locale].change.act_changed,
  // What was refused, and what the agency promises itself, is on no page.
  extension_decided: ({ after: { kind, decision, newDueOn } }, first, locale) => {
    const until = first?.deadlines.find(({ extendedTo }) => extendedTo === newDueOn)?.extendedTo;
    return kind === 'extended' && decision === 'granted' && until ? published[locale].change.extended(dayText(until, locale)) : null;
  },
};

/** `startedAt`: when the feed has nothing to tell yet, the instant publishing was set. */
export async function publicFeed({ db }: Deps, acts: readonly PublishedAct[], source: Source, startedAt: string): Promise<string> {
  const { publisher, baseUrl, locale } = source;
  const words = published[locale];
  const resolutions = new Map(acts.flatMap((one) => one.resolutions.map((each) => [each.id, each])));
  const titles = new Map(acts.map(({ act }) => [act.id, act.title]));
  const entries = await newestEntries(db, [...titles.keys()], (event) => entryOf(event, resolutions, titles.get(event.actId)!, source));
  return writeAtom({
    id: tagOf(baseUrl, 'public'), title: words.feedTitle(publisher), subtitle: words.feedSubtitle, author: publisher,
    url: baseUrl + PUBLIC_BASE, selfUrl: `${baseUrl}${PUBLIC_BASE}/changes.atom`,
    at: entries[0]?.at ?? startedAt,
    entries,
  });
}

/** Latest first. Events that are not told take no entry's place: earlier ones are read until the feed is full or there are none. */
async function newestEntries(db: Deps['db'], actIds: readonly number[], entryOf: (event: PublishedEvent) => AtomEntry[]): Promise<AtomEntry[]> {
  const entries: AtomEntry[] = [];
  let before: number | null = null;
  do {
    const events: PublishedEvent[] = await publishedEvents(db, actIds, Object.keys(TOLD) as Verb[], { most: MOST_ENTRIES, before });
    entries.push(...events.flatMap(entryOf));
    before = events.length < MOST_ENTRIES ? null : events.at(-1)!.id;
  } while (before !== null && entries.length < MOST_ENTRIES);
  return entries.slice(0, MOST_ENTRIES);
}

const tagOf = (baseUrl: string, name: string): string => `tag:${new URL(baseUrl).hostname},${NAMED_SINCE}:${name}`;

function entryOf(event: PublishedEvent, resolutions: ReadonlyMap<number, PublicResolution>, act: string, { publisher, baseUrl, locale }: Source): AtomEntry[] {
  const first = event.firstId === null ? undefined : resolutions.get(event.firstId);
  const what = TOLD[event.verb]!(event, first, locale);
  if (what === null) return [];
  const words = published[locale];
  const isOfOne = first !== undefined && event.resolutions === 1;
  return [{
    id: tagOf(baseUrl, `public/event/${event.id}`),
    title: words.changeTitle(first ? words.about(first.item, event.resolutions) : act, what),
    summary: [act, isOfOne && first.text].filter(Boolean).join('\n'),
    url: `${baseUrl}${PUBLIC_BASE}${isOfOne ? `/resolutions/${first.id}` : `/acts/${event.actId}`}`,
    author: publisher,
    at: event.happenedAt,
  }];
}
