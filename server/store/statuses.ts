/** What all resolutions come to on a day, kept in this process until a fact changes, on whatever server. */
import { type ResolutionStatus, statusOf } from '../domain/resolution/status.ts';
import type { AsOf } from '../domain/resolution/timeliness.ts';
import type { Database } from './database.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { findResolutions } from './resolutions.ts';

/** More than so many are derived anew each time: some 8 KB each would be kept. */
const MOST_KEPT = 20_000;
/** Days of which statuses are kept: today, and one that somebody looks back at. */
const MOST_DAYS = 2;

type Statuses = readonly ResolutionStatus[];
type Kept = { version: number; days: Map<string, Promise<Statuses>> };

const keptOf = new WeakMap<Database, Kept>();

/**
 * Every resolution as it stood at the end of the day, in the document's order; to be read, never changed. The number of the
 * facts is read before the facts, and again each time: what is answered is never older than the question.
 */
export async function statusesOn(db: Database, asOf: AsOf): Promise<Statuses> {
  const kept = keptUnder(db, await factsVersion(db));
  const key = `${asOf.day} ${asOf.soonUntil}`;
  const known = kept.days.get(key);
  if (known) return known;
  const derived = inTurn(db, () => derive(db, asOf));
  kept.days.set(key, derived);
  for (const old of [...kept.days.keys()].slice(0, -MOST_DAYS)) kept.days.delete(old);
  const forget = (): unknown => kept.days.get(key) === derived && kept.days.delete(key);
  derived.then((all) => all.length > MOST_KEPT && forget(), forget);
  return derived;
}

/** Several days asked for at once would fill the memory several times over. */
const inTurn = oneAtATime();

/** From facts of one moment: what is written meanwhile is not half among them. */
const derive = (db: Database, asOf: AsOf): Promise<Statuses> =>
  db.transaction(
    async (trx) => (await findResolutions(trx)).map((one) => statusOf(one, asOf)),
    db.client.config.client === 'pg' ? { isolationLevel: 'repeatable read', readOnly: true } : {},
  );

function keptUnder(db: Database, version: number): Kept {
  const kept = keptOf.get(db);
  if (kept?.version === version) return kept;
  const fresh: Kept = { version, days: new Map() };
  keptOf.set(db, fresh);
  return fresh;
}

/** Rises with every committed change of what statuses are derived from: `migrations/20261122030100_facts_version.ts`. */
export async function factsVersion(db: Database): Promise<number> {
  const row = await db('facts_version').first('version');
  return Number(row.version);
}

/** The row that is there while no fact changed since the number was read. */
export const factsAt = (db: Database, version: number) => db('facts_version').where({ version });

/** Until the transaction ends, no change of a fact is committed. Returns the number; a write, so that SQLite too holds the facts from here on. */
export async function holdFacts(trx: Database): Promise<number> {
  const [row] = await trx('facts_version').update({ version: trx.ref('version') }).returning('version');
  return Number(row.version);
}
