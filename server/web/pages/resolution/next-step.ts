/** What has to happen next with a resolution, in one sentence, and the way to it for whoever may do it. */
import { type NextStep, nextStepOf, STEP_RIGHT } from '../../../domain/resolution/next-step.ts';
import type { Unit } from '../../../domain/resolution/resolution.ts';
import { may } from '../../../domain/rights.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { dayView } from '../../days.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';

export function nextStepView(one: ResolutionStatus, unit: Unit | null, visit: SignedIn) {
  const { t, locale, day } = visit;
  const words = t.nextStep;
  const step = nextStepOf(one);
  const sent = one.letters.findLast((letter) => letter.direction === 'out') ?? null;
  const told = {
    unit: unit?.name ?? t.status.unassigned,
    due: one.nextDueOn && dayView(one.nextDueOn, locale).main,
    isOver: one.nextDueOn !== null && one.nextDueOn < day,
    sent: sent && dayView(sent.issuedOn, locale).main,
  };
  return {
    title: words.title,
    name: words.name[step],
    sentence: words.sentence[step](told),
    tone: step === 'closed' ? 'none' : timelinessBadge(one.timeliness, visit).tone,
    action: mayTake(step, one, visit) ? { text: words.action[step]!, href: wayTo(step, one, visit) } : null,
  };
}

/** Whoever logged a letter does not sign off what it answers. */
function mayTake(step: NextStep, { unitId, letters }: ResolutionStatus, { actor, day, today }: SignedIn): boolean {
  const right = STEP_RIGHT[step];
  if (right === null || day !== today || !may(actor, right, [unitId])) return false;
  return step !== 'sign_off' || letters.every((letter) => letter.loggedById === null || letter.loggedById !== actor.id);
}

function wayTo(step: NextStep, { id, actId, obligations }: ResolutionStatus, { paths }: SignedIn): string {
  switch (step) {
    case 'assign': return '#assign';
    case 'sign_off': return '#sign-off';
    case 'settle_date': return `#hand-${obligations.find((one) => one.current.unsure !== null && one.current.effectiveDueOn === null)?.id}`;
    case 'reply': return paths.officialTable(actId);
    case 'await_ly': return paths.newLetter([id], 'in');
    default: return paths.newLetter([id], 'out');
  }
}
