/** How mails go out: what failed, who refuses mail, the kill switch and the cap. */
import { capFacts } from '../../../actions/reminders/control-mails.ts';
import { mailHealth } from '../../../actions/reminders/mail-health.ts';
import type { Deps } from '../../../deps.ts';
import { may } from '../../../domain/rights.ts';
import { refusedAddresses, type RefusedAddress } from '../../../store/absences.ts';
import { type Holder, listHolders } from '../../../store/addresses.ts';
import { mailControl } from '../../../store/mail-control.ts';
import { type FailedMail, failedMails } from '../../../store/mails.ts';
import { unseenFailures } from '../../../store/seen-failures.ts';
import { type Answer, page } from '../../answer.ts';
import { editedView } from '../../edited.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import { troublesOf } from '../../mail-trouble.ts';
import type { SignedIn } from '../../visit.ts';
import { addresseesOf } from './addressees.ts';
import { mailTabs } from './mail-tabs.ts';

export type DeliveryForm = 'pause' | 'cap' | 'bounce' | 'replace';

/** `which`: the form that came back with errors. */
export async function deliveryPage(deps: Deps, visit: SignedIn, form: FormState = freshForm(), which: DeliveryForm | null = null): Promise<Answer> {
  const { db } = deps;
  const { t, paths, actor } = visit;
  const words = t.delivery;
  const [health, failed, refused, holders, addressees] = [await mailHealth(deps), await failedMails(db), await refusedAddresses(db), await listHolders(db), await addresseesOf(db, visit)];
  const unseen = await unseenFailures(db, visit.user.id);
  const mayManage = may(actor, 'manage-mails');
  const stateOf = (name: DeliveryForm, typed: Record<string, unknown> = {}): FormState => (which === name ? form : freshForm(typed));
  const refusals = refused.map((one) => refusedView(one, holders.filter((each) => each.email === one.email), visit, stateOf));
  const bounce = mayManage ? { action: paths.deliveryAction('bounce'), field: fieldsOf(stateOf('bounce'), visit, 'bounce').file('file', { label: words.bounceFile, hint: words.bounceHint, accept: '.eml,.mbox,.txt,message/rfc822' }) } : null;
  const control = may(actor, 'control-mails') ? await controlView(deps, visit, stateOf) : null;
  const fields = [...refusals.map(({ replace }) => replace), bounce, control?.pause, control?.cap].flatMap((one) => (one ? [one.field] : []));
  return page('delivery', {
    title: words.title,
    tabs: mailTabs(visit, 'delivery'),
    errors: errorsOf(form, visit, fields, which === null ? 'field' : prefixOf(which, form)),
    troubles: troublesOf(health, visit),
    numbers: [
      { name: words.numbers.waiting, count: health.waiting, href: paths.mails({ state: 'planned' }) },
      { name: words.numbers.failed, count: health.failed, href: paths.mails({ state: 'failed' }) },
      { name: words.numbers.kept, count: health.kept, href: paths.mails({ state: 'outbox' }) },
      { name: words.numbers.refused, count: health.refused, href: '#refused' },
      { name: words.numbers.doubles, count: health.possibleDoubles, href: null },
    ],
    hasDoubles: health.possibleDoubles > 0,
    failedCut: health.failed > failed.length ? words.failuresCut(failed.length, health.failed) : null,
    failed: failed.map((one) => ({ ...failedView(one, visit), to: addressees.of(one.recipient) })),
    retryAction: mayManage ? paths.deliveryAction('retry') : null,
    seen: unseen.failed + unseen.refused > 0 ? { action: paths.deliveryAction('seen'), ...unseen.upTo } : null,
    keptHint: health.kept > 0 ? words.keptHint : null,
    refused: refusals,
    bounce,
    control,
  }, form.status);
}

/** Of several forms of one kind on the page, each address has its own prefix. */
const prefixOf = (which: DeliveryForm, form: FormState): string => (which === 'replace' ? replacePrefix(String(form.typed['email'] ?? '')) : which);
const replacePrefix = (email: string): string => `replace-${email.toLowerCase().replace(/[^a-z0-9]/g, '-')}`;

const failedView = ({ id, subject, answer, failedAt, recipient }: FailedMail, { paths, locale, t }: SignedIn) => ({
  id, subject, answer, href: paths.mail(id), at: instantView(failedAt, locale), retryOf: t.delivery.retryOf(recipient),
});

function refusedView(one: RefusedAddress, holders: readonly Holder[], visit: SignedIn, stateOf: (name: DeliveryForm) => FormState) {
  const { t, locale, paths, actor } = visit;
  const words = t.delivery;
  const mayManage = may(actor, 'manage-mails');
  const mayReplace = mayManage && (may(actor, 'manage-people') || !holders.some((each) => each.as === 'user'));
  const sent = stateOf('replace');
  const form = String(sent.typed['email'] ?? '').toLowerCase() === one.email ? sent : freshForm();
  return {
    email: one.email,
    holders: holders.map((each) => words.holder[each.as](each.name)),
    since: instantView(one.refusedAt, locale),
    source: words.source[one.source],
    answer: one.answer,
    mailHref: one.mailId === null ? null : paths.mail(one.mailId),
    clear: mayManage ? { action: paths.deliveryAction('clear'), of: words.clearOf(one.email) } : null,
    replace: mayReplace ? {
      action: paths.deliveryAction('replace'), isOpen: form.status !== 200,
      field: fieldsOf(form, visit, replacePrefix(one.email)).text('newEmail', { label: words.newEmail(one.email), hint: words.replaceHint, type: 'email' }),
    } : null,
    note: mayManage && !mayReplace ? words.onlyAdmin : null,
  };
}

async function controlView({ db }: Deps, visit: SignedIn, stateOf: (name: DeliveryForm, typed?: Record<string, unknown>) => FormState) {
  const { t, paths, locale, today } = visit;
  const words = t.delivery;
  const control = await mailControl(db);
  const capState = stateOf('cap', { dailyCap: control.dailyCap ?? '' });
  const used = words.used(control.usedOn === today ? control.used : 0);
  const hint = `${words.capHint}${t.shell.nextSentence}${used}`;
  const cap = fieldsOf(capState, visit, 'cap').text('dailyCap', { label: words.cap, hint, isOptional: true, inputMode: 'numeric' });
  return {
    paused: control.isPaused ? { reason: control.pausedReason, by: control.setBy && control.setAt ? words.pausedNow(control.setBy, instantView(control.setAt, locale).text) : null } : null,
    resumeAction: paths.deliveryAction('resume'),
    pause: { action: paths.deliveryAction('pause'), field: fieldsOf(stateOf('pause'), visit, 'pause').text('reason', { label: words.pauseReason, hint: words.pauseHint }) },
    cap: { action: paths.deliveryAction('cap'), field: cap, edited: editedView(capState, capFacts(control), [cap], visit) },
  };
}
