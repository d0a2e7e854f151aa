/** Words for what stands of one thing in a mail: how late it is, why this person, what to do. */
import { type Day, weekdayOf } from '../domain/day/civil-date.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import { mailWords } from '../locales/mail.ts';
import { milestones } from '../locales/milestones.ts';
import { weekdayNames } from '../locales/steps.ts';
import type { LocaleName } from '../locales/words.ts';
import { isDated, type ReminderItem } from './reminder-item.ts';

export type Words = (typeof mailWords)['en'];

export function standingOf(one: ReminderItem, days: number, words: Words): string {
  const topic = one.topic ?? 'deadline';
  const standing = words.standing({ workingDays: one.workingDaysLeft, days });
  if (topic === 'deadline') return standing;
  return topic === 'milestone' ? `${words.waits.milestone()}${words.pause}${standing}` : words.waits[topic](-one.workingDaysLeft);
}

/** `before-10`, `after-6`; others are shown as they are. */
export function rungWords(key: string, words: Words): string {
  const [, when, days] = /^(before|after)-(\d+)$/.exec(key) ?? [];
  return when === 'before' || when === 'after' ? words.rung[when](Number(days)) : key;
}

/** A reason speaks of being late, or of nobody having it, only where that is so; before it is late, a move is the reason. */
export function reasonOf(one: ReminderItem, days: number, words: Words): string {
  const { moved, reason, standsFor, unit, alsoFor = [] } = one;
  const isPlain = !isDated(one) || (days >= 0 && (reason === 'head' || reason === 'supervisor')) || (reason === 'officer' && unit !== null);
  const own = moved !== null && days >= 0 && isDated(one) ? words.movedReason[reason] : isPlain ? words.plainReason[reason] : words.reason[reason];
  const others = alsoFor.map((duty) => `${words.mark}${words.alsoFor(duty.email, words.roleOf[duty.reason])}`).join('');
  const said = standsFor ? `${words.standsFor[standsFor.because](standsFor.email, words.roleOf[reason])}${moved !== null && days >= 0 ? `${words.mark}${words.newsOfMove}` : ''}` : own;
  return said + others;
}

/** What this person is to do now, in order. */
export function tasksOf({ reportType, committee, reason, unit, topic, milestone }: ReminderItem, locale: LocaleName): string[] {
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

/**
 * A document breaks lines anywhere, also between two Chinese characters: there no space is left behind.
 * Control characters go, those that turn the direction of the text too.
 */
export const onOneLine = (text: string): string =>
  text.replace(/(?<=[\u2e80-\uffef])\s*\n\s*(?=[\u2e80-\uffef])/g, '').replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();

export const withStop = (sentence: string, { stop }: Words): string => (/[。.]$/.test(sentence) ? sentence : sentence + stop);

/** Words that stand alone begin as a sentence does; Chinese has no capitals. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** 114年4月21日（2025-04-21，星期一）; Monday 2025-04-21 */
export const dayIn = (day: Day, locale: LocaleName): string => {
  const weekday = weekdayNames[locale][weekdayOf(day)];
  return locale === 'en' ? `${weekday} ${day}` : `${formatRoc(day)}（${day}，${weekday}）`;
};
