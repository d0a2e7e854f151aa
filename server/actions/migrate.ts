import { seedEditions } from '../../seeds/office-calendar.ts';
import type { Deps } from '../deps.ts';
import { insertEdition, isEditionOnRecord } from '../store/calendar.ts';
import { migrateUp } from '../store/migrate.ts';

/** Brings the schema up to date and puts the office calendar's editions on record; running it again changes nothing. */
export async function migrate({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<string[]> {
  const names = await migrateUp(db);
  await db.transaction(async (trx) => {
    for (const edition of seedEditions()) {
      if (!(await isEditionOnRecord(trx, edition))) await insertEdition(trx, edition, clock.now());
    }
  });
  return names;
}
