/** What a preview showed, in a few letters: others as soon as the file, a choice about it or the record is another. */
import { createHash } from 'node:crypto';
import { keyText } from '../../store/write-resolutions.ts';
import type { ImportPlan, PlannedResolution } from './plan-import.ts';
import type { PlannedRecord, RecordsPlan } from '../records/plan-records.ts';

export const shownOf = (plan: ImportPlan | RecordsPlan): string => {
  const rows = 'records' in plan ? plan.records.map(recordFacts) : plan.resolutions.map(resolutionFacts);
  const made = 'records' in plan ? [...plan.acts, ...plan.units].map(({ onRecord }) => onRecord?.id ?? null) : [];
  return createHash('sha256').update(JSON.stringify([rows, made, plan.problems])).digest('base64url');
};

const recordFacts = ({ record, state, stored }: PlannedRecord) => [record, state, stored?.id, stored?.changes];

const resolutionFacts = ({ read, key, state, target, changes, letters, unit, obligations }: PlannedResolution) => [
  read.text, read.reply, read.proposers, keyText(key), state, 'stored' in target ? target.stored.id : null, changes, letters, unit?.id,
  obligations.map(({ deadlines }) => deadlines.map(({ dueOn }) => dueOn)),
];
