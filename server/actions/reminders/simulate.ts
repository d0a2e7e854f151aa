/** What would go out on days to come, by what is on record today; and by another ladder, if one is tried. */
import { z } from 'zod';
import type { Chased } from '../../domain/reminder/chased.ts';
import { addDays, type Day } from '../../domain/day/civil-date.ts';
import { type Considered, reachedFor, versionKey } from '../../domain/reminder/consider.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Ladder, Reason, Topic } from '../../domain/reminder/ladder.ts';
import { isDayOff } from '../../domain/calendar/office-calendar.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { day, wholeNumber } from '../../input.ts';
import type { Database } from '../../store/database.ts';
import { type Told, waitingMoves } from '../../store/reminders.ts';
import { asTold, considerDesk, type Desk, deskAhead, exceptTold, idsToChase, indexTold, openDesk } from './consider-reminders.ts';
import { demand } from '../demand.ts';
import { type Office, readOffice } from './office.ts';

export const simulateInput = z.object({
  /** The first day; today unless given. */
  from: day('from').optional,
  days: wholeNumber('days', 1, 60).optional,
});

export type SimulatedItem = { resolutionId: number; item: string; topic: Topic; rung: string; dueOn: Day; reason: Reason; standsFor: string | null };
export type SimulatedMail = { day: Day; to: string; items: SimulatedItem[] };

const DAYS = 30;

/**
 * The mails of each day, if nothing is answered, moved or acknowledged until then and every mail gets through. Each day
 * builds on what the days before it would have told. Writes nothing. `ladder`: tried in the place of the one in force.
 */
export async function simulate({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, { from, days }: z.infer<typeof simulateInput>, ladder?: Ladder): Promise<SimulatedMail[]> {
  demand(actor, 'see-mails');
  const current = await readOffice(db);
  return foresee(db, ladder ? { ...current, ladder } : current, { first: from ?? clock.today(), days: days ?? DAYS });
}

/** The same for those who ask about themselves: `among`, the resolutions that could concern them, or all. */
export async function foresee(db: Database, office: Office, { first, days, among }: { first: Day; days: number; among?: readonly number[] | null }): Promise<SimulatedMail[]> {
  const range = Array.from({ length: days }, (_, at) => addDays(first, at)).filter((day) => !isDayOff(office.calendar, day));
  const last = range.at(-1);
  if (last === undefined) return [];
  const moved = (await waitingMoves(db)).map((one) => one.resolutionId);
  const wanted = among ? new Set(among) : null;
  const ids = [...new Set([...(await idsToChase(db, office, first, last)), ...moved])].filter((id) => !wanted || wanted.has(id));
  let desk = await openDesk(db, office, first, ids);
  const told = indexTold(desk.told);
  const settled = settledIn(office, range[0]!, last);
  const mails: SimulatedMail[] = [];
  let yesterday: Told[] = [];
  for (const on of range) {
    desk = deskAhead(desk, office, on, yesterday);
    const considered = exceptTold(considerDesk({ ...desk, chased: settled.open(desk, on) }, office), told);
    settled.note(considered);
    const owed = considered.filter((one) => one.against === null);
    for (const [to, all] of groupBy(owed, (one) => one.recipient.email)) {
      mails.push({ day: on, to, items: all.map((one) => itemOf(one, desk.resolutions.get(one.chased.resolutionId)!.item)) });
    }
    yesterday = owed.map((one) => asTold(one, on));
    for (const [key, all] of indexTold(yesterday)) told.set(key, [...(told.get(key) ?? []), ...all]);
    // Whoever waits for a page has a turn too.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return mails;
}

/**
 * Which things have to be looked at on a day: those with another rung in force than when they were looked at last, and
 * those where something other than the rung may change, such as an absence that ends. Few of thousands.
 */
function settledIn(office: Office, first: Day, last: Day) {
  const away = new Set(office.absences.filter((one) => one.from <= last && one.until >= first).map((one) => one.email));
  const rungOf = new Map<string, string>();
  return {
    open({ circumstances, ...desk }: Desk, day: Day): Chased[] {
      const reached = new Map<string, string | null>();
      return desk.chased.filter((one) => {
        if (one.settled !== null) return false;
        const place = `${one.topic} ${one.dueOn}`;
        if (!reached.has(place)) reached.set(place, reachedFor(one, circumstances, day)?.rung.key ?? null);
        const rung = reached.get(place)!;
        return rung !== null && rungOf.get(versionKey(one)) !== rung;
      });
    },
    note(considered: readonly Considered[]): void {
      for (const all of groupBy(considered, (one) => versionKey(one.chased)).values()) {
        const mayChange = all.some((one) => one.against === 'acknowledged' || one.against === 'muted' || one.duties.some((duty) => away.has(duty.email)));
        if (!mayChange) rungOf.set(versionKey(all[0]!.chased), all[0]!.rung!.key);
      }
    },
  };
}

const itemOf = ({ chased, rung, recipient }: Considered, item: string): SimulatedItem => ({
  resolutionId: chased.resolutionId, item, topic: chased.topic, rung: rung!.key, dueOn: chased.dueOn, reason: recipient.reason, standsFor: recipient.standsFor ?? null,
});

/** Mails and their items of the next days under a ladder, beside those under the one in force. Writes nothing. */
export type LadderPreview = { now: LadderCount; then: LadderCount; mails: SimulatedMail[] };
export type LadderCount = { mails: number; items: number; people: number; today: number };

export async function previewLadder(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, ladder: Ladder, days = DAYS): Promise<LadderPreview> {
  demand(actor, 'manage-ladder');
  const today = deps.clock.today();
  const [now, then] = [await simulate(deps, actor, { from: null, days }), await simulate(deps, actor, { from: null, days }, ladder)];
  return { now: countOf(now, today), then: countOf(then, today), mails: then };
}

const countOf = (mails: readonly SimulatedMail[], today: Day): LadderCount => ({
  mails: mails.length,
  items: mails.reduce((sum, one) => sum + one.items.length, 0),
  people: new Set(mails.map((one) => one.to)).size,
  today: mails.filter((one) => one.day === today).length,
});
