/** An export of ours before it is taken over: acts and units it would make, and what it would add or change, row by row. */
import { type PlannedRecord, planRecords } from '../../../actions/records/plan-records.ts';
import { shownOf } from '../../../actions/imports/import-shown.ts';
import type { Deps } from '../../../deps.ts';
import type { FileReading } from '../../../documents/reader/file-reading.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { recordFields } from '../../../locales/record-fields.ts';
import type { Import } from '../../../store/imports.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { differenceBetween } from './difference.ts';
import { excerptOf } from '../../excerpt.ts';
import type { SignedIn } from '../../visit.ts';
import { factsOf, TOTALS } from './import.ts';
import { problemView } from './import-refused.ts';

/** What changes is listed first; of the rest so many rows that the page can still be opened. */
const MOST_ROWS = 500;
const MOST_PROBLEMS = 200;

const TONES = { created: 'done', updated: 'warning', unchanged: 'none' } as const;

export async function recordsPage({ db }: Deps, visit: SignedIn, found: Import, reading: Extract<FileReading, { kind: 'records' }>): Promise<Answer> {
  const { t, paths, today, actor } = visit;
  const plan = await planRecords(db, reading, { today, actor });
  const { acts, units, records, problems, counts } = plan;
  const changing = records.filter(({ state }) => state !== 'unchanged');
  const shown = [...changing.filter(({ state }) => state === 'updated'), ...changing.filter(({ state }) => state === 'created')].slice(0, MOST_ROWS);
  const blocking = problems.filter((problem) => problem.blocking);
  const others = problems.filter((problem) => !problem.blocking);
  const sections = groupBy(shown, ({ record }) => [record.act.title, record.agency, ...record.sectionPath].filter((part) => part !== '').join(' › '));
  return page('import-records', {
    title: t.imports.preview,
    ...factsOf(found, null, visit),
    totals: TOTALS.filter((name) => name !== 'joined').map((name) => ({ name: t.imports.totals[name], count: counts[name] })),
    made: [
      { name: t.imports.recordsActs, entries: acts.map(({ named, onRecord }) => entryOf(named.title, onRecord !== null, visit)) },
      { name: t.imports.recordsUnits, entries: units.map(({ named, onRecord }) => entryOf(named.name, onRecord !== null, visit)) },
    ].filter(({ entries }) => entries.length > 0),
    agencies: [...new Set(records.map(({ record }) => record.agency))].filter(Boolean).slice(0, 20).join('、') || t.imports.noAgency,
    blockedTitle: t.imports.blockedTitle,
    blocking: blocking.map((problem) => problemView(problem, visit)),
    problems: others.slice(0, MOST_PROBLEMS).map((problem) => problemView(problem, visit)),
    problemsTitle: t.imports.problems(others.length),
    sections: [...sections].map(([title, rows]) => ({
      title, count: t.imports.sectionCount(rows.length, changesIn(rows)), rows: rows.map((one) => rowView(one, visit)),
    })),
    nothing: changing.length === 0 ? t.imports.nothingChanges : null,
    more: changing.length > shown.length ? t.imports.moreRows(changing.length - shown.length) : null,
    applyAction: paths.applyImport(found.id),
    shown: shownOf(plan),
    applyText: changing.length === 0 ? t.imports.applyAgain : t.imports.apply,
    againHref: paths.newImport(),
  });
}

const entryOf = (name: string, isOnRecord: boolean, { t }: SignedIn) =>
  ({ name, state: isOnRecord ? t.imports.onRecord : t.imports.willBeMade, tone: isOnRecord ? 'none' : 'done' });

function changesIn(rows: readonly PlannedRecord[]) {
  const count = (state: PlannedRecord['state']): number => rows.filter((one) => one.state === state).length;
  return { created: count('created'), joined: 0, updated: count('updated') };
}

function rowView({ record, state, stored, obligations }: PlannedRecord, { t, locale }: SignedIn) {
  const isNew = stored === null;
  const counted = (count: number, say: (count: number) => string): string[] => (isNew && count > 0 ? [say(count)] : []);
  return {
    item: record.item,
    state: { text: t.imports.state[state], tone: TONES[state] },
    excerpt: excerptOf(record.text, obligations.map(({ words }) => words)),
    unit: isNew ? (record.unit?.name ?? null) : null,
    disposition: isNew && record.disposition !== null ? t.status.disposition[record.disposition] : null,
    letters: isNew ? record.letters.map(({ direction, documentNumber, issuedOn, outcome }) => ({
      direction: t.status.direction[direction], number: documentNumber, day: dayView(issuedOn, locale), outcome: outcome && t.status.outcome[outcome],
    })) : [],
    facts: [
      ...counted(record.extensions.length, t.imports.extensionCount),
      ...counted(record.overrides.length, t.imports.overrideCount),
      ...counted(record.endings.length, t.imports.endingCount),
      ...(isNew && record.signedOff !== null ? [t.imports.signedOffOn(dayView(record.signedOff.on, locale)!.text)] : []),
    ],
    changes: (stored?.changes ?? []).map(({ field, before, after }) => ({
      field: recordFields[locale][field], ...(field === 'disposition' ? dispositionChange(before, after, t) : differenceBetween(before, after)),
    })),
  };
}

/** A code reads as its name. */
function dispositionChange(before: string, after: string, t: SignedIn['t']) {
  const words: Record<string, string> = t.status.disposition;
  return differenceBetween(words[before] ?? before, words[after] ?? after);
}
