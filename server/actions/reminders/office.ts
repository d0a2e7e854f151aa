/** What reminders are reckoned by and what hardly changes while a run goes on: calendar, acts, people, ladder, choices. */
import type { Almanac } from '../../domain/calendar/almanac.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import type { Mute } from '../../domain/reminder/consider.ts';
import type { Ladder, Reason } from '../../domain/reminder/ladder.ts';
import type { Cover } from '../../domain/reminder/recipients.ts';
import type { Act, Unit } from '../../domain/resolution/resolution.ts';
import { type Absence, coverOn, listAbsences, refusedAddresses } from '../../store/absences.ts';
import { listActs } from '../../store/acts.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import type { Database } from '../../store/database.ts';
import { ladderInForce } from '../../store/ladders.ts';
import { listMutes, listPreferences, type MailStyle } from '../../store/mail-choices.ts';
import { listUnits } from '../../store/units.ts';
import { type LocaleName, usersOfRole, usersReading } from '../../store/users.ts';

export type Office = Almanac & {
  acts: ReadonlyMap<number, Act>;
  units: ReadonlyMap<number, Unit>;
  supervisors: string[];
  officers: string[];
  ladder: Ladder;
  absences: readonly Absence[];
  refused: ReadonlySet<string>;
  mutes: readonly Mute[];
  /** By address; whoever chose nothing is left out. */
  optOuts: ReadonlyMap<string, ReadonlySet<Reason>>;
  styles: ReadonlyMap<string, MailStyle>;
  /** Addresses of those who read English; to everybody else mails are Chinese with the English in short. */
  english: ReadonlySet<string>;
};

/** `ladderAt`: the ladder as it stood at that instant, instead of now. */
export async function readOffice(db: Database, { ladderAt }: { ladderAt?: string } = {}): Promise<Office> {
  const officers = await usersOfRole(db, 'officer');
  const preferences = await listPreferences(db);
  return {
    ...(await loadAlmanac(db)),
    acts: new Map((await listActs(db)).map((act) => [act.id, act])),
    units: new Map((await listUnits(db)).map((unit) => [unit.id, unit])),
    supervisors: (await usersOfRole(db, 'supervisor')).map((user) => user.email),
    // An office that has no liaison officer yet still has somebody who must hear of an item nobody was given.
    officers: (officers.length > 0 ? officers : await usersOfRole(db, 'admin')).map((user) => user.email),
    ladder: await ladderInForce(db, ladderAt),
    absences: await listAbsences(db),
    refused: new Set((await refusedAddresses(db)).map((one) => one.email)),
    mutes: await listMutes(db),
    optOuts: new Map(preferences.map((one) => [one.email, new Set(one.optedOut)])),
    styles: new Map(preferences.map((one) => [one.email, one.style])),
    english: new Set(await usersReading(db, 'en')),
  };
}

export const coverOf = ({ absences, refused }: Office, day: Day): Cover => coverOn(absences, refused, day);

/** The language of a mail to an address. */
export const languageOf = ({ english }: Pick<Office, 'english'>, email: string): LocaleName => (english.has(email) ? 'en' : 'zh-TW');
