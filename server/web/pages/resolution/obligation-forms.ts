/** Forms about one obligation on its resolution's page: which was sent, with what, and what a preview found. */
import type { DatePreview } from '../../../actions/dates/preview-date.ts';
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
