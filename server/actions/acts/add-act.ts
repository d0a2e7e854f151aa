import { z } from 'zod';
import { ACT_KINDS, COUNT_FROM } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import { toWesternYear } from '../../domain/day/roc-date.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { choice, day, text, wholeNumber } from '../../input.ts';
import { insertAct } from '../../store/acts.ts';
import { recordEvent } from '../../store/events.ts';
import { checkCounting, checkPassage } from './act-change.ts';
import { demand } from '../demand.ts';

export const addActInput = z.object({
  title: text('title', 200).required,
  kind: choice('kind', ACT_KINDS).required,
  /** ROC or AD, as typed; stored as AD. */
  fiscalYear: wholeNumber('fiscalYear', 1, 9999).optional.transform((year) => (year === null ? null : toWesternYear(year))),
  passedOn: day('passedOn').required,
  promulgatedOn: day('promulgatedOn').optional,
  receivedOn: day('receivedOn').optional,
  orderedOn: day('orderedOn').optional,
  /** What set that day: the number of a letter or decision, its words. */
  orderedAuthority: text('authority', 500).optional,
  countFrom: choice('countFrom', COUNT_FROM).optional.transform((anchor) => anchor ?? 'passed'),
  countFromReason: text('reason', 500).optional,
});

/**
 * Adds an act. [choice] Periods count from its passage unless it says otherwise.
 * Refuses a passage that is not plausible, to count from a date it does not have, a promulgation or receipt before the
 * passage, and an ordered start day without the authority that set it.
 */
export async function addAct(deps: Deps, actor: Actor, input: z.infer<typeof addActInput>): Promise<{ id: number }> {
  demand(actor, 'manage-acts');
  checkPassage(input.passedOn, deps.clock.today());
  checkCounting(input);
  if (input.orderedOn !== null && input.orderedAuthority === null) throw new InvalidInputError({ code: 'authority-missing' }, 'orderedAuthority');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const id = await insertAct(trx, { ...input, createdAt: at });
    await recordEvent(trx, { actor, at, verb: 'act_added', subjects: [{ type: 'act', id }], after: input, reason: input.countFromReason });
    return { id };
  });
}
