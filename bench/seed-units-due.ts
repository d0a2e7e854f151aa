/** Made-up units, each with one report due in three working days, so that each is owed one mail. */
import { readObligations } from '../server/domain/obligation.ts';
import { scheduleOf } from '../server/domain/schedule.ts';
import { findAct, insertAct } from '../server/store/acts.ts';
import { loadAlmanac } from '../server/store/almanac.ts';
import { inChunks } from '../server/store/chunks.ts';
import type { Database } from '../server/store/database.ts';
import { insertUnit } from '../server/store/units.ts';
import { storedResolutions } from '../server/store/stored-resolutions.ts';
import { insertObligations, insertResolutions, setUnit } from '../server/store/write-resolutions.ts';

const NOW = '2025-01-22T01:00:00.000Z';
const TEXT = '針對經費執行情形，爰要求機關於114年4月21日前，向立法院經濟委員會提出書面報告，說明辦理進度與後續規劃。';

/** Due on Monday 21 April 2025. Answers the addresses. */
export async function seedUnitsDue(db: Database, count: number): Promise<string[]> {
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
    const mailboxes: string[] = [];
    await inChunks(stored, async (chunk) => {
      for (const { id, position } of chunk) {
        const mailbox = `unit${position}@agency.gov.tw`;
        const unitId = await insertUnit(trx, { name: `單位${position}`, characters: null, mailbox, headEmail: null, createdAt: NOW });
        await setUnit(trx, [id], unitId, '2025-01-22');
        mailboxes.push(mailbox);
      }
    });
    return mailboxes;
  });
}
