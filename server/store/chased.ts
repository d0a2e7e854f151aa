/** Which resolutions hold something that might be chased on a day, and since when they are on record. */
import type { Day } from '../domain/day/civil-date.ts';
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** What narrows the search, so that no run reads what nothing could be owed of. */
export type ChaseScope = {
  /** Due dates up to this day. */
  dueUntil: Day;
  /** What has no due date too. */
  undated: boolean;
  /** Every resolution with frozen money, handed to a unit or with a letter of ours too. */
  waiting: boolean;
};

/** Ids of resolutions not signed off by `day` with something open within the scope. */
export async function resolutionsToChase(db: Database, day: Day, { dueUntil, undated, waiting }: ChaseScope): Promise<number[]> {
  const answers = db('answers').join('letters', 'letters.id', 'answers.letter_id')
    .where('answers.occurrence_id', db.ref('occurrences.id')).where('letters.issued_on', '<=', day);
  const query = db('resolutions')
    .join('obligations', 'obligations.resolution_id', 'resolutions.id')
    .join('occurrences', 'occurrences.obligation_id', 'obligations.id')
    .where((near) => {
      near.where('occurrences.due_on', '<=', dueUntil);
      if (undated) near.orWhere((none) => none.whereNull('occurrences.due_on').whereNot('obligations.kind', 'fiscal_year_from'));
    })
    .where((open) => open.whereNull('signed_off_on').orWhere('signed_off_on', '>', day))
    .whereNotExists(answers);
  const found = await query.distinct('resolutions.id as id').orderBy('id');
  const ids = new Set(found.map((row) => row.id as number));
  for (const row of waiting ? await waitingOn(db, day) : []) ids.add(row.id);
  return [...ids].sort((a, b) => a - b);
}

const waitingOn = (db: Database, day: Day): PromiseLike<{ id: number }[]> =>
  db('resolutions')
    .where((open) => open.whereNull('signed_off_on').orWhere('signed_off_on', '>', day))
    .where((any) => any.whereNotNull('unit_id')
      .orWhereExists(db('freezes').where('freezes.resolution_id', db.ref('resolutions.id')))
      .orWhereExists(db('letter_resolutions').where('letter_resolutions.resolution_id', db.ref('resolutions.id'))))
    .select('id');

/** The instants these resolutions were put on record, ISO in UTC. */
export async function recordedAt(db: Database, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await readInChunks(ids, (chunk) => db('resolutions').whereIn('id', chunk).select('id', 'created_at'));
  return new Map(rows.map((row) => [row.id, row.created_at]));
}

/** Ids of the resolutions that these units have the lead of, or that were given to these people, in order. */
export async function resolutionsHeldBy(db: Database, unitIds: readonly number[], emails: readonly string[]): Promise<number[]> {
  const rows: { id: number }[] = await db('resolutions')
    .whereIn('unit_id', [...unitIds])
    .orWhereIn('id', db('resolution_persons').join('users', 'users.id', 'user_id').whereIn('email', [...emails]).select('resolution_id'))
    .orderBy('id').select('id');
  return rows.map((row) => row.id);
}
