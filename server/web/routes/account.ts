/** Signing in and out, how a person reads, and the first administrator's link. */
import { z } from 'zod';
import { chooseReading, chooseReadingInput } from '../../actions/people/choose-reading.ts';
import { canSetUp, setUp, setUpInput } from '../../actions/people/set-up.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { text } from '../../input.ts';
import { wordsOf } from '../../locales/index.ts';
import { isLocale } from '../../locales/words.ts';
import { redirect } from '../answer.ts';
import { limitAttempts } from '../attempts.ts';
import { authenticate } from '../authenticate.ts';
import { freshForm, submit } from '../forms.ts';
import { keptFormPage, setUpPage, signInPage } from '../pages/people/account.ts';
import { settingsPage } from '../pages/people/settings.ts';
import { keptFormIn } from '../kept-form.ts';
import { sameSitePath } from '../paths.ts';
import { readCarrying, type Routes } from '../routes.ts';
import { signInAs, signOutOf } from '../sessions.ts';

const signInInput = z.object({ email: text('email', 254).required, password: z.string().default('') });

export function accountRoutes(routes: Routes, deps: Deps): void {
  routes.get('/sign-in', 'public', (visit, request) => {
    const next = sameSitePath(request.query['next']);
    return visit.actor ? redirect(next) : signInPage(visit, freshForm(), next);
  });

  routes.post('/sign-in', 'public', (visit, request) => {
    const next = sameSitePath(request.query['next']);
    const kept = keptFormIn(request.body);
    return submit({
      schema: signInInput,
      raw: request.body,
      act: async (input) => signInAs(request, (await authenticate(deps, input)).id),
      done: () => (kept ? keptFormPage(visit, kept) : redirect(next)),
      again: (form) => signInPage(visit, form, next, kept),
    });
  }, limitAttempts(deps, (request, form) => signInPage(request.res!.locals['visit'], form, sameSitePath(request.query['next']), keptFormIn(request.body))), readCarrying);

  routes.post('/sign-out', 'public', async (visit, request) => {
    await signOutOf(request);
    return redirect(visit.paths.signIn(), visit.t.shell.signedOut);
  });

  routes.post('/language', 'public', async (visit, request) => {
    const locale = isLocale(request.body?.locale) ? request.body.locale : visit.locale;
    if (visit.actor) await chooseReading(deps, visit.actor, { locale });
    return { ...redirect(sameSitePath(request.body?.next)), locale };
  });

  routes.get('/settings', 'signed-in', (visit) => settingsPage(visit));

  routes.form('/settings', 'signed-in', (visit, request) => submit({
    schema: chooseReadingInput,
    raw: request.body,
    act: (input) => chooseReading(deps, visit.actor, input),
    done: (_, { locale, theme }) => ({ ...redirect(visit.paths.settings(), wordsOf(locale).settings.saved), locale, theme }),
    again: (form) => settingsPage(visit, form),
  }));

  routes.get('/setup/:token', 'public', async (visit, request) => {
    const token = request.params['token']!;
    if (!(await canSetUp(deps, token))) throw new NotFoundError({ code: 'link-used' });
    return setUpPage(visit, freshForm(), token);
  });

  routes.post('/setup/:token', 'public', (visit, request) => {
    const token = request.params['token']!;
    return submit({
      schema: setUpInput,
      raw: request.body,
      act: async (input) => signInAs(request, (await setUp(deps, token, input)).userId),
      done: () => redirect(visit.paths.overview(), visit.t.shell.setUpDone),
      again: (form) => setUpPage(visit, form, token),
    });
  }, limitAttempts(deps, (request, form) => setUpPage(request.res!.locals['visit'], form, String(request.params['token']))));
}
