/** A resolution's course on a scale of real days: the period that runs, what lies beyond it, letters there and back, and the day. */
import { boardRow } from '../../../domain/resolution/board.ts';
import { type Day, dayOfMonthOf, daysBetween, monthOf, yearOf } from '../../../domain/day/civil-date.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { type Sign, signAt } from '../../charts/board-chart.ts';
import { dayView } from '../../days.ts';
import type { SignedIn } from '../../visit.ts';

/** Percent of the width kept free at both ends for names. */
const MARGIN = 5;
/** [choice] A due day further ahead would press the rest together: there is no line then. */
const MOST_DAYS = 366 * 4;

/**
 * Places are percentages of the width, so that the line is as wide as its page and its names stay readable. Null where
 * nothing is due and nothing happened.
 */
export function courseLine(one: ResolutionStatus, act: Act, visit: SignedIn) {
  const { t, day } = visit;
  const { dueOn, originalDueOn, doneOn, otherDueOn, sentOn, repliedOn, signedOffOn } = boardRow(one, day);
  const marks: { sign: Sign; day: Day }[] = [
    ...sentOn.map((on) => ({ sign: 'sent' as const, day: on })),
    ...repliedOn.map((on) => ({ sign: 'replied' as const, day: on })),
    ...(signedOffOn === null ? [] : [{ sign: 'signedOff' as const, day: signedOffOn }]),
  ];
  if (dueOn === null && marks.length === 0) return null;
  const occurrence = dueOn === null ? null : one.obligations.flatMap(({ occurrences }) => occurrences).find((each) => each.effectiveDueOn === dueOn);
  const from = occurrence?.anchorOn ?? act.passedOn;
  const known = [from, act.passedOn, day, ...(dueOn === null ? [] : [dueOn]), ...marks.map((mark) => mark.day)].sort();
  const [first, last] = [known[0]!, known.at(-1)!];
  if (daysBetween(first, last) > MOST_DAYS) return null;
  const x = scale(first, last);
  const isInside = (on: Day): boolean => on >= first && on <= last;
  const lateUntil = one.timeliness === 'overdue' ? day : dueOn !== null && doneOn !== null && doneOn > dueOn ? doneOn : null;
  const words = t.course;
  const start = dueOn === null ? words.passed : words.start;
  const said = (on: Day): string => dayView(on, visit.locale).main;
  return {
    isOverdue: one.timeliness === 'overdue',
    period: dueOn === null ? null : { from: x(from < dueOn ? from : dueOn), to: x(dueOn) },
    late: dueOn === null || lateUntil === null ? null : { from: x(dueOn), to: x(lateUntil) },
    others: otherDueOn.filter(isInside).map(x),
    original: originalDueOn !== null && isInside(originalDueOn) ? x(originalDueOn) : null,
    start: name(x(from), start(shortDay(from, visit))),
    due: dueOn === null ? null : name(x(dueOn), words.due(shortDay(dueOn, visit))),
    day: name(x(day), words.day(shortDay(day, visit))),
    isStartNamed: Math.abs(x(from) - x(day)) > 22,
    marks: marks.map(({ sign, day: on }) => ({ sign, x: x(on), path: signAt(sign, 0, 0) })),
    label: words.picture([
      start(said(from)), ...(dueOn === null ? [] : [words.due(said(dueOn))]),
      ...marks.map((mark) => words.marks[mark.sign](said(mark.day))), words.day(said(day)),
    ]),
  };
}

const scale = (first: Day, last: Day) => {
  const days = Math.max(1, daysBetween(first, last));
  return (on: Day): number => Math.round((MARGIN + ((100 - 2 * MARGIN) * daysBetween(first, on)) / days) * 10) / 10;
};

/** A name at its place, turned inwards near the ends. */
const name = (x: number, text: string) => ({ x, text, anchor: x > 80 ? 'end' : x < 20 ? 'start' : 'middle' });

/** With its year where it is not the visit's. */
const shortDay = (on: Day, { day, locale }: SignedIn): string => {
  const short = `${monthOf(on)}/${dayOfMonthOf(on)}`;
  if (yearOf(on) === yearOf(day)) return short;
  return locale === 'en' ? `${yearOf(on)}/${short}` : `${toRocYear(yearOf(on))}/${short}`;
};
