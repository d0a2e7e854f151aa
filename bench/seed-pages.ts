/** Made-up resolutions in the proportions of a real book, with what pages show of them: due dates, letters, frozen money, units. */
import { readFreezes } from '../server/domain/money/freeze.ts';
import { readObligations } from '../server/domain/resolution/obligation.ts';
import { scheduleOf } from '../server/domain/deadline/schedule.ts';
import { findAct, insertAct } from '../server/store/acts.ts';
import { loadAlmanac } from '../server/store/almanac.ts';
import { inChunks } from '../server/store/chunks.ts';
import type { Database } from '../server/store/database.ts';
import { storedResolutions } from '../server/store/stored-resolutions.ts';
import { insertUnit } from '../server/store/units.ts';
import { insertFreezes, insertObligations, insertResolutions, setUnit } from '../server/store/write-resolutions.ts';

const NOW = '2025-01-22T01:00:00.000Z';
const SECTIONS = 40;

/** Of ten: six reports within months, one every quarter, two freezes, one that asks for nothing by a day. */
const TEXTS = [
  ...[1, 1, 2, 3, 3, 6].map((months) => `針對經費編列與執行，爰要求機關於${months}個月內，向立法院經濟委員會提出書面報告，說明辦理進度與後續規劃。`),
  '爰要求機關每季向立法院經濟委員會提出書面報告，說明執行情形。',
  '預算編列1億元，凍結2,000萬元，俟機關向立法院經濟委員會提出書面報告並經同意後，始得動支。',
  '預算編列5,000萬元，凍結十分之一，俟機關於2個月內向立法院經濟委員會提出專案報告後，始得動支。',
  '請機關加強辦理並檢討改進。',
];

/** `count` resolutions of one act, in so many units; every so many-th answered by a letter, or none. Answers the act. */
export async function seedPages(db: Database, count: number, { units: unitCount = 12, answeredEvery = 3 }: { units?: number; answeredEvery?: number | null } = {}): Promise<number> {
  const readings = TEXTS.map((text) => ({ text, obligations: readObligations(text), freezes: readFreezes(text) }));
  return db.transaction(async (trx) => {
    const actId = await insertAct(trx, {
      title: '量測用預算', kind: 'budget', fiscalYear: 2025, passedOn: '2025-01-21', promulgatedOn: '2025-03-21', receivedOn: null,
      orderedOn: null, orderedAuthority: null, countFrom: 'passed', countFromReason: null, createdAt: NOW,
    });
    const [act, almanac] = [(await findAct(trx, actId))!, await loadAlmanac(trx)];
    const units: number[] = [];
    for (let n = 0; n < unitCount; n += 1) units.push((await insertUnit(trx, { name: `第${n + 1}組`, characters: null, mailbox: `u${n}@bench.example`, headEmail: null, createdAt: NOW }))!);
    await insertResolutions(trx, actId, Array.from({ length: count }, (_, i) => {
      const section = `第${i % SECTIONS}款`;
      return {
        sectionKey: section, sectionPath: ['參、各委員會審查決議部分', section], itemKey: String(i), item: `(${i})`, position: i, agency: 'bench', proposers: ['甲委員'],
        text: `${readings[i % readings.length]!.text}第${i}號。`, reply: '', repliedOn: null, disposition: null, place: null,
      };
    }), NOW);
    const schedules = readings.map(({ obligations }) => obligations.map((reading) => scheduleOf(reading, act, almanac, { today: '2025-04-16' })));
    const stored = await storedResolutions(trx, actId);
    const kindOf = (position: number): number => position % readings.length;
    await insertObligations(trx, stored.flatMap(({ id, position }) => readings[kindOf(position)]!.obligations.map((reading, at) => ({
      resolutionId: id, position: at, reading, deadlines: schedules[kindOf(position)]![at]!,
    }))));
    await insertFreezes(trx, stored.flatMap(({ id, position }) => readings[kindOf(position)]!.freezes.map((reading, at) => ({ resolutionId: id, position: at, reading }))));
    for (const [at, unitId] of units.entries()) await setUnit(trx, stored.filter((one) => one.position % unitCount === at).map((one) => one.id), unitId, '2025-01-25');
    if (answeredEvery !== null) await answer(trx, stored.filter((one) => one.position % answeredEvery === 0).map((one) => one.id));
    return actId;
  });
}

/** A letter each; rows are written plainly, as the rule of what a letter answers is not what is measured. */
async function answer(trx: Database, ids: readonly number[]): Promise<void> {
  await inChunks(ids, async (chunk) => {
    const letters = await trx('letters').insert(chunk.map((id) => ({
      direction: 'out', document_number: `量測字第114${String(id).padStart(7, '0')}號`, issued_on: '2025-03-10', title: '報告', created_at: NOW,
    }))).returning('id');
    await trx('letter_resolutions').insert(chunk.map((id, at) => ({ letter_id: letters[at]!.id, resolution_id: id, is_interim: false, logged_by: 'bench' })));
    const occurrences = await trx('occurrences').join('obligations', 'obligations.id', 'obligation_id').whereIn('resolution_id', chunk).where('number', 1)
      .select('occurrences.id as id', 'resolution_id');
    const letterOf = new Map(chunk.map((id, at) => [id, letters[at]!.id as number]));
    if (occurrences.length > 0) await trx('answers').insert(occurrences.map((one) => ({ occurrence_id: one.id, letter_id: letterOf.get(one.resolution_id) })));
  });
}
