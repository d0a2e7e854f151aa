/** Why a due date is that day, as the resolution's page shows it; the reckoning itself is the domain's. */
import type { Almanac } from '../../../domain/calendar/almanac.ts';
import { proofOf, type UnderAnchor } from '../../../domain/deadline/proof.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import type { ObligationStatus } from '../../../domain/resolution/status.ts';
import { describeProof } from '../../../locales/proof.ts';
import { dayView } from '../../days.ts';
import type { Visit } from '../../visit.ts';

export function proofOfDate(obligation: ObligationStatus, act: Act, almanac: Almanac, visit: Visit) {
  const proof = proofOf(obligation, obligation.current, act, almanac);
  const said = describeProof(proof, visit.locale);
  return {
    steps: said.steps,
    recomputed: said.recomputed,
    edition: proof.calendarLabel === null ? null : said.edition,
    anchors: proof.others.map((one) => underAnchorView(one, visit)),
    sentenceAnchor: proof.hasOwnAnchor ? visit.t.resolution.sentenceAnchor : null,
  };
}

/** The due day under one of the act's dates, as a row. */
export const underAnchorView = ({ name, on, dueOn, isInForce, isProvisional }: UnderAnchor, { t, locale }: Visit) => ({
  name: t.status.countFrom[name],
  on: dayView(on, locale),
  due: dayView(dueOn, locale),
  missing: on === null ? t.resolution.anchorMissing(t.status.countFrom[name]) : null,
  isInForce,
  isProvisional,
});
