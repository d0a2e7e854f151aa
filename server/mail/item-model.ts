/** One thing as the templates of a reminder show it: in full, on a line, or in short in English. */
import { type Day, daysBetween } from '../domain/day/civil-date.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import type { Proof } from '../domain/deadline/proof.ts';
import { describeDeadlineStep } from '../locales/deadlines.ts';
import { mailWords, SOON_DAYS } from '../locales/mail.ts';
import { milestones } from '../locales/milestones.ts';
import { describeProof, proof } from '../locales/proof.ts';
import type { LocaleName } from '../locales/words.ts';
import { capital, dayIn, onOneLine, reasonOf, rungWords, standingOf, tasksOf, withStop } from './item-words.ts';
import { finalDay, isDated, type ReminderItem } from './reminder-item.ts';

const { en } = mailWords;

type Tone = 'late' | 'near' | 'calm';

type Frame = { day: Day; baseUrl: string; locale: LocaleName };

export function itemModel(one: ReminderItem, { day, baseUrl, locale }: Frame) {
  const words = mailWords[locale];
  const days = daysBetween(day, one.dueOn);
  const topic = one.topic ?? 'deadline';
  const tone: Tone = !isDated(one) ? 'calm' : days <= 0 ? 'late' : days <= SOON_DAYS ? 'near' : 'calm';
  const amount = one.outstandingTwd.toLocaleString('en-US');
  const covers = one.covers ?? [];
  return {
    tone,
    item: words.item(one.item),
    standing: standingOf(one, days, words),
    isUnassigned: one.unit === null,
    unit: one.unit,
    place: [one.actTitle, one.agency, ...one.sectionPath].map(onOneLine).join(' › '),
    dueOn: words.countedFrom[topic](dayIn(finalDay(one), locale)),
    moved: one.moved && words.moved(one.moved.from && dayIn(one.moved.from, locale), one.moved.cause ?? 'calendar', onOneLine(one.moved.because)),
    covers: covers.length === 0 ? null : words.covers(covers.map((key) => rungWords(key, words))),
    isProvisional: one.isProvisional,
    isReckoned: isDated(one),
    excerpt: excerptOf(one.text, one.operative),
    frozen: one.outstandingTwd > 0 ? words.frozen(amount) + (one.consentRequired ? words.consentNeeded : '') : null,
    steps: one.steps.map((step) => withStop(describeDeadlineStep(step, locale), words)),
    ...proofModel(one.proof, locale),
    milestone: one.milestone && milestones[locale].next(one.milestone.name, dayIn(one.milestone.on, locale)),
    toDo: tasksOf(one, locale).map((task) => capital(withStop(task, words))),
    alsoTold: one.alsoTold.map(({ email, reason }) => words.person(email, words.roleOf[reason])).join(words.comma),
    reason: capital(reasonOf(one, days, words)),
    url: `${baseUrl}/resolutions/${one.resolutionId}`,
    english: locale === 'en' ? null : inShort(one, days),
  };
}

/** 項次 (七)：114年4月23日，尚餘 5 個工作日（7 個日曆天），綜合規劃組 */
export function lineOf(one: ReminderItem, { day, locale }: Pick<Frame, 'day' | 'locale'>): string {
  const words = mailWords[locale];
  const standing = standingOf(one, daysBetween(day, one.dueOn), words);
  const on = finalDay(one);
  const when = words.countedFrom[one.topic ?? 'deadline'](locale === 'en' ? on : formatRoc(on));
  return words.item(one.item) + words.colon + [when, standing, one.unit ?? words.unassigned].join(words.pause);
}

/** What an item comes to, in English, beneath the Chinese. */
function inShort(one: ReminderItem, days: number): string {
  const topic = one.topic ?? 'deadline';
  const covers = one.covers ?? [];
  return [
    isDated(one)
      ? `${en.item(one.item)}: ${en.dueOn.toLowerCase()} ${dayIn(finalDay(one), 'en')}, ${standingOf(one, days, en)}${one.isProvisional ? ` (${en.provisional})` : ''}.`
      : `${en.item(one.item)}: ${standingOf(one, days, en)} (${en.countedFrom[topic](dayIn(one.dueOn, 'en'))}).`,
    ...(one.moved ? [en.moved(one.moved.from && dayIn(one.moved.from, 'en'), one.moved.cause ?? 'calendar', onOneLine(one.moved.because))] : []),
    ...(covers.length === 0 ? [] : [`${en.covers(covers.map((key) => rungWords(key, en)))}.`]),
    `${en.toDo}: ${tasksOf(one, 'en').join('; ')}.`,
    `${en.whyYou}: ${reasonOf(one, days, en)}.`,
  ].join(' ');
}

/** What the proof adds to the steps: other dates that stand beside the day, and what the reckoning rests on. */
function proofModel(one: Proof | null, locale: LocaleName): { beside: string[]; ground: string[] } {
  if (one === null) return { beside: [], ground: [] };
  const [words, { colon, pause }] = [proof[locale], mailWords[locale]];
  const said = describeProof(one, locale);
  const original = said.beside.length > 0 && said.due !== null ? [`${words.original}${colon}${said.due}`] : [];
  const others = said.others.filter((other) => !other.isInForce && !one.hasOwnAnchor).map((other) => other.line);
  return {
    beside: [...original, ...said.beside.map(({ name, sentence }) => `${name}${colon}${sentence}`)],
    ground: [
      `${words.start}${colon}${said.anchor.name}${locale === 'en' ? ' ' : ''}${said.anchor.day ?? ''}${pause}${said.anchor.evidence}`,
      `${words.edition}${colon}${said.edition}`,
      ...(others.length > 0 ? [`${words.others}${colon}${others.join(words.separator)}`] : []),
    ].map(onOneLine),
  };
}

/** At most so many characters of the text are shown before and after the words that set the deadline. */
const MOST_AROUND = 140;

/** The deciding words with their sentence around them, as far as it is short enough, on one line. */
function excerptOf(text: string, { start, end }: ReminderItem['operative']): { before: string; words: string; after: string } {
  const before = text.slice(Math.max(0, start - MOST_AROUND), start);
  const after = text.slice(end, end + MOST_AROUND);
  const sentenceStart = before.lastIndexOf('。') + 1;
  const sentenceEnd = after.indexOf('。') + 1 || after.length;
  const isCutBefore = sentenceStart === 0 && start > MOST_AROUND;
  const isCutAfter = sentenceEnd === after.length && end + MOST_AROUND < text.length && !after.endsWith('。');
  return {
    before: (isCutBefore ? '…' : '') + onOneLine(before.slice(sentenceStart)),
    words: onOneLine(text.slice(start, end)),
    after: onOneLine(after.slice(0, sentenceEnd)) + (isCutAfter ? '…' : ''),
  };
}
