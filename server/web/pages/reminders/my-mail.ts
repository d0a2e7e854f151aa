/** A person's own page about mails: how they are told, absences, a test, and what comes. */
import { mailsAhead, ownAddresses } from '../../../actions/reminders/my-mail.ts';
import { preferenceFacts } from '../../../actions/people/set-preferences.ts';
import type { SimulatedMail } from '../../../actions/reminders/reckon-ahead.ts';
import type { Deps } from '../../../deps.ts';
import { REASONS, type Reason } from '../../../domain/reminder/ladder.ts';
import { ladderInForce } from '../../../store/ladders.ts';
import { findPreference, MAIL_STYLES } from '../../../store/mail-choices.ts';
import { listUnits } from '../../../store/units.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { editedView } from '../../edited.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { absenceFields, absenceRows } from './absences.ts';
import { type Addressees, addresseesOf } from './addressees.ts';
import { roleWords, rungWords } from './chase-words.ts';

const DAYS_AHEAD = 14;

/** `which`: the form that came back with errors. */
export async function myMailPage(deps: Deps, visit: SignedIn, form: FormState = freshForm(), which: 'preferences' | 'absence' | null = null): Promise<Answer> {
  const { db, mail } = deps;
  const { t, paths, user } = visit;
  const words = t.myMail;
  const addressees = await addresseesOf(db, visit);
  const own = await ownAddresses(db, visit.actor);
  const deputies = { ...addressees, options: addressees.options.filter((one) => one.value !== user.email) };
  const absence = absenceFields(which === 'absence' ? form : freshForm(), visit, deputies, 'absence');
  const preferences = await preferencesView(deps, visit, which === 'preferences' ? form : null);
  return page('my-mail', {
    title: words.title,
    errors: errorsOf(form, visit, [...preferences.fields, ...absence], which === 'absence' ? 'absence' : 'field'),
    addresses: words.addresses(own.join(t.ladder.listSeparator)),
    preferences,
    absence: { action: paths.myAbsence(), fields: absence },
    absences: await absenceRows(db, visit, addressees, { only: user.email, endHref: paths.endMyAbsence }),
    testAction: mail === null ? null : paths.testMail(),
    ahead: (await mailsAhead(deps, visit.actor, DAYS_AHEAD)).map((one) => mailAheadView(one, visit, addressees)),
    whyHref: paths.why({ email: user.email }),
  }, form.status);
}

/** Roles somebody has by who they are; whether they are anybody's assigned person changes by the day, so everybody may be. */
async function rolesOf({ db }: Deps, { user }: SignedIn): Promise<Reason[]> {
  const units = await listUnits(db);
  const has: Record<Reason, boolean> = {
    mailbox: units.some((one) => one.mailbox.toLowerCase() === user.email), assignee: true, head: units.some((one) => one.headEmail?.toLowerCase() === user.email),
    supervisor: user.role === 'supervisor', officer: user.role === 'officer',
  };
  return REASONS.filter((reason) => has[reason]);
}

async function preferencesView(deps: Deps, visit: SignedIn, form: FormState | null) {
  const { t, user, paths } = visit;
  const words = t.myMail;
  const [{ mayOptOut }, chosen, roles] = [await ladderInForce(deps.db), await findPreference(deps.db, user.email), await rolesOf(deps, visit)];
  const state = form ?? freshForm({ style: chosen.style, optedOut: chosen.optedOut });
  const field = fieldsOf(state, visit);
  const [free, bound] = [roles.filter((one) => mayOptOut.includes(one)), roles.filter((one) => !mayOptOut.includes(one))];
  const fields = [
    field.select('style', { label: words.bundling, hint: words.styleHint, options: MAIL_STYLES.map((value) => ({ value, text: words.styles[value] })) }),
    ...(free.length > 0 ? [field.checkboxes('optedOut', { label: words.optOut, hint: words.optOutHint, isOptional: true, options: free.map((value) => ({ value, text: t.chase.reason[value] })) })] : []),
  ];
  return {
    action: paths.myMail(),
    fields,
    edited: editedView(state, preferenceFacts(chosen), fields, visit),
    notes: [...(free.length === 0 ? [words.mayNothing] : []), ...(bound.length > 0 ? [words.must(bound.map((one) => t.chase.reason[one]).join(t.ladder.listSeparator))] : [])],
  };
}

function mailAheadView({ day, to, items }: SimulatedMail, visit: SignedIn, addressees: Addressees) {
  const roles = new Set(items.map((one) => roleWords(one.reason, one.standsFor, visit)));
  return {
    day: dayView(day, visit.locale),
    to: addressees.of(to),
    /** Said once where it is the same for every item. */
    as: roles.size === 1 ? [...roles][0]! : null,
    items: items.map((one) => ({
      href: visit.paths.resolution(one.resolutionId), item: one.item, due: dayView(one.dueOn, visit.locale), rung: rungWords(one.rung, one.topic, visit),
      topic: visit.t.chase.topic[one.topic], as: roles.size === 1 ? null : roleWords(one.reason, one.standsFor, visit),
    })),
  };
}
