/** The overview: how everything stands on a day, for the work of whoever looks; each number and picture leads to the list behind it. */
import type { Deps } from '../../../deps.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { type NextStep, NEXT_STEPS, nextStepOf, STEP_RIGHT } from '../../../domain/resolution/next-step.ts';
import { may, type Role } from '../../../domain/rights.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import type { Timeliness } from '../../../domain/resolution/timeliness.ts';
import { type Answer, page } from '../../answer.ts';
import type { ChartView } from '../../charts/chart.ts';
import { dayView } from '../../days.ts';
import type { Query } from '../../paths.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';
import { actsSection, moneySection, unitsSection } from './overview-tables.ts';
import { awaitedSection, burningSection, nextSection, toAcknowledgeSection } from './overview-lists.ts';
import { firstSteps } from './overview-empty.ts';
import { systemSection } from './overview-system.ts';
import { toDecide } from './overview-todo.ts';
import { monthsChart, ratesChart } from './rate-charts.ts';
import { narrow } from '../list/resolution-selection.ts';
import { isOfUnit, ownOf, readStanding, scopeOf, type Standing } from './standing.ts';
import { moneyChart, unitsChart, weeksChart } from './work-charts.ts';

const CARDS: readonly Timeliness[] = ['overdue', 'due_today', 'due_soon', 'not_due'];
const OTHERS: readonly Timeliness[] = ['done_on_time', 'done_late', 'closed', 'no_deadline'];

/** What a page is made of; null where there is nothing to show. */
type Maker<T> = (standing: Standing, visit: SignedIn, deps: Deps) => T | null | Promise<T | null>;
type Section = { kind: 'charts' | 'items' | 'next' | 'units' | 'acts' | 'money' | 'system' };
type Rooms = { main: readonly Maker<Section>[]; side: readonly Maker<Section>[] };

const weeks: Maker<ChartView> = ({ all }, visit) => weeksChart(ownOf(all, visit), visit, scopeOf(visit));
const months: Maker<ChartView> = ({ statistics }, visit) => monthsChart(statistics(), visit);
const rates: Maker<ChartView> = ({ statistics, units }, visit) =>
  ratesChart(statistics(), (id) => units.find((one) => one.id === id)?.name ?? visit.t.status.unassigned, visit);

const pictures = (...makers: Maker<ChartView>[]): Maker<Section & { charts: ChartView[] }> =>
  async (standing, visit, deps) => ({ kind: 'charts', charts: await made(makers, standing, visit, deps) });

const FROM_ABOVE = [pictures(weeks, unitsChart, months, rates), burningSection, actsSection];

const ROOMS: Record<Role, Rooms> = {
  supervisor: { main: FROM_ABOVE, side: [pictures(moneyChart), nextSection] },
  admin: { main: FROM_ABOVE, side: [systemSection, pictures(moneyChart), nextSection] },
  officer: { main: [pictures(weeks, unitsChart), awaitedSection, unitsSection, actsSection], side: [pictures(moneyChart), nextSection] },
  unit: { main: [toAcknowledgeSection, unitsSection, actsSection], side: [pictures(weeks), nextSection, moneySection] },
};

export async function overviewPage(deps: Deps, visit: SignedIn): Promise<Answer> {
  const standing = await readStanding(deps, visit);
  const { all, units, acts } = standing;
  const { t, locale, day, user } = visit;
  if (all.length === 0) return page('overview-empty', { title: t.overview.emptyTitle, ...firstSteps(visit, units, acts) });
  const unit = isOfUnit(visit) ? (units.find((one) => one.id === user.unitId) ?? null) : null;
  const rooms = ROOMS[user.role];
  return page('overview', {
    title: t.overview.title,
    heading: t.overview.heading(dayView(day, locale).text),
    decisions: await toDecide(deps, standing, visit),
    scopes: [
      ...(unit ? [scope(t.overview.mine(unit.name), ownOf(all, visit), scopeOf(visit), visit)] : []),
      scope(unit ? t.overview.everyone : t.overview.cards, all, {}, visit),
    ],
    steps: steps(ownOf(all, visit), visit),
    main: await made(rooms.main, standing, visit, deps),
    side: await made(rooms.side, standing, visit, deps),
  });
}

/** One after the other: they share one connection. */
async function made<T>(makers: readonly Maker<T>[], standing: Standing, visit: SignedIn, deps: Deps): Promise<T[]> {
  const all: T[] = [];
  for (const make of makers) {
    const one = await make(standing, visit, deps);
    if (one !== null) all.push(one);
  }
  return all;
}

/** A count with the list behind it: the same narrowing counts here and lists there. */
function scope(title: string, all: readonly ResolutionStatus[], query: Query, visit: SignedIn) {
  const card = (timeliness: Timeliness) => ({
    badge: timelinessBadge(timeliness, visit), count: narrow(all, { timeliness }).length, href: visit.paths.resolutions({ ...query, timeliness }),
  });
  return { title, cards: CARDS.map(card), others: OTHERS.map(card) };
}

const isLeft = (step: NextStep): step is Exclude<NextStep, 'closed'> => step !== 'closed';

/** What has to happen next, from the first step to the last; those this person can take are marked. */
function steps(all: readonly ResolutionStatus[], visit: SignedIn) {
  const { t, paths, actor } = visit;
  const waiting = groupBy(all, nextStepOf);
  return NEXT_STEPS.filter(isLeft).map((step) => ({
    name: t.nextStep.name[step], who: t.nextStep.who[step], count: waiting.get(step)?.length ?? 0,
    href: paths.resolutions({ ...scopeOf(visit), step }), isMine: step !== 'await_ly' && may(actor, STEP_RIGHT[step]),
  }));
}
