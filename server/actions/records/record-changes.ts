/** What a record of a file would change of the one that stands: words, unit and letters; decisions are left as they are. */
import { isDeepStrictEqual } from 'node:util';
import type { RecordedLetter, RecordedListing, ResolutionRecord } from '../../documents/records/record.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import type { RecordField } from '../../locales/record-fields.ts';

export type RecordChange = { field: RecordField; before: string; after: string };

export type Comparison = {
  before: ResolutionRecord;
  /** What will stand once the file is taken over. */
  merged: ResolutionRecord;
  changes: RecordChange[];
  /** What the file says otherwise, and is not taken over. */
  left: RecordField[];
};

/** Fields in the order pages show them. */
const FIELDS: readonly RecordField[] = [
  'text', 'reply', 'item', 'sectionPath', 'position', 'proposers', 'unit', 'assignedOn', 'repliedOn', 'disposition', 'letters', 'reviews', 'listings',
  'extensions', 'overrides', 'endings', 'signedOff',
];

/** `today`: the day of an assignment the file gives no day for. */
export function compareRecords(before: ResolutionRecord, file: ResolutionRecord, today: Day): Comparison {
  const merged = merge(before, file, today);
  const differing = (a: ResolutionRecord, b: ResolutionRecord): RecordField[] =>
    FIELDS.filter((field) => !isDeepStrictEqual(compared(a, field), compared(b, field)));
  return {
    before,
    merged,
    changes: differing(before, merged).map((field) => ({ field, before: printField(before, field), after: printField(merged, field) })),
    // Where neither says anything, what is filled in is no difference.
    left: differing(merged, file).filter((field) => before[field] !== null || file[field] !== null),
  };
}

function merge(before: ResolutionRecord, file: ResolutionRecord, today: Day): ResolutionRecord {
  const isReassigned = file.unit !== null && file.unit.name !== before.unit?.name;
  return {
    ...before,
    text: file.text || before.text,
    ...replied(before, file),
    // The day of the first reply stays.
    repliedOn: before.repliedOn ?? file.repliedOn ?? (before.reply === '' && file.reply !== '' ? today : null),
    item: file.item,
    sectionPath: file.sectionPath,
    position: file.position,
    proposers: file.proposers.length > 0 ? file.proposers : before.proposers,
    ...(isReassigned ? { unit: file.unit, assignedOn: file.assignedOn ?? today } : {}),
    letters: together(before.letters, file.letters, KEYS.letters),
    reviews: together(before.reviews, file.reviews, KEYS.reviews),
    listings: together(before.listings, file.listings, KEYS.listings).map((one) => {
      const other = file.listings.find(({ agency }) => agency === one.agency);
      return other ? listed(one, other) : one;
    }),
  };
}

/** What each is known by. */
const KEYS = {
  letters: (one: RecordedLetter): string => `${one.direction} ${one.documentNumber}`,
  reviews: (one: ResolutionRecord['reviews'][number]): string => [one.committee, one.term, one.session, one.meeting].join('\n'),
  listings: (one: Omit<RecordedListing, 'place'>): string => one.agency,
};

type Reply = Pick<ResolutionRecord, 'reply' | 'repliedOn' | 'disposition'>;

/** A reply is never taken away; what people dropped stays dropped. */
function replied(before: Reply, file: Reply): Omit<Reply, 'repliedOn'> {
  const isDecided = before.disposition === 'dropped' || file.disposition === 'dropped' || file.disposition === null;
  return { reply: file.reply || before.reply, disposition: isDecided ? before.disposition : file.disposition };
}

const listed = (before: RecordedListing, file: RecordedListing): RecordedListing => ({
  ...before, sectionPath: file.sectionPath, item: file.item, position: file.position,
  reply: file.reply || before.reply, repliedOn: before.repliedOn ?? file.repliedOn, disposition: file.disposition ?? before.disposition,
});

/** What stands, and after it what only the file has. */
function together<T>(before: readonly T[], file: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Set(before.map(keyOf));
  return [...before, ...file.filter((one) => !known.has(keyOf(one)))];
}

/**
 * Where in which file a record was read tells nothing of the resolution, nor does the order in which facts of one day
 * came on record; the addresses of units are compared by themselves.
 */
function compared(record: ResolutionRecord, field: RecordField): unknown {
  if (field === 'unit') return record.unit?.name ?? null;
  if (field === 'letters') return sortedBy(record.letters, KEYS.letters);
  if (field === 'reviews') return sortedBy(record.reviews, KEYS.reviews);
  if (field === 'listings') return sortedBy(record.listings.map(({ place: _, ...one }) => one), KEYS.listings);
  return record[field];
}

const sortedBy = <T>(all: readonly T[], keyOf: (one: T) => string): T[] => [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const nothing = (): string => '';

const PRINTED: { [F in RecordField]: (value: ResolutionRecord[F]) => string } = {
  agency: String, item: String, text: String, reply: String,
  sectionPath: (path) => path.join(' › '),
  position: (at) => String(at + 1),
  proposers: (names) => names.join('、'),
  unit: (unit) => unit?.name ?? '',
  assignedOn: (day) => day ?? '', repliedOn: (day) => day ?? '', disposition: (code) => code ?? '',
  letters: (all) => all.map(({ documentNumber, issuedOn }) => `${documentNumber}（${issuedOn}）`).join('、'),
  reviews: (all) => all.map(({ committee, term, session, meeting }) => `${committee} ${term}-${session}-${meeting}`).join('、'),
  listings: (all) => all.map(({ agency, item, reply }) => `${agency} ${item} ${reply}`.trim()).join('\n'),
  // Never taken over, so never shown as changed.
  extensions: nothing, overrides: nothing, endings: nothing, signedOff: nothing,
};

const printField = <F extends RecordField>(record: ResolutionRecord, field: F): string => PRINTED[field](record[field]);
