/** Reading a day while it is typed: one reader, the server's. */
import { getBare } from '../bare-get.ts';
import { dayReading } from '../day-reading.ts';
import type { Routes } from '../routes.ts';

const NOTHING = { text: '', iso: null, typed: null };
const MOST = 200;

export function dayReadingRoutes(routes: Routes): void {
  getBare(routes, '/days/reading', 'view', async ({ locale }, { query }) =>
    ({ type: 'json', body: JSON.stringify(dayReading(String(query['text'] ?? '').slice(0, MOST), locale) ?? NOTHING) }));
}
