/** What a resolution of a file would change on record, field by field. */
import { likeness, wordsOf as comparable } from '../../domain/text/text-likeness.ts';
import type { ListingFacts } from '../../store/write-resolutions.ts';
import type { Matched } from './match-import.ts';

const CHANGED_FIELDS = ['text', 'reply', 'item', 'sectionPath', 'agency', 'proposers'] as const;
export type ChangedField = (typeof CHANGED_FIELDS)[number];
export type Change = { field: ChangedField; before: string; after: string };

/** The words and places on record once the file is taken over; those of a new or doubtful one are the file's. */
export function wordsAfter({ read, source, target }: Matched): Record<ChangedField, string> {
  const fresh = wordsOf({ ...read, agency: source.agency }, read);
  if (target.kind === 'new' || target.kind === 'doubtful') return fresh;
  const before = wordsBefore(target);
  // What was passed only now answers nothing, and is printed in a table later: what is on record knows more.
  const isListedFirst = target.kind === 'listed' && target.listing === null;
  if (!source.hasReplies && !isListedFirst) {
    return { ...before, text: sameOr(before.text, fresh.text), proposers: fresh.proposers || before.proposers };
  }
  // Another agency's table does not reword a resolution.
  if (target.kind === 'listed') return { ...fresh, text: before.text, proposers: before.proposers };
  return { ...fresh, text: sameOr(before.text, fresh.text), proposers: fresh.proposers || before.proposers };
}

export function changesOf(one: Matched): Change[] {
  if (one.target.kind === 'new' || one.target.kind === 'doubtful') return [];
  const before = wordsBefore(one.target);
  const after = wordsAfter(one);
  return CHANGED_FIELDS.map((field) => ({ field, before: before[field], after: after[field] })).filter((change) => change.before !== change.after);
}

type OnRecord = Extract<Matched['target'], { kind: 'own' | 'listed' }>;

function wordsBefore(target: OnRecord): Record<ChangedField, string> {
  if (target.kind === 'own') return wordsOf(target.stored, target.stored);
  const { listing, stored } = target;
  return wordsOf(listing ?? { agency: '', sectionPath: [], item: '', reply: '' }, stored);
}

type Words = { text: string; proposers: readonly string[] };

type Listed = Pick<ListingFacts, 'agency' | 'sectionPath' | 'item' | 'reply'>;

const wordsOf = ({ agency, sectionPath, item, reply }: Listed, { text, proposers }: Words) => ({
  text, reply, item, sectionPath: sectionPath.join(' › '), agency, proposers: proposers.join('、'),
});

/** White space, width and punctuation are a printer's: the words on record stay, so that two documents do not take turns. */
const sameOr = (before: string, after: string): string => (likeness(comparable(before), comparable(after)) === 1 ? before : after);
