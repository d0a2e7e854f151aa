/** The reminder: what a person owes, by when, why then and what to do, complete on its own. Data in, words out. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import ejs from 'ejs';
import { type Day, daysBetween, weekdayOf } from '../domain/day/civil-date.ts';
import type { DeadlineStep } from '../domain/deadline/deadline.ts';
import type { ReportType } from '../domain/resolution/obligation.ts';
import type { MilestoneDay } from '../domain/deadline/milestones.ts';
import type { Proof } from '../domain/deadline/proof.ts';
import type { Reason, Topic } from '../domain/reminder/ladder.ts';
import type { MoveCause } from '../domain/deadline/move-cause.ts';
import type { Recipient } from '../domain/reminder/recipients.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import { describeDeadlineStep } from '../locales/deadlines.ts';
import { type Counts, mailWords, SOON_DAYS } from '../locales/mail.ts';
import { milestones } from '../locales/milestones.ts';
import { describeProof, proof } from '../locales/proof.ts';
import { weekdayNames } from '../locales/steps.ts';
import type { LocaleName } from '../locales/words.ts';
import { calendarFile } from './calendar-file.ts';
import { wrapText } from './wrap-text.ts';

/** One due date a person is told of. Texts of a resolution are anybody's: the templates escape them. */
export type ReminderItem = {
  resolutionId: number;
  item: string;
  sectionPath: readonly string[];
  agency: string;
  actTitle: string;
  text: string;
  /** Where in `text` the words stand that set the deadline. */
  operative: { start: number; end: number };
  reportType: ReportType | null;
  committee: string | null;
  /** What it is about; a due date unless said otherwise. */
  topic?: Topic;
  /** The thing's stable key in the ledger, and how often its date has moved. */
  itemKey?: string;
  dueVersion?: number;
  /** The day that counts: the due date, a milestone's day, or the day it is counted from. */
  dueOn: Day;
  /** The due date itself; null where there is none. Left out where it is `dueOn`. */
  finalDueOn?: Day | null;
  isProvisional: boolean;
  /** Negative once it is late. */
  workingDaysLeft: number;
  /** How the day was found; empty where it is not the day on record. */
  steps: readonly DeadlineStep[];
  /** The whole reckoning: start day and evidence, edition, the day under other dates, the dates beside it. */
  proof: Proof | null;
  /** The agency's own next step on the way there; null once all are over. */
  milestone: MilestoneDay | null;
  /** NT$ still frozen by the resolution, 0 if none. */
  outstandingTwd: number;
  consentRequired: boolean;
  /** Name of the lead unit, null where nobody was given it. */
  unit: string | null;
  reason: Reason;
  alsoTold: readonly Pick<Recipient, 'email' | 'reason'>[];
  /** In whose place the person is told. */
  standsFor?: { email: string; because: 'absent' | 'undeliverable' } | null;
  /** Other roles the person is told in by this mail: of whom they stand in for, or (null) their own. */
  alsoFor?: readonly { email: string | null; reason: Reason }[];
  /** Keys of the rungs that could not go out before. */
  covers?: readonly string[];
  /** The day it was due before it moved, and what moved it (the office calendar unless said otherwise); null where this is no such news. */
  moved: { from: Day | null; because: string; cause?: MoveCause } | null;
};

/** `locale`: Chinese in full with the English in short beneath (unless said otherwise), or English alone. */
export type ReminderLetterInput = { day: Day; baseUrl: string; items: readonly ReminderItem[]; locale?: LocaleName };
/** `calendar`: the due dates as an iCalendar file, null where there are none to come. `threads`: one id a resolution, without brackets. */
export type ReminderLetter = { subject: string; text: string; html: string; calendar: string | null; threads: string[] };

/** What burns first: the longest overdue, then the nearest, then what has no due date. */
export const byUrgency = (a: Pick<ReminderItem, 'dueOn' | 'resolutionId' | 'topic'>, b: typeof a): number => {
  if (isDated(a) !== isDated(b)) return isDated(a) ? -1 : 1;
  return a.dueOn === b.dueOn ? a.resolutionId - b.resolutionId : a.dueOn < b.dueOn ? -1 : 1;
};

const isDated = ({ topic = 'deadline' }: Pick<ReminderItem, 'topic'>): boolean => topic === 'deadline' || topic === 'milestone';

const { en } = mailWords;
type Words = typeof en;

/** [choice] So many items are told in full, and so many more in a line each: mail programs cut a mail at some 100 KB. */
const MOST_IN_FULL = 12;
const MOST_IN_BRIEF = 120;

/** The letter about these items, what burns first. `day` is the office day it is sent on. */
export function reminderLetter({ day, baseUrl, items, locale = 'zh-TW' }: ReminderLetterInput): ReminderLetter {
  const sorted = [...items].sort(byUrgency);
  const counts = countsOf(sorted, day);
  const dated = sorted.filter(isDated);
  const nearest = (dated.find((one) => one.dueOn >= day) ?? dated.at(-1))?.dueOn ?? null;
  const words = mailWords[locale];
  const isEnglish = locale === 'en';
  const rest = sorted.slice(MOST_IN_FULL);
  const page = {
    words,
    lang: isEnglish ? 'en' : 'zh-Hant-TW',
    wrap: wrapText,
    subject: words.subject(counts, nearest && (isEnglish ? nearest : formatRoc(nearest))),
    sentOn: dayIn(day, locale),
    lead: words.lead(sorted.length, counts),
    items: sorted.slice(0, MOST_IN_FULL).map((one) => itemModel(one, { day, baseUrl, locale })),
    rest: rest.length === 0 ? null : {
      title: words.rest(rest.length),
      lines: rest.slice(0, MOST_IN_BRIEF).map((one) => ({ text: lineOf(one, { day, locale }), url: `${baseUrl}/resolutions/${one.resolutionId}` })),
      more: rest.length > MOST_IN_BRIEF ? words.more(rest.length - MOST_IN_BRIEF) : null,
      url: `${baseUrl}/resolutions`,
    },
    english: isEnglish ? null : { lead: en.lead(sorted.length, counts), rest: en.rest(rest.length), footer: en.footer },
  };
  return {
    subject: page.subject,
    text: drawText(page),
    html: drawHtml(page),
    calendar: calendarFile(dated.filter((one) => one.dueOn >= day), { day, baseUrl, locale }),
    threads: [...new Set(sorted.map((one) => one.resolutionId))].map((id) => threadOf(id, baseUrl)),
  };
}

/** One thread a resolution: a mail program shows its reminders together, and a reply beside them. */
const threadOf = (resolutionId: number, baseUrl: string): string => `resolution-${resolutionId}@${new URL(baseUrl).hostname}`;

function countsOf(items: readonly ReminderItem[], day: Day): Counts {
  const counts: Counts = { unassigned: 0, overdue: 0, today: 0, soon: 0, later: 0, moved: 0, waiting: 0 };
  for (const one of items) {
    const { dueOn, unit, moved } = one;
    const days = daysBetween(day, dueOn);
    counts[!isDated(one) ? 'waiting' : days < 0 ? 'overdue' : days === 0 ? 'today' : days <= SOON_DAYS ? 'soon' : 'later'] += 1;
    if (unit === null) counts.unassigned += 1;
    if (moved !== null) counts.moved += 1;
  }
  return counts;
}

type Tone = 'late' | 'near' | 'calm';

type Frame = { day: Day; baseUrl: string; locale: LocaleName };

function itemModel(one: ReminderItem, { day, baseUrl, locale }: Frame) {
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
function lineOf(one: ReminderItem, { day, locale }: Pick<Frame, 'day' | 'locale'>): string {
  const words = mailWords[locale];
  const standing = standingOf(one, daysBetween(day, one.dueOn), words);
  const on = finalDay(one);
  const when = words.countedFrom[one.topic ?? 'deadline'](locale === 'en' ? on : formatRoc(on));
  return words.item(one.item) + words.colon + [when, standing, one.unit ?? words.unassigned].join(words.pause);
}

/** Of a milestone the due date itself, of everything else the day that counts. */
const finalDay = ({ topic, dueOn, finalDueOn }: ReminderItem): Day => (topic === 'milestone' ? (finalDueOn ?? dueOn) : dueOn);

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

function standingOf(one: ReminderItem, days: number, words: Words): string {
  const topic = one.topic ?? 'deadline';
  const standing = words.standing({ workingDays: one.workingDaysLeft, days });
  if (topic === 'deadline') return standing;
  return topic === 'milestone' ? `${words.waits.milestone()}${words.pause}${standing}` : words.waits[topic](-one.workingDaysLeft);
}

/** `before-10`, `after-6`; others are shown as they are. */
function rungWords(key: string, words: Words): string {
  const [, when, days] = /^(before|after)-(\d+)$/.exec(key) ?? [];
  return when === 'before' || when === 'after' ? words.rung[when](Number(days)) : key;
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

/** A reason speaks of being late, or of nobody having it, only where that is so; before it is late, a move is the reason. */
function reasonOf(one: ReminderItem, days: number, words: Words): string {
  const { moved, reason, standsFor, unit, alsoFor = [] } = one;
  const isPlain = !isDated(one) || (days >= 0 && (reason === 'head' || reason === 'supervisor')) || (reason === 'officer' && unit !== null);
  const own = moved !== null && days >= 0 && isDated(one) ? words.movedReason[reason] : isPlain ? words.plainReason[reason] : words.reason[reason];
  const others = alsoFor.map((duty) => `${words.mark}${words.alsoFor(duty.email, words.roleOf[duty.reason])}`).join('');
  const said = standsFor ? `${words.standsFor[standsFor.because](standsFor.email, words.roleOf[reason])}${moved !== null && days >= 0 ? `${words.mark}${words.newsOfMove}` : ''}` : own;
  return said + others;
}

/** What this person is to do now, in order. */
function tasksOf({ reportType, committee, reason, unit, topic, milestone }: ReminderItem, locale: LocaleName): string[] {
  const words = mailWords[locale];
  const answer = reportType === null ? words.act.comply : words.act[reportType](words.toWhom(committee));
  if (unit === null && topic !== 'reply') return [words.act.assign, topic === 'freeze' ? words.act.unfreeze : answer];
  if (reason === 'supervisor') return [words.act.supervise];
  if (topic === 'reply') return [words.act.ask];
  if (topic === 'assignment') return [words.act.accept];
  if (topic === 'freeze') return [words.act.unfreeze];
  const step = topic === 'milestone' && milestone ? [words.act.step(milestones[locale].name[milestone.name])] : [];
  return [...step, answer, words.act.letter, words.act.log];
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

/**
 * A document breaks lines anywhere, also between two Chinese characters: there no space is left behind.
 * Control characters go, those that turn the direction of the text too.
 */
const onOneLine = (text: string): string =>
  text.replace(/(?<=[\u2e80-\uffef])\s*\n\s*(?=[\u2e80-\uffef])/g, '').replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();

const withStop = (sentence: string, { stop }: Words): string => (/[。.]$/.test(sentence) ? sentence : sentence + stop);

/** Words that stand alone begin as a sentence does; Chinese has no capitals. */
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** 114年4月21日（2025-04-21，星期一）; Monday 2025-04-21 */
const dayIn = (day: Day, locale: LocaleName): string => {
  const weekday = weekdayNames[locale][weekdayOf(day)];
  return locale === 'en' ? `${weekday} ${day}` : `${formatRoc(day)}（${day}，${weekday}）`;
};

type Draw = (page: object) => string;

const drawHtml = template('reminder.html.ejs', {});
/** A text mail is no HTML: what is a `<` to the reader is written as one. */
const drawText = template('reminder.text.ejs', { escape: (value: unknown) => String(value ?? '') });

function template(name: string, options: ejs.Options): Draw {
  const filename = fileURLToPath(new URL(`../../views/mail/${name}`, import.meta.url));
  return ejs.compile(readFileSync(filename, 'utf8'), { strict: true, localsName: 'page', filename, ...options }) as Draw;
}
