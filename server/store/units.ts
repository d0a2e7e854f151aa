/** Units that resolutions are handed to. */
import type { Unit } from '../domain/resolution/resolution.ts';
import type { Database } from './database.ts';

type UnitRow = { id: number; name: string; characters: string | null; mailbox: string; head_email: string | null };

const toUnit = (row: UnitRow): Unit => ({
  id: row.id,
  name: row.name,
  characters: row.characters,
  mailbox: row.mailbox,
  headEmail: row.head_email,
});

/** Id of the new unit, or null where the name is taken. */
export async function insertUnit(trx: Database, unit: Omit<Unit, 'id'> & { createdAt: string }): Promise<number | null> {
  const rows = await trx('units')
    .insert({
      name: unit.name,
      characters: unit.characters,
      mailbox: unit.mailbox,
      head_email: unit.headEmail,
      created_at: unit.createdAt,
    })
    .onConflict('name')
    .ignore()
    .returning('id');
  return rows[0]?.id ?? null;
}

export async function listUnits(db: Database): Promise<Unit[]> {
  return (await db('units').orderBy('id')).map(toUnit);
}

export async function findUnit(db: Database, id: number): Promise<Unit | null> {
  const row = await db('units').where({ id }).first();
  return row ? toUnit(row) : null;
}

export async function findUnitByName(db: Database, name: string): Promise<Unit | null> {
  const row = await db('units').where({ name }).first();
  return row ? toUnit(row) : null;
}
