/** How a person reads: language, days, colours. */
import { LOCALES } from '../../../locales/words.ts';
import { shell } from '../../../locales/shell.ts';
import { DAY_FORMS, THEMES } from '../../../store/users.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf, formView } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';

export function settingsPage(visit: SignedIn, form: FormState | null = null): Answer {
  const { t, paths, user: { locale, dayForm, theme } } = visit;
  const words = t.settings;
  const shown = form ?? freshForm({ locale, dayForm: dayForm ?? '', theme });
  const field = fieldsOf(shown, visit);
  return page('settings', {
    title: words.title,
    lead: words.lead,
    action: paths.settings(),
    ...formView(shown, visit, [
      field.select('locale', { label: t.shell.language, options: LOCALES.map((value) => ({ value, text: shell[value].languageName })) }),
      field.select('dayForm', { label: words.dayForm, hint: words.dayFormHint, empty: words.usual, options: DAY_FORMS.map((value) => ({ value, text: words.dayForms[value] })) }),
      field.select('theme', { label: words.theme, options: THEMES.map((value) => ({ value, text: words.themes[value] })) }),
    ]),
  }, shown.status);
}
