/** What takes its time to be reckoned: how far it is, until the page itself can be shown. */
import { lookUnderWay, type UnderWay } from '../../../actions/reminders/look-ahead.ts';
import type { Deps } from '../../../deps.ts';
import { type Answer, page } from '../../answer.ts';
import type { BareAnswer } from '../../bare-get.ts';
import type { ErrorLine } from '../../fields.ts';
import { FORM_KEY } from '../../once.ts';
import { scriptUrl } from '../../page-scripts.ts';
import type { SignedIn } from '../../visit.ts';

/** The form that leads on, sent by the script or by hand; without one the page is simply asked for again. */
export type LeadsOn = { action: string; sent: Readonly<Record<string, unknown>> };

/** What is wrong with the form that was sent; the page it leads to says so again, at the field. */
export type Told = { errors: readonly ErrorLine[]; status: number };

/** The page while the days ahead are reckoned. */
export function lookingAheadPage(
  visit: SignedIn, { key, done, total }: UnderWay, title: string, form: LeadsOn | null = null, { errors, status }: Told = { errors: [], status: 200 },
): Answer {
  const { t, paths } = visit;
  return page('looking-ahead', {
    title,
    errors: errors.map(({ text }) => ({ href: null, text })),
    done, total: total || null,
    days: total ? t.foresight.daysReckoned(done, total) : null,
    progressUrl: paths.looking(key),
    form: form && {
      action: form.action,
      fields: Object.entries(form.sent).filter(([name]) => name !== FORM_KEY).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) }))),
    },
    refreshSeconds: form ? null : 3,
    leaveHref: paths.mails(),
    script: scriptUrl('import-progress.js'),
  }, status);
}

export function lookingProgress({ db }: Deps, key: string): BareAnswer {
  const look = lookUnderWay(db, key);
  return { type: 'json', body: JSON.stringify({ isOver: look === null, done: look?.done ?? 0, total: look?.total ?? 0 }) };
}
