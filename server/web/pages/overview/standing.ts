/** How every resolution stands on the visit's day, read once for a page of many counts. */
import type { Deps } from '../../../deps.ts';
import type { OfficeCalendar } from '../../../domain/calendar/office-calendar.ts';
import type { Act, Unit } from '../../../domain/resolution/resolution.ts';
import { type Statistics, statisticsOf } from '../../../domain/resolution/statistics.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { asOfDay } from '../../../domain/resolution/timeliness.ts';
import { listActs } from '../../../store/acts.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { statusesOn } from '../../../store/statuses.ts';
import { listUnits } from '../../../store/units.ts';
import type { Query } from '../../paths.ts';
import type { SignedIn, Visit } from '../../visit.ts';

/** `statistics` are counted once, where somebody asks. */
export type Standing = { all: readonly ResolutionStatus[]; acts: Act[]; units: Unit[]; calendar: OfficeCalendar; statistics: () => Statistics };

export async function readStanding({ db }: Deps, { day }: Visit): Promise<Standing> {
  const calendar = await loadCalendar(db);
  const asOf = asOfDay(day, calendar);
  const [acts, units, all] = [await listActs(db), await listUnits(db), await statusesOn(db, asOf)];
  let counted: Statistics | null = null;
  return { all, acts, units, calendar, statistics: () => (counted ??= statisticsOf(all, asOf)) };
}

export const isOfUnit = ({ user }: SignedIn): boolean => user.role === 'unit';

/** What a person of a unit answers for is the unit's; everybody else looks at all. */
export const ownOf = (all: readonly ResolutionStatus[], visit: SignedIn): ResolutionStatus[] =>
  all.filter((one) => !isOfUnit(visit) || one.unitId === visit.user.unitId);

/** The same, as the list's address says it. */
export const scopeOf = (visit: SignedIn): Query => (isOfUnit(visit) ? { unit: visit.user.unitId ?? 'none' } : {});
