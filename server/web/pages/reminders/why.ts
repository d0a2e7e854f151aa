/** Why a person was told on a day or not: the mails of that day, and each thing that concerns them with its reason. */
import { z } from 'zod';
import { ownAddresses, whyMail } from '../../../actions/reminders/my-mail.ts';
import type { WhyNot, WhyNotAnswer } from '../../../actions/reminders/why-not.ts';
import type { Deps } from '../../../deps.ts';
import { AGAINST } from '../../../domain/reminder/consider.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { Topic } from '../../../domain/reminder/ladder.ts';
import { may } from '../../../domain/rights.ts';
import { day, email, readInput, text, wholeNumber } from '../../../input.ts';
import type { DropReason } from '../../../store/reminders.ts';
import { findResolutions } from '../../../store/resolutions.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView, typedDay } from '../../days.ts';
import { fieldsOf, formView } from '../../fields.ts';
import type { Query } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';
import { type Addressees, addresseesOf } from './addressees.ts';
import { roleWords, rungWords } from './chase-words.ts';
import { stateView } from './mails.ts';
import { mailTabs } from './mail-tabs.ts';

const whyInput = z.object({
  email: email('recipient').optional, day: day('asOf').optional, resolution: wholeNumber('resolution').optional, words: text('words', 100).optional,
});

export async function whyPage(deps: Deps, visit: SignedIn, query: Query): Promise<Answer> {
  const { t, actor, locale } = visit;
  const words = t.foresight;
  const reading = readInput(whyInput, query);
  const asked = reading.ok ? reading.value : { email: null, day: null, resolution: null, words: null };
  const on = asked.day ?? visit.day;
  const form = { typed: reading.ok ? { ...query, email: asked.email?.toLowerCase() ?? '', day: typedDay(on, locale) } : query, failures: reading.ok ? {} : reading.failures, status: reading.ok ? 200 : 422 };
  const field = fieldsOf(form, visit);
  const addressees = await addresseesOf(deps.db, visit);
  const resolution = asked.resolution === null ? null : ((await findResolutions(deps.db, { ids: [asked.resolution] }))[0] ?? null);
  const answer = asked.email === null ? null
    : await whyMail(deps, actor, { email: asked.email, day: on, resolutionId: resolution?.id ?? null, words: asked.words });
  return page('why', {
    title: words.whyTitle,
    tabs: may(actor, 'see-mails') ? mailTabs(visit, 'why') : [],
    action: '/why',
    keptDay: visit.asOf,
    note: may(actor, 'see-mails') ? null : words.ownOnly,
    ...formView(form, visit, [
      field.select('email', { label: words.who, empty: t.form.choose, options: await choicesOf(deps, visit, addressees, asked.email) }),
      field.date('day', { label: words.day }),
      resolution
        ? field.select('resolution', { label: words.item, empty: words.anyItem, options: [{ value: resolution.id, text: t.resolution.title(resolution.item) }] })
        : field.text('words', { label: words.words, hint: words.wordsHint }),
    ]),
    answer: answer && answerView(answer, await itemsIn(deps, answer), visit, addressees),
  }, form.status);
}

/** Everybody mails go to, or a person's own addresses; and whoever was asked about, who may hold nothing any more. */
async function choicesOf({ db }: Deps, { actor }: SignedIn, { of, options }: Addressees, asked: string | null) {
  const own = await ownAddresses(db, actor);
  const free = may(actor, 'see-mails') ? options : own.map((value) => options.find((one) => one.value === value) ?? { value, text: of(value).name });
  const address = asked?.toLowerCase();
  return address === undefined || free.some((one) => one.value === address) ? free : [...free, { value: address, text: address }];
}

/** Item numbers of what that day's mails spoke of. */
async function itemsIn({ db }: Deps, { mails }: WhyNotAnswer): Promise<Map<number, string>> {
  const ids = [...new Set(mails.flatMap((one) => one.items.map((each) => each.resolutionId)))];
  return new Map((ids.length === 0 ? [] : await findResolutions(db, { ids })).map((one) => [one.id, one.item]));
}

function answerView(answer: WhyNotAnswer, itemOf: ReadonlyMap<number, string>, visit: SignedIn, addressees: Addressees) {
  const { t, locale, paths, today, actor } = visit;
  const words = t.foresight;
  const { general } = answer;
  const items = answer.mails.reduce((sum, one) => sum + one.items.filter((each) => each.droppedBecause === null).length, 0);
  const sent = answer.mails.filter((one) => one.state !== 'dropped');
  const owed = answer.considered.filter((one) => one.against === null && one.mailId === null);
  const inMails = new Set(answer.mails.flatMap((one) => one.items.map((each) => `${each.resolutionId} ${each.rung}`)));
  const isTold = (one: WhyNot): boolean => one.against === 'told' && inMails.has(`${one.resolutionId} ${one.rung}`);
  const not = groupBy(answer.considered.filter((one) => one.against !== null && !isTold(one)), (one) => one.against!);
  return {
    title: words.resultTitle(addressees.of(answer.email).name, dayView(answer.day, locale).text),
    verdict: [sent.length > 0 ? words.verdict.told(sent.length, items) : words.verdict.none, ...(answer.day > today ? [words.verdict.ahead] : [])],
    leftOut: answer.leftOut === 0 ? null : words.leftOut(answer.leftOut),
    isTold: sent.length > 0,
    general: [
      ...(general.isPaused ? [words.general.isPaused] : []),
      ...(general.isRefused ? [words.general.isRefused] : []),
      ...(general.awayUntil === null ? [] : [words.general.away(dayView(general.awayUntil, locale).main, general.deputy && addressees.of(general.deputy).name)]),
      ...(general.hasMailServer ? [] : [words.general.hasMailServer]),
    ],
    mails: answer.mails.map((one) => ({
      href: may(actor, 'see-mails') ? paths.mail(one.id) : null, subject: one.subject, state: stateView(one.state, visit),
      items: one.items.map((each) => ({
        href: paths.resolution(each.resolutionId), item: itemOf.get(each.resolutionId) ?? t.mails.gone, rung: rungWords(each.rung, topicOf(answer, each), visit),
        dropped: each.droppedBecause === null ? null : t.mails.dropped[each.droppedBecause as DropReason],
      })),
    })),
    owed: owed.map((one) => sentenceView(one, answer.email, visit)),
    not: AGAINST.flatMap((against) => {
      const all = not.get(against) ?? [];
      return all.length === 0 ? [] : [{ why: t.chase.against[against], count: words.notCount(all.length), isOpen: all.length <= 5, lines: all.map((one) => sentenceView(one, answer.email, visit)) }];
    }),
    isNobody: answer.considered.length === 0 && answer.mails.length === 0 && answer.leftOut === 0,
  };
}

/** What a mail's reminder was about; a due date where nothing says otherwise. */
const topicOf = ({ considered }: WhyNotAnswer, { resolutionId, rung }: { resolutionId: number; rung: string }): Topic =>
  considered.find((one) => one.resolutionId === resolutionId && one.rung === rung)?.topic ?? 'deadline';

function sentenceView(one: WhyNot, email: string, visit: SignedIn) {
  const { t, locale, paths, actor } = visit;
  const rung = one.rung === null ? null : rungWords(one.rung, one.topic, visit);
  return {
    href: paths.resolution(one.resolutionId),
    topic: t.chase.topic[one.topic],
    text: t.foresight.sentence(one.item, t.chase.counted[one.topic], dayView(one.dueOn, locale).main, rung, one.standsFor === email ? t.chase.asReplaced(t.chase.reason[one.reason]) : roleWords(one.reason, one.standsFor, visit)),
    told: one.toldOn === null ? null : { text: t.foresight.toldOn(dayView(one.toldOn, locale).main), href: one.mailId !== null && may(actor, 'see-mails') ? paths.mail(one.mailId) : null },
  };
}
