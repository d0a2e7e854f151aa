import type { Subject } from '../store/events.ts';

/** The resolutions some facts are about, each once, as an event's subjects. */
export const resolutionsIn = (facts: readonly { resolutionId: number }[]): Subject[] =>
  [...new Set(facts.map((one) => one.resolutionId))].map((id) => ({ type: 'resolution', id }));
