/** What a change of an act's dates comes to: shared by its preview and by making it. */
import { z } from 'zod';
import { basisOf } from '../../domain/basis.ts';
import { type Day, dayOfMonthOf, makeDay, monthOf, yearOf } from '../../domain/day/civil-date.ts';
import { type Act, COUNT_FROM, type CountFrom } from '../../domain/resolution/resolution.ts';
import { InvalidInputError } from '../../errors.ts';
import { choice, day, text, wholeNumber } from '../../input.ts';
import type { ActCounting } from '../../store/acts.ts';

/** A field left out stays as it is; one given empty is taken off the record. */
export const actChangeInput = z.object({
  actId: wholeNumber('act').required,
  passedOn: day('passedOn').ifGiven,
  promulgatedOn: day('promulgatedOn').ifGiven,
  receivedOn: day('receivedOn').ifGiven,
  orderedOn: day('orderedOn').ifGiven,
  authority: text('authority', 500).ifGiven,
  countFrom: choice('countFrom', COUNT_FROM).ifGiven,
  /** What the form was made from, where there was one. */
  basis: text('basis', 10_000).optional,
});
export type ActChange = Omit<z.infer<typeof actChangeInput>, 'basis'> & { basis?: string | null };

/**
 * The act as it would be. Refuses what changes nothing, an act without its passage or with a new one that is not
 * plausible, a count from a date it does not have, a promulgation or receipt before the passage, and an ordered start
 * day without the authority that set it.
 */
export function changedAct(act: Act, change: ActChange, today: Day): Act {
  const given = <K extends 'promulgatedOn' | 'receivedOn' | 'orderedOn'>(name: K): Act[K] => (change[name] === undefined ? act[name] : change[name]);
  if (change.passedOn === null) throw new InvalidInputError({ code: 'required', field: 'passedOn' }, 'passedOn');
  const after: Act = {
    ...act,
    passedOn: change.passedOn ?? act.passedOn,
    promulgatedOn: given('promulgatedOn'),
    receivedOn: given('receivedOn'),
    orderedOn: given('orderedOn'),
    orderedAuthority: change.authority === undefined ? act.orderedAuthority : change.authority,
    countFrom: change.countFrom ?? act.countFrom,
  };
  if (basisOf(actFacts(after)) === basisOf(actFacts(act))) throw new InvalidInputError({ code: 'nothing-changes' });
  if (after.passedOn !== act.passedOn) checkPassage(after.passedOn, today);
  checkCounting(after);
  const isOrderedAnew = after.orderedOn !== act.orderedOn || (after.countFrom === 'ordered' && act.countFrom !== 'ordered');
  if (isOrderedAnew && after.orderedOn !== null && after.orderedAuthority === null) throw new InvalidInputError({ code: 'authority-missing' }, 'authority');
  return after;
}

type Counted = Pick<Act, 'passedOn' | 'promulgatedOn' | 'receivedOn' | 'orderedOn'> & { countFrom: CountFrom };

/** Refuses to count from a date the act does not have, and a promulgation or receipt before the passage. */
export function checkCounting(act: Counted): void {
  if (act[`${act.countFrom}On`] === null) throw new InvalidInputError({ code: 'anchor-date-missing', countFrom: act.countFrom }, `${act.countFrom}On`);
  for (const name of ['promulgatedOn', 'receivedOn'] as const) {
    const on = act[name];
    if (on !== null && on < act.passedOn) throw new InvalidInputError({ code: 'date-before-passage', field: name }, name);
  }
}

/** [choice] Nothing passed before then is still reported on. */
const FIRST_PASSAGE: Day = '1990-01-01';

/** Refuses a passage long ago or far ahead: 25/12/23 reads as 民國25年, and whoever types it means another year. What is on record already may stay. */
export function checkPassage(passedOn: Day, today: Day): void {
  const [year, month, dayOfMonth] = [yearOf(today) + 1, monthOf(today), dayOfMonthOf(today)];
  const last = makeDay(year, month, dayOfMonth) ?? makeDay(year, month, 28)!;
  if (passedOn >= FIRST_PASSAGE && passedOn <= last) return;
  throw new InvalidInputError({ code: 'day-implausible', field: 'passedOn', day: passedOn, first: FIRST_PASSAGE, last }, 'passedOn');
}

/** What the form that changes an act is made from, by its fields. */
export const actFacts = (act: ActCounting) => ({
  passedOn: act.passedOn,
  promulgatedOn: act.promulgatedOn ?? '',
  receivedOn: act.receivedOn ?? '',
  orderedOn: act.orderedOn ?? '',
  authority: act.orderedAuthority ?? '',
  countFrom: act.countFrom,
});

export const countingOf = (act: ActCounting): ActCounting => ({
  passedOn: act.passedOn, promulgatedOn: act.promulgatedOn, receivedOn: act.receivedOn, orderedOn: act.orderedOn,
  orderedAuthority: act.orderedAuthority, countFrom: act.countFrom, countFromReason: act.countFromReason,
});
