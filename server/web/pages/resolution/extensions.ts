/** Dates beside the LY's own: shown on the resolution, asked for in one form, decided in another. */
import { demand } from '../../../actions/demand.ts';
import type { Deps } from '../../../deps.ts';
import { type Extension, EXTENSION_KINDS, pendingOn } from '../../../domain/deadline/extension.ts';
import { may } from '../../../domain/rights.ts';
import { type OccurrenceStatus, type ResolutionStatus, statusOf } from '../../../domain/resolution/status.ts';
import { type AsOf, asOfDay, timelinessOf } from '../../../domain/resolution/timeliness.ts';
import { NotFoundError } from '../../../errors.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { findExtension, pendingExtensions } from '../../../store/extensions.ts';
import { findResolutions } from '../../../store/resolutions.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { fieldsOf, formView } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';

/** The original, the extended and the promised date side by side, each with how it stands; null where only the original is. */
export function datesSideBySide(one: OccurrenceStatus, asOf: AsOf, visit: SignedIn) {
  const { t, locale } = visit;
  const { dueOn, doneOn, isExpected, beside, effectiveDueOn } = one;
  const others = EXTENSION_KINDS.flatMap((kind) => beside[kind] ?? []);
  if (others.length === 0) return null;
  const date = (name: string, on: string | null, note: string[]) => ({
    name, note, day: dayView(on, locale), counts: on !== null && on === effectiveDueOn ? t.extensions.counts : null,
    badge: on === null ? null : timelinessBadge(timelinessOf({ dueOn: on, doneOn, isClosed: !isExpected }, asOf), visit),
  });
  return [
    date(t.extensions.original, dueOn, []),
    ...others.map((each) => date(t.extensions.kindNames[each.kind], each.newDueOn, [
      ...(each.authority ? [t.extensions.authorityIs(each.authority)] : []), t.extensions.reasonIs(each.reason), decidedLine(each, visit)!,
    ])),
  ];
}

const decidedLine = ({ decision, decidedBy, decidedOn }: Extension, { t, locale }: SignedIn): string | null => {
  if (decision === 'pending' || decidedOn === null) return null;
  return t.extensions[decision === 'granted' ? 'decidedBy' : 'refusedBy'](decidedBy ?? '', dayView(decidedOn, locale).main);
};

/** Every request about a resolution as known on the visit's day, the latest first. */
export function requestsView(all: readonly Extension[], unitId: number | null, visit: SignedIn) {
  const { t, locale, day, actor, paths } = visit;
  const waiting = new Set(pendingOn(all, day).map((one) => one.id));
  return all.filter((one) => one.requestedOn <= day).toReversed().map((one) => {
    const isWaiting = waiting.has(one.id);
    const mayDecide = isWaiting && one.decision === 'pending' && may(actor, 'decide-extension', [unitId]) && one.requestedById !== actor.id;
    return {
      kind: t.extensions.kindNames[one.kind],
      newDueOn: dayView(one.newDueOn, locale),
      state: t.extensions.decisions[isWaiting ? 'pending' : one.decision],
      tone: isWaiting ? 'notice' : one.decision === 'granted' ? 'done' : 'none',
      lines: [
        t.extensions.askedBy(one.requestedBy, dayView(one.requestedOn, locale).main),
        ...(one.authority ? [t.extensions.authorityIs(one.authority)] : []),
        t.extensions.reasonIs(one.reason),
        ...(isWaiting ? [] : [decidedLine(one, visit)!, ...(one.decisionReason ? [t.extensions.decisionIs(one.decisionReason)] : [])]),
      ],
      gone: one.occurrenceId === null ? t.extensions.gone : null,
      decideHref: mayDecide ? paths.extension(one.id) : null,
    };
  });
}

/** What waits for a decision by this person, each with the way to it; empty for whoever may not decide. */
export async function waitingView({ db }: Deps, all: readonly ResolutionStatus[], visit: SignedIn) {
  const { t, locale, actor, paths } = visit;
  if (!may(actor, 'decide-extension')) return [];
  return (await pendingExtensions(db)).flatMap((one) => {
    const resolution = all.find((each) => each.id === one.resolutionId);
    if (!resolution || !may(actor, 'decide-extension', [resolution.unitId]) || one.requestedById === actor.id) return [];
    return [{ text: t.extensions.waitingLine(resolution.item, t.extensions.kindNames[one.kind], dayView(one.newDueOn, locale).main), href: paths.extension(one.id) }];
  });
}

const notClosed = ({ isExpected, doneOn }: OccurrenceStatus): boolean => isExpected && doneOn === null;

/** Whether there is a due date another could be asked for. */
export const canBeExtended = (one: ResolutionStatus): boolean => !one.isClosed && one.obligations.some(({ occurrences }) => occurrences.some(notClosed));

export async function extensionForm(deps: Deps, visit: SignedIn, id: number, form: FormState): Promise<Answer> {
  const { t, locale, paths } = visit;
  const one = await resolutionOn(deps, visit, id);
  demand(visit.actor, 'log-letter', [one.unitId]);
  const words = t.extensions;
  const field = fieldsOf(form, visit);
  const dues = one.obligations.flatMap(({ words: said, kind, occurrences }) =>
    occurrences.filter(notClosed).map((each) => ({
      value: each.id,
      text: words.dueOption(said.replace(/\s+/g, ''), kind === 'recurring' ? t.resolution.number(each.number) : null, dayView(each.dueOn, locale)?.main ?? words.noDate),
    })));
  return page('extension-form', {
    title: words.formTitle(one.item),
    back: { text: t.resolution.title(one.item), href: paths.resolution(id) },
    lead: words.lead,
    action: paths.newExtension(id),
    empty: dues.length === 0 ? words.noDueDate : null,
    ...formView(form, visit, [
      field.select('occurrenceId', { label: words.which, hint: dues.length > 1 ? words.whichHint : undefined, options: dues }),
      field.select('kind', { label: words.kind, hint: words.kindHint, options: EXTENSION_KINDS.map((value) => ({ value, text: words.kinds[value] })) }),
      field.date('newDueOn', { label: words.newDueOn }),
      field.text('authority', { label: words.authority, hint: words.authorityHint }),
      field.textarea('reason', { label: words.reason, hint: words.reasonHint }),
    ]),
    send: words.send,
    cancelHref: paths.resolution(id),
  }, form.status);
}

export async function decisionForm(deps: Deps, visit: SignedIn, id: number, form: FormState): Promise<Answer> {
  const { t, locale, paths } = visit;
  const found = await findExtension(deps.db, id);
  if (!found) throw new NotFoundError({ code: 'extension-not-found', id });
  const one = await resolutionOn(deps, visit, found.resolutionId);
  const occurrence = one.obligations.flatMap(({ words, occurrences }) => occurrences.map((each) => ({ words, ...each }))).find((each) => each.id === found.occurrenceId);
  const words = t.extensions;
  const field = fieldsOf(form, visit);
  return page('extension-decision', {
    title: words.decideTitle(one.item),
    back: { text: t.resolution.title(one.item), href: paths.resolution(one.id) },
    lead: words.decideLead,
    action: paths.extension(id),
    facts: [
      { term: words.original, day: dayView(occurrence?.dueOn ?? null, locale), text: occurrence ? words.noDate : words.gone },
      { term: words.kindNames[found.kind], day: dayView(found.newDueOn, locale), text: '' },
      ...(occurrence ? [{ term: t.resolution.asksWords, day: null, text: `「${occurrence.words.replace(/\s+/g, '')}」` }] : []),
      ...(found.authority ? [{ term: words.authority, day: null, text: found.authority }] : []),
      { term: words.reason, day: null, text: found.reason },
      { term: words.requester, day: null, text: `${found.requestedBy} · ${dayView(found.requestedOn, locale).main}` },
    ],
    decided: found.decision === 'pending' ? null : decidedLine(found, visit),
    ...formView(form, visit, [
      field.select('decision', { label: words.decisionLabel, empty: t.form.choose, options: (['granted', 'refused'] as const).map((value) => ({ value, text: words.decisionOptions[value] })) }),
      field.textarea('reason', { label: words.decisionReason, hint: words.decisionReasonHint }),
    ]),
    send: words.save,
    cancelHref: paths.resolution(one.id),
  }, form.status);
}

async function resolutionOn({ db }: Deps, visit: SignedIn, id: number): Promise<ResolutionStatus> {
  const [found] = await findResolutions(db, { ids: [id] });
  if (!found) throw new NotFoundError({ code: 'resolution-not-found', id });
  return statusOf(found, asOfDay(visit.day, await loadCalendar(db)));
}
