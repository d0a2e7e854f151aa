/** How much money was frozen over time: up when an act passes, down with each release. Pure. */
import type { Day } from '../day/civil-date.ts';
import { groupBy } from '../group-by.ts';
import type { ResolutionStatus } from '../resolution/status.ts';

/** NT$: what came to it and what went on a day, and what was frozen at its end. */
export type FrozenOn = { day: Day; frozenTwd: number; releasedTwd: number; outstandingTwd: number };

/** Days on which it changed until `day`, earliest first; `passedOn` is the day an act froze it. A freeze is never released beyond what it froze. */
export function frozenOverTime(all: readonly ResolutionStatus[], passedOn: (actId: number) => Day, day: Day): FrozenOn[] {
  const changes = all.flatMap(({ actId, freezes }) => freezes.flatMap(({ frozenTwd, releases }) => {
    const from = passedOn(actId);
    if (frozenTwd === null || frozenTwd === 0 || from > day) return [];
    let left = frozenTwd;
    const released = releases.filter((one) => one.releasedOn <= day).map(({ releasedOn, releasedTwd }) => {
      const amount = Math.min(left, releasedTwd);
      left -= amount;
      return { day: releasedOn < from ? from : releasedOn, frozenTwd: 0, releasedTwd: amount };
    });
    return [{ day: from, frozenTwd, releasedTwd: 0 }, ...released];
  }));
  let outstandingTwd = 0;
  return [...groupBy(changes, (one) => one.day)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, own]) => {
    const sum = (what: 'frozenTwd' | 'releasedTwd'): number => own.reduce((total, one) => total + one[what], 0);
    const [frozenTwd, releasedTwd] = [sum('frozenTwd'), sum('releasedTwd')];
    return { day: on, frozenTwd, releasedTwd, outstandingTwd: (outstandingTwd += frozenTwd - releasedTwd) };
  });
}
