import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { choice } from '../../input.ts';
import { DAY_FORMS, type ReadingHabits, setReading, THEMES } from '../../store/users.ts';

export const chooseReadingInput = z.object({
  locale: choice('locale', ['zh-TW', 'en'] as const).required,
  dayForm: choice('dayForm', DAY_FORMS).optional,
  theme: choice('theme', THEMES).required,
});

/** How a person reads: language, days, colours; what is left out stays. A preference, no fact of record: it leaves no event. */
export async function chooseReading(deps: Deps, actor: Actor, reading: Partial<ReadingHabits>): Promise<void> {
  if (actor.id !== null) await setReading(deps.db, actor.id, reading);
}
