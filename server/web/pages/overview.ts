/** The overview: how everything stands on a day, each number leading to the list behind it. */
import type { Deps } from '../../deps.ts';
import type { OfficeCalendar } from '../../domain/office-calendar.ts';
import type { Act, Unit } from '../../domain/resolution.ts';
import { may } from '../../domain/rights.ts';
import type { ResolutionStatus } from '../../domain/status.ts';
import { asOfDay, type Timeliness } from '../../domain/timeliness.ts';
import { listActs } from '../../store/acts.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { readTexts } from '../../store/resolutions.ts';
import { statusesOn } from '../../store/statuses.ts';
import { listUnits } from '../../store/units.ts';
import { type Answer, page } from '../answer.ts';
import { dayView, describeAway } from '../days.ts';
import { excerptOf } from '../excerpt.ts';
import { formatTwd, formatTwdShort } from '../money.ts';
import type { Query } from '../paths.ts';
import { timelinessBadge } from '../tone.ts';
import type { SignedIn } from '../visit.ts';
import { editionsToDecide } from './calendar-proposals.ts';
import { waitingView } from './extensions.ts';
import { shareReleased } from './freeze.ts';
import { narrow } from './resolution-selection.ts';

const CARDS: readonly Timeliness[] = ['overdue', 'due_today', 'due_soon', 'not_due'];
const OTHERS: readonly Timeliness[] = ['done_on_time', 'done_late', 'closed', 'no_deadline'];
const MOST_DUE_DAYS = 6;
const MOST_CHARACTERS = 28;

type Counted = Parameters<typeof narrow>[1]['timeliness'];

export async function overviewPage(deps: Deps, visit: SignedIn): Promise<Answer> {
  const { db } = deps;
  const calendar = await loadCalendar(db);
  const [acts, units, all] = [await listActs(db), await listUnits(db), await statusesOn(db, asOfDay(visit.day, calendar))];
  const { t, locale, day, user } = visit;
  if (all.length === 0) return page('overview-empty', { title: t.overview.emptyTitle, ...firstSteps(visit, units, acts) });
  const unit = units.find((one) => one.id === user.unitId) ?? null;
  return page('overview', {
    title: t.overview.title,
    heading: t.overview.heading(dayView(day, locale).text),
    waiting: await waitingView(deps, all, visit),
    editions: await editionsToDecide(deps, visit),
    scopes: [
      ...(unit && user.role === 'unit' ? [scope(t.overview.mine(unit.name), all.filter((one) => one.unitId === unit.id), { unit: unit.id }, visit)] : []),
      scope(unit && user.role === 'unit' ? t.overview.everyone : t.overview.cards, all, {}, visit),
    ],
    money: money(all, visit),
    units: byUnit(all, units, visit),
    nextDays: await nextDays(deps, user.role === 'unit' ? all.filter((one) => one.unitId === user.unitId) : all, units, calendar, visit),
    acts: byAct(all, acts, visit),
  });
}

const count = (all: readonly ResolutionStatus[], timeliness: Counted): number => narrow(all, { timeliness, stage: null, frozen: false }).length;

/** A count with the list behind it: the same narrowing counts here and lists there. */
const counted = (all: readonly ResolutionStatus[], timeliness: NonNullable<Counted>, query: Query, { paths }: SignedIn) => ({
  count: count(all, timeliness), href: paths.resolutions({ ...query, timeliness }),
});

function scope(title: string, all: readonly ResolutionStatus[], query: Query, visit: SignedIn) {
  const card = (timeliness: Timeliness) => ({ badge: timelinessBadge(timeliness, visit), ...counted(all, timeliness, query, visit) });
  return { title, cards: CARDS.map(card), others: OTHERS.map(card) };
}

function money(all: readonly ResolutionStatus[], { t, locale, paths }: SignedIn) {
  const freezes = all.flatMap((one) => one.freezes);
  const sum = (amountOf: (one: (typeof freezes)[number]) => number): number => freezes.reduce((total, one) => total + amountOf(one), 0);
  const [frozen, released, outstanding] = [sum((one) => one.frozenTwd ?? 0), sum((one) => one.releasedTwd), sum((one) => one.outstandingTwd)];
  if (frozen === 0) return null;
  const share = shareReleased(released, frozen);
  const amount = (name: string, twd: number) => ({ name, short: formatTwdShort(twd, locale), full: formatTwd(twd) });
  return {
    bar: { share, label: t.overview.moneyPicture(formatTwd(released), formatTwd(outstanding), share) },
    amounts: [amount(t.overview.outstanding, outstanding), amount(t.overview.released, released), amount(t.overview.frozen, frozen)],
    count: t.overview.moneyCount(all.filter((one) => one.outstandingTwd > 0).length),
    href: paths.resolutions({ frozen: 'yes' }),
  };
}

/** What nobody was given comes first: it is what goes wrong most. */
function byUnit(all: readonly ResolutionStatus[], units: readonly Unit[], visit: SignedIn) {
  const row = (name: string, id: number | null) => {
    const own = all.filter((one) => one.unitId === id);
    const query = { unit: id ?? 'none' };
    const twd = own.reduce((total, one) => total + one.outstandingTwd, 0);
    return {
      name, isUnassigned: id === null, all: own.length, href: visit.paths.resolutions(query),
      overdue: counted(own, 'overdue', query, visit), soon: counted(own, 'soon', query, visit), open: counted(own, 'open', query, visit),
      frozen: twd === 0 ? null : { short: formatTwdShort(twd, visit.locale), full: formatTwd(twd), href: visit.paths.resolutions({ ...query, frozen: 'yes' }) },
    };
  };
  const rows = [row(visit.t.status.unassigned, null), ...units.map((one) => row(one.name, one.id))];
  return rows.filter((one) => one.all > 0 || one.isUnassigned);
}

/** The next days on which something is due, and what; of what recurs, only the next time. */
async function nextDays(deps: Deps, all: readonly ResolutionStatus[], units: readonly Unit[], calendar: OfficeCalendar, visit: SignedIn) {
  const due = all.flatMap((one) => (one.isClosed ? [] : one.obligations.flatMap(({ occurrences }) => {
    const next = occurrences.find(({ effectiveDueOn: dueOn, doneOn, isExpected }) => dueOn !== null && doneOn === null && isExpected && dueOn >= visit.day);
    return next ? [{ one, dueOn: next.effectiveDueOn!, isProvisional: next.isProvisional }] : [];
  })));
  const days = [...new Set(due.map((each) => each.dueOn))].sort().slice(0, MOST_DUE_DAYS);
  const texts = await readTexts(deps.db, due.filter((each) => days.includes(each.dueOn)).map((each) => each.one.id));
  return days.map((day) => ({
    day: dayView(day, visit.locale),
    away: describeAway(day, visit.day, calendar, visit.locale),
    isProvisional: due.some((each) => each.dueOn === day && each.isProvisional),
    items: [...new Set(due.filter((each) => each.dueOn === day).map((each) => each.one))]
      .map(({ id, item, sectionPath, unitId, obligations }) => ({
        item, excerpt: excerptOf(texts.get(id)?.text ?? '', obligations.map((each) => each.words), MOST_CHARACTERS), section: sectionPath.join(' › '), unit: units.find((each) => each.id === unitId)?.name ?? visit.t.status.unassigned, href: visit.paths.resolution(id),
      })),
  }));
}

function byAct(all: readonly ResolutionStatus[], acts: readonly Act[], visit: SignedIn) {
  return acts.map((act) => {
    const own = all.filter((one) => one.actId === act.id);
    const query = { act: act.id };
    return {
      title: act.title, href: visit.paths.resolutions(query), boardHref: visit.paths.board(act.id), all: own.length,
      passedOn: dayView(act.passedOn, visit.locale), countFrom: visit.t.status.countFrom[act.countFrom],
      overdue: counted(own, 'overdue', query, visit), open: counted(own, 'open', query, visit),
      signedOff: { count: own.filter((one) => one.stage === 'signed_off').length, href: visit.paths.resolutions({ ...query, stage: 'signed_off' }) },
    };
  });
}

function firstSteps({ t, paths, actor }: SignedIn, units: readonly Unit[], acts: readonly Act[]) {
  const { steps } = t.overview;
  const link = (right: Parameters<typeof may>[1], href: string): string | null => (may(actor, right) ? href : null);
  return {
    steps: [
      { text: steps.units, href: link('manage-people', paths.people()), isDone: units.length > 0 },
      { text: steps.act, href: link('manage-acts', paths.newAct()), isDone: acts.length > 0 },
      { text: steps.import, href: link('import', paths.newImport()), isDone: false },
    ],
    wait: may(actor, 'import') ? null : t.overview.waitForOfficer,
  };
}
