/**
 * The demonstration: the budget of fiscal year 114 as one agency lived through it. Item numbers, dates, amounts
 * and document numbers are the real ones; titles, texts and the people's names are ours. It is told by the same
 * actions people use, each on its own day, so that every page has a true history.
 */
import { readFile } from 'node:fs/promises';
import { addAct } from '../../server/actions/acts/add-act.ts';
import { addUnit } from '../../server/actions/people/add-unit.ts';
import { addUser } from '../../server/actions/people/add-user.ts';
import { assignUnit } from '../../server/actions/resolutions/assign-unit.ts';
import { importFile } from '../../server/actions/imports/import-file.ts';
import { changeAct, changeActInput } from '../../server/actions/acts/change-act.ts';
import { logLetter } from '../../server/actions/letters/log-letter.ts';
import { makeOccurrences } from '../../server/actions/dates/make-occurrences.ts';
import { remind } from '../../server/actions/reminders/remind.ts';
import { signOff } from '../../server/actions/resolutions/sign-off.ts';
import type { Deps } from '../../server/deps.ts';
import { addDays, type Day } from '../../server/domain/day/civil-date.ts';
import { type Actor, PROGRAM, type Role } from '../../server/domain/rights.ts';
import { requireInput } from '../../server/input.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { ASSIGNMENTS, DATES_LEARNT, FIRST_DAY, LETTERS, type Place, SIGN_OFFS, UNITS, USERS } from './facts.ts';

/** Everybody in the demonstration signs in with this. */
export const DEMO_PASSWORD = 'resolution-114';

export type Account = { email: string; name: string; role: Role };

/** Called on each day of the story, when what happened that day is on record and before anybody is reminded. */
export type EachDay = (deps: Deps, day: Day) => Promise<void>;

/** Tells the story up to and including `until` into an empty, migrated store; answers who can sign in. */
export async function tellStory(depsOn: (day: Day) => Deps, until: Day, eachDay: EachDay = async () => undefined): Promise<Account[]> {
  const first = depsOn(FIRST_DAY);
  const actors = await cast(first);
  const { id: actId } = await addAct(first, PROGRAM, {
    title: '114年度中央政府總預算',
    kind: 'budget',
    fiscalYear: 2025,
    passedOn: '2025-01-21',
    promulgatedOn: null,
    receivedOn: null,
    orderedOn: null,
    orderedAuthority: null,
    countFrom: 'passed',
    countFromReason: '決議未另定起算日者，自三讀通過日起算。',
  });
  const bytes = await readFile(new URL('./fy114-resolutions.txt', import.meta.url));
  await importFile(first, actors.officer, { actId, fileName: 'fy114-resolutions.txt', bytes });

  const ids = await idsByPlace(first);
  const idsOf = (places: readonly Place[]): number[] => places.map((place) => ids.get(place)!);
  for (const [unitId, places] of ASSIGNMENTS) {
    await assignUnit(first, actors.officer, { resolutionIds: idsOf(places), unitId });
  }
  for (let day = FIRST_DAY; day <= until; day = addDays(day, 1)) {
    const deps = depsOn(day);
    for (const { on, name, reason } of DATES_LEARNT.filter((one) => one.on === day)) {
      await changeAct(deps, actors.officer, requireInput(changeActInput, { actId, [name]: on, reason }));
    }
    for (const letter of LETTERS.filter((one) => one.issuedOn === day)) {
      await logLetter(deps, actors.officer, { outcome: null, releasedTwd: null, isInterim: false, occurrenceIds: [], ...letter, resolutionIds: idsOf(letter.about) });
    }
    for (const { about, reason } of SIGN_OFFS.filter((one) => one.on === day)) {
      await signOff(deps, actors.supervisor, { resolutionIds: idsOf(about), reason });
    }
    await makeOccurrences(deps, PROGRAM);
    await eachDay(deps, day);
    await remind(deps, PROGRAM, {});
  }
  return USERS.map(({ email, name, role }) => ({ email, name, role }));
}

async function cast(deps: Deps): Promise<Record<'officer' | 'supervisor', Actor>> {
  const unitIds: number[] = [];
  for (const unit of UNITS) unitIds.push((await addUnit(deps, PROGRAM, unit)).id);
  const actors = new Map<Role, Actor>();
  for (const { unit, ...user } of USERS) {
    const unitId = unit === null ? null : unitIds[unit - 1]!;
    const { id } = await addUser(deps, PROGRAM, { ...user, unitId, password: DEMO_PASSWORD });
    actors.set(user.role, { id, name: user.name, role: user.role, unitId });
  }
  return { officer: actors.get('officer')!, supervisor: actors.get('supervisor')! };
}

/** Resolution ids by a short name of their place: `general/(一)`, `new/(三六九)`, `ministry/(十八)`, `agency/(一)`. */
async function idsByPlace(deps: Deps): Promise<Map<Place, number>> {
  const resolutions = await findResolutions(deps.db);
  return new Map(resolutions.map(({ id, item, sectionPath }) => {
    const last = sectionPath.at(-1) ?? '';
    const part = last.includes('第3項') ? 'agency' : last.includes('第1項') ? 'ministry' : sectionPath.join().includes('新增') ? 'new' : 'general';
    return [`${part}/${item}` as Place, id];
  }));
}
