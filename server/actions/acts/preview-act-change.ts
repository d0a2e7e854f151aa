import type { Act } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { findAct } from '../../store/acts.ts';
import { basisOf } from '../../domain/basis.ts';
import { type ActChange, actFacts, changedAct } from './act-change.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { demand } from '../demand.ts';
import { type MovedDate, planDates, type Progress } from '../dates/recompute-deadlines.ts';

/** `basis` goes with the change when it is made: it is refused if the act is not as previewed any more. */
export type ActChangePreview = { before: Act; after: Act; basis: string; moved: MovedDate[] };

/** Every due date that would move if an act's dates, or what its periods count from, were changed. Writes nothing. */
export async function previewActChange({ db, clock }: Deps, actor: Actor, change: ActChange, onProgress?: Progress): Promise<ActChangePreview> {
  demand(actor, 'manage-acts');
  const before = await findAct(db, change.actId);
  if (!before) throw new NotFoundError({ code: 'act-not-found', id: change.actId });
  demandUnchanged(change.basis, actFacts(before), 'act-changed-meanwhile');
  const after = changedAct(before, change, clock.today());
  const { moved } = await planDates(db, { today: clock.today(), which: { actId: before.id }, act: after, onProgress });
  return { before, after, basis: basisOf(actFacts(before)), moved };
}
