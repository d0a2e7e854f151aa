/** The reminder: what a person owes, by when, why then and what to do, complete on its own. Data in, words out. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import ejs from 'ejs';
import { type Day, daysBetween, weekdayOf } from '../domain/civil-date.ts';
import type { DeadlineStep } from '../domain/deadline.ts';
import type { ReportType } from '../domain/obligation.ts';
import type { MilestoneDay } from '../domain/milestones.ts';
import type { Proof } from '../domain/proof.ts';
import type { Reason, Recipient } from '../domain/reminder-ladder.ts';
import { formatRoc } from '../domain/roc-date.ts';
import { describeDeadlineStep } from '../locales/deadlines.ts';
import { type Counts, mailWords, SOON_DAYS } from '../locales/mail.ts';
import { milestones } from '../locales/milestones.ts';
import { describeProof, proof } from '../locales/proof.ts';
import { weekdayNames } from '../locales/steps.ts';
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
  dueOn: Day;
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
  alsoTold: readonly Recipient[];
  /** The day it was due before an edition of the office calendar moved it; null where this is no such news. */
  moved: { from: Day | null; because: string } | null;
};

export type ReminderLetterInput = { day: Day; baseUrl: string; items: readonly ReminderItem[] };
export type ReminderLetter = { subject: string; text: string; html: string };

/** What burns first: the longest overdue, then the nearest. */
export const byUrgency = (a: Pick<ReminderItem, 'dueOn' | 'resolutionId'>, b: typeof a): number =>
  a.dueOn === b.dueOn ? a.resolutionId - b.resolutionId : a.dueOn < b.dueOn ? -1 : 1;

const zh = mailWords['zh-TW'];
const { en } = mailWords;

/** The letter about these items, what burns first. `day` is the office day it is sent on. */
export function reminderLetter({ day, baseUrl, items }: ReminderLetterInput): ReminderLetter {
  const sorted = [...items].sort(byUrgency);
  const counts = countsOf(sorted, day);
  const nearest = (sorted.find((one) => one.dueOn >= day) ?? sorted.at(-1))?.dueOn ?? day;
  const page = {
    zh,
    en,
    wrap: wrapText,
    subject: zh.subject(counts, formatRoc(nearest)),
    sentOn: zhDay(day),
    lead: { zh: zh.lead(sorted.length, counts), en: en.lead(sorted.length, counts) },
    items: sorted.map((one) => itemModel(one, day, baseUrl)),
  };
  return { subject: page.subject, text: drawText(page), html: drawHtml(page) };
}

function countsOf(items: readonly ReminderItem[], day: Day): Counts {
  const counts: Counts = { unassigned: 0, overdue: 0, today: 0, soon: 0, later: 0, moved: 0 };
  for (const { dueOn, unit, moved } of items) {
    const days = daysBetween(day, dueOn);
    counts[days < 0 ? 'overdue' : days === 0 ? 'today' : days <= SOON_DAYS ? 'soon' : 'later'] += 1;
    if (unit === null) counts.unassigned += 1;
    if (moved !== null) counts.moved += 1;
  }
  return counts;
}

type Tone = 'late' | 'near' | 'calm';

function itemModel(one: ReminderItem, day: Day, baseUrl: string) {
  const days = daysBetween(day, one.dueOn);
  const standing = { workingDays: one.workingDaysLeft, days };
  const tone: Tone = days <= 0 ? 'late' : days <= SOON_DAYS ? 'near' : 'calm';
  const amount = one.outstandingTwd.toLocaleString('en-US');
  return {
    tone,
    item: zh.item(one.item),
    standing: zh.standing(standing),
    isUnassigned: one.unit === null,
    unit: one.unit,
    place: [one.actTitle, one.agency, ...one.sectionPath].map(onOneLine).join(' › '),
    dueOn: zhDay(one.dueOn),
    moved: one.moved && zh.moved(one.moved.from && zhDay(one.moved.from), one.moved.because),
    isProvisional: one.isProvisional,
    excerpt: excerptOf(one.text, one.operative),
    frozen: one.outstandingTwd > 0 ? zh.frozen(amount) + (one.consentRequired ? zh.consentNeeded : '') : null,
    steps: one.steps.map((step) => withStop(describeDeadlineStep(step, 'zh-TW'))),
    ...proofModel(one.proof),
    milestone: one.milestone && milestones['zh-TW'].next(one.milestone.name, zhDay(one.milestone.on)),
    toDo: tasksOf(one, zh),
    alsoTold: one.alsoTold.map(({ email, reason }) => `${email}（${zh.roleOf[reason]}）`),
    reason: reasonOf(one, days, zh),
    url: `${baseUrl}/resolutions/${one.resolutionId}`,
    english: [
      `${en.item(one.item)}: ${en.dueOn.toLowerCase()} ${enDay(one.dueOn)}, ${en.standing(standing)}${one.isProvisional ? ` (${en.provisional})` : ''}.`,
      ...(one.moved ? [en.moved(one.moved.from && enDay(one.moved.from), one.moved.because)] : []),
      `${en.toDo}: ${tasksOf(one, en).join('; ')}.`,
      `${en.whyYou}: ${reasonOf(one, days, en)}.`,
    ].join(' '),
  };
}

/** What the proof adds to the steps: other dates that stand beside the day, and what the reckoning rests on. */
function proofModel(one: Proof | null): { beside: string[]; ground: string[] } {
  if (one === null) return { beside: [], ground: [] };
  const words = proof['zh-TW'];
  const said = describeProof(one, 'zh-TW');
  const original = said.beside.length > 0 && said.due !== null ? [`${words.original}：${said.due}`] : [];
  const others = said.others.filter((other) => !other.isInForce && !one.hasOwnAnchor).map((other) => other.line);
  return {
    beside: [...original, ...said.beside.map(({ name, sentence }) => `${name}：${sentence}`)],
    ground: [
      `${words.start}：${said.anchor.name}${said.anchor.day ?? ''}，${said.anchor.evidence}`,
      `${words.edition}：${said.edition}`,
      ...(others.length > 0 ? [`${words.others}：${others.join(words.separator)}`] : []),
    ].map(onOneLine),
  };
}

/** Before it is late, whoever is told of a move is told because of it. */
const reasonOf = ({ moved, reason }: ReminderItem, days: number, words: typeof zh): string =>
  (moved !== null && days >= 0 ? words.movedReason : words.reason)[reason];

/** What this person is to do now, in order. */
function tasksOf({ reportType, committee, reason, unit }: ReminderItem, words: typeof zh): string[] {
  const answer = reportType === null ? words.act.comply : words.act[reportType](words.toWhom(committee));
  if (unit === null) return [words.act.assign, answer];
  return reason === 'supervisor' ? [words.act.supervise] : [answer, words.act.letter, words.act.log];
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

const withStop = (sentence: string): string => (/[。.]$/.test(sentence) ? sentence : `${sentence}。`);

/** 114年4月21日（2025-04-21，星期一） */
const zhDay = (day: Day): string => `${formatRoc(day)}（${day}，${weekdayNames['zh-TW'][weekdayOf(day)]}）`;

/** Monday 2025-04-21 */
const enDay = (day: Day): string => `${weekdayNames.en[weekdayOf(day)]} ${day}`;

type Draw = (page: object) => string;

const drawHtml = template('reminder.html.ejs', {});
/** A text mail is no HTML: what is a `<` to the reader is written as one. */
const drawText = template('reminder.text.ejs', { escape: (value: unknown) => String(value ?? '') });

function template(name: string, options: ejs.Options): Draw {
  const filename = fileURLToPath(new URL(`../../views/mail/${name}`, import.meta.url));
  return ejs.compile(readFileSync(filename, 'utf8'), { strict: true, localsName: 'page', filename, ...options }) as Draw;
}
