/** Records for tests, with only what matters said: `aResolution(db, { unitId, dueOn: '2025-04-21' })`. */
import { type LetterOfResolution, takeUpLetters } from '../../server/actions/letters/take-up-letters.ts';
import type { Clock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { Deps } from '../../server/deps.ts';
import type { Day } from '../../server/domain/day/civil-date.ts';
import { readFreezes } from '../../server/domain/money/freeze.ts';
import { readObligations } from '../../server/domain/resolution/obligation.ts';
import type { Act, Resolution, Unit } from '../../server/domain/resolution/resolution.ts';
import { type Actor, PROGRAM, type Role } from '../../server/domain/rights.ts';
import { formatRoc } from '../../server/domain/day/roc-date.ts';
import { scheduleOf } from '../../server/domain/deadline/schedule.ts';
import { findAct, insertAct } from '../../server/store/acts.ts';
import { loadAlmanac } from '../../server/store/almanac.ts';
import type { Database } from '../../server/store/database.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { idByKey } from '../../server/store/stored-resolutions.ts';
import { findUnit, insertUnit } from '../../server/store/units.ts';
import { findUser, insertUser, type User } from '../../server/store/users.ts';
import {
  insertFreezes, insertObligations, insertResolutions, setSignOff, setUnit,
} from '../../server/store/write-resolutions.ts';

const NOW = '2025-04-16T01:00:00.000Z';

let serial = 0;
const next = (): number => (serial += 1);

/** The budget of 2025, passed on 21 January and promulgated on 21 March. */
export async function anAct(db: Database, over: Partial<Act> = {}): Promise<Act> {
  const id = await insertAct(db, {
    title: '114年度中央政府總預算', kind: 'budget', fiscalYear: 2025, passedOn: '2025-01-21', promulgatedOn: '2025-03-21',
    receivedOn: null, orderedOn: null, orderedAuthority: null, countFrom: 'passed', countFromReason: null, ...over, createdAt: NOW,
  });
  return (await findAct(db, id))!;
}

export async function aUnit(db: Database, over: Partial<Unit> = {}): Promise<Unit> {
  const n = next();
  const id = await insertUnit(db, {
    name: `單位${n}`, characters: null, mailbox: `unit${n}@agency.gov.tw`, headEmail: `head${n}@agency.gov.tw`, ...over, createdAt: NOW,
  });
  if (id === null) throw new Error('There is a unit of that name.');
  return (await findUnit(db, id))!;
}

/** Cannot sign in unless a `passwordHash` is given. */
export async function aUser(db: Database, role: Role, over: Partial<User & { passwordHash: string }> = {}): Promise<User> {
  const n = next();
  const id = await insertUser(db, { email: `${role}${n}@agency.gov.tw`, name: `${role} ${n}`, role, unitId: null, passwordHash: '', ...over, createdAt: NOW });
  if (id === null) throw new Error('There is a user with that address.');
  return (await findUser(db, id))!;
}

/** The person as the one who acts. */
export const asActor = ({ id, name, role, unitId }: User): Actor => ({ id, name, role, unitId });

export type ResolutionFacts = {
  act?: Act;
  agency?: string;
  sectionPath?: string[];
  item?: string;
  /** Read as a table's text is; without it, a report is asked for by `dueOn`. */
  text?: string;
  dueOn?: Day;
  proposers?: string[];
  reply?: string;
  repliedOn?: Day;
  disposition?: 'comply' | 'not_ours';
  unitId?: number;
  signedOffOn?: Day;
  /** As of which day what recurs is made ahead. */
  today?: Day;
};

/** A resolution with the obligations and freezes its text holds. */
export async function aResolution(db: Database, facts: ResolutionFacts = {}): Promise<Resolution> {
  const act = facts.act ?? (await anAct(db));
  const { agency = '數位產業署', sectionPath = ['通案決議'], item = `(${next()})`, dueOn = '2025-04-21' } = facts;
  const text = facts.text ?? `爰要求數位產業署於${formatRoc(dueOn)}前，向立法院經濟委員會提出書面報告。`;
  const key = { agency, sectionKey: sectionPath.join('/'), itemKey: item };
  await insertResolutions(db, act.id, [{
    ...key, sectionPath, item, position: next(), text, reply: facts.reply ?? '', repliedOn: facts.repliedOn ?? null,
    disposition: facts.disposition ?? null, place: null, proposers: facts.proposers ?? [],
  }], NOW);
  const id = (await idByKey(db, act.id, key))!;
  const almanac = await loadAlmanac(db);
  await insertObligations(db, readObligations(text).map((reading, position) => ({
    resolutionId: id, position, reading, deadlines: scheduleOf(reading, act, almanac, { today: facts.today ?? '2025-04-16' }),
  })));
  await insertFreezes(db, readFreezes(text).map((reading, position) => ({ resolutionId: id, position, reading })));
  if (facts.unitId !== undefined) await setUnit(db, [id], facts.unitId, act.passedOn);
  if (facts.signedOffOn !== undefined) await setSignOff(db, [id], facts.signedOffOn, 'a supervisor');
  return (await findResolutions(db, { ids: [id] }))[0]!;
}

/** A letter of ours about one resolution, unless said otherwise, with all that follows from it. */
export async function aLetter(db: Database, resolutionId: number, over: Partial<LetterOfResolution> & { issuedOn: Day }): Promise<void> {
  const letter: LetterOfResolution = {
    direction: 'out', documentNumber: `數授產經字第1140${String(next()).padStart(6, '0')}號`, title: null, resolutionId, outcome: null,
    releasedTwd: null, staysFrozenTwd: null, isInterim: false, ...over,
  };
  await takeUpLetters(db, [letter], { now: NOW, today: over.issuedOn, by: PROGRAM });
}

/** A clock that stands at nine in the morning of a day in the office until it is moved. */
export function aClock(day: Day): Clock & { setDay(day: Day): void; advance(minutes: number): void } {
  const nine = (on: Day): number => Date.parse(`${on}T09:00:00.000+08:00`);
  let instant = nine(day);
  const office = (): string => new Date(instant + 8 * 3_600_000).toISOString();
  return {
    now: () => new Date(instant).toISOString(),
    today: () => office().slice(0, 10),
    hour: () => Number(office().slice(11, 13)),
    setDay: (on) => (instant = nine(on)),
    advance: (minutes) => (instant += minutes * 60_000),
  };
}

/** On Wednesday 16 April 2025, with no mail server, unless said otherwise. */
export const testDeps = (db: Database, over: Partial<Deps> = {}): Deps => ({
  db,
  clock: aClock('2025-04-16'),
  config: { ...readConfig({}), baseUrl: 'https://tracker.agency.gov.tw' },
  mail: null,
  ...over,
});
