/** The forms of people who are not signed in yet. */
import { PASSWORD_LEAST } from '../../../actions/people/password.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf, formView } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { carried, type KeptForm, resuming } from '../../kept-form.ts';
import { withQuery } from '../../paths.ts';
import type { Visit } from '../../visit.ts';

/** `kept` is a form that was sent after the session had run out. */
export function signInPage(visit: Visit, form: FormState, next: string, kept: KeptForm | null = null): Answer {
  const { shell } = visit.t;
  const field = fieldsOf(form, visit);
  return page('sign-in', {
    title: shell.signInTitle,
    lead: kept ? shell.signInKept : shell.signInLead,
    hidden: kept ? carried(kept) : [],
    action: withQuery('/sign-in', { next: next === '/' ? null : next }),
    ...formView(form, visit, [
      field.text('email', { label: shell.email, type: 'email', autocomplete: 'username' }),
      field.password('password', { label: shell.password, autocomplete: 'current-password' }),
    ]),
    send: shell.signIn,
  }, form.status);
}

/** After signing in: the way back to the form that waited. Sending it from here does nothing but show it. */
export const keptFormPage = ({ t: { shell }, paths }: Visit, kept: KeptForm): Answer =>
  page('kept-form', {
    title: shell.keptTitle, lead: shell.keptLead, action: kept.to, hidden: resuming(kept), send: shell.keptResume,
    leave: shell.keptLeave, leaveHref: paths.overview(),
  });

export function setUpPage(visit: Visit, form: FormState, token: string): Answer {
  const { shell } = visit.t;
  const field = fieldsOf(form, visit);
  return page('sign-in', {
    title: shell.setUpTitle,
    lead: shell.setUpLead,
    hidden: [],
    action: visit.paths.setUp(token),
    ...formView(form, visit, [
      field.text('name', { label: shell.name, autocomplete: 'name' }),
      field.text('email', { label: shell.email, type: 'email', autocomplete: 'username' }),
      field.password('password', { label: shell.password, hint: shell.passwordHint(PASSWORD_LEAST), autocomplete: 'new-password' }),
    ]),
    send: shell.setUp,
  }, form.status);
}
