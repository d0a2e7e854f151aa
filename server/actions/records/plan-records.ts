/** What taking over an export of ours would do: read-only, the same for a preview, a dry run and the import itself. */
import type { FileReading, FileRecord } from '../../documents/reader/file-reading.ts';
import { type Problem, type ProblemCode, problemAt } from '../../documents/problem.ts';
import { actKey, recordKey } from '../../documents/records/check-records.ts';
import type { ResolutionRecord } from '../../documents/records/record.ts';
import { AT_NO_PLACE } from '../../documents/table.ts';
import { type Day, LAST_DAY } from '../../domain/day/civil-date.ts';
import { findAsked } from '../../domain/deadline/find-asked.ts';
import { groupBy } from '../../domain/group-by.ts';
import { isMailAddress } from '../../domain/reminder/mail-address.ts';
import type { Act, Unit } from '../../domain/resolution/resolution.ts';
import { type Actor, may, PROGRAM, type Right } from '../../domain/rights.ts';
import type { RecordField } from '../../locales/record-fields.ts';
import { listActs } from '../../store/acts.ts';
import type { Database } from '../../store/database.ts';
import { letterKey, lettersByNumber } from '../../store/letters.ts';
import { type StoredResolution, storedResolutions } from '../../store/stored-resolutions.ts';
import { listUnits } from '../../store/units.ts';
import { gatherRecords } from './gather-records.ts';
import type { ImportCounts } from '../imports/plan-import.ts';
import { type Comparison, compareRecords } from './record-changes.ts';

/** `onRecord`: null where it would be made. */
export type PlannedAct = { named: ResolutionRecord['act']; onRecord: Act | null };
export type PlannedUnit = { named: NonNullable<ResolutionRecord['unit']>; onRecord: Unit | null };

/** `stored`: what stands under its key, with what the file would change of it; null where it is new. */
export type PlannedRecord = FileRecord & {
  act: PlannedAct;
  state: 'created' | 'updated' | 'unchanged';
  stored: (StoredResolution & Comparison) | null;
};

export type RecordsPlan = { acts: PlannedAct[]; units: PlannedUnit[]; records: PlannedRecord[]; problems: Problem[]; counts: ImportCounts };

type Records = Extract<FileReading, { kind: 'records' }>;

/** `actor`: who would take it over; what needs a right that person lacks is among the problems. */
export async function planRecords(db: Database, reading: Records, { today, actor }: { today: Day; actor: Actor }): Promise<RecordsPlan> {
  const acts = await planActs(db, reading.records);
  const units = await planUnits(db, reading.records);
  const onRecord = await standing(db, [...acts.values()]);
  const records = reading.records.map((one): PlannedRecord => {
    const act = acts.get(actKey(one.record.act))!;
    const found = onRecord.get(recordKey(one.record.act, one.record));
    if (!found) return { ...one, act, state: 'created', stored: null };
    const comparison = compareRecords(found.record, one.record, today);
    return { ...one, act, state: comparison.changes.length > 0 ? 'updated' : 'unchanged', stored: { ...found.stored, ...comparison } };
  });
  const count = (state: PlannedRecord['state']): number => records.filter((one) => one.state === state).length;
  const plan = { acts: [...acts.values()], units, records };
  return {
    ...plan,
    problems: [
      ...reading.problems, ...rightsLacking(plan, actor), ...namedOtherwise(plan), ...(await letterProblems(db, records)),
      ...records.flatMap(recordProblems),
    ],
    counts: { total: records.length, created: count('created'), joined: 0, updated: count('updated'), unchanged: count('unchanged') },
  };
}

/** By their key, in the order the file names them. */
async function planActs(db: Database, records: readonly FileRecord[]): Promise<Map<string, PlannedAct>> {
  const onRecord = groupBy(await listActs(db), actKey);
  return new Map([...groupBy(records, ({ record }) => actKey(record.act))].map(([key, [first]]) => {
    const named = first!.record.act;
    const alike = onRecord.get(key) ?? [];
    return [key, { named, onRecord: alike.find((act) => act.passedOn === named.passedOn) ?? alike[0] ?? null }];
  }));
}

async function planUnits(db: Database, records: readonly FileRecord[]): Promise<PlannedUnit[]> {
  const onRecord = new Map((await listUnits(db)).map((unit) => [unit.name, unit]));
  const named = records.flatMap(({ record }) => record.unit ?? []);
  return [...groupBy(named, ({ name }) => name)].map(([name, all]) =>
    ({ named: all.find(({ mailbox }) => mailbox !== '') ?? all[0]!, onRecord: onRecord.get(name) ?? null }));
}

type Standing = { record: ResolutionRecord; stored: StoredResolution };

/** What stands of the acts, by the key of its record. A file names a handful of acts. */
async function standing(db: Database, acts: readonly PlannedAct[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const { named, onRecord } of acts) {
    if (!onRecord) continue;
    const stored = new Map((await storedResolutions(db, onRecord.id)).map((one) => [recordKey(named, one), one]));
    for (const record of await gatherRecords({ db }, PROGRAM, { filter: { actId: onRecord.id }, day: LAST_DAY })) {
      const own = stored.get(recordKey(named, record));
      if (own) found.set(recordKey(named, record), { record, stored: own });
    }
  }
  return found;
}

/** What the file does beyond putting words on record, and who may. */
function rightsLacking({ acts, units, records }: Pick<RecordsPlan, 'acts' | 'units' | 'records'>, actor: Actor): Problem[] {
  const created = records.flatMap(({ state, record }) => (state === 'created' ? [record] : []));
  const needed: [Right, boolean][] = [
    ['manage-acts', acts.some(({ onRecord }) => onRecord === null)],
    ['manage-people', units.some(({ onRecord }) => onRecord === null)],
    ['set-date', created.some(({ overrides }) => overrides.length > 0)],
    ['restore-decisions', created.some((one) =>
      one.signedOff !== null || one.disposition === 'dropped' || one.endings.length > 0 || one.extensions.some(({ decision }) => decision !== null))],
  ];
  return needed.filter(([right, isNeeded]) => isNeeded && !may(actor, right))
    .map(([right]) => problemAt('records-right', AT_NO_PLACE, null, { right }));
}

/** Acts and units on record keep what is on record of them. */
function namedOtherwise({ acts, units }: Pick<RecordsPlan, 'acts' | 'units'>): Problem[] {
  const tell = (code: ProblemCode, params: Problem['params']): Problem => problemAt(code, AT_NO_PLACE, null, params);
  return [
    ...acts.filter(({ named, onRecord }) => onRecord !== null && isOtherwise(named, onRecord))
      .map(({ named }) => tell('record-act-differs', { act: named.title })),
    ...units.flatMap(({ named, onRecord }) => {
      const { name: unit, mailbox, characters, headEmail } = named;
      if (onRecord) {
        const isSame = mailbox === '' || (mailbox === onRecord.mailbox && characters === onRecord.characters && headEmail === onRecord.headEmail);
        return isSame ? [] : [tell('record-unit-differs', { unit })];
      }
      const wrong = [mailbox, ...(headEmail === null ? [] : [headEmail])].filter((address) => !isMailAddress(address));
      return wrong.map((words) => tell('records-unit-mailbox', { unit, words: words.slice(0, 80) }));
    }),
  ];
}

const isOtherwise = (named: PlannedAct['named'], onRecord: Act): boolean =>
  (Object.keys(named) as (keyof typeof named)[]).some((name) => named[name] !== onRecord[name]);

/** A letter on record keeps its date. */
async function letterProblems(db: Database, records: readonly PlannedRecord[]): Promise<Problem[]> {
  const fresh = records.map((one) => ({ ...one, letters: newLetters(one) })).filter(({ letters }) => letters.length > 0);
  const onRecord = await lettersByNumber(db, fresh.flatMap(({ letters }) => letters.map((one) => one.documentNumber)));
  return fresh.flatMap(({ record, place, letters }) => letters.flatMap((letter) => {
    const own = onRecord.get(letterKey(letter));
    if (!own || own.issuedOn === letter.issuedOn) return [];
    const params = { number: letter.documentNumber, fileDate: letter.issuedOn, recordDate: own.issuedOn };
    return [problemAt('record-letter-differs', place, record.item, params)];
  }));
}

/** The letters of a record that its resolution is not tied to yet. */
export function newLetters({ record, stored }: PlannedRecord): ResolutionRecord['letters'] {
  if (stored === null) return record.letters;
  const known = new Set(stored.before.letters.map(letterKey));
  return record.letters.filter((one) => !known.has(letterKey(one)));
}

/** What of a record is not taken over: what stands otherwise, and what speaks of due dates the text does not ask for. */
function recordProblems(one: PlannedRecord): Problem[] {
  const { record, place, stored, obligations } = one;
  const tell = (code: ProblemCode, params: Problem['params']): Problem => problemAt(code, place, record.item, params);
  if (stored !== null && stored.left.length > 0) return [tell('record-left', { fields: stored.left.join(',') })];
  const spoken: [RecordField, Parameters<typeof findAsked>[0]][] = [
    ...newLetters(one).flatMap(({ answers }) => answers.map((asked): (typeof spoken)[number] => ['letters', asked])),
    ...(stored === null ? [
      ...record.extensions.flatMap(({ of }): typeof spoken => (of === null ? [] : [['extensions', of]])),
      ...record.overrides.map((asked): (typeof spoken)[number] => ['overrides', asked]),
      ...record.endings.map((asked): (typeof spoken)[number] => ['endings', { ...asked, number: 1 }]),
    ] : []),
  ];
  const isUnknown = (field: RecordField, at: number | null): boolean =>
    at === null || (field === 'endings' && obligations[at]!.kind !== 'recurring');
  return spoken.filter(([field, asked]) => isUnknown(field, findAsked(asked, obligations)))
    .map(([field, { obligation, number, words }]) =>
      tell('record-asked-unknown', { fields: field, words: `${obligation}-${number} ${words}`.slice(0, 80) }));
}
