/** Tables of the overview: by unit, by act, and the frozen money in figures. */
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { dayView } from '../../days.ts';
import { formatTwd, formatTwdShort } from '../../money.ts';
import type { Query } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';
import { shareReleased } from '../resolution/freeze.ts';
import { type Narrowing, narrow } from '../list/resolution-selection.ts';
import { ownOf, scopeOf, type Standing } from './standing.ts';

const counted = (all: readonly ResolutionStatus[], narrowing: Pick<Narrowing, 'timeliness' | 'stage'>, query: Query, { paths }: SignedIn) => ({
  count: narrow(all, narrowing).length, href: paths.resolutions({ ...query, ...narrowing }),
});

/** What nobody was given comes first: it is what goes wrong most. */
export function unitsSection({ all, units }: Standing, visit: SignedIn) {
  const { t, paths, locale } = visit;
  const row = (name: string, id: number | null) => {
    const own = all.filter((one) => one.unitId === id);
    const query = { unit: id ?? 'none' };
    const twd = own.reduce((total, one) => total + one.outstandingTwd, 0);
    return {
      name, isUnassigned: id === null, all: own.length, href: paths.resolutions(query),
      overdue: counted(own, { timeliness: 'overdue' }, query, visit),
      soon: counted(own, { timeliness: 'soon' }, query, visit), open: counted(own, { timeliness: 'open' }, query, visit),
      frozen: twd === 0 ? null : { short: formatTwdShort(twd, locale), full: formatTwd(twd), href: paths.resolutions({ ...query, frozen: 'yes' }) },
    };
  };
  const rows = [row(t.status.unassigned, null), ...units.map((one) => row(one.name, one.id))];
  return { kind: 'units' as const, rows: rows.filter((one) => one.all > 0 || one.isUnassigned) };
}

export function actsSection({ all, acts }: Standing, visit: SignedIn) {
  const { t, paths, locale } = visit;
  const rows = acts.map((act) => {
    const own = all.filter((one) => one.actId === act.id);
    const query = { act: act.id };
    return {
      title: act.title, href: paths.resolutions(query), boardHref: paths.board(act.id), all: own.length,
      passedOn: dayView(act.passedOn, locale), countFrom: t.status.countFrom[act.countFrom],
      overdue: counted(own, { timeliness: 'overdue' }, query, visit), open: counted(own, { timeliness: 'open' }, query, visit),
      signedOff: counted(own, { stage: 'signed_off' }, query, visit),
    };
  });
  return { kind: 'acts' as const, rows };
}

/** Null where no money was ever frozen. */
export function moneySection({ all }: Standing, visit: SignedIn) {
  const { t, locale, paths } = visit;
  const own = ownOf(all, visit);
  const freezes = own.flatMap((one) => one.freezes);
  const sum = (amountOf: (one: (typeof freezes)[number]) => number): number => freezes.reduce((total, one) => total + amountOf(one), 0);
  const [frozen, released, outstanding] = [sum((one) => one.frozenTwd ?? 0), sum((one) => one.releasedTwd), sum((one) => one.outstandingTwd)];
  if (frozen === 0) return null;
  const share = shareReleased(released, frozen);
  const amount = (name: string, twd: number) => ({ name, short: formatTwdShort(twd, locale), full: formatTwd(twd) });
  return {
    kind: 'money' as const,
    bar: { share, label: t.overview.moneyPicture(formatTwd(released), formatTwd(outstanding), share) },
    amounts: [amount(t.overview.outstanding, outstanding), amount(t.overview.released, released), amount(t.overview.frozen, frozen)],
    count: t.overview.moneyCount(own.filter((one) => one.outstandingTwd > 0).length),
    href: paths.resolutions({ ...scopeOf(visit), frozen: 'yes' }),
  };
}
