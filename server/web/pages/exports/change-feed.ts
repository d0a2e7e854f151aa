/** What happened lately, as an Atom feed. */
import type { Holder } from '../../../actions/people/use-access-key.ts';
import type { Deps } from '../../../deps.ts';
import { type AtomEntry, writeAtom } from '../../../documents/write/atom.ts';
import type { Reach } from '../../../domain/access-key.ts';
import { describeEvent } from '../../../locales/events.ts';
import { feeds } from '../../../locales/feeds.ts';
import type { LocaleName } from '../../../locales/words.ts';
import { type EventWithSubjects, newestEvents } from '../../../store/newest-events.ts';
import { findUnit } from '../../../store/units.ts';

const MOST_ENTRIES = 100;

/** The year in which the tracker began to name its entries (RFC 4151): it must never change. */
const NAMED_SINCE = '2026';

/** `selfUrl`: the feed's own address, which is secret, as its reader knows it. */
export async function changeFeed({ db, config }: Deps, { key, user: { locale } }: Holder, reach: Reach, selfUrl: string): Promise<string> {
  const { baseUrl } = config;
  const words = feeds[locale];
  const whose = reach === 'all' ? words.everybody : ((await findUnit(db, reach))?.name ?? '');
  const events = await newestEvents(db, reach, MOST_ENTRIES);
  return writeAtom({
    id: tagOf(baseUrl, reach === 'all' ? 'changes' : `changes/unit/${reach}`),
    title: words.changesTitle(whose),
    subtitle: words.changesSubtitle,
    author: words.product,
    url: `${baseUrl}/`,
    selfUrl,
    at: events[0]?.happenedAt ?? key.createdAt,
    entries: events.map((event) => entryOf(event, baseUrl, locale)),
  });
}

const tagOf = (baseUrl: string, name: string): string => `tag:${new URL(baseUrl).hostname},${NAMED_SINCE}:${name}`;

function entryOf(event: EventWithSubjects, baseUrl: string, locale: LocaleName): AtomEntry {
  const words = feeds[locale];
  const { first, act, resolutions, reason, actorName } = event;
  const about = first !== null ? words.about(first.item, resolutions) : act?.title;
  const sentence = describeEvent(event, locale);
  return {
    id: tagOf(baseUrl, `event/${event.id}`),
    title: about === undefined || sentence.includes(about) ? sentence : words.change(about, sentence),
    summary: [first?.actTitle, words.by(actorName), reason && words.reason(reason)].filter(Boolean).join('\n'),
    url: `${baseUrl}${first !== null && resolutions === 1 ? `/resolutions/${first.id}` : act !== null ? `/acts/${act.id}` : '/resolutions'}`,
    author: actorName,
    at: event.happenedAt,
  };
}
