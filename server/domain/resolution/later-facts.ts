import type { Day } from '../day/civil-date.ts';
import type { Resolution } from './resolution.ts';

/** Whether anything is on record of a resolution that is dated after a day, so that it stands otherwise later. */
export const hasFactsAfter = ({ assignedOn, repliedOn, signedOffOn, letters, reviews, freezes, obligations }: Resolution, day: Day): boolean =>
  [
    assignedOn, repliedOn, signedOffOn,
    ...letters.map((one) => one.issuedOn), ...reviews.map((one) => one.heldOn),
    ...freezes.flatMap((one) => one.releases.map((release) => release.releasedOn)),
    ...obligations.flatMap((one) => [
      one.endDecidedOn, ...one.occurrences.flatMap(({ answers, extensions }) => [...answers.map((answer) => answer.issuedOn), ...extensions.map((extension) => extension.decidedOn)]),
    ]),
  ].some((on) => on !== null && on > day);
