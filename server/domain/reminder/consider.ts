/**
 * Whether a person is reminded of a thing on a day, and the reason for or against. The one definition: planning, the
 * check at the moment of sending, the simulator, a ladder's preview and "why did this person get nothing" all ask here.
 */
import type { Chased } from './chased.ts';
import type { Day } from '../day/civil-date.ts';
import { type Ladder, REASONS, type Reason } from './ladder.ts';
import { addWorkingDays, isDayOff, type OfficeCalendar, workingDaysBetween } from '../calendar/office-calendar.ts';
import { addressesOf, type Cover, type Duty, dutyOf, type People, reasonsTold, type Recipient, standIns } from './recipients.ts';
import { dateReachedOn, passedOver, type Reached, reachedOn, type Rung } from './reminder-ladder.ts';

/** In the order they are looked at; `other-rung`: the rung in force tells others. `told`: it is in the ledger already. */
export const AGAINST = ['day-off', 'answered', 'closed', 'switched-off', 'no-rung', 'acknowledged', 'other-rung', 'opted-out', 'muted', 'told'] as const;
export type Against = (typeof AGAINST)[number];

/**
 * `against` null: owed. `duties`: every role the person is told in by it, their own and those of whom they stand in for; the
 * first is the recipient's. `covers`: keys of the rungs that an outage or an absence passed over.
 */
export type Considered = { chased: Chased; rung: Rung | null; recipient: Recipient; duties: readonly Duty[]; against: Against | null; covers: string[] };

/** No mails of a resolution (null: of anything) to a person, from and until a day, the last one included. */
export type Mute = { email: string; resolutionId: number | null; from: Day; until: Day };

export type Circumstances = {
  ladder: Ladder;
  calendar: OfficeCalendar;
  cover: Cover;
  mutes: readonly Mute[];
  /** Roles in which a person chose not to be told, by address. */
  optOuts: ReadonlyMap<string, ReadonlySet<Reason>>;
  /** The last day a thing was acknowledged, by `versionKey`. */
  acknowledged: ReadonlyMap<string, Day>;
  /** Rungs sent since that nobody acknowledged, by `versionKey`; keys of rungs, each once. */
  ignored: ReadonlyMap<string, readonly string[]>;
  /** The last day a person was told of a thing, whatever its version, by `itemKey` and address. */
  lastTold: ReadonlyMap<string, Day>;
};

/** A thing by its due date as it was set last. */
export const versionKey = ({ itemKey, dueVersion }: Pick<Chased, 'itemKey' | 'dueVersion'>): string => `${itemKey} ${dueVersion}`;

/** Everybody who could be told of the thing, each once. `news`: a rung that stands beside the ladder. */
export function consider(chased: Chased, people: People, circumstances: Circumstances, day: Day, news?: Rung): Considered[] {
  const reached = reachedOrNews(chased, circumstances, day, news);
  const against = againstAll(chased, reached, circumstances, day);
  const all = told(chased, people, circumstances, day, reached, against);
  for (const reason of REASONS) {
    for (const address of addressesOf(people, reason)) {
      for (const recipient of standIns(address, reason, people, circumstances.cover)) {
        if (!all.has(recipient.email)) all.set(recipient.email, { chased, rung: reached?.rung ?? null, recipient, duties: [dutyOf(recipient)], against: against ?? 'other-rung', covers: [] });
      }
    }
  }
  if (!news) for (const one of all.values()) if (one.against === null) one.covers = coversOf(one, circumstances, day);
  return [...all.values()];
}

/** Of them those alone whom the rung in force tells, without the rungs passed over: all that matters to who gets a mail. */
export function considerTold(chased: Chased, people: People, circumstances: Circumstances, day: Day, news?: Rung): Considered[] {
  const reached = reachedOrNews(chased, circumstances, day, news);
  return [...told(chased, people, circumstances, day, reached, againstAll(chased, reached, circumstances, day)).values()];
}

const reachedOrNews = (chased: Chased, circumstances: Circumstances, day: Day, news?: Rung): Reached | null =>
  (news ? { rung: news, tells: circumstances.ladder.moved } : reachedFor(chased, circumstances, day));

/** By address, each with every role the rung tells them in. */
function told(chased: Chased, people: People, circumstances: Circumstances, day: Day, reached: Reached | null, against: Against | null): Map<string, Considered> {
  const considered = new Map<string, Considered>();
  if (reached === null) return considered;
  for (const reason of reasonsTold(reached.rung, withEscalation(chased, reached, circumstances), people, circumstances.ladder, chased.topic)) {
    for (const address of addressesOf(people, reason)) {
      for (const recipient of standIns(address, reason, people, circumstances.cover)) {
        const own = against ?? againstPerson(chased, recipient, circumstances, day);
        const before = considered.get(recipient.email);
        const duty = dutyOf(recipient);
        if (before?.against === null && own === null) before.duties = before.duties.some((one) => one.email === duty.email) ? before.duties : [...before.duties, duty];
        else if (!before || (before.against !== null && own === null)) considered.set(recipient.email, { chased, rung: reached.rung, recipient, duties: [duty], against: own, covers: [] });
      }
    }
  }
  return considered;
}

/** The rung of a thing's ladder that is in force on a day, and whom it tells. */
export function reachedFor({ topic, dueOn }: Pick<Chased, 'topic' | 'dueOn'>, circumstances: Circumstances, day: Day): Reached | null {
  const { reached } = memoOf(circumstances);
  const place = `${topic} ${dueOn} ${day}`;
  const known = reached.get(place);
  if (known !== undefined) return known;
  const { calendar } = circumstances;
  const track = circumstances.ladder.tracks[topic];
  const found = track.isOn ? (dateReachedOn(day, calendar, track) ?? reachedOn(dueOn, day, calendar, track)) : null;
  reached.set(place, found);
  return found;
}

/** What speaks against telling anybody. */
function againstAll(chased: Chased, reached: Reached | null, circumstances: Circumstances, day: Day): Against | null {
  if (isDayOff(circumstances.calendar, day)) return 'day-off';
  if (chased.settled !== null) return chased.settled;
  if (reached === null) return circumstances.ladder.tracks[chased.topic].isOn ? 'no-rung' : 'switched-off';
  return reached.rung.when !== 'moved' && isHeld(chased, circumstances, day) ? 'acknowledged' : null;
}

/** An acknowledgement of before the due date holds nothing once it is near or over; of an assignment, it is the answer. */
export function isHeld(chased: Chased, { ladder, calendar, acknowledged }: Circumstances, day: Day): boolean {
  // Most are never acknowledged, and a key costs more than a look at how many are.
  const on = acknowledged.size === 0 ? undefined : acknowledged.get(versionKey(chased));
  if (on === undefined || on > day) return false;
  if (chased.topic === 'assignment') return true;
  const { waitsWorkingDays, neverWithin } = ladder.acknowledgement;
  if (workingDaysBetween(calendar, on, day) >= waitsWorkingDays) return false;
  if (chased.topic !== 'deadline') return true;
  if (day > chased.dueOn) return on > chased.dueOn;
  return workingDaysBetween(calendar, day, chased.dueOn) > neverWithin;
}

/** A rung does not count as ignored while it is the one in force. */
function withEscalation(chased: Chased, { rung, tells }: Reached, { ladder: { escalation }, ignored }: Circumstances): readonly Reason[] {
  if (escalation === null || rung.when === 'moved') return tells;
  const before = (ignored.get(versionKey(chased)) ?? []).filter((key) => key !== rung.key);
  return before.length >= escalation.afterIgnored ? [...tells, ...escalation.tells.filter((one) => !tells.includes(one))] : tells;
}

/** Whoever stands in for somebody is told whatever that person chose, as the duty came with the role; not what was muted for that person. */
function againstPerson({ resolutionId }: Chased, { email, reason, standsFor }: Recipient, { ladder, mutes, optOuts }: Circumstances, day: Day): Against | null {
  if (!standsFor && ladder.mayOptOut.includes(reason) && optOuts.get(email)?.has(reason)) return 'opted-out';
  const isMeant = (mute: Mute): boolean => mute.email === email || mute.email === standsFor;
  const isMuted = mutes.some((mute) => isMeant(mute) && (mute.resolutionId === null || mute.resolutionId === resolutionId) && mute.from <= day && day <= mute.until);
  return isMuted ? 'muted' : null;
}

function coversOf({ chased, recipient }: Considered, circumstances: Circumstances, day: Day): string[] {
  const { ladder, calendar, acknowledged, lastTold } = circumstances;
  const key = versionKey(chased);
  const told = lastTold.get(`${chased.itemKey} ${recipient.email}`) ?? lastTold.get(`${chased.itemKey} ${recipient.standsFor}`);
  // Since when the person has it is not on record, so nothing is called missed.
  if (told === undefined && recipient.reason === 'assignee') return [];
  const held = acknowledged.get(key);
  const until = held === undefined ? undefined : addWorkingDays(calendar, held, ladder.acknowledgement.waitsWorkingDays);
  const since = [chased.since, told, until].filter((one) => one !== undefined).sort().at(-1)!;
  const isTold = since === told;
  const stretch = [chased.topic, chased.dueOn, since, isTold, day, recipient.reason].join(' ');
  const known = memoOf(circumstances).covers;
  const covers = known.get(stretch) ?? passedOver(chased.dueOn, { since, isTold, today: day }, calendar, ladder.tracks[chased.topic], recipient.reason);
  known.set(stretch, covers);
  return covers;
}

type Memo = { reached: Map<string, Reached | null>; covers: Map<string, string[]> };

/** A book has thousands of items and some dozen due dates. */
const memos = new WeakMap<Circumstances, Memo>();

function memoOf(circumstances: Circumstances): Memo {
  const known = memos.get(circumstances) ?? { reached: new Map(), covers: new Map() };
  memos.set(circumstances, known);
  return known;
}
