/** The forms of people who are not signed in yet. */
import { PASSWORD_LEAST } from '../../actions/password.ts';
import { type Answer, page } from '../answer.ts';
import { errorsOf, fieldsOf } from '../fields.ts';
import type { FormState } from '../forms.ts';
import { withQuery } from '../paths.ts';
import type { Visit } from '../visit.ts';

export function signInPage(visit: Visit, form: FormState, next: string): Answer {
  const { shell } = visit.t;
  const field = fieldsOf(form, visit);
  return page('sign-in', {
    title: shell.signInTitle,
    lead: shell.signInLead,
    action: withQuery('/sign-in', { next: next === '/' ? null : next }),
    errors: errorsOf(form, visit),
    fields: [
      field.text('email', { label: shell.email, type: 'email', autocomplete: 'username' }),
      field.password('password', { label: shell.password, autocomplete: 'current-password' }),
    ],
    send: shell.signIn,
  }, form.status);
}

export function setUpPage(visit: Visit, form: FormState, token: string): Answer {
  const { shell } = visit.t;
  const field = fieldsOf(form, visit);
  return page('sign-in', {
    title: shell.setUpTitle,
    lead: shell.setUpLead,
    action: visit.paths.setUp(token),
    errors: errorsOf(form, visit),
    fields: [
      field.text('name', { label: shell.name, autocomplete: 'name' }),
      field.text('email', { label: shell.email, type: 'email', autocomplete: 'username' }),
      field.password('password', { label: shell.password, hint: shell.passwordHint(PASSWORD_LEAST), autocomplete: 'new-password' }),
    ],
    send: shell.setUp,
  }, form.status);
}
