/** Made-up people in sixty units, each with one report due in three working days, so that each is owed one mail. */
import { DEFAULT_LADDER, type Step } from '../server/domain/reminder/ladder.ts';
import { readObligations } from '../server/domain/resolution/obligation.ts';
import { scheduleOf } from '../server/domain/deadline/schedule.ts';
import { findAct, insertAct } from '../server/store/acts.ts';
import { loadAlmanac } from '../server/store/almanac.ts';
import type { Database } from '../server/store/database.ts';
import { insertLadder } from '../server/store/ladders.ts';
import { setAssignedPerson } from '../server/store/mail-choices.ts';
import { insertUnit } from '../server/store/units.ts';
import { insertUser } from '../server/store/users.ts';
import { storedResolutions } from '../server/store/stored-resolutions.ts';
import { insertObligations, insertResolutions, setUnit } from '../server/store/write-resolutions.ts';

const UNITS = 60;
const NOW = '2025-01-22T01:00:00.000Z';
const TEXT = '針對經費執行情形，爰要求機關於114年4月21日前，向立法院經濟委員會提出書面報告，說明辦理進度與後續規劃。';

/** Due on Monday 21 April 2025. Answers the addresses. */
export async function seedPeopleDue(db: Database, count: number): Promise<string[]> {
  return db.transaction(async (trx) => {
    const actId = await insertAct(trx, {
      title: '量測用預算', kind: 'budget', fiscalYear: 2025, passedOn: '2025-01-21', promulgatedOn: '2025-03-21', receivedOn: null,
      orderedOn: null, orderedAuthority: null, countFrom: 'passed', countFromReason: null, createdAt: NOW,
    });
    const act = (await findAct(trx, actId))!;
    const [reading] = readObligations(TEXT);
    const deadlines = scheduleOf(reading!, act, await loadAlmanac(trx), { today: '2025-04-16' });
    const rows = Array.from({ length: count }, (_, i) => ({
      agency: 'bench', sectionKey: 'bench', sectionPath: ['bench'], itemKey: String(i), item: `(${i})`, position: i, text: TEXT, reply: '', repliedOn: null,
      disposition: null, place: null, proposers: [],
    }));
    await insertResolutions(trx, actId, rows, NOW);
    const stored = await storedResolutions(trx, actId);
    await insertObligations(trx, stored.map(({ id }) => ({ resolutionId: id, position: 0, reading: reading!, deadlines })));
    for (let unit = 0; unit < UNITS; unit += 1) {
      const unitId = await insertUnit(trx, { name: `單位${unit}`, characters: null, mailbox: `unit${unit}@agency.gov.tw`, headEmail: null, createdAt: NOW });
      await setUnit(trx, stored.filter((one) => one.position % UNITS === unit).map((one) => one.id), unitId, '2025-01-22');
    }
    const toldAlone = (steps: readonly Step[]): Step[] => steps.map((step) => ({ ...step, tells: ['assignee'] }));
    const deadline = { ...DEFAULT_LADDER.tracks.deadline, before: toldAlone(DEFAULT_LADDER.tracks.deadline.before) };
    await insertLadder(trx, { ladder: { ...DEFAULT_LADDER, tracks: { ...DEFAULT_LADDER.tracks, deadline } }, reason: 'bench', setBy: 'bench', setAt: NOW });
    const people: string[] = [];
    for (const { id, position } of stored) {
      const email = `person${position}@agency.gov.tw`;
      const userId = await insertUser(trx, { email, name: `承辦人${position}`, role: 'unit', unitId: null, passwordHash: '', createdAt: NOW });
      await setAssignedPerson(trx, [id], { userId: userId!, by: 'bench', at: NOW });
      people.push(email);
    }
    return people;
  });
}
