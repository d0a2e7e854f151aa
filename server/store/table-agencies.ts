/** Which agencies have a table of an act: those whose resolutions are on record, and those that list others'. */
import type { Database } from './database.ts';

/** Those with the most resolutions of their own first, so that the book imported last does not decide. */
export async function listTableAgencies(db: Database, actId: number): Promise<string[]> {
  const agenciesIn = (table: 'resolutions' | 'listings'): Promise<{ agency: string }[]> =>
    db(table).where({ act_id: actId }).groupBy('agency').orderByRaw('count(*) desc, agency').select('agency');
  return [...new Set([...(await agenciesIn('resolutions')), ...(await agenciesIn('listings'))].map((row) => row.agency))];
}
