/** The published records as of today, kept for a moment: the public may come in crowds, and the record changes seldom. */
import type { Deps } from '../../deps.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import { type PublicAct, publicAct, type PublicResolution, publicResolution } from '../../domain/resolution/published.ts';
import { statusOf } from '../../domain/resolution/status.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import { findAct } from '../../store/acts.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import { newestEventId } from '../../store/published-events.ts';
import { findResolutions, readTexts } from '../../store/resolutions.ts';

/** An act with its resolutions in the document's order. */
export type PublishedAct = { act: PublicAct; resolutions: PublicResolution[] };

/** Null where there is no such act. Whether it may be shown is for the caller to know. */
export async function readPublishedAct({ db }: Pick<Deps, 'db'>, actId: number, day: Day): Promise<PublishedAct | null> {
  const act = await findAct(db, actId);
  if (act === null) return null;
  const almanac = await loadAlmanac(db);
  const asOf = asOfDay(day, almanac.calendar);
  const found = await findResolutions(db, { actId });
  const texts = await readTexts(db, found.map(({ id }) => id));
  const resolutions = found.map((one) => publicResolution(statusOf(one, asOf), texts.get(one.id)!.text, act, almanac));
  return { act: publicAct(act), resolutions };
}

const KEPT_MS = 60_000;

/**
 * Reads acts, and again only once something happened, the day changed or a minute is over. What is kept is all of one stamp, so
 * that it is never more than the acts published at a time.
 */
export function rememberActs(deps: Deps): (actId: number) => Promise<PublishedAct | null> {
  const kept = new Map<number, { until: number; act: Promise<PublishedAct | null> }>();
  let keptOf = '';
  return async (actId) => {
    const today = deps.clock.today();
    const now = Date.parse(deps.clock.now());
    const stamp = `${today} ${await newestEventId(deps.db)}`;
    if (stamp !== keptOf) kept.clear();
    keptOf = stamp;
    const known = kept.get(actId);
    if (known && now < known.until) return known.act;
    const one = { until: now + KEPT_MS, act: readPublishedAct(deps, actId, today) };
    kept.set(actId, one);
    // What failed is asked for again, unless somebody has already.
    one.act.catch(() => kept.get(actId) === one && kept.delete(actId));
    return one.act;
  };
}
