/** Acts: budgets, laws and motions whose dates the periods are counted from. */
import type { Act, ActKind, CountFrom } from '../domain/resolution/resolution.ts';
import type { Database } from './database.ts';

type ActRow = {
  id: number;
  title: string;
  kind: ActKind;
  fiscal_year: number | null;
  passed_on: string;
  promulgated_on: string | null;
  received_on: string | null;
  ordered_on: string | null;
  ordered_authority: string | null;
  count_from: CountFrom;
  count_from_reason: string | null;
};

const toAct = (row: ActRow): Act => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  fiscalYear: row.fiscal_year,
  passedOn: row.passed_on,
  promulgatedOn: row.promulgated_on,
  receivedOn: row.received_on,
  orderedOn: row.ordered_on,
  orderedAuthority: row.ordered_authority,
  countFrom: row.count_from,
  countFromReason: row.count_from_reason,
});

/** What the periods of an act are counted from: the part of it that can be changed. */
export type ActCounting = Pick<Act, 'passedOn' | 'promulgatedOn' | 'receivedOn' | 'orderedOn' | 'orderedAuthority' | 'countFrom' | 'countFromReason'>;

const countingColumns = (act: ActCounting) => ({
  passed_on: act.passedOn,
  promulgated_on: act.promulgatedOn,
  received_on: act.receivedOn,
  ordered_on: act.orderedOn,
  ordered_authority: act.orderedAuthority,
  count_from: act.countFrom,
  count_from_reason: act.countFromReason,
});

export async function insertAct(trx: Database, act: Omit<Act, 'id'> & { createdAt: string }): Promise<number> {
  const [row] = await trx('acts')
    .insert({ title: act.title, kind: act.kind, fiscal_year: act.fiscalYear, ...countingColumns(act), created_at: act.createdAt })
    .returning('id');
  return row.id;
}

/** Writes an act's dates, if they still are as in `before`; false where somebody changed them meanwhile. */
export async function updateCounting(trx: Database, id: number, before: ActCounting, after: ActCounting): Promise<boolean> {
  return (await trx('acts').where({ id, ...countingColumns(before) }).update(countingColumns(after))) === 1;
}

export async function findAct(db: Database, id: number): Promise<Act | null> {
  const row = await db('acts').where({ id }).first();
  return row ? toAct(row) : null;
}

/** All acts, the latest passed first. */
export async function listActs(db: Database): Promise<Act[]> {
  return (await db('acts').orderBy([{ column: 'passed_on', order: 'desc' }, { column: 'id' }])).map(toAct);
}
