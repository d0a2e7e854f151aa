/** Forms about one obligation on its resolution's page: which was sent, with what, and what a preview found. */
import { handKey } from '../../../actions/dates/override-date.ts';
import type { DatePreview } from '../../../actions/dates/preview-date.ts';
import { basisOf, type Facts } from '../../../domain/basis.ts';
import { OVERRIDE_KINDS } from '../../../domain/deadline/override.ts';
import { type FormState, freshForm } from '../../forms.ts';

/** `date`: a day by hand; `reset`: back to the rule; `end`, `resume`: of what recurs. */
export type ObligationFormName = 'date' | 'reset' | 'end' | 'resume';
export type SentForm = { obligationId: number; which: ObligationFormName; form: FormState; found: DatePreview | null };

/** Ids of a form's fields begin with this, so that several forms share a page. */
export const prefixOf = (which: ObligationFormName, obligationId: number): string => `${which}-${obligationId}`;

/** The form as it came back, or a fresh one. */
export const formFor = (which: ObligationFormName, obligationId: number, sent: SentForm | null, typed: Record<string, unknown> = {}): FormState =>
  isSent(which, obligationId, sent) ? sent!.form : freshForm(typed);

export const isSent = (which: ObligationFormName, obligationId: number, sent: SentForm | null): boolean =>
  sent?.which === which && sent.obligationId === obligationId;

/** What a form was made from goes with it, through previews and refusals, until it is shown beside what another has saved. */
export const basisIn = (form: FormState, facts: Facts): string =>
  (typeof form.typed['basis'] === 'string' && form.failures['']?.code !== 'changed-meanwhile' ? form.typed['basis'] : basisOf(facts));

/** The form of a day to go on with: where the day was left alone here, its field says what another has set. */
export function withSettledDay(form: FormState): FormState {
  const { key } = sentDay(form.typed);
  const isSettled = form.clashes?.some((one) => one.name === key && one.isSettled);
  return isSettled ? { ...form, typed: { ...form.typed, on: form.typed[key] } } : form;
}

/**
 * What the form of a day was sent with, and the key of the day it sets: under the key as well as in its field, so that what
 * another set there can be shown beside it and taken instead. What has one due day alone does not say which.
 */
export function sentDay(body: Readonly<Record<string, unknown>>): { key: string; raw: Record<string, unknown> } {
  const kind = OVERRIDE_KINDS.find((one) => one === body['kind']) ?? 'due';
  const number = /^\d{1,4}$/.test(String(body['number'] ?? '')) ? Number(body['number']) : 1;
  const key = handKey({ kind, number: kind === 'anchor' ? 0 : number });
  const on = body[key] ?? body['on'];
  return { key, raw: { ...body, on, [key]: on } };
}
