/** Asks of each thing in the store that could be chased who is reminded of it on a day, and why or why not. */
import { type Chased, type ChaseFacts, chasedOf } from '../../domain/reminder/chased.ts';
import { type Day, dayInTaipei } from '../../domain/day/civil-date.ts';
import { type Circumstances, consider, type Considered, considerTold, versionKey } from '../../domain/reminder/consider.ts';
import { groupBy } from '../../domain/group-by.ts';
import { type Ladder, TOPICS } from '../../domain/reminder/ladder.ts';
import { addWorkingDays } from '../../domain/calendar/office-calendar.ts';
import type { People } from '../../domain/reminder/recipients.ts';
import { MOVED, type Rung } from '../../domain/reminder/reminder-ladder.ts';
import type { Resolution } from '../../domain/resolution/resolution.ts';
import { type ResolutionStatus, statusOf } from '../../domain/resolution/status.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import { recordedAt, resolutionsHeldBy, resolutionsToChase } from '../../store/chased.ts';
import { readInChunks } from '../../store/chunks.ts';
import type { Database } from '../../store/database.ts';
import { moveCounts } from '../../store/date-moves.ts';
import { type Acknowledgement, acknowledgementsOf, assignedPersons } from '../../store/mail-choices.ts';
import { type Told, toldOf } from '../../store/reminders.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { coverOf, type Office } from './office.ts';

/** What is on record of some resolutions, and of what hangs on them, that reminders follow; on no day yet. */
export type Followed = {
  resolutions: readonly Resolution[];
  /** The day each was put on record, by its id. */
  recordedOn: ReadonlyMap<number, Day>;
  /** How often the due dates of occurrences have moved, by the occurrence's id. */
  versionOf: ReadonlyMap<number, number>;
  acknowledged: readonly Acknowledgement[];
  persons: ReadonlyMap<number, string>;
  told: readonly Told[];
};

/** The same on a day. */
export type Desk = {
  day: Day;
  resolutions: ReadonlyMap<number, ResolutionStatus>;
  chased: readonly Chased[];
  persons: ReadonlyMap<number, string>;
  told: readonly Told[];
  circumstances: Circumstances;
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

export const openDesk = async (db: Database, office: Office, day: Day, ids: readonly number[], onBroken = giveUp): Promise<Desk> =>
  deskOn(await readFollowed(db, ids), office, day, onBroken);

export function deskOn(followed: Followed, office: Office, day: Day, onBroken = giveUp): Desk {
  const asOf = asOfDay(day, office.calendar);
  const known = followed.resolutions.flatMap((one) => {
    try {
      const status = statusOf(one, asOf);
      return [{ status, chased: chasedOf(status, chaseFacts(one, followed, office), office.calendar, day) }];
    } catch (error) {
      onBroken(one.id, error);
      return [];
    }
  });
  return {
    day,
    resolutions: new Map(known.map(({ status }) => [status.id, status])),
    chased: known.flatMap((one) => one.chased),
    persons: followed.persons,
    told: followed.told,
    circumstances: circumstancesOn(followed, office, day),
  };
}

export async function readFollowed(db: Database, ids: readonly number[]): Promise<Followed> {
  const resolutions = await readInChunks(ids, (chunk) => findResolutions(db, { ids: chunk }));
  const occurrences = resolutions.flatMap((one) => one.obligations.flatMap((obligation) => obligation.occurrences.map(({ id }) => id)));
  const recorded = await recordedAt(db, ids);
  return {
    resolutions,
    recordedOn: new Map([...recorded].map(([id, at]) => [id, dayInTaipei(at)])),
    versionOf: await moveCounts(db, occurrences),
    told: await toldOf(db, ids),
    persons: await assignedPersons(db, ids),
    acknowledged: await acknowledgementsOf(db, ids),
  };
}

export const chaseFacts = ({ id, actId }: Resolution, { recordedOn, versionOf }: Followed, { acts, ladder }: Office): ChaseFacts =>
  ({ passedOn: acts.get(actId)!.passedOn, recordedOn: recordedOn.get(id)!, versionOf, topics: new Set(TOPICS.filter((topic) => ladder.tracks[topic].isOn)) });

/** Mails that reached the mail server, or are kept as if they had. */
const TOLD_STATES = ['sent', 'outbox', 'failed'];

export function circumstancesOn({ acknowledged: all, told }: Followed, office: Office, day: Day): Circumstances {
  const acknowledged = new Map<string, Day>();
  for (const one of all) if (one.on <= day) acknowledged.set(versionKey(one), one.on);
  const ignored = new Map<string, string[]>();
  const lastTold = new Map<string, Day>();
  for (const one of told) {
    if (!TOLD_STATES.includes(one.state) || one.day > day) continue;
    for (const email of [one.recipient, ...one.toldFor]) lastTold.set(`${one.itemKey} ${email}`, one.day);
    if (one.day > (acknowledged.get(versionKey(one)) ?? '')) noteIgnored(ignored, one);
  }
  return { ladder: office.ladder, calendar: office.calendar, cover: coverOf(office, day), mutes: office.mutes, optOuts: office.optOuts, acknowledged, ignored, lastTold };
}

/** A rung told counts as ignored until somebody acknowledges; news of a moved date never does. */
export function noteIgnored(ignored: Map<string, readonly string[]>, { rung, ...one }: Pick<Told, 'itemKey' | 'dueVersion' | 'rung'>): void {
  if (rung === MOVED.key) return;
  const rungs = ignored.get(versionKey(one)) ?? [];
  if (!rungs.includes(rung)) ignored.set(versionKey(one), [...rungs, rung]);
}

export const peopleOf = ({ resolutionId, unitId }: Pick<Chased, 'resolutionId' | 'unitId'>, office: Office, persons: ReadonlyMap<number, string>): People => ({
  unit: unitId === null ? null : (office.units.get(unitId) ?? null),
  assignee: persons.get(resolutionId) ?? null,
  supervisors: office.supervisors,
  officers: office.officers,
});

/** Everybody who could be told of anything on the desk. */
export const considerDesk = (desk: Desk, office: Office): Considered[] =>
  desk.chased.flatMap((chased) => consider(chased, peopleOf(chased, office, desk.persons), desk.circumstances, desk.day));

/** Of them those alone whom the rung in force tells. `news`: a rung that stands beside the ladder. */
export const considerDeskTold = (desk: Desk, office: Office, news?: Rung): Considered[] =>
  desk.chased.flatMap((chased) => considerTold(chased, peopleOf(chased, office, desk.persons), desk.circumstances, desk.day, news));

/** What was told, by the thing and the rung. */
export type ToldIndex = ReadonlyMap<string, readonly Told[]>;

const rungKey = (one: Pick<Told, 'itemKey' | 'dueVersion' | 'dueOn'>, rung: string): string => `${versionKey(one)} ${rung} ${one.dueOn}`;

export const indexTold = (told: readonly Told[]): Map<string, Told[]> => groupBy(told, (one) => rungKey(one, one.rung));

/** The same, with `told` where the ledger holds it already: for the person, or for everybody the person is told for. */
export const exceptTold = (considered: readonly Considered[], byThing: ToldIndex): Considered[] =>
  considered.map((one) => markTold(one, one.against !== null || one.rung === null ? [] : (byThing.get(rungKey(one.chased, one.rung.key)) ?? [])));

/** `same`: what was told of the same thing on the same rung. */
export function markTold(one: Considered, same: readonly Told[]): Considered {
  if (one.against !== null || same.length === 0) return one;
  const hasHeard = (email: string): boolean => same.some((each) => each.recipient === email || each.toldFor.includes(email));
  const isTold = same.some((each) => each.recipient === one.recipient.email) || one.duties.every((duty) => hasHeard(duty.email));
  return isTold ? { ...one, against: 'told' } : one;
}

/** The same as the ledger would hold it, once it was sent on a day. */
export const asTold = ({ chased, rung, recipient, duties }: Considered, day: Day): Told => ({
  itemKey: chased.itemKey, dueVersion: chased.dueVersion, rung: rung!.key, dueOn: chased.dueOn, recipient: recipient.email, toldFor: duties.map((one) => one.email),
  mailId: null, day, state: 'sent',
});
