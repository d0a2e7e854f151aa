/** What the layout shows around every page. */
import type { Request } from 'express';
import type { Config } from '../config.ts';
import { LOCALES } from '../locales/words.ts';
import { shell } from '../locales/shell.ts';
import { dayView } from './days.ts';
import { fieldsOf } from './fields.ts';
import { freshForm } from './forms.ts';
import { navigationFor } from './navigation.ts';
import { sameSitePath, withQuery } from './paths.ts';
import type { Visit } from './visit.ts';

export function shellModel(visit: Visit, request: Request, config: Config) {
  const { user, locale, t, paths } = visit;
  const { asOf: _, ...query } = request.query as Record<string, string | string[]>;
  const path = sameSitePath(request.path);
  // After a form came back with errors the address of the form is no page to go to.
  const here = request.method === 'GET' ? request.originalUrl : '/';
  return {
    lang: locale,
    /** What browsers may draw in: both, unless somebody chose. */
    theme: visit.theme === 'system' ? null : visit.theme,
    path,
    here,
    paths,
    navigation: navigationFor(visit, path),
    user: user && t.shell.signedInAs(user.name, t.shell.role[user.role]),
    personId: user?.id ?? null,
    sentForm: visit.sentForm ?? null,
    flash: visit.flash,
    asOf: visit.asOf === null ? null : { day: dayView(visit.asOf, locale), backHref: withQuery(path, query) },
    asOfField: asOfField(visit),
    pinned: config.today === null ? null : dayView(config.today, locale),
    day: visit.day,
    keptQuery: Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) }))),
    languages: LOCALES.map((name) => ({
      name, text: shell[name].languageName, label: shell[name].chooseLanguage, isCurrent: name === locale,
    })),
  };
}

/** Its id is the footer's own; the label there stands beside it. */
function asOfField(visit: Visit) {
  const field = fieldsOf(freshForm({ asOf: visit.asOf ?? '' }), visit).date('asOf', { label: visit.t.shell.asOfLabel, hint: '', isOptional: true });
  return { ...field, id: 'as-of', describedBy: 'as-of-reading', placeholder: visit.t.shell.asOfHint };
}
