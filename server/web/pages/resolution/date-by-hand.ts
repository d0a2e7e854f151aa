/** Days set by hand for one obligation, beside what the rule says, and the forms that set one or take all back. */
import { handFacts } from '../../../actions/dates/override-date.ts';
import type { DatePreview } from '../../../actions/dates/preview-date.ts';
import type { Almanac } from '../../../domain/calendar/almanac.ts';
import { countsFromADay, type DateOverride, OVERRIDE_KINDS } from '../../../domain/deadline/override.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import { may } from '../../../domain/rights.ts';
import { deadlineOf } from '../../../domain/deadline/schedule.ts';
import type { ObligationStatus } from '../../../domain/resolution/status.ts';
import { describeDeadlineStep } from '../../../locales/deadlines.ts';
import { dayView } from '../../days.ts';
import { editedView } from '../../edited.ts';
import { fieldsOf } from '../../fields.ts';
import { instantView } from '../../instants.ts';
import type { SignedIn } from '../../visit.ts';
import { basisIn, formFor, isSent, prefixOf, type SentForm, sentDay, withSettledDay } from './obligation-forms.ts';

export function dateByHand(one: ObligationStatus, unitId: number | null, act: Act, almanac: Almanac, sent: SentForm | null, visit: SignedIn) {
  const maySet = may(visit.actor, 'set-date', [unitId]);
  return {
    set: one.overrides.map((each) => overrideView(each, one, act, almanac, visit)),
    form: maySet ? setForm(one, sent, visit) : null,
    reset: maySet && one.overrides.length > 0 ? resetForm(one, sent, visit) : null,
  };
}

function overrideView({ kind, number, on, reason, setBy, setAt }: DateOverride, one: ObligationStatus, act: Act, almanac: Almanac, { t, locale }: SignedIn) {
  const words = t.byHand;
  const computed = deadlineOf(one.reading, number === 0 ? one.current.number : number, act, almanac);
  return {
    name: kind === 'anchor' ? words.setAnchor : one.kind === 'recurring' ? words.setDueOf(number) : words.setDue,
    day: dayView(on, locale),
    by: words.by(setBy, instantView(setAt, locale).text),
    reason: words.reasonIs(reason),
    computed: dayView(computed.dueOn, locale),
  };
}

function setForm(one: ObligationStatus, sent: SentForm | null, visit: SignedIn) {
  const { t, locale, paths } = visit;
  const words = t.byHand;
  const form = withSettledDay(formFor('date', one.id, sent, { kind: 'due', number: one.current.number }));
  const field = fieldsOf(form, visit, prefixOf('date', one.id));
  const counts = countsFromADay(one);
  // What was chosen stays a choice though it is answered or ended meanwhile; where none is open, the one people look at.
  const chosen = Number(form.typed['number'] ?? one.current.number);
  const choices = one.occurrences.filter(({ doneOn, isExpected, number }) => (doneOn === null && isExpected) || number === chosen);
  return {
    action: paths.setDate(one.id),
    previewAction: `${paths.setDate(one.id, { preview: 'yes' })}#hand-${one.id}`,
    isOpen: isSent('date', one.id, sent),
    hidden: counts ? [] : [{ name: 'kind', value: 'due' }],
    edited: { ...editedView(form, handFacts(one), [{ ...field.date('on', { label: words.dayByHand }), name: sentDay(form.typed).key }], visit), basis: basisIn(form, handFacts(one)) },
    fields: [
      ...(counts ? [field.select('kind', { label: words.kind, hint: words.kindHint, options: OVERRIDE_KINDS.toReversed().map((value) => ({ value, text: words.kinds[value] })) })] : []),
      ...(one.kind === 'recurring' ? [field.select('number', {
        label: words.number, hint: words.numberHint,
        options: choices.map((each) => ({ value: each.number, text: words.occurrence(each.number, dayView(each.dueOn, locale)?.main ?? words.noDay) })),
      })] : []),
      field.date('on', { label: counts ? words.on : words.dueOn }),
      field.text('reason', { label: words.reason, hint: words.reasonHint }),
    ],
    result: sent?.found && isSent('date', one.id, sent) ? resultView(sent.found, visit) : null,
  };
}

function resultView({ from, to, others }: DatePreview, { t, locale }: SignedIn) {
  return {
    from: dayView(from, locale),
    to: dayView(to.dueOn, locale),
    isProvisional: to.provisional,
    note: from === to.dueOn ? t.byHand.unchanged : null,
    others: others > 0 ? t.byHand.others(others) : null,
    // The first step of a day set by hand tells who set it and why, which this form does.
    steps: to.steps.filter(({ kind }) => kind !== 'anchor-by-hand' && kind !== 'due-by-hand').map((step) => describeDeadlineStep(step, locale)),
  };
}

function resetForm(one: ObligationStatus, sent: SentForm | null, visit: SignedIn) {
  const form = formFor('reset', one.id, sent);
  const field = fieldsOf(form, visit, prefixOf('reset', one.id));
  return { action: visit.paths.resetDate(one.id), isOpen: isSent('reset', one.id, sent), basis: basisIn(form, handFacts(one)), field: field.text('reason', { label: visit.t.byHand.resetReason }) };
}
