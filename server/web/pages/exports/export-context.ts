/** What the lists to download are drawn from: the resolutions asked for as they stood on a day, with what their rows name. */
import type { Almanac } from '../../../domain/calendar/almanac.ts';
import type { Act, ResolutionTexts, Unit } from '../../../domain/resolution/resolution.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { type AsOf, asOfDay } from '../../../domain/resolution/timeliness.ts';
import { type Words, wordsOf } from '../../../locales/index.ts';
import type { LocaleName } from '../../../locales/words.ts';
import { listActs } from '../../../store/acts.ts';
import { loadAlmanac } from '../../../store/almanac.ts';
import type { Database } from '../../../store/database.ts';
import { readTexts } from '../../../store/resolutions.ts';
import { listUnits } from '../../../store/units.ts';
import { listed } from '../list/listed.ts';
import type { ListFilter } from '../list/resolution-filter.ts';

export type ExportContext = {
  locale: LocaleName;
  t: Words;
  asOf: AsOf;
  almanac: Almanac;
  resolutions: ResolutionStatus[];
  texts: ReadonlyMap<number, ResolutionTexts>;
  units: readonly Unit[];
  actOf(one: ResolutionStatus): Act;
  unitOf(id: number | null): string;
};

export async function loadExport(db: Database, filter: ListFilter, { day, locale }: { day: string; locale: LocaleName }): Promise<ExportContext> {
  const [almanac, acts, units] = [await loadAlmanac(db), await listActs(db), await listUnits(db)];
  const asOf = asOfDay(day, almanac.calendar);
  const t = wordsOf(locale);
  const unitOf = (id: number | null): string => units.find((one) => one.id === id)?.name ?? t.status.unassigned;
  // A table for the record keeps the document's order where the page shows the best find first.
  const sort = filter.sort === 'relevance' ? 'document' : filter.sort;
  const resolutions = await listed({ db }, { ...filter, sort }, asOf, units);
  const texts = await readTexts(db, resolutions.map((one) => one.id));
  return { locale, t, asOf, almanac, resolutions, texts, units, unitOf, actOf: ({ actId }) => acts.find((act) => act.id === actId)! };
}
