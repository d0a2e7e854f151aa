/** What would go out on days to come, by what is on record today; and by another ladder, if one is tried. */
import { z } from 'zod';
import { addDays, type Day } from '../domain/civil-date.ts';
import type { Considered } from '../domain/consider.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Ladder, Reason, Topic } from '../domain/ladder.ts';
import { isDayOff } from '../domain/office-calendar.ts';
import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { day, wholeNumber } from '../input.ts';
import { waitingMoves } from '../store/reminders.ts';
import type { Told } from '../store/reminders.ts';
import { asTold, considerDesk, exceptTold, idsToChase, openDesk } from './consider-reminders.ts';
import { demand } from './demand.ts';
import { readOffice } from './office.ts';

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
  const today = clock.today();
  const current = await readOffice(db);
  const office = ladder ? { ...current, ladder } : current;
  const first = from ?? today;
  const told: Told[] = [];
  const mails: SimulatedMail[] = [];
  const moves = await waitingMoves(db);
  for (let at = 0; at < (days ?? DAYS); at += 1) {
    const on = addDays(first, at);
    if (isDayOff(office.calendar, on)) continue;
    const ids = [...new Set([...(await idsToChase(db, office, on)), ...moves.map((one) => one.resolutionId)])];
    const desk = await openDesk(db, office, on, ids, told);
    const owed = exceptTold(considerDesk(desk, office), desk.told).filter((one) => one.against === null);
    for (const [to, all] of groupBy(owed, (one) => one.recipient.email)) {
      mails.push({ day: on, to, items: all.map((one) => itemOf(one, desk.resolutions.get(one.chased.resolutionId)!.item)) });
    }
    told.push(...owed.map((one) => asTold(one, on)));
  }
  return mails;
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
