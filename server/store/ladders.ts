/** The reminder ladder: each one ever set, whole; the last is in force, the default where none was set. */
import { DEFAULT_LADDER, type Ladder, readLadder } from '../domain/reminder/ladder.ts';
import type { Database } from './database.ts';

/** Instants are ISO in UTC. */
export type SetLadder = { id: number; ladder: Ladder; reason: string; setBy: string; setAt: string };

type LadderRow = { id: number; body: string; reason: string; set_by: string; set_at: string };

/** The ladder in force now, or at an instant. */
export async function ladderInForce(db: Database, at?: string): Promise<Ladder> {
  const query = db('ladders').orderBy('id', 'desc');
  if (at !== undefined) query.where('set_at', '<=', at);
  const row: LadderRow | undefined = await query.first();
  return row ? toLadder(row).ladder : DEFAULT_LADDER;
}

/** Newest first. */
export const listLadders = async (db: Database): Promise<SetLadder[]> => (await db('ladders').orderBy('id', 'desc')).map(toLadder);

export async function insertLadder(trx: Database, { ladder, reason, setBy, setAt }: Omit<SetLadder, 'id'>): Promise<number> {
  const [row] = await trx('ladders').insert({ body: JSON.stringify(ladder), reason, set_by: setBy, set_at: setAt }).returning('id');
  return row.id;
}

function toLadder({ id, body, reason, set_by: setBy, set_at: setAt }: LadderRow): SetLadder {
  const read = readLadder(JSON.parse(body));
  if ('problems' in read) throw new Error(`Ladder ${id} on record cannot be read: ${JSON.stringify(read.problems)}`);
  return { id, ladder: read.ladder, reason, setBy, setAt };
}
