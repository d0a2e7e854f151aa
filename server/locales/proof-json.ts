/** The proof sheet as JSON: the data with its codes, and beside each reckoning the sentences of the page. */
import type { Extension } from '../domain/deadline/extension.ts';
import type { ProofSheet, ProvenDate } from '../domain/deadline/proof-sheet.ts';
import { describeProof } from './proof.ts';
import type { LocaleName } from './words.ts';

export const proofJson = ({ asOf, by, at, resolution, act, unit, text, dates }: ProofSheet, locale: LocaleName) => ({
  asOf,
  printedBy: by,
  printedAt: at,
  resolution: { id: resolution.id, item: resolution.item, sectionPath: resolution.sectionPath, agency: resolution.agency, unit, timeliness: resolution.timeliness, text },
  act: {
    id: act.id, title: act.title, passedOn: act.passedOn, promulgatedOn: act.promulgatedOn, receivedOn: act.receivedOn, orderedOn: act.orderedOn,
    orderedAuthority: act.orderedAuthority, countFrom: act.countFrom, countFromReason: act.countFromReason,
  },
  deadlines: dates.map((one) => dateJson(one, locale)),
});

function dateJson({ proof, occurrence, timeliness, milestones }: ProvenDate, locale: LocaleName) {
  const said = describeProof(proof, locale);
  const { anchor, anchorOn, beside } = proof;
  return {
    words: proof.words,
    kind: proof.kind,
    reportType: proof.reportType,
    committee: proof.committee,
    occurrence: proof.number,
    rawDueOn: proof.rawDueOn,
    dueOn: proof.dueOn,
    extended: besideJson(beside.extended),
    promised: besideJson(beside.promised),
    effectiveDueOn: proof.effectiveDueOn,
    timeliness,
    doneOn: occurrence.doneOn,
    provisional: proof.isProvisional,
    unsure: said.unsure,
    anchor: { name: anchor, on: anchorOn, evidence: said.anchor.evidence },
    articles: proof.articles,
    steps: said.steps,
    skipped: proof.skipped,
    calendar: proof.calendarLabel,
    otherAnchors: proof.others.map(({ name, on, dueOn, isInForce }) => ({ anchor: name, on, dueOn, inForce: isInForce })),
    recomputedOn: proof.recomputedOn,
    milestones,
  };
}

const besideJson = (one: Extension | null) =>
  one && {
    dueOn: one.newDueOn, authority: one.authority, reason: one.reason, requestedBy: one.requestedBy, requestedOn: one.requestedOn,
    grantedBy: one.decidedBy, grantedOn: one.decidedOn,
  };
