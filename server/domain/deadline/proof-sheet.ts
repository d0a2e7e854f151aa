/** Everything a proof of date says of one resolution, as of a day: what is printed, and what the JSON holds. */
import type { Almanac } from '../calendar/almanac.ts';
import type { Day } from '../day/civil-date.ts';
import { type MilestoneDay, milestonesBefore } from './milestones.ts';
import { type Proof, proofOf } from './proof.ts';
import type { Act } from '../resolution/resolution.ts';
import type { OccurrenceStatus, ResolutionStatus } from '../resolution/status.ts';
import type { Timeliness } from '../resolution/timeliness.ts';

/** One due date: of what recurs, the one to look at on the day. */
export type ProvenDate = { proof: Proof; occurrence: OccurrenceStatus; timeliness: Timeliness; milestones: MilestoneDay[] };

export type ProofSheet = {
  asOf: Day;
  /** Who drew it up, and when (instant, ISO in UTC). */
  by: string;
  at: string;
  resolution: ResolutionStatus;
  act: Act;
  unit: string | null;
  text: string;
  dates: ProvenDate[];
};

/** The due dates of a resolution with their proofs, in the order of the text. */
export const provenDates = ({ obligations }: ResolutionStatus, act: Act, almanac: Almanac): ProvenDate[] =>
  obligations.map((obligation) => {
    const { current } = obligation;
    return {
      proof: proofOf(obligation, current, act, almanac),
      occurrence: current,
      timeliness: obligation.timeliness,
      milestones: current.effectiveDueOn === null ? [] : milestonesBefore(current.effectiveDueOn, almanac.calendar, current.anchorOn),
    };
  });
