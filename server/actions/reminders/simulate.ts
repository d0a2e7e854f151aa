/** What would go out on days to come, by what is on record today; and by another ladder, if one is tried. Writes nothing. */
import { z } from 'zod';
import type { Day } from '../../domain/day/civil-date.ts';
import type { Ladder } from '../../domain/reminder/ladder.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { day, wholeNumber } from '../../input.ts';
import type { Database } from '../../store/database.ts';
import { waitingMoves } from '../../store/reminders.ts';
import { demand } from '../demand.ts';
import { type Followed, idsToChase, readFollowed } from './consider-reminders.ts';
import { type Office, readOffice } from './office.ts';
import { type DaysAhead, reckonAhead, type SimulatedMail, workingDaysFrom } from './reckon-ahead.ts';

export const simulateInput = z.object({
  /** The first day; today unless given. */
  from: day('from').optional,
  days: wholeNumber('days', 1, 60).optional,
});

const DAYS = 30;

/** The mails of each day under the ladder in force, or under another one tried in its place. */
export async function simulate({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, { from, days }: z.infer<typeof simulateInput>, ladder?: Ladder): Promise<SimulatedMail[]> {
  demand(actor, 'see-mails');
  const current = await readOffice(db);
  return foresee(db, ladder ? { ...current, ladder } : current, { first: from ?? clock.today(), days: days ?? DAYS });
}

/** The same for those who ask about themselves: `among`, the resolutions that could concern them, or all. */
export async function foresee(db: Database, office: Office, { among = null, ...ahead }: DaysAhead & { among?: readonly number[] | null }): Promise<SimulatedMail[]> {
  return reckonAhead(await readFollowed(db, await idsAhead(db, office, ahead, among)), office, ahead);
}

/** Ids of the resolutions that anybody could be told of on one of the days. */
async function idsAhead(db: Database, office: Office, ahead: DaysAhead, among: readonly number[] | null = null): Promise<number[]> {
  const last = workingDaysFrom(office, ahead).at(-1);
  if (last === undefined) return [];
  const moved = (await waitingMoves(db)).map((one) => one.resolutionId);
  const wanted = among ? new Set(among) : null;
  return [...new Set([...(await idsToChase(db, office, ahead.first, last)), ...moved])].filter((id) => !wanted || wanted.has(id));
}

/** The mails of the next days under the ladder in force and under another, on one reading of the record. */
export type Foreseen = { now: SimulatedMail[]; then: SimulatedMail[] };

export async function compareLadders(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, ladder: Ladder, ahead: Partial<DaysAhead> = {}): Promise<Foreseen> {
  demand(actor, 'manage-ladder');
  const current = await readOffice(deps.db);
  const offices = [current, { ...current, ladder }];
  const range = { first: deps.clock.today(), days: DAYS, ...ahead };
  const ids = [await idsAhead(deps.db, offices[0]!, range), await idsAhead(deps.db, offices[1]!, range)];
  const followed = await readFollowed(deps.db, [...new Set(ids.flat())].sort((a, b) => a - b));
  const half = (at: number): DaysAhead => ({ ...range, onDay: (done, total) => ahead.onDay?.(at * total + done, 2 * total) });
  return {
    now: await reckonAhead(onlyOf(followed, ids[0]!), offices[0]!, half(0)),
    then: await reckonAhead(onlyOf(followed, ids[1]!), offices[1]!, half(1)),
  };
}

function onlyOf(followed: Followed, ids: readonly number[]): Followed {
  const wanted = new Set(ids);
  return { ...followed, resolutions: followed.resolutions.filter((one) => wanted.has(one.id)) };
}

/** Counts of mails, their items and people under both ladders, with the mails under the new one. */
export type LadderPreview = { now: LadderCount; then: LadderCount; mails: SimulatedMail[] };
export type LadderCount = { mails: number; items: number; people: number; today: number };

export async function previewLadder(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, ladder: Ladder): Promise<LadderPreview> {
  const today = deps.clock.today();
  const { now, then } = await compareLadders(deps, actor, ladder);
  return { now: countOf(now, today), then: countOf(then, today), mails: then };
}

const countOf = (mails: readonly SimulatedMail[], today: Day): LadderCount => ({
  mails: mails.length,
  items: mails.reduce((sum, one) => sum + one.items.length, 0),
  people: new Set(mails.map((one) => one.to)).size,
  today: mails.filter((one) => one.day === today).length,
});
