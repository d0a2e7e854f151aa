/** Due dates that move: the one model behind `partials/moved-dates.ejs`, whatever moves them. */
import type { MovedDate } from '../../../actions/dates/recompute-deadlines.ts';
import { daysBetween } from '../../../domain/day/civil-date.ts';
import type { Resolution, Unit } from '../../../domain/resolution/resolution.ts';
import type { Timeliness } from '../../../domain/resolution/timeliness.ts';
import { readInChunks } from '../../../store/chunks.ts';
import type { Database } from '../../../store/database.ts';
import { findResolutions } from '../../../store/resolutions.ts';
import { listUnits } from '../../../store/units.ts';
import { dayView } from '../../days.ts';
import { type BadgeView, timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';

/** So many are listed at first; a longer list says how many there are and leads to the rest. */
export const MOST_MOVED = 500;

export type MovedOptions = {
  title: string;
  isWhole: boolean;
  /** Where the whole list stands: a page, or what a form (by its id) sent to this address answers. */
  rest: { href: string; form?: never } | { form: string; href: string };
  /** Whom each would be told to, by address; left out where nobody is told. */
  toldTo?: ReadonlyMap<MovedDate, readonly string[]> | undefined;
};

export async function movedView(db: Database, moved: readonly MovedDate[], visit: SignedIn, options: MovedOptions) {
  const { t } = visit;
  const { title, isWhole, rest, toldTo } = options;
  const shown = [...moved].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, isWhole ? undefined : MOST_MOVED);
  const resolutions = await resolutionsOf(db, shown);
  const units = new Map((await listUnits(db)).map((unit) => [unit.id, unit]));
  const total = (name: keyof typeof t.moved.totals, is: (one: MovedDate) => boolean) => ({ name: t.moved.totals[name], count: moved.filter(is).length });
  return {
    title,
    totals: [
      total('all', () => true), total('turnsOverdue', (one) => one.turnsOverdue),
      total('stopsBeingOverdue', (one) => one.stopsBeingOverdue), total('open', (one) => one.isOpen),
    ],
    hasTold: toldTo !== undefined,
    rows: shown.map((one) => rowView(one, resolutions.get(one.resolutionId), units, toldTo?.get(one) ?? [], visit)),
    rest: shown.length === moved.length ? null : { said: t.moved.first(shown.length, moved.length), text: t.moved.all(moved.length), form: null, ...rest },
  };
}

/** The resolutions that some moves are about, each once. */
export async function resolutionsOf(db: Database, moved: readonly MovedDate[]): Promise<Map<number, Resolution>> {
  const ids = [...new Set(moved.map((one) => one.resolutionId))];
  return new Map((await readInChunks(ids, (chunk) => findResolutions(db, { ids: chunk }))).map((one) => [one.id, one]));
}

/** What needs attention first; otherwise as it was found. */
const rankOf = (one: MovedDate): number => (one.turnsOverdue ? 0 : one.stopsBeingOverdue ? 1 : one.isOpen ? 2 : 3);

function rowView(one: MovedDate, found: Resolution | undefined, units: ReadonlyMap<number, Unit>, told: readonly string[], visit: SignedIn) {
  const { t, locale, paths } = visit;
  const isRecurring = found?.obligations.find((each) => each.id === one.obligationId)?.kind === 'recurring';
  const unit = found === undefined || found.unitId === null ? undefined : units.get(found.unitId);
  return {
    item: found ? one.item : t.moved.notOnRecord(one.resolutionId),
    href: found ? paths.resolution(one.resolutionId) : null,
    occurrence: isRecurring ? t.moved.occurrence(one.number) : null,
    section: found?.sectionPath.at(-1) ?? '',
    unit: unit?.name ?? t.status.unassigned,
    isUnassigned: unit === undefined,
    from: dayView(one.from, locale),
    to: dayView(one.to, locale),
    shift: shiftOf(one, visit),
    mark: markOf(one, visit),
    settled: one.isOpen ? null : t.moved.settled,
    told,
  };
}

function shiftOf({ from, to }: MovedDate, { t }: SignedIn): string {
  if (from === null) return t.moved.appears;
  if (to === null) return t.moved.vanishes;
  const days = daysBetween(from, to);
  return days > 0 ? t.moved.later(days) : t.moved.earlier(-days);
}

/** A turn for the worse or the better, with the looks of the timeliness it leads to. */
const MARKS: readonly { name: 'turnsOverdue' | 'stopsBeingOverdue'; looks: Timeliness }[] = [
  { name: 'turnsOverdue', looks: 'overdue' },
  { name: 'stopsBeingOverdue', looks: 'done_on_time' },
];

function markOf(one: MovedDate, visit: SignedIn): BadgeView | null {
  const mark = MARKS.find(({ name }) => one[name]);
  return mark ? { ...timelinessBadge(mark.looks, visit), text: visit.t.moved[mark.name] } : null;
}
