/** The steps of a public date in words. */
import type { PublicStep } from '../../domain/resolution/published.ts';
import { dayText } from '../../locales/day-words.ts';
import { describeDeadlineStep } from '../../locales/deadlines.ts';
import { published } from '../../locales/published.ts';
import type { LocaleName } from '../../locales/words.ts';

export const publicStepWords = (step: PublicStep, locale: LocaleName): string =>
  (step.kind === 'anchor-by-hand' || step.kind === 'due-by-hand' ? published[locale].byHand[step.kind](dayText(step.on, locale)) : describeDeadlineStep(step, locale));
