/** The outbox, one mail of it, and what would go out today. */
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { remind } from '../../../actions/reminders/remind.ts';
import type { Deps } from '../../../deps.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { may } from '../../../domain/rights.ts';
import { readMailHeaders } from '../../../documents/mail/mail-headers.ts';
import { NotFoundError } from '../../../errors.ts';
import { choice, day, type Failures, readInput, text, ticked, wholeNumber } from '../../../input.ts';
import { countMails, findMail, MAIL_STATES, type MailState, sourceOf } from '../../../store/mails.ts';
import type { Reminder } from '../../../store/reminders.ts';
import { findResolutions } from '../../../store/resolutions.ts';
import { type FoundMail, searchMails } from '../../../store/search-mails.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import { freshForm } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import type { Query } from '../../paths.ts';
import type { SignedIn, Visit } from '../../visit.ts';
import { roleWords, rungWords } from './chase-words.ts';
import { mailTabs } from './mail-tabs.ts';

const PAGE_SIZE = 50;

const searchInput = z.object({
  state: choice('state', MAIL_STATES).optional,
  day: day('issuedOn').optional,
  recipient: text('recipient', 254).optional,
  page: wholeNumber('page', 1, 1_000_000).optional.transform((page) => page ?? 1),
});

type Search = { state: MailState | null; day: string | null; recipient: string | null; page: number };

/** What cannot be read in the address narrows nothing, and is said beside its field. */
function readSearch(query: Query): Search & { failures: Failures } {
  const reading = readInput(searchInput, query);
  return reading.ok ? { ...reading.value, failures: {} } : { state: null, day: null, recipient: null, page: 1, failures: reading.failures };
}

export async function mailList({ db }: Deps, visit: SignedIn, query: Query): Promise<Answer> {
  const { t, paths, actor } = visit;
  const { failures, ...search } = readSearch(query);
  const { mails, all } = await searchMails(db, { ...search, offset: (search.page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const counts = await countMails(db);
  const form = { typed: query, failures, status: Object.keys(failures).length === 0 ? 200 : 422 };
  const field = fieldsOf(form, visit);
  const first = (search.page - 1) * PAGE_SIZE;
  const isNarrowed = search.state !== null || search.day !== null || search.recipient !== null;
  const filters = [
    field.select('state', {
      label: t.mails.stateLabel, empty: t.mails.anyState,
      options: MAIL_STATES.map((state) => ({ value: state, text: t.mails.stateOption(t.mails.state[state], counts[state]) })),
    }),
    field.date('day', { label: t.mails.dayLabel }),
    field.text('recipient', { label: t.mails.recipientLabel, hint: t.mails.recipientHint }),
  ];
  return page('mails', {
    title: t.mails.title,
    tabs: mailTabs(visit, 'mails'),
    errors: errorsOf(form, visit, filters),
    filterAction: '/mails',
    filters,
    keptDay: visit.asOf,
    clearHref: isNarrowed ? paths.mails() : null,
    count: mails.length === 0 ? null : t.mails.count(first + 1, first + mails.length, all),
    mails: mails.map((mail) => rowView(mail, visit)),
    empty: isNarrowed ? { text: t.mails.emptyFiltered, hint: t.list.emptyFilteredHint } : { text: t.mails.empty, hint: t.mails.emptyHint },
    pager: pagerOf(visit, search, Math.max(1, Math.ceil(all / PAGE_SIZE))),
    sendAction: may(actor, 'send-reminders') ? paths.reminders() : null,
  }, form.status);
}

const TONES: Record<MailState, string> = { outbox: 'none', planned: 'notice', claimed: 'calm', sent: 'done', failed: 'alarm', dropped: 'late' };

export const stateView = (state: MailState, { t }: Visit) => ({ text: t.mails.state[state], tone: TONES[state], why: t.mails.stateWhy[state] });

const rowView = (mail: FoundMail, visit: SignedIn) => ({
  href: visit.paths.mail(mail.id),
  day: dayView(mail.day, visit.locale),
  recipient: mail.recipient,
  subject: mail.subject,
  state: stateView(mail.state, visit),
  attempts: visit.t.mails.attempts(mail.attempts),
  retryAt: mail.state === 'planned' ? instantView(mail.retryAt, visit.locale) : null,
  answer: mail.lastAnswer,
});

function pagerOf({ t, paths }: SignedIn, { page: at, ...search }: Search, pages: number) {
  if (pages === 1 && at === 1) return null;
  const to = (number: number): string | null => (number < 1 || number > pages ? null : paths.mails({ ...search, page: number }));
  return { text: t.list.pageOf(at, pages), previousHref: to(Math.min(at - 1, pages)), nextHref: to(at + 1) };
}

export async function mailPage({ db }: Deps, visit: SignedIn, id: number): Promise<Answer> {
  const { t, paths, locale } = visit;
  const found = await findMail(db, id);
  if (!found) throw new NotFoundError({ code: 'page-not-found' });
  const { mail, reminders, attempts } = found;
  const kept = await sourceOf(db, id);
  const ids = [...groupBy(reminders, (one) => one.resolutionId).keys()];
  const items = new Map((ids.length === 0 ? [] : await findResolutions(db, { ids })).map((one) => [one.id, one]));
  return page('mail', {
    title: mail.subject,
    backHref: paths.mails(),
    to: mail.recipient,
    day: dayView(mail.day, locale),
    state: stateView(mail.state, visit),
    sentAt: instantView(mail.sentAt, locale),
    retryAt: mail.state === 'planned' ? instantView(mail.retryAt, locale) : null,
    messageId: mail.messageId,
    kind: t.mails.kind[mail.kind],
    headers: kept === null ? [] : readMailHeaders(gunzipSync(kept.source)),
    sha256: kept?.sha256 ?? null,
    sourceHref: kept === null ? null : paths.mailSource(id),
    whyHref: paths.why({ email: mail.recipient, day: mail.day }),
    evidenceHref: paths.evidence({ email: mail.recipient }),
    listHref: paths.mails({ recipient: mail.recipient }),
    text: mail.text,
    htmlHref: paths.mailHtml(id),
    items: reminders.map((one) => reminderView(one, items.get(one.resolutionId), visit)),
    attempts: attempts.map(({ attemptedAt, outcome, answer }) => ({ at: instantView(attemptedAt, locale), outcome: t.mails.outcome[outcome], answer })),
  });
}

function reminderView(one: Reminder, resolution: { item: string; sectionPath: string[] } | undefined, visit: SignedIn) {
  const { t, paths, locale } = visit;
  return {
    href: paths.resolution(one.resolutionId),
    item: resolution?.item ?? t.mails.gone,
    section: resolution?.sectionPath.at(-1) ?? '',
    due: dayView(one.dueOn, locale),
    rung: rungWords(one.rung, one.topic, visit),
    topic: t.chase.topic[one.topic],
    reason: roleWords(one.reason, one.standsFor, visit),
    covers: one.covers.length === 0 ? null : t.mails.covers(one.covers.map((key) => rungWords(key, one.topic, visit))),
    dropped: one.droppedBecause && t.mails.dropped[one.droppedBecause],
  };
}

/** Whether people who had a mail that day are to get another. */
export const isAgain = (sent: unknown): boolean => z.object({ again: ticked.default(false) }).catch({ again: false }).parse(sent ?? {}).again;

/** A dry run: who would get what, with nothing planned and nothing sent. */
export async function reminderPreview(deps: Deps, visit: SignedIn, query: Query): Promise<Answer> {
  const { t, paths, locale } = visit;
  const again = isAgain(query);
  const { mails } = await remind(deps, visit.actor, { asOf: visit.day, dryRun: true, oneMailADay: !again });
  return page('reminder-preview', {
    title: t.mails.preview,
    day: dayView(visit.day, locale),
    backHref: paths.mails(),
    sendAction: visit.day === visit.today ? paths.reminders() : null,
    isAgain: again,
    lookAction: paths.reminders(),
    keptDay: visit.asOf,
    field: fieldsOf(freshForm(again ? { again: 'yes' } : {}), visit).tick('again', { label: t.mails.again, hint: t.mails.againHint }),
    mails: mails.map(({ to, subject, items }) => ({
      to, subject, items: items.map(({ resolutionId, item, dueOn }) => ({ href: paths.resolution(resolutionId), item, due: dayView(dueOn, locale) })),
    })),
  });
}
