/** The list as the command line prints it: an interface whose names stay. */
import { statusOf } from '../domain/resolution/status.ts';
import type { AsOf, Timeliness } from '../domain/resolution/timeliness.ts';
import type { Database } from '../store/database.ts';
import { findResolutions, readTexts } from '../store/resolutions.ts';
import { listUnits } from '../store/units.ts';

type Filter = { actId: number | null; timeliness: Timeliness | null };

/** In the document's order, as of a day: what is dated later has not happened yet. */
export async function listResolutions(db: Database, asOf: AsOf, { actId, timeliness }: Filter) {
  const found = await findResolutions(db, actId === null ? {} : { actId });
  const listed = found.map((one) => statusOf(one, asOf)).filter((one) => timeliness === null || one.timeliness === timeliness);
  const texts = await readTexts(db, listed.map((one) => one.id));
  const units = new Map((await listUnits(db)).map((unit) => [unit.id, unit.name]));
  return listed.map(({ id, sectionPath, item, agency, unitId, stage, disposition, ...one }) => ({
    id,
    agency,
    sectionPath,
    item,
    ...texts.get(id)!,
    unit: unitId === null ? null : (units.get(unitId) ?? null),
    stage,
    disposition,
    timeliness: one.timeliness,
    obligations: one.obligations.map(({ id: obligationId, kind, words, reportType, committee, current, timeliness: standing }) => ({
      id: obligationId,
      kind,
      words,
      reportType,
      committee,
      anchor: current.anchor,
      rawDueOn: current.rawDueOn,
      dueOn: current.dueOn,
      effectiveDueOn: current.effectiveDueOn,
      promisedOn: current.beside.promised?.newDueOn ?? null,
      provisional: current.isProvisional,
      calendar: current.calendarLabel,
      timeliness: standing,
      doneOn: current.doneOn,
      unsure: current.unsure,
    })),
    freezes: one.freezes.map(({ frozenTwd, baseTwd, consentRequired, releasedTwd }) => ({ frozenTwd, baseTwd, consentRequired, releasedTwd })),
    letters: one.letters.map(({ direction, documentNumber, issuedOn, title, outcome }) => ({ direction, documentNumber, issuedOn, title, outcome })),
  }));
}
