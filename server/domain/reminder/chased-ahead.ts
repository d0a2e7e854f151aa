/** What of a resolution can be chased on days to come, by the facts on record today: reckoned once, not day by day. */
import type { OfficeCalendar } from '../calendar/office-calendar.ts';
import { addDays, type Day } from '../day/civil-date.ts';
import { factDays } from '../resolution/fact-days.ts';
import type { Resolution } from '../resolution/resolution.ts';
import { statusOf } from '../resolution/status.ts';
import type { AsOf } from '../resolution/timeliness.ts';
import { type Chased, type ChaseFacts, standingOf } from './chased.ts';

/** A thing that is open from a day until another, both included. */
export type Stretch = { chased: Chased; from: Day; until: Day };

/** The days looked at, and how a day is looked at. */
export type Ahead = { first: Day; last: Day; calendar: OfficeCalendar; asOf(day: Day): AsOf };

/** Everything open on any of the days, in stretches of days on which it stays the same. */
export function openAhead(one: Resolution, facts: ChaseFacts, { first, last, calendar, asOf }: Ahead): Stretch[] {
  const turns = [first, ...[...new Set(factDays(one))].filter((on) => on > first && on <= last).sort()];
  return turns.flatMap((turn, at) => {
    const end = at + 1 < turns.length ? addDays(turns[at + 1]!, -1) : last;
    return standingOf(statusOf(one, asOf(turn)), facts, calendar).flatMap(({ chased, after, until }): Stretch[] => {
      const from = after !== null && after >= turn ? addDays(after, 1) : turn;
      const to = until !== null && until < end ? until : end;
      return chased.settled === null && from <= to ? [{ chased, from, until: to }] : [];
    });
  });
}
