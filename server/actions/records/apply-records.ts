/** Takes an export of ours over, in the caller's transaction: acts and units it needs, what is new whole, of the rest what changed. */
import type { Act } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import { insertAct } from '../../store/acts.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { insertUnit } from '../../store/units.ts';
import type { PlannedAct, PlannedRecord, PlannedUnit, RecordsPlan } from './plan-records.ts';
import { restoreRecords } from './restore-records.ts';
import { updateRecords } from './update-records.ts';

/** A record with what it is about here. */
export type PlacedRecord = PlannedRecord & { actHere: Act; unitId: number | null };

export type Moment = { now: string; today: string; by: Actor };

/** What was taken over; nothing is left behind where everything stood already, not even an event. */
export async function applyRecords(trx: Database, plan: RecordsPlan, source: { file: string; sha256: string }, moment: Moment): Promise<void> {
  const changing = plan.records.filter(({ state }) => state !== 'unchanged');
  if (changing.length === 0) return;
  const acts = await makeActs(trx, plan.acts, moment);
  const units = await makeUnits(trx, plan.units, moment);
  const placed = changing.map((one): PlacedRecord => ({
    ...one, actHere: acts.get(one.act)!, unitId: one.record.unit && (units.get(one.record.unit.name) ?? null),
  }));
  const restored = await restoreRecords(trx, placed.filter(({ state }) => state === 'created'), moment);
  const updated = await updateRecords(trx, placed.filter(({ state }) => state === 'updated'), moment);
  const actIds = [...new Set(placed.map(({ actHere }) => actHere.id))];
  await recordEvent(trx, {
    actor: moment.by,
    at: moment.now,
    verb: 'table_imported',
    subjects: [
      ...actIds.map((id) => ({ type: 'act' as const, id })), ...[...restored, ...updated].map((id) => ({ type: 'resolution' as const, id })),
    ],
    after: { ...source, kind: 'records', ...plan.counts },
  });
}

/** A file names a handful of acts and units; each gets an event of its own, as if somebody had added it. */
async function makeActs(trx: Database, acts: readonly PlannedAct[], { now, by }: Moment): Promise<Map<PlannedAct, Act>> {
  const made = new Map<PlannedAct, Act>();
  for (const act of acts) {
    if (act.onRecord) {
      made.set(act, act.onRecord);
      continue;
    }
    const id = await insertAct(trx, { ...act.named, createdAt: now });
    await recordEvent(trx, {
      actor: by, at: now, verb: 'act_added', subjects: [{ type: 'act', id }], after: act.named, reason: act.named.countFromReason,
    });
    made.set(act, { id, ...act.named });
  }
  return made;
}

/** Ids by name. */
async function makeUnits(trx: Database, units: readonly PlannedUnit[], { now, by }: Moment): Promise<Map<string, number>> {
  const made = new Map<string, number>();
  for (const { named, onRecord } of units) {
    const id = onRecord?.id ?? (await insertUnit(trx, { ...named, createdAt: now }));
    if (id === null) continue;
    if (!onRecord) await recordEvent(trx, { actor: by, at: now, verb: 'unit_added', subjects: [{ type: 'unit', id }], after: named });
    made.set(named.name, id);
  }
  return made;
}
