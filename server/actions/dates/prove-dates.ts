/** The proof of every due date of a resolution, as of a day: read-only, for the page, the sheet, the JSON and the command line. */
import type { Day } from '../../domain/day/civil-date.ts';
import { type ProofSheet, provenDates } from '../../domain/deadline/proof-sheet.ts';
import type { Actor } from '../../domain/rights.ts';
import { statusOf } from '../../domain/resolution/status.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { findAct } from '../../store/acts.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import { findResolutions, readTexts } from '../../store/resolutions.ts';
import { findUnit } from '../../store/units.ts';
import { demand } from '../demand.ts';

export async function proveDates(
  { db, clock }: Deps, actor: Actor, { resolutionId: id, day }: { resolutionId: number; day: Day },
): Promise<ProofSheet> {
  demand(actor, 'view');
  const [found] = await findResolutions(db, { ids: [id] });
  if (!found) throw new NotFoundError({ code: 'resolution-not-found', id });
  const act = (await findAct(db, found.actId))!;
  const almanac = await loadAlmanac(db);
  const resolution = statusOf(found, asOfDay(day, almanac.calendar));
  return {
    asOf: day,
    by: actor.name,
    at: clock.now(),
    resolution,
    act,
    unit: found.unitId === null ? null : ((await findUnit(db, found.unitId))?.name ?? null),
    text: (await readTexts(db, [id])).get(id)!.text,
    dates: provenDates(resolution, act, almanac),
  };
}
