/** One resolution of a file as the preview shows it: what was read from it, and what would change. */
import type { PlannedResolution } from '../../../actions/imports/plan-import.ts';
import { readDocumentNumber, unitForSender } from '../../../domain/letter/document-number.ts';
import type { Unit } from '../../../domain/resolution/resolution.ts';
import { anchorWords, describeUnsure, kindWords } from '../../../locales/deadlines.ts';
import { readings } from '../../../locales/readings.ts';
import { dayView } from '../../days.ts';
import { differenceBetween } from './difference.ts';
import { excerptOf } from '../../excerpt.ts';
import { formatTwd } from '../../money.ts';
import type { Visit } from '../../visit.ts';

export const rowAnchor = (index: number): string => `row-${index + 1}`;

const TONES = { created: 'done', joined: 'done', updated: 'warning', unchanged: 'none', doubtful: 'alarm' } as const;

/** Without `isWhole` the long texts stay out: a book of thousands would make a page nobody can open. */
export function importRow(one: PlannedResolution, anchor: string, units: readonly Unit[], isWhole: boolean, visit: Visit) {
  const { t } = visit;
  const { read, obligations, state } = one;
  return {
    anchor,
    item: read.item,
    state: { text: t.imports.state[state], tone: TONES[state] },
    unit: one.unit && t.imports.handedTo(one.unit.name),
    place: t.imports.place(read.place),
    excerpt: excerptOf(read.text, obligations.map(({ reading }) => reading.words)),
    disposition: read.answer.disposition && t.status.disposition[read.answer.disposition],
    deadlines: obligations.map((each) => deadlineView(each, visit)),
    freezes: one.freezes.map((freeze) => freezeView(freeze, visit)),
    letters: lettersOf(one, units, visit),
    reviews: read.answer.reviews.map(({ committee, term, session, meeting }) => ({ committee, meeting: t.imports.review(term, session, meeting) })),
    changes: one.changes.map(({ field, before, after }) => ({
      field: t.imports.field[field], isNew: before === '', isGone: after === '', ...differenceBetween(before, after),
    })),
    whole: isWhole ? { text: read.text, reply: read.reply } : null,
  };
}

function deadlineView({ reading, deadlines }: PlannedResolution['obligations'][number], { t, locale }: Visit) {
  const [first] = deadlines;
  return {
    words: reading.words,
    kind: kindWords[locale][reading.kind],
    report: reading.reportType && t.status.reportType[reading.reportType],
    committee: reading.committee,
    due: dayView(first?.dueOn ?? null, locale),
    anchor: first && first.anchorOn !== null ? t.acts.countsFrom(anchorWords[locale][first.anchor]) : null,
    isProvisional: first?.provisional ?? false,
    unsure: first?.unsure ? describeUnsure(first.unsure, locale) : null,
    more: deadlines.length > 1 ? t.imports.moreDeadlines(deadlines.length - 1) : null,
  };
}

function freezeView({ frozenTwd, baseTwd, consentRequired, unsure }: PlannedResolution['freezes'][number], { t, locale }: Visit) {
  return {
    amount: frozenTwd === null ? t.imports.amountUnknown : formatTwd(frozenTwd),
    base: baseTwd === null ? null : t.imports.base(formatTwd(baseTwd)),
    consent: consentRequired ? t.imports.consent : null,
    doubt: unsure === null ? null : readings[locale].freezeDoubt[unsure],
  };
}

function lettersOf({ letters }: PlannedResolution, units: readonly Unit[], { t, locale }: Visit) {
  const unitOf = (documentNumber: string): string | null => {
    const sender = readDocumentNumber(documentNumber)?.sender;
    const id = sender === undefined ? null : unitForSender(sender, units);
    return units.find((unit) => unit.id === id)?.name ?? null;
  };
  return letters.map(({ direction, documentNumber, issuedOn, title, outcome }) => ({
    direction: t.status.direction[direction],
    number: documentNumber,
    day: dayView(issuedOn, locale),
    title,
    outcome: outcome && t.status.outcome[outcome],
    unit: direction === 'out' ? unitOf(documentNumber) : null,
  }));
}
