/** Rungs and roles as pages word them. */
import { isDay } from '../../../domain/day/civil-date.ts';
import type { Reason, Topic } from '../../../domain/reminder/ladder.ts';
import { dayView } from '../../days.ts';
import type { Visit } from '../../visit.ts';
import type { Addressee } from './addressees.ts';

/** `before-10`, `after-6`, `moved`, `at-2025-06-30`, as the ladder writes its rungs; one it no longer writes is shown as it is. */
export function rungWords(rung: string, topic: Topic, { t, locale }: Visit): string {
  if (rung === 'moved') return t.chase.rung.moved;
  const [, when, rest = ''] = /^(before|after|at)-(.+)$/.exec(rung) ?? [];
  if (when === 'at') return isDay(rest) ? t.chase.rung.at(dayView(rest, locale).main) : rung;
  if (when === undefined || !/^\d+$/.test(rest)) return rung;
  return t.chase.rung[when as 'before' | 'after'](Number(rest), topic === 'deadline' || topic === 'milestone');
}

/** 承辦人，代 a@b.tw */
export const roleWords = (reason: Reason, standsFor: string | null, { t }: Visit): string => t.chase.as(t.chase.reason[reason], standsFor);

/** The role beside a name; null where the name is made of it, as 平臺經濟組主管 is. */
export const roleBeside = (to: Addressee, reason: Reason, standsFor: string | null, visit: Visit): string | null =>
  (to.as === reason && standsFor === null ? null : roleWords(reason, standsFor, visit));
