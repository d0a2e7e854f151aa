/** Made-up obligations in the proportions of a real book: most count months, some recur, some name a day. */
import { readObligations } from '../server/domain/resolution/obligation.ts';
import { scheduleOf } from '../server/domain/deadline/schedule.ts';
import { findAct, insertAct } from '../server/store/acts.ts';
import { loadAlmanac } from '../server/store/almanac.ts';
import type { Database } from '../server/store/database.ts';
import { storedResolutions } from '../server/store/stored-resolutions.ts';
import { insertObligations, insertResolutions } from '../server/store/write-resolutions.ts';

export const PASSED_ON = '2025-01-21';
const NOW = '2025-01-22T01:00:00.000Z';

/** Of twenty: fifteen within months, two within days, one every quarter, two by a named day. */
const SENTENCES = [
  ...[1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 6, 12].map((months) => `爰要求機關於${months}個月內，向立法院經濟委員會提出書面報告。`),
  '爰要求機關於30日內，向立法院經濟委員會提出書面報告。',
  '爰要求機關於二週內，向立法院經濟委員會提出書面報告。',
  '爰要求機關每季向立法院經濟委員會提出書面報告。',
  '爰要求機關於114年6月底前，向立法院經濟委員會提出書面報告。',
  '爰要求機關於114年12月31日前，向立法院經濟委員會提出書面報告。',
];

/** One obligation a resolution. Answers the act they belong to, and how many due dates they have. */
export async function seedObligations(db: Database, count: number, today: string): Promise<{ actId: number; occurrences: number }> {
  const readings = SENTENCES.map((text) => ({ text, reading: readObligations(text)[0]! }));
  return db.transaction(async (trx) => {
    const actId = await insertAct(trx, {
      title: '量測用預算', kind: 'budget', fiscalYear: 2025, passedOn: PASSED_ON, promulgatedOn: '2025-03-21', receivedOn: null,
      orderedOn: null, orderedAuthority: null, countFrom: 'passed', countFromReason: null, createdAt: NOW,
    });
    const act = (await findAct(trx, actId))!;
    const almanac = await loadAlmanac(trx);
    const rows = Array.from({ length: count }, (_, i) => ({
      sectionKey: 'bench', sectionPath: ['bench'], itemKey: String(i), item: `(${i})`, position: i, text: readings[i % readings.length]!.text,
      reply: '', repliedOn: null, disposition: null, place: null, agency: 'bench', proposers: [],
    }));
    await insertResolutions(trx, actId, rows, NOW);
    const dates = readings.map(({ reading }) => scheduleOf(reading, act, almanac, { today }));
    const stored = await storedResolutions(trx, actId);
    await insertObligations(trx, stored.map(({ id, position }) => ({
      resolutionId: id, position: 0, reading: readings[position % readings.length]!.reading, deadlines: dates[position % readings.length]!,
    })));
    return { actId, occurrences: stored.reduce((sum, { position }) => sum + dates[position % readings.length]!.length, 0) };
  });
}
