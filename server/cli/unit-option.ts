import { NotFoundError } from '../errors.ts';
import { wholeNumber } from '../input.ts';
import type { Unit } from '../domain/resolution/resolution.ts';
import type { Database } from '../store/database.ts';
import { findUnit, findUnitByName } from '../store/units.ts';

/** The unit an option names, by id or by name. */
export async function unitByIdOrName(db: Database, text: string): Promise<Unit> {
  const id = wholeNumber('unit').required.safeParse(text).data;
  const unit = (id === undefined ? null : await findUnit(db, id)) ?? (await findUnitByName(db, text.trim()));
  if (!unit) throw new NotFoundError({ code: 'unit-not-found', unit: text });
  return unit;
}
