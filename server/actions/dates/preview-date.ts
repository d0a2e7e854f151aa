import { z } from 'zod';
import type { Day } from '../../domain/day/civil-date.ts';
import type { DateOverride } from '../../domain/deadline/override.ts';
import type { Actor } from '../../domain/rights.ts';
import { scheduleOf, type Scheduled } from '../../domain/deadline/schedule.ts';
import type { Deps } from '../../deps.ts';
import { findAct } from '../../store/acts.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import { demand } from '../demand.ts';
import { obligationOf, setDateInput, whatIsSet } from './override-date.ts';

export const previewDateInput = setDateInput.omit({ reason: true, basis: true });

/** The due date people look at, as it is and as it would be, and how many others would move with it. */
export type DatePreview = { number: number; from: Day | null; to: Scheduled; others: number };

/** What setting a day by hand would come to. Writes nothing; refuses the same as setting it does. */
export async function previewDate({ db, clock }: Deps, actor: Actor, input: z.infer<typeof previewDateInput>): Promise<DatePreview> {
  demand(actor, 'set-date');
  const today = clock.today();
  const { resolution, obligation } = await obligationOf(db, input.obligationId, today);
  demand(actor, 'set-date', [resolution.unitId]);
  const { number, occurrence } = whatIsSet(obligation, input);
  const { kind, on } = input;
  const fresh: DateOverride = { id: 0, kind, number, on, reason: '', setBy: actor.name, setAt: clock.now() };
  const overrides = [...obligation.overrides.filter((one) => one.kind !== kind || one.number !== number), fresh];
  const act = (await findAct(db, resolution.actId))!;
  const dates = scheduleOf(obligation.reading, act, await loadAlmanac(db), { today, endedOn: obligation.endedOn, overrides, atLeast: obligation.occurrences.length });
  const moves = obligation.occurrences.filter((one) => one.number !== occurrence.number && dates[one.number - 1]!.dueOn !== one.dueOn);
  return { number: occurrence.number, from: occurrence.dueOn, to: dates[occurrence.number - 1]!, others: moves.length };
}
