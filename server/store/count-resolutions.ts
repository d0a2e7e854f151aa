/** How many resolutions there are, counted by the database: for lists that show only the number. */
import type { Day } from '../domain/day/civil-date.ts';
import type { Database } from './database.ts';
import { DISPOSITION, REPLIED_ON } from './resolutions.ts';

type CountRow = { key: number | string; count: number | string };

/** By act id; an act without any is left out. */
export async function countByAct(db: Database): Promise<Map<number, number>> {
  const rows: CountRow[] = await db('resolutions').groupBy('act_id').select('act_id as key', db.raw('count(*) as count'));
  return new Map(rows.map((row) => [Number(row.key), Number(row.count)]));
}

/** Of one act, by section key. */
export async function countBySection(db: Database, actId: number): Promise<Map<string, number>> {
  const rows: CountRow[] = await db('resolutions').where({ act_id: actId }).groupBy('section_key')
    .select('section_key as key', db.raw('count(*) as count'));
  return new Map(rows.map((row) => [String(row.key), Number(row.count)]));
}

/** By unit id: what was handed to it and, by the end of `day`, neither signed off nor settled as not ours or dropped. */
export async function countOpenByUnit(db: Database, day: Day): Promise<Map<number, number>> {
  const rows: CountRow[] = await db('resolutions')
    .whereNotNull('unit_id')
    .where((open) => open.whereNull('signed_off_on').orWhere('signed_off_on', '>', day))
    .whereRaw(`(coalesce(${DISPOSITION}, '') not in ('not_ours', 'dropped') or ${REPLIED_ON} > ?)`, [day])
    .groupBy('unit_id')
    .select('unit_id as key', db.raw('count(*) as count'));
  return new Map(rows.map((row) => [Number(row.key), Number(row.count)]));
}
