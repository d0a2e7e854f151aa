/** Resolutions the overview names one by one: what burns, what is awaited, what is to be acknowledged, what comes next. */
import { unacknowledged } from '../../../actions/reminders/unacknowledged.ts';
import type { Deps } from '../../../deps.ts';
import { daysBetween } from '../../../domain/day/civil-date.ts';
import { type NextStep, nextStepOf } from '../../../domain/resolution/next-step.ts';
import { may } from '../../../domain/rights.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { readTexts } from '../../../store/resolutions.ts';
import { dayView, describeAway } from '../../days.ts';
import { excerptOf } from '../../excerpt.ts';
import { formatTwdShort } from '../../money.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';
import { narrow, sorted } from '../list/resolution-selection.ts';
import { ownOf, scopeOf, type Standing } from './standing.ts';

const MOST_ITEMS = 6;
const MOST_DUE_DAYS = 6;
const MOST_CHARACTERS = 28;
const MOST_CHARACTERS_WIDE = 60;

/** What lies with the LY, or with a supervisor, is no work of the unit now. */
const UNITS_STEPS: readonly NextStep[] = ['report', 'reply', 'ask_again'];

type Aside = { aside: string; button: { text: string; action: string } | null; link: { text: string; href: string } | null };

/** `all` are more than are shown; `list` leads to all of them, or says itself what it leads to. */
async function itemsSection(
  { id, title, all, list, empty }: {
    id: string; title: string; all: readonly ResolutionStatus[]; list: { text?: string; href: string }; empty: string;
  },
  beside: (one: ResolutionStatus) => Aside, { units, calendar }: Standing, visit: SignedIn, { db }: Deps,
) {
  const { t, paths, locale, day } = visit;
  const shown = all.slice(0, MOST_ITEMS);
  const texts = await readTexts(db, shown.map((one) => one.id));
  return {
    kind: 'items' as const, id, title, empty,
    more: all.length > shown.length ? { text: t.overview.allOf(all.length), ...list } : null,
    items: shown.map((one) => ({
      item: one.item, href: paths.resolution(one.id), section: one.sectionPath.join(' › '), badge: timelinessBadge(one.timeliness, visit),
      excerpt: excerptOf(texts.get(one.id)?.text ?? '', one.obligations.map((each) => each.words), MOST_CHARACTERS_WIDE),
      unit: units.find((each) => each.id === one.unitId)?.name ?? t.status.unassigned,
      away: one.nextDueOn === null ? null : describeAway(one.nextDueOn, day, calendar, locale),
      frozen: one.outstandingTwd > 0 ? t.list.frozenAmount(formatTwdShort(one.outstandingTwd, locale)) : null,
      ...beside(one),
    })),
  };
}

const NOTHING_BESIDE: Aside = { aside: '', button: null, link: null };

/** What is overdue, longest first; of what is overdue as long, where more money is frozen. */
export function burningSection(standing: Standing, visit: SignedIn, deps: Deps) {
  const { t, paths } = visit;
  const all = narrow(standing.all, { timeliness: 'overdue' })
    .sort((a, b) => (a.nextDueOn! < b.nextDueOn! ? -1 : a.nextDueOn! > b.nextDueOn! ? 1 : b.outstandingTwd - a.outstandingTwd || a.id - b.id));
  return itemsSection(
    {
      id: 'burning', title: t.overview.burning, all, list: { href: paths.resolutions({ timeliness: 'overdue', sort: 'due' }) },
      empty: t.overview.burningEmpty,
    },
    () => NOTHING_BESIDE, standing, visit, deps,
  );
}

/** What lies with the LY, longest first, each with the form for its letter. */
export function awaitedSection(standing: Standing, visit: SignedIn, deps: Deps) {
  const { t, paths, actor, day } = visit;
  const sentOn = (one: ResolutionStatus): string => one.letters.findLast((letter) => letter.direction === 'out')?.issuedOn ?? '9999-12-31';
  const all = narrow(standing.all, { step: 'await_ly' }).sort((a, b) => (sentOn(a) < sentOn(b) ? -1 : sentOn(a) > sentOn(b) ? 1 : a.id - b.id));
  return itemsSection(
    { id: 'awaited', title: t.overview.awaited, all, list: { href: paths.resolutions({ step: 'await_ly' }) }, empty: t.overview.awaitedEmpty },
    (one) => ({
      ...NOTHING_BESIDE, aside: sentOn(one) > day ? '' : t.overview.sentAgo(daysBetween(sentOn(one), day)),
      link: may(actor, 'log-letter', [one.unitId]) ? { text: t.nextStep.action.await_ly!, href: paths.newLetter([one.id]) } : null,
    }), standing, visit, deps,
  );
}

/** What a unit has to do and nobody acknowledged, the next due first. On a page of another day nothing can be acknowledged. */
export async function toAcknowledgeSection(standing: Standing, visit: SignedIn, deps: Deps) {
  const { t, paths, actor, day, today } = visit;
  if (day !== today) return null;
  const open = ownOf(standing.all, visit).filter((one) => UNITS_STEPS.includes(nextStepOf(one)));
  const waiting = await unacknowledged(deps.db, open.map((one) => one.id), today);
  const all = sorted(open.filter((one) => waiting.has(one.id)), 'due', { unit: () => '' });
  return itemsSection(
    {
      id: 'to-acknowledge', title: t.overview.toAcknowledge, all, empty: t.overview.toAcknowledgeEmpty,
      // No filter of the list knows who acknowledged what.
      list: { text: t.overview.allOfUnit, href: paths.resolutions({ ...scopeOf(visit), sort: 'due' }) },
    },
    (one) => ({
      ...NOTHING_BESIDE,
      button: may(actor, 'acknowledge', [one.unitId]) ? { text: t.itemReminders.acknowledge, action: paths.acknowledge(one.id) } : null,
    }),
    standing, visit, deps,
  );
}

/** The next days on which something is due, and all that is due then; what recurs brings only the day of its next time. */
export async function nextSection(standing: Standing, visit: SignedIn, { db }: Deps) {
  const { t, paths, locale, day: today } = visit;
  const own = ownOf(standing.all, visit);
  const due = own.flatMap((one) => (one.isClosed ? [] : one.obligations.flatMap(({ occurrences }) => {
    const next = occurrences.find(
      ({ effectiveDueOn: dueOn, doneOn, isExpected }) => dueOn !== null && doneOn === null && isExpected && dueOn >= today
    );
    return next ? [{ dueOn: next.effectiveDueOn!, isProvisional: next.isProvisional }] : [];
  })));
  const days = [...new Set(due.map((each) => each.dueOn))].sort().slice(0, MOST_DUE_DAYS);
  // The same narrowing counts here and lists there.
  const dueThen = (day: string) => ({ dueFrom: day, dueTo: day, timeliness: 'open' }) as const;
  const onDay = new Map(days.map((day) => [day, narrow(own, dueThen(day))]));
  const texts = await readTexts(db, [...new Set([...onDay.values()].flatMap((all) => all.slice(0, MOST_ITEMS).map((one) => one.id)))]);
  return {
    kind: 'next' as const,
    days: [...onDay].map(([day, all]) => ({
      day: dayView(day, locale),
      away: describeAway(day, today, standing.calendar, locale),
      isProvisional: due.some((each) => each.dueOn === day && each.isProvisional),
      items: all.slice(0, MOST_ITEMS).map(({ id, item, sectionPath, unitId, obligations }) => ({
        item, excerpt: excerptOf(texts.get(id)?.text ?? '', obligations.map((each) => each.words), MOST_CHARACTERS), section: sectionPath.join(' › '),
        unit: standing.units.find((each) => each.id === unitId)?.name ?? t.status.unassigned, href: paths.resolution(id),
      })),
      more: all.length > MOST_ITEMS
        ? { text: t.overview.allOf(all.length), href: paths.resolutions({ ...dueThen(day), ...scopeOf(visit) }) }
        : null,
    })),
  };
}
