/** Absences: everybody's, and the table and form that a person's own page shows too. */
import type { Deps } from '../../../deps.ts';
import { may } from '../../../domain/rights.ts';
import { type Absence, listAbsences } from '../../../store/absences.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { type Addressees, addresseesOf } from './addressees.ts';
import { mailTabs } from './mail-tabs.ts';

export async function absencesPage({ db }: Deps, visit: SignedIn, form: FormState): Promise<Answer> {
  const { t, paths, actor } = visit;
  const words = t.myMail;
  const addressees = await addresseesOf(db, visit);
  const fields = may(actor, 'set-absence') ? [
    fieldsOf(form, visit).select('email', { label: words.who, hint: words.whoHint, empty: t.form.choose, options: addressees.options }),
    ...absenceFields(form, visit, addressees),
  ] : [];
  return page('absences', {
    title: words.absencesTitle,
    tabs: mailTabs(visit, 'absences'),
    errors: errorsOf(form, visit, fields),
    absences: await absenceRows(db, visit, addressees, { endHref: may(actor, 'set-absence') ? paths.endAbsence : null }),
    form: may(actor, 'set-absence') ? { action: paths.absences(), fields } : null,
  }, form.status);
}

/** From, until, deputy and reason. */
export function absenceFields(form: FormState, visit: SignedIn, addressees: Addressees, prefix = 'field') {
  const words = visit.t.myMail;
  const field = fieldsOf(form, visit, prefix);
  return [
    field.date('from', { label: words.from }),
    field.date('until', { label: words.until, hint: words.untilHint }),
    field.select('deputyEmail', { label: words.deputy, hint: words.whoHint, empty: words.noDeputy, options: addressees.options, isOptional: true }),
    field.text('reason', { label: words.absenceReason, hint: words.absenceReasonHint, isOptional: true }),
  ];
}

type RowOptions = { only?: string; endHref: ((id: number) => string) | null };

/** Those of today and to come, the earliest first. */
export async function absenceRows(db: Deps['db'], visit: SignedIn, addressees: Addressees, { only, endHref }: RowOptions) {
  const { t, locale, today } = visit;
  const view = (one: Absence) => ({
    who: addressees.of(one.email),
    from: dayView(one.from, locale),
    until: dayView(one.until, locale),
    deputy: one.deputyEmail === null ? null : addressees.of(one.deputyEmail),
    reason: one.reason,
    isCurrent: one.from <= today,
    state: one.from <= today ? t.myMail.state.current : t.myMail.state.ahead,
    end: endHref && { href: endHref(one.id), text: one.from <= today ? t.myMail.endAbsence : t.myMail.cancelAbsence, of: t.myMail.endOf(addressees.of(one.email).name) },
  });
  return (await listAbsences(db, today)).filter((one) => one.until >= one.from && (only === undefined || one.email === only.toLowerCase())).map(view);
}
