import { NotFoundError } from '../errors.ts';
import type { Unit } from '../domain/resolution.ts';
import type { Database } from '../store/database.ts';
import { findUnit, findUnitByName } from '../store/units.ts';

/** The unit an option names, by id or by name. */
export async function unitByIdOrName(db: Database, text: string): Promise<Unit> {
  const unit = (/^\d+$/.test(text) ? await findUnit(db, Number(text)) : null) ?? (await findUnitByName(db, text.trim()));
  if (!unit) throw new NotFoundError({ code: 'unit-not-found', unit: text });
  return unit;
}
