/** The lean reading and writing of due dates in bulk: no long texts, no letters, a few statements per thousands of rows. */
import type { Day } from '../domain/day/civil-date.ts';
import type { ObligationReading } from '../domain/resolution/obligation.ts';
import type { Occurrence, Resolution } from '../domain/resolution/resolution.ts';
import { groupBy } from '../domain/group-by.ts';
import { inChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** The part of an occurrence that is computed. */
export type Dates = Pick<Occurrence, 'anchor' | 'anchorOn' | 'rawDueOn' | 'dueOn' | 'isProvisional' | 'unsure' | 'calendarLabel'>;

export type StoredDates = Dates & { id: number; number: number; answeredOn: Day | null };

/** One obligation with what its dates follow from and what its timeliness needs. */
export type DatedObligation = Pick<Resolution, 'actId' | 'item' | 'repliedOn' | 'disposition' | 'signedOffOn'> & {
  id: number;
  resolutionId: number;
  reading: ObligationReading;
  endedOn: Day | null;
  endDecidedOn: Day | null;
  occurrences: StoredDates[];
};

/** Which obligations: all, those of an act, one, or only what recurs and was not ended. */
export type Which = { actId?: number; obligationId?: number; isRecurring?: boolean };

const PAGE = 5_000;

export async function countObligations(db: Database, which: Which = {}): Promise<number> {
  const row = await narrowed(db, which).count({ count: 'obligations.id' }).first();
  return Number(row?.['count'] ?? 0);
}

/** Page after page, by id. */
export async function* readDated(db: Database, which: Which = {}): AsyncGenerator<DatedObligation[]> {
  for (let after = 0; ; ) {
    const rows = await narrowed(db, which).where('obligations.id', '>', after).orderBy('obligations.id').limit(PAGE).select(
      'obligations.id', 'resolution_id', 'reading', 'ended_on', 'end_decided_on', 'act_id', 'item', 'replied_on', 'disposition', 'signed_off_on',
    );
    if (rows.length === 0) return;
    const last = rows.at(-1)!.id as number;
    const occurrences = groupBy(await readOccurrences(db, rows[0]!.id, last), (row) => row.obligationId);
    yield rows.map((row) => ({
      id: row.id,
      resolutionId: row.resolution_id,
      actId: row.act_id,
      item: row.item,
      repliedOn: row.replied_on,
      disposition: row.disposition,
      signedOffOn: row.signed_off_on,
      reading: JSON.parse(row.reading),
      endedOn: row.ended_on,
      endDecidedOn: row.end_decided_on,
      occurrences: occurrences.get(row.id) ?? [],
    }));
    after = last;
  }
}

function narrowed(db: Database, { actId, obligationId, isRecurring }: Which) {
  const query = db('obligations').join('resolutions', 'resolutions.id', 'obligations.resolution_id');
  if (actId !== undefined) query.where('act_id', actId);
  if (obligationId !== undefined) query.where('obligations.id', obligationId);
  if (isRecurring) query.where('obligations.kind', 'recurring').whereNull('ended_on');
  return query;
}

async function readOccurrences(db: Database, from: number, to: number): Promise<(StoredDates & { obligationId: number })[]> {
  const rows = await db('occurrences').whereBetween('obligation_id', [from, to]).orderBy(['obligation_id', 'number', 'id']);
  const answers: { occurrence_id: number; answered_on: Day }[] = await db('answers')
    .join('letters', 'letters.id', 'answers.letter_id')
    .join('occurrences', 'occurrences.id', 'answers.occurrence_id')
    .whereBetween('obligation_id', [from, to])
    .groupBy('occurrence_id')
    .select('occurrence_id')
    .min({ answered_on: 'issued_on' });
  const answeredOn = new Map(answers.map((row) => [row.occurrence_id, row.answered_on]));
  return rows.map((row) => ({
    id: row.id,
    obligationId: row.obligation_id,
    number: row.number,
    ...toDates(row),
    answeredOn: answeredOn.get(row.id) ?? null,
  }));
}

type DatesRow = {
  anchor: string; anchor_on: Day | null; raw_due_on: Day | null; due_on: Day | null; is_provisional: boolean | number; unsure: string | null;
  calendar_label: string | null;
};

export const toDates = (row: DatesRow): Dates => ({
  anchor: row.anchor, anchorOn: row.anchor_on, rawDueOn: row.raw_due_on, dueOn: row.due_on, isProvisional: Boolean(row.is_provisional),
  unsure: row.unsure, calendarLabel: row.calendar_label,
});

const COLUMNS = ['anchor', 'anchor_on', 'raw_due_on', 'due_on', 'is_provisional', 'unsure', 'calendar_label'];

const valuesOf = ({ anchor, anchorOn, rawDueOn, dueOn, isProvisional, unsure, calendarLabel }: Dates) =>
  [anchor, anchorOn, rawDueOn, dueOn, isProvisional, unsure, calendarLabel];

/** Rows of one statement that carries them as a single JSON value. */
const BULK = 5_000;

const isPostgres = (db: Database): boolean => db.client.config.client === 'pg';

/** Writes new dates to occurrences, thousands in one statement. */
export async function updateDates(trx: Database, changed: readonly (Dates & { id: number })[]): Promise<void> {
  for (let i = 0; i < changed.length; i += BULK) {
    const rows = changed.slice(i, i + BULK).map((one) => [one.id, ...valuesOf(one)]);
    await trx.raw(isPostgres(trx) ? UPDATE_POSTGRES : UPDATE_SQLITE, [JSON.stringify(rows)]);
  }
}

const UPDATE_SQLITE = `update occurrences set ${COLUMNS.map((name, i) => `${name} = json_extract(v.value, '$[${i + 1}]')`).join(', ')}
  from json_each(?) as v where occurrences.id = json_extract(v.value, '$[0]')`;

const UPDATE_POSTGRES = `update occurrences set ${COLUMNS.map((name, i) => `${name} = ${name === 'is_provisional' ? `(v.row ->> ${i + 1})::boolean` : `v.row ->> ${i + 1}`}`).join(', ')}
  from json_array_elements(?::json) as v(row) where occurrences.id = (v.row ->> 0)::int`;

/** Occurrences that are new; one of that number on record is left as it is. */
export async function insertOccurrences(trx: Database, made: readonly (Dates & { obligationId: number; number: number })[]): Promise<void> {
  await inChunks(made, (chunk) =>
    trx('occurrences')
      .insert(chunk.map((one) => {
        const values = valuesOf(one);
        return { obligation_id: one.obligationId, number: one.number, ...Object.fromEntries(COLUMNS.map((name, i) => [name, values[i]])) };
      }))
      .onConflict(['obligation_id', 'number'])
      .ignore());
}

export type End = { on: Day; decidedOn: Day; reason: string; by: string };

/** Ends what recurs from a day on, or (null) lets it go on; false where there is no such obligation. */
export async function setEnd(trx: Database, obligationId: number, end: End | null): Promise<boolean> {
  return (await trx('obligations').where({ id: obligationId })
    .update({ ended_on: end?.on ?? null, end_decided_on: end?.decidedOn ?? null, ended_reason: end?.reason ?? null, ended_by: end?.by ?? null })) === 1;
}
