/** Everything a filter names, as the form around the list carries it: which they were when the page was drawn, so that nobody decides on others. */
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { MOST_ID } from '../../../input.ts';
import type { SignedIn } from '../../visit.ts';

/** What one form of the list may do to at once. */
export const MOST_AT_ONCE = 1000;

/** Ids in runs: `1-36,40`. */
export function writeIds(ids: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && id === run[1] + 1) run[1] = id;
    else runs.push([id, id]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',');
}

/** Null for what `writeIds` never wrote, and for more than may be meant at once. */
export function readIds(text: string): number[] | null {
  const ids: number[] = [];
  for (const run of text.split(',')) {
    const [, first, last] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(run)?.map(Number) ?? [];
    if (first === undefined || last === undefined) return null;
    const end = Number.isNaN(last) ? first : last;
    if (end < first || end > MOST_ID || first <= (ids.at(-1) ?? 0) || ids.length + end - first >= MOST_AT_ONCE) return null;
    for (let id = first; id <= end; id += 1) ids.push(id);
  }
  return ids;
}

/** What came in since, and what went out. Of what cannot be read nothing was seen. */
export function changesSince(seen: string, now: readonly number[]): { came: number[]; went: number[] } {
  const [before, after] = [new Set(readIds(seen)), new Set(now)];
  return { came: now.filter((id) => !before.has(id)), went: [...before].filter((id) => !after.has(id)) };
}

/** Named one by one up to here; more are counted. */
const MOST_NAMED = 20;

/** The changes as links; null where there are none. `all` are the statuses of every resolution, listed or not. */
export function changesView(seen: unknown, now: readonly number[], all: readonly ResolutionStatus[], { t, paths }: SignedIn) {
  if (typeof seen !== 'string' || seen === '') return null;
  const { came, went } = changesSince(seen, now);
  if (came.length + went.length === 0) return null;
  const byId = new Map(all.map((one) => [one.id, one]));
  const side = (title: string, ids: readonly number[]) => ({
    title,
    more: ids.length > MOST_NAMED ? t.list.moreItems(ids.length - MOST_NAMED) : null,
    items: ids.slice(0, MOST_NAMED).flatMap((id) => byId.get(id) ?? []).map((one) => ({ href: paths.resolution(one.id), item: one.item, section: one.sectionPath.at(-1) ?? '' })),
  });
  return [side(t.list.cameIn(came.length), came), side(t.list.wentOut(went.length), went)].filter(({ items }) => items.length > 0);
}
