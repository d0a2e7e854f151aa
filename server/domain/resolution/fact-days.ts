import type { Day } from '../day/civil-date.ts';
import type { Resolution } from './resolution.ts';

/** The days by which facts on record of a resolution are dated: between two of them it stays as it is. In no order. */
export function factDays({ assignedOn, repliedOn, signedOffOn, letters, reviews, freezes, obligations }: Resolution): Day[] {
  const days: (Day | null)[] = [assignedOn, repliedOn, signedOffOn];
  for (const one of letters) days.push(one.issuedOn);
  for (const one of reviews) days.push(one.heldOn);
  for (const one of freezes) for (const { releasedOn } of one.releases) days.push(releasedOn);
  for (const { endDecidedOn, occurrences } of obligations) {
    days.push(endDecidedOn);
    for (const { answers, extensions } of occurrences) {
      for (const one of answers) days.push(one.issuedOn);
      for (const one of extensions) days.push(one.decidedOn);
    }
  }
  return days.filter((on) => on !== null);
}
