/** What adding a resolution would read from its words: read-only, the same reading as when it is added. */
import { stripHtml } from '../../documents/annex/strip-html.ts';
import { type FreezeReading, readFreezes } from '../../domain/money/freeze.ts';
import { readObligations } from '../../domain/resolution/obligation.ts';
import type { Actor } from '../../domain/rights.ts';
import { scheduleOf } from '../../domain/deadline/schedule.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { findAct } from '../../store/acts.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import { demand } from '../demand.ts';
import type { PlannedResolution } from '../imports/plan-import.ts';

export type ResolutionPreview = { obligations: PlannedResolution['obligations']; freezes: FreezeReading[] };

/** Reads the words under the act's dates and the calendar in force; stores nothing. */
export async function previewResolution(
  { db, clock }: Deps, actor: Actor, { actId, text }: { actId: number; text: string },
): Promise<ResolutionPreview> {
  demand(actor, 'import');
  const act = await findAct(db, actId);
  if (!act) throw new NotFoundError({ code: 'act-not-found', id: actId });
  const almanac = await loadAlmanac(db);
  const today = clock.today();
  const words = stripHtml(text);
  const obligations = readObligations(words).map((reading) => ({ reading, deadlines: scheduleOf(reading, act, almanac, { today }) }));
  return { obligations, freezes: readFreezes(words) };
}
