/** Asks of each thing in the store that could be chased who is reminded of it on a day, and why or why not. */
import { type Chased, chasedOf } from '../../domain/reminder/chased.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import { type Circumstances, consider, type Considered, versionKey } from '../../domain/reminder/consider.ts';
import { groupBy } from '../../domain/group-by.ts';
import { type Ladder, TOPICS } from '../../domain/reminder/ladder.ts';
import { addWorkingDays } from '../../domain/calendar/office-calendar.ts';
import { hasFactsAfter } from '../../domain/resolution/later-facts.ts';
import type { People } from '../../domain/reminder/recipients.ts';
import type { Rung } from '../../domain/reminder/reminder-ladder.ts';
import { type ResolutionStatus, statusOf } from '../../domain/resolution/status.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import { recordedAt, resolutionsHeldBy, resolutionsToChase } from '../../store/chased.ts';
import { readInChunks } from '../../store/chunks.ts';
import type { Database } from '../../store/database.ts';
import { moveCounts } from '../../store/date-moves.ts';
import { acknowledgementsOf, assignedPersons } from '../../store/mail-choices.ts';
import { type Told, toldOf } from '../../store/reminders.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { coverOf, type Office } from './office.ts';

/** Some resolutions on a day with what hangs on them that reminders follow. */
export type Desk = {
  day: Day;
  resolutions: ReadonlyMap<number, ResolutionStatus>;
  chased: readonly Chased[];
  persons: ReadonlyMap<number, string>;
  told: readonly Told[];
  circumstances: Circumstances;
  /** What could be chased on a later day, by the facts on record today. */
  chasedOn(day: Day): readonly Chased[];
};

/** Ids of the resolutions that anybody could be reminded of from a day to another, by the ladder in force and by what is open on the first. */
export const idsToChase = (db: Database, { ladder, calendar }: Pick<Office, 'ladder' | 'calendar'>, day: Day, last = day): Promise<number[]> =>
  resolutionsToChase(db, day, scopeOf(ladder, (days) => addWorkingDays(calendar, last, days)));

/** Ids of the resolutions an address could be told of, in its own place or another's; null where it could be of any. */
export async function idsConcerning(db: Database, { absences, units, officers, supervisors }: Office, addresses: readonly string[]): Promise<number[] | null> {
  const own = new Set(addresses);
  // A deputy's deputy too: a set that grows is walked to its end.
  for (const address of own) for (const one of absences) if (one.deputyEmail === address) own.add(one.email);
  if ([...officers, ...supervisors].some((one) => own.has(one))) return null;
  const held = [...units.values()].filter(({ mailbox, headEmail }) => own.has(mailbox.toLowerCase()) || (headEmail !== null && own.has(headEmail.toLowerCase())));
  return resolutionsHeldBy(db, held.map((one) => one.id), [...own]);
}

function scopeOf({ tracks }: Ladder, ahead: (workingDays: number) => Day) {
  const furthest = Math.max(tracks.deadline.isOn ? (tracks.deadline.before[0]?.workingDays ?? 0) : 0, tracks.milestone.isOn ? FURTHEST_MILESTONE : 0);
  return { dueUntil: ahead(furthest), undated: tracks.undated.isOn, waiting: tracks.assignment.isOn || tracks.reply.isOn || tracks.freeze.isOn };
}

/** A milestone lies up to 15 working days before its due date, and its first rung before that. */
const FURTHEST_MILESTONE = 40;

/** What to do with a resolution whose facts cannot be followed. */
export type OnBroken = (resolutionId: number, error: unknown) => void;

const giveUp: OnBroken = (_, error) => {
  throw error;
};

/** For planning alone, which tries again: at the check before sending, what is left out would count as gone. */
export const leaveOut: OnBroken = (id, error) =>
  console.error(`Reminders: resolution ${id} left out: ${error instanceof Error ? error.message : String(error)}`.replaceAll('\n', ' '));

export async function openDesk(db: Database, office: Office, day: Day, ids: readonly number[], onBroken = giveUp): Promise<Desk> {
  const asOf = asOfDay(day, office.calendar);
  const found = await readInChunks(ids, (chunk) => findResolutions(db, { ids: chunk }));
  const occurrences = found.flatMap((one) => one.obligations.flatMap((obligation) => obligation.occurrences.map(({ id }) => id)));
  const [versionOf, recorded] = [await moveCounts(db, occurrences), await recordedAt(db, ids)];
  const topics = new Set(TOPICS.filter((topic) => office.ladder.tracks[topic].isOn));
  const chasedIn = (one: ResolutionStatus, on: Day): Chased[] =>
    chasedOf(one, { passedOn: office.acts.get(one.actId)!.passedOn, recordedOn: officeDay(recorded.get(one.id)!), versionOf, topics }, office.calendar, on);
  const followed = found.flatMap((one) => {
    try {
      const status = statusOf(one, asOf);
      return [{ facts: one, status, chased: chasedIn(status, day) }];
    } catch (error) {
      onBroken(one.id, error);
      return [];
    }
  });
  const chased = followed.flatMap((one) => one.chased);
  // A milestone is another thing once it is over; everything else stays what it is until something happens.
  const changing = followed.map((one) => one.facts).filter((one) => topics.has('milestone') || hasFactsAfter(one, day));
  const changingIds = new Set(changing.map((one) => one.id));
  const steady = changing.length === 0 ? chased : chased.filter((one) => !changingIds.has(one.resolutionId));
  const told = await toldOf(db, ids);
  return {
    day,
    resolutions: new Map(followed.map(({ status }) => [status.id, status])),
    chased,
    persons: await assignedPersons(db, ids),
    told,
    circumstances: await circumstancesOn(db, office, day, ids, told),
    chasedOn: (on) => [...steady, ...changing.flatMap((one) => chasedIn(statusOf(one, asOfDay(on, office.calendar)), on))],
  };
}

/** The day in the office of an instant; the zone has had no daylight saving time since 1980. */
const officeDay = (instant: string): Day => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

/** Mails that reached the mail server, or are kept as if they had. */
const TOLD_STATES = ['sent', 'outbox', 'failed'];

async function circumstancesOn(db: Database, office: Office, day: Day, ids: readonly number[], told: readonly Told[]): Promise<Circumstances> {
  const acknowledged = new Map<string, Day>();
  for (const one of await acknowledgementsOf(db, ids)) if (one.on <= day) acknowledged.set(versionKey(one), one.on);
  const ignored = new Map<string, string[]>();
  const lastTold = new Map<string, Day>();
  for (const one of told) {
    if (!TOLD_STATES.includes(one.state) || one.day > day) continue;
    const key = versionKey(one);
    for (const email of [one.recipient, ...one.toldFor]) lastTold.set(`${one.itemKey} ${email}`, one.day);
    if (one.rung === 'moved' || one.day <= (acknowledged.get(key) ?? '')) continue;
    const rungs = ignored.get(key) ?? [];
    if (!rungs.includes(one.rung)) ignored.set(key, [...rungs, one.rung]);
  }
  return { ladder: office.ladder, calendar: office.calendar, cover: coverOf(office, day), mutes: office.mutes, optOuts: office.optOuts, acknowledged, ignored, lastTold };
}

export const peopleOf = ({ resolutionId, unitId }: Pick<Chased, 'resolutionId' | 'unitId'>, office: Office, persons: ReadonlyMap<number, string>): People => ({
  unit: unitId === null ? null : (office.units.get(unitId) ?? null),
  assignee: persons.get(resolutionId) ?? null,
  supervisors: office.supervisors,
  officers: office.officers,
});

/** Everybody who could be told of anything on the desk. `news`: a rung that stands beside the ladder. */
export const considerDesk = (desk: Desk, office: Office, news?: Rung): Considered[] =>
  desk.chased.flatMap((chased) => consider(chased, peopleOf(chased, office, desk.persons), desk.circumstances, desk.day, news));

/** What was told, by the thing and the rung. */
export type ToldIndex = ReadonlyMap<string, readonly Told[]>;

export const indexTold = (told: readonly Told[]): Map<string, Told[]> => groupBy(told, (one) => `${versionKey(one)} ${one.rung} ${one.dueOn}`);

/** The same, with `told` where the ledger holds it already: for the person, or for everybody the person is told for. */
export function exceptTold(considered: readonly Considered[], byThing: ToldIndex): Considered[] {
  return considered.map((one) => {
    if (one.against !== null || one.rung === null) return one;
    const same = byThing.get(`${versionKey(one.chased)} ${one.rung.key} ${one.chased.dueOn}`) ?? [];
    const hasHeard = (email: string): boolean => same.some((each) => each.recipient === email || each.toldFor.includes(email));
    const isTold = same.some((each) => each.recipient === one.recipient.email) || one.duties.every((duty) => hasHeard(duty.email));
    return isTold ? { ...one, against: 'told' } : one;
  });
}

/** The same as the ledger would hold it, once it was sent on a day. */
export const asTold = ({ chased, rung, recipient, duties }: Considered, day: Day): Told => ({
  itemKey: chased.itemKey, dueVersion: chased.dueVersion, rung: rung!.key, dueOn: chased.dueOn, recipient: recipient.email, toldFor: duties.map((one) => one.email),
  mailId: null, day, state: 'sent',
});

/** A desk as it will be on a later day, without asking the store again: who is away then, and what will have been told by then. */
export function deskAhead(first: Desk, office: Office, day: Day, told: readonly Told[]): Desk {
  const ignored = new Map(first.circumstances.ignored);
  for (const one of told) {
    const rungs = ignored.get(versionKey(one)) ?? [];
    if (one.rung !== 'moved' && !rungs.includes(one.rung)) ignored.set(versionKey(one), [...rungs, one.rung]);
  }
  return { ...first, day, chased: first.chasedOn(day), circumstances: { ...first.circumstances, cover: coverOf(office, day), ignored } };
}
