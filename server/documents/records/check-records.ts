/** What each record of a file says may be well formed, and still not go together: told here, before anything is compared. */
import { type Problem, type ProblemCode, problemAt } from '../problem.ts';
import { itemKey, sectionKey } from '../annex/resolution-table.ts';
import type { Place } from '../table.ts';
import { headOf, type RecordsReading } from './read-records.ts';
import type { ResolutionRecord } from './record.ts';

type Act = ResolutionRecord['act'];

/** An act is known by its kind, year and title. */
export const actKey = ({ kind, fiscalYear, title }: Pick<Act, 'kind' | 'fiscalYear' | 'title'>): string => [kind, fiscalYear, title].join('\n');

type Placed = Pick<ResolutionRecord, 'agency' | 'sectionPath' | 'item'>;

/** White space in an item number is a slip of whoever edited the sheet. */
export const keyOf = ({ sectionPath, item }: Omit<Placed, 'agency'>): { sectionKey: string; itemKey: string } =>
  ({ sectionKey: sectionKey(sectionPath), itemKey: itemKey(item.replace(/\s+/g, '')) });

/** A resolution is known by its act, agency, section and item. */
export const recordKey = (act: Pick<Act, 'kind' | 'fiscalYear' | 'title'>, one: Placed): string =>
  [actKey(act), one.agency, ...Object.values(keyOf(one))].join('\n');

const MOST_PROBLEMS = 100;

/** Every problem blocks: a file that contradicts itself cannot be taken over. */
export function checkRecords({ records, places }: Pick<RecordsReading, 'records' | 'places'>): Problem[] {
  const said = new Map<string, string>();
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, record] of records.entries()) {
    const place = places[index]!;
    const where = (at: number): number => places[at]!.line ?? at + 1;
    const number: Record<string, number> = place.line === null ? { number: index + 1 } : {};
    const tell = (code: ProblemCode, params: Problem['params']): void =>
      void problems.push(problemAt(code, place, record.item, { ...params, ...number }));
    const first = seen.get(recordKey(record.act, record));
    if (first === undefined) seen.set(recordKey(record.act, record), index);
    else tell('record-doubled', { first: where(first) });
    for (const { path, words } of unfit(record)) tell('record-unread', { field: fieldOf(path, place), words });
    for (const field of doubled(record)) tell('record-fact-doubled', { field: fieldOf([field], place) });
    for (const [what, facts] of namedIn(record)) {
      const before = said.get(what);
      if (before === undefined) said.set(what, facts);
      else if (before !== facts) tell('records-disagree', { what: what.split('\n').at(-1)! });
    }
    if (problems.length >= MOST_PROBLEMS) break;
  }
  return problems.slice(0, MOST_PROBLEMS);
}

const fieldOf = (path: readonly PropertyKey[], { line }: Place): string => (line === null ? path.join('.') : headOf(path));

/** The days that any of our forms takes, and the numbers a database does. */
const [FIRST, LAST] = ['1912-01-01', '2199-12-31'];
const MOST_NUMBER = 2_000_000_000;

type Unfit = { path: (string | number)[]; words: string };

function unfit(record: ResolutionRecord): Unfit[] {
  const { act } = record;
  const on = act[`${act.countFrom}On`];
  const isEarly = (day: string | null): boolean => day !== null && day < act.passedOn;
  return [
    ...unfitIn(record, []),
    ...(on === null ? [{ path: ['act', `${act.countFrom}On`], words: '' }] : []),
    ...(['promulgatedOn', 'receivedOn'] as const).filter((name) => isEarly(act[name])).map((name) => ({ path: ['act', name], words: act[name]! })),
    ...(act.orderedOn !== null && act.orderedAuthority === null ? [{ path: ['act', 'orderedAuthority'], words: '' }] : []),
  ];
}

/** What no database keeps as it is: U+0000, and half a character. */
const UNKEPT = /\0|\p{Surrogate}/u;

/** Days far away, numbers too large, and texts no database takes. */
function unfitIn(value: unknown, path: (string | number)[]): Unfit[] {
  if (typeof value === 'string') {
    const isFar = /(?:On|^on)$/.test(String(path.at(-1))) && (value < FIRST! || value > LAST!);
    return isFar || UNKEPT.test(value) ? [{ path, words: JSON.stringify(value.slice(0, 60)).slice(1, -1) }] : [];
  }
  if (typeof value === 'number') return value > MOST_NUMBER && !/Twd$/.test(String(path.at(-1))) ? [{ path, words: String(value) }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => unfitIn(one, [...path, Array.isArray(value) ? Number(name) : name]));
}

/** What may stand once in a record, by what it is known by. */
type Several = 'letters' | 'listings' | 'reviews' | 'extensions' | 'overrides' | 'endings';
const ONCE: { [F in Several]: (fact: ResolutionRecord[F][number]) => unknown[] | null } = {
  letters: (one) => [one.direction, one.documentNumber],
  listings: (one) => [one.agency],
  reviews: (one) => [one.committee, one.term, one.session, one.meeting],
  // Of those decided there may be several.
  extensions: (one) => (one.decision === null && one.of !== null ? [one.kind, one.of.obligation, one.of.number] : null),
  overrides: (one) => [one.kind, one.obligation, one.number],
  endings: (one) => [one.obligation],
};

function doubled(record: ResolutionRecord): string[] {
  const isDoubled = <F extends keyof typeof ONCE>(field: F): boolean => {
    const keys = record[field].flatMap((fact) => {
      const key = (ONCE[field] as (one: typeof fact) => unknown[] | null)(fact);
      return key === null ? [] : [key.join('\n')];
    });
    return new Set(keys).size < keys.length;
  };
  return (Object.keys(ONCE) as (keyof typeof ONCE)[]).filter(isDoubled);
}

/** What several records speak of, each by a name of its own, with what is said of it. */
const namedIn = ({ act, unit, letters }: ResolutionRecord): [string, string][] => [
  [`act\n${actKey(act)}`, JSON.stringify(Object.entries(act).sort())],
  // Who types another unit into a row need not know its addresses.
  ...(unit === null || unit.mailbox === '' ? [] : [[`unit\n${unit.name}`, JSON.stringify([unit.characters, unit.mailbox, unit.headEmail])] as [string, string]]),
  ...letters.map(({ direction, documentNumber, issuedOn, title }): [string, string] =>
    [`letter\n${direction}\n${documentNumber}`, JSON.stringify([issuedOn, title])]),
];
