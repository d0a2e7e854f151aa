/** The day a period counts from: one of the act's own dates, a year's end, a session's opening or closing, a day. */
import { addDays, type Day, makeDay } from '../day/civil-date.ts';
import type { ActDates } from './deadline-result.ts';
import { resolveYear } from './deadline-day.ts';
import type { AnchorReading, SessionReading, UnsureReason } from './deadline-reading.ts';
import { findSession, type FoundSession, nextSession, sessionAt, type SessionPeriod, termAt } from '../calendar/session.ts';

export type AnchorName =
  | 'passed' | 'promulgated' | 'received' | 'ordered' | 'by_hand' | 'year_end' | 'session_opening' | 'session_closing' | 'day' | 'event' | 'none';

/** What is counted from, and why: `act` by the act's rule, `text` because the sentence says so. */
export type AnchorStep =
  | { kind: 'counted-from'; anchor: AnchorName; on: Day; why: 'act' | 'text'; words: string }
  | { kind: 'session-found'; term: number; session: number; edge: SessionReading['edge']; on: Day; provisional: boolean }
  | { kind: 'day-named'; on: Day; yearFrom: 'text' | 'fiscal-year' | 'passage' }
  | { kind: 'fiscal-year-ends'; on: Day; yearFrom: 'text' | 'fiscal-year' | 'passage' }
  | { kind: 'occurrence'; number: number; months: number }
  | { kind: 'interval-ended'; on: Day }
  /** A person set the day it counts from, or the due day itself. */
  | { kind: 'anchor-by-hand' | 'due-by-hand'; on: Day; by: string; reason: string };

export type Start = { anchor: AnchorName; on: Day | null; provisional: boolean; steps: AnchorStep[]; unsure: UnsureReason | null };

const nowhere = (anchor: AnchorName, unsure: UnsureReason): Start => ({ anchor, on: null, provisional: false, steps: [], unsure });

export function startOf(anchor: AnchorReading, words: string, act: ActDates, sessions: readonly SessionPeriod[]): Start {
  switch (anchor.kind) {
    case 'act': return fromAct(act.countFrom, 'act', words, act);
    case 'passed': case 'promulgated': case 'received': return fromAct(anchor.kind, 'text', words, act);
    case 'year_end': return fromYearEnd(anchor.year, words, act);
    case 'session_opening': case 'session_closing': return fromSession(anchor.session, act, sessions);
    case 'day': return counted('day', anchor.on, 'text', words);
    case 'event': return nowhere('event', 'event-unknown');
  }
}

const counted = (anchor: AnchorName, on: Day, why: 'act' | 'text', words: string): Start =>
  ({ anchor, on, provisional: false, steps: [{ kind: 'counted-from', anchor, on, why, words }], unsure: null });

function fromAct(name: ActDates['countFrom'], why: 'act' | 'text', words: string, act: ActDates): Start {
  const on = { passed: act.passedOn, promulgated: act.promulgatedOn, received: act.receivedOn, ordered: act.orderedOn ?? null }[name];
  return on === null ? nowhere(name, 'anchor-date-missing') : counted(name, on, why, words);
}

/** 31 December: the fiscal year is the calendar year (預算法第12條). */
function fromYearEnd(written: number | null, words: string, act: ActDates): Start {
  const year = resolveYear({ year: written, yearOffset: 0 }, act);
  const on = year && makeDay(year.year, 12, 31);
  return on ? counted('year_end', on, 'text', words) : nowhere('year_end', 'year-unknown');
}

/** The opening or closing of the session a text means, seen from the day the act was passed. */
export function fromSession(reading: SessionReading, act: ActDates, sessions: readonly SessionPeriod[]): Start {
  const anchor: AnchorName = reading.edge === 'opening' ? 'session_opening' : 'session_closing';
  const found = meant(reading, act.passedOn, sessions);
  if (!found) return nowhere(anchor, 'session-unknown');
  const { term, session, provisional } = found;
  const on = reading.edge === 'opening' ? found.opensOn : found.closesOn;
  return { anchor, on, provisional, steps: [{ kind: 'session-found', term, session, edge: reading.edge, on, provisional }], unsure: null };
}

function meant({ which, term, session }: SessionReading, passedOn: Day | null, sessions: readonly SessionPeriod[]): FoundSession | null {
  if (which === 'named') {
    const inTerm = term ?? (passedOn === null ? null : termAt(passedOn));
    return inTerm === null || session === null ? null : findSession(inTerm, session, sessions);
  }
  if (passedOn === null) return null;
  return which === 'this' ? sessionAt(passedOn, sessions) : nextSession(passedOn, sessions);
}

/** Before a session opens: the day before is the last. */
export const dayBefore = (day: Day): Day => addDays(day, -1);
