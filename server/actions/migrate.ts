import { seedEditions } from '../../seeds/office-calendar.ts';
import { PROGRAM } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { insertEdition, isEditionOnRecord } from '../store/calendar.ts';
import { migrateUp } from '../store/migrate.ts';
import { fillSearchTexts } from '../store/search-texts.ts';
import { recompute } from './dates/recompute.ts';

/**
 * Brings the schema up to date, puts the office calendar's editions on record and recomputes every due date where either
 * was new, so that no date stands by an edition that is not in force; makes found what could not be searched before. Running it again changes nothing.
 */
export async function migrate(deps: Pick<Deps, 'db' | 'clock'> & Partial<Deps>): Promise<string[]> {
  const { db, clock } = deps;
  const names = await migrateUp(db);
  await fillSearchTexts(db);
  const editions = await db.transaction(async (trx) => {
    let added = 0;
    for (const edition of seedEditions()) {
      if (await isEditionOnRecord(trx, edition)) continue;
      if ((await insertEdition(trx, edition, clock.now())) !== null) added += 1;
    }
    return added;
  });
  if (names.length + editions > 0) await recompute(deps, PROGRAM);
  return names;
}
