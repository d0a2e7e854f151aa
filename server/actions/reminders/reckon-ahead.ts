/**
 * Whom reminders would be told on days to come. Of thousands of things each is looked at where something about it changes: on
 * the days on which another rung comes into force, and while an absence, a mute or an acknowledgement may end.
 */
import { isDayOff } from '../../domain/calendar/office-calendar.ts';
import { addDays, type Day } from '../../domain/day/civil-date.ts';
import { groupBy } from '../../domain/group-by.ts';
import { openAhead, type Stretch } from '../../domain/reminder/chased-ahead.ts';
import { type Considered, considerTold, reachedFor, versionKey } from '../../domain/reminder/consider.ts';
import type { Reason, Topic } from '../../domain/reminder/ladder.ts';
import { type AsOf, asOfDay } from '../../domain/resolution/timeliness.ts';
import type { Told } from '../../store/reminders.ts';
import { breather } from '../breathe.ts';
import { asTold, chaseFacts, circumstancesOn, type Followed, leaveOut, markTold, noteIgnored, peopleOf } from './consider-reminders.ts';
import { coverOf, type Office } from './office.ts';

export type SimulatedItem = { resolutionId: number; item: string; topic: Topic; rung: string; dueOn: Day; reason: Reason; standsFor: string | null };
export type SimulatedMail = { day: Day; to: string; items: SimulatedItem[] };

/** `days`: calendar days from the first. `onDay`: so many of the working days are reckoned. */
export type DaysAhead = { first: Day; days: number; onDay?: ((done: number, total: number) => void) | undefined };

/** Those of the days on which offices work. */
export const workingDaysFrom = ({ calendar }: Pick<Office, 'calendar'>, { first, days }: DaysAhead): Day[] =>
  Array.from({ length: days }, (_, at) => addDays(first, at)).filter((day) => !isDayOff(calendar, day));

/**
 * The mails of each day, if nothing is answered, moved or acknowledged until then and every mail gets through. Each day builds
 * on what the days before it would have told. Not foreseen: news of dates that move, and that it waits for the next day where somebody had a mail already.
 */
export async function reckonAhead(followed: Followed, office: Office, ahead: DaysAhead): Promise<SimulatedMail[]> {
  const range = workingDaysFrom(office, ahead);
  const last = range.at(-1);
  if (last === undefined) return [];
  const { isDue, breathe } = breather();
  const places = await placesAhead(followed, office, { first: range[0]!, last });
  const itemOf = new Map(followed.resolutions.map((one) => [one.id, one.item]));
  const away = new Set(office.absences.filter((one) => one.from <= last && one.until >= range[0]!).map((one) => one.email));
  const mayChange = (one: Considered): boolean => one.against === 'acknowledged' || one.against === 'muted' || one.duties.some((duty) => away.has(duty.email));
  const today = circumstancesOn(followed, office, ahead.first);
  const ignored = new Map(today.ignored);
  const mails: SimulatedMail[] = [];
  for (const [at, day] of range.entries()) {
    const circumstances = { ...today, ignored, cover: coverOf(office, day) };
    const owed: Considered[] = [];
    for (const { thing, place, rung } of toLookAt(places, (chased) => reachedFor(chased, circumstances, day)?.rung.key ?? null, day)) {
      const { chased, told } = thing;
      const before = told.length === 0 ? told : told.filter((one) => one.rung === rung);
      const considered = considerTold(chased, peopleOf(chased, office, followed.persons), circumstances, day).map((one) => markTold(one, before));
      if (considered.some(mayChange)) thing.lookedAt = place.quietUnder = null;
      const fresh = considered.filter((one) => one.against === null);
      told.push(...fresh.map((one) => asTold(one, day)));
      if (fresh.length > 0 && office.ladder.escalation) noteIgnored(ignored, { ...chased, rung });
      owed.push(...fresh);
      if (isDue()) await breathe();
    }
    for (const [to, all] of groupBy(owed, (one) => one.recipient.email)) {
      mails.push({ day, to, items: all.map((one) => simulated(one, itemOf)) });
      if (isDue()) await breathe();
    }
    ahead.onDay?.(at + 1, range.length);
  }
  return mails;
}

/** `told`: on whatever rung; `lookedAt`: the rung in force when it was looked at last, where nothing but another rung can change what was found. */
type Thing = Stretch & { at: number; told: Told[]; lookedAt: string | null };

/** Things of one topic and one day that counts, so of one rung. `quietUnder`: the rung under which none is left to look at. */
type Place = { chased: Thing['chased']; things: Thing[]; from: Day; until: Day; quietUnder: string | null };

async function placesAhead(followed: Followed, office: Office, { first, last }: { first: Day; last: Day }): Promise<Place[]> {
  const { isDue, breathe } = breather();
  const known = new Map<Day, AsOf>();
  const asOf = (day: Day): AsOf => known.get(day) ?? known.set(day, asOfDay(day, office.calendar)).get(day)!;
  const toldOf = groupBy(followed.told, dueKey);
  const places = new Map<string, Place>();
  let at = 0;
  for (const one of followed.resolutions) {
    const found = stretchesOf(one, () => openAhead(one, chaseFacts(one, followed, office), { first, last, calendar: office.calendar, asOf }));
    for (const { chased, from, until } of found) {
      const key = `${chased.topic} ${chased.dueOn}`;
      const place = places.get(key) ?? { chased, things: [], from, until, quietUnder: null };
      places.set(key, place);
      // Shared by the stretches of one thing: what was told in one is told in the next.
      const told = toldOf.get(dueKey(chased)) ?? [];
      toldOf.set(dueKey(chased), told);
      place.things.push({ chased, from, until, at: (at += 1), told, lookedAt: null });
      if (from < place.from) place.from = from;
      if (until > place.until) place.until = until;
    }
    if (isDue()) await breathe();
  }
  return [...places.values()];
}

/** What cannot be followed is left out here as it is by planning. */
function stretchesOf({ id }: Followed['resolutions'][number], open: () => Stretch[]): Stretch[] {
  try {
    return open();
  } catch (error) {
    leaveOut(id, error);
    return [];
  }
}

const dueKey = (one: Pick<Told, 'itemKey' | 'dueVersion' | 'dueOn'>): string => `${versionKey(one)} ${one.dueOn}`;

type ToLookAt = { thing: Thing; place: Place; rung: string };

/** In the order of the record. */
function toLookAt(places: readonly Place[], rungOf: (chased: Thing['chased']) => string | null, day: Day): ToLookAt[] {
  const found: ToLookAt[] = [];
  for (const place of places) {
    if (day < place.from || place.until < day) continue;
    const rung = rungOf(place.chased);
    if (rung === null || place.quietUnder === rung) continue;
    let isQuiet = true;
    for (const thing of place.things) {
      if (day < thing.from) isQuiet = false;
      if (thing.lookedAt === rung || day < thing.from || thing.until < day) continue;
      thing.lookedAt = rung;
      found.push({ thing, place, rung });
    }
    if (isQuiet) place.quietUnder = rung;
  }
  return found.sort((a, b) => a.thing.at - b.thing.at);
}

const simulated = ({ chased, rung, recipient }: Considered, itemOf: ReadonlyMap<number, string>): SimulatedItem => ({
  resolutionId: chased.resolutionId, item: itemOf.get(chased.resolutionId)!, topic: chased.topic, rung: rung!.key, dueOn: chased.dueOn, reason: recipient.reason,
  standsFor: recipient.standsFor ?? null,
});
