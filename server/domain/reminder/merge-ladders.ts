/** Two ladders made from one: what only one of them changed is taken over, what both changed is told. */
import { type Ladder, type Reason, REASONS, type Step, type Topic, TOPICS, type Track } from './ladder.ts';

/** What is kept or taken over as a whole: each topic, and each rule that holds for all of them. */
export const LADDER_PARTS = [...TOPICS, 'unassigned', 'moved', 'acknowledgement', 'escalation', 'mayOptOut'] as const;
export type LadderPart = (typeof LADDER_PARTS)[number];

/** A part another changed meanwhile; settled where it was left alone here, and theirs is taken over. */
export type LadderClash = { part: LadderPart; isSettled: boolean };

/** `mine` with what `theirs` changed of `was`, wherever `mine` left it as it was. */
export function mergeLadders({ was, theirs, mine }: { was: Ladder; theirs: Ladder; mine: Ladder }): { ladder: Ladder; clashes: LadderClash[] } {
  const said = (ladder: Ladder, part: LadderPart): string => JSON.stringify(partOf(inOneOrder(ladder), part));
  const clashes = LADDER_PARTS
    .filter((part) => said(theirs, part) !== said(was, part) && said(theirs, part) !== said(mine, part))
    .map((part) => ({ part, isSettled: said(mine, part) === said(was, part) }));
  return { ladder: withParts(mine, theirs, clashes.filter((one) => one.isSettled).map((one) => one.part)), clashes };
}

/** A ladder with some parts of another. */
export const withParts = (ladder: Ladder, other: Ladder, parts: readonly LadderPart[]): Ladder =>
  parts.reduce((all, part) => (isTopic(part) ? { ...all, tracks: { ...all.tracks, [part]: other.tracks[part] } } : { ...all, [part]: other[part] }), ladder);

const isTopic = (part: LadderPart): part is Topic => (TOPICS as readonly LadderPart[]).includes(part);

const partOf = (ladder: Ladder, part: LadderPart): unknown => (isTopic(part) ? ladder.tracks[part] : ladder[part]);

/** The same ladder with its roles in one order, so that two can be compared. */
export function inOneOrder(ladder: Ladder): Ladder {
  const sorted = (reasons: readonly Reason[]): Reason[] => REASONS.filter((one) => reasons.includes(one));
  const steps = (all: readonly Step[]): Step[] => all.map(({ workingDays, tells }) => ({ workingDays, tells: sorted(tells) }));
  const track = ({ isOn, before, after, every, dates }: Track): Track => ({ isOn, before: steps(before), after: steps(after), every, dates });
  const { tracks, unassigned, moved, acknowledgement, escalation, mayOptOut } = ladder;
  return {
    tracks: Object.fromEntries(TOPICS.map((topic): [Topic, Track] => [topic, track(tracks[topic])])) as Record<Topic, Track>,
    unassigned: { before: sorted(unassigned.before), after: sorted(unassigned.after) },
    moved: sorted(moved),
    acknowledgement: { waitsWorkingDays: acknowledgement.waitsWorkingDays, neverWithin: acknowledgement.neverWithin },
    escalation: escalation && { afterIgnored: escalation.afterIgnored, tells: sorted(escalation.tells) },
    mayOptOut: sorted(mayOptOut),
  };
}
