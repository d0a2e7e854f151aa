/** What recurs: each occurrence with its answer, how it ended if it did, and the forms that end it or let it go on. */
import type { Letter } from '../../../domain/resolution/resolution.ts';
import { may } from '../../../domain/rights.ts';
import type { ObligationStatus, OccurrenceStatus } from '../../../domain/resolution/status.ts';
import { editionIn } from '../../../locales/proof.ts';
import { dayView, typedDay } from '../../days.ts';
import { fieldsOf } from '../../fields.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';
import { formFor, isSent, prefixOf, type SentForm } from './obligation-forms.ts';

/** Up to so many occurrences the table is open from the start. */
const MOST_OPEN = 12;

/** Null for what is due once. */
export function recurringView(one: ObligationStatus, unitId: number | null, letters: readonly Letter[], sent: SentForm | null, visit: SignedIn) {
  if (one.kind !== 'recurring') return null;
  const { t, locale, day, actor } = visit;
  const isEnded = one.endedOn !== null && one.endDecidedOn !== null && one.endDecidedOn <= day;
  const mayEnd = may(actor, 'sign-off', [unitId]);
  return {
    title: t.byHand.occurrences(one.occurrences.length),
    counts: countsOf(one.occurrences, visit),
    isOpen: one.occurrences.length <= MOST_OPEN,
    rows: one.occurrences.map((each) => occurrenceRow(each, one, letters, visit)),
    ended: isEnded ? {
      said: t.byHand.ended(dayView(one.endedOn!, locale).main),
      by: t.byHand.endedBy(one.endedBy ?? '', dayView(one.endDecidedOn!, locale).main),
      reason: t.byHand.reasonIs(one.endedReason ?? ''),
    } : null,
    end: mayEnd && one.endedOn === null ? endForm(one, sent, visit) : null,
    resume: mayEnd && one.endedOn !== null ? resumeForm(one, sent, visit) : null,
  };
}

/** How many are overdue, answered, ahead, and not expected any more; none of a kind is not said. */
function countsOf(all: readonly OccurrenceStatus[], { t }: SignedIn): string[] {
  const count = (is: (one: OccurrenceStatus) => boolean): number => all.filter(is).length;
  const counts = {
    overdue: count((one) => one.timeliness === 'overdue'),
    done: count((one) => one.doneOn !== null),
    ahead: count((one) => one.doneOn === null && one.isExpected && one.timeliness !== 'overdue'),
    over: count((one) => !one.isExpected),
  };
  return (Object.keys(counts) as (keyof typeof counts)[]).filter((name) => counts[name] > 0).map((name) => t.byHand.counts[name](counts[name]));
}

function occurrenceRow(each: OccurrenceStatus, one: ObligationStatus, letters: readonly Letter[], visit: SignedIn) {
  const { t, locale } = visit;
  const answer = each.answers.find(({ issuedOn }) => issuedOn === each.doneOn);
  return {
    number: t.resolution.number(each.number),
    due: dayView(each.effectiveDueOn, locale),
    isByHand: one.overrides.some(({ kind, number }) => kind === 'due' && number === each.number),
    isProvisional: each.isProvisional,
    isCurrent: each.id === one.current.id,
    answer: each.doneOn === null ? null : { day: dayView(each.doneOn, locale), letter: letters.find(({ id }) => id === answer?.letterId)?.documentNumber ?? null },
    badge: each.isExpected ? timelinessBadge(each.timeliness, visit) : null,
    edition: each.calendarLabel === null ? null : editionIn(each.calendarLabel, locale),
  };
}

function endForm(one: ObligationStatus, sent: SentForm | null, visit: SignedIn) {
  const words = visit.t.byHand;
  const field = fieldsOf(formFor('end', one.id, sent, { endedOn: typedDay(visit.today, visit.locale) }), visit, prefixOf('end', one.id));
  return {
    action: visit.paths.endObligation(one.id),
    isOpen: isSent('end', one.id, sent),
    fields: [field.date('endedOn', { label: words.endedOn }), field.text('reason', { label: words.endReason, hint: words.endReasonHint })],
  };
}

function resumeForm(one: ObligationStatus, sent: SentForm | null, visit: SignedIn) {
  const field = fieldsOf(formFor('resume', one.id, sent), visit, prefixOf('resume', one.id));
  return { action: visit.paths.resumeObligation(one.id), isOpen: isSent('resume', one.id, sent), fields: [field.text('reason', { label: visit.t.byHand.resumeReason })] };
}
