/**
 * The ladder as data: which things are chased, on which working days before and after, and who is told on each
 * rung. An administrator sets it; every ladder ever set stays on record.
 */
import { type Day, isDay } from '../day/civil-date.ts';

/**
 * `deadline`: a due date of the LY. `milestone`: the agency's own next step on the way there. `assignment`: handed to
 * a unit that has not said so. `reply`: our letter is out, the LY's answer is not in. `freeze`: money still frozen.
 * `undated`: asked for without a day.
 */
export const TOPICS = ['deadline', 'milestone', 'assignment', 'reply', 'freeze', 'undated'] as const;
export type Topic = (typeof TOPICS)[number];

/** Why a person is told: the unit's mailbox, the assigned person, the unit's head, a supervisor, a liaison officer. */
export const REASONS = ['mailbox', 'assignee', 'head', 'supervisor', 'officer'] as const;
export type Reason = (typeof REASONS)[number];

/** One rung: so many working days from the day that counts, and whom it tells. */
export type Step = { workingDays: number; tells: readonly Reason[] };

export type Track = {
  isOn: boolean;
  /** Working days before the day that counts; 0 is the day itself. Furthest first. */
  before: readonly Step[];
  /** Working days after it, 1 or more. Nearest first. */
  after: readonly Step[];
  /** After the last step of `after`, again every so many working days, to the same; null: no more. */
  every: number | null;
  /** Days the agency sets, told on the first working day from each: for what has no due date. */
  dates: readonly Day[];
};

export type Ladder = {
  tracks: Record<Topic, Track>;
  /** Whom an item is told to that nobody was given, in the place of the unit's people. */
  unassigned: { before: readonly Reason[]; after: readonly Reason[] };
  /** Who is told that a due date moved. */
  moved: readonly Reason[];
  /** An acknowledgement holds the ladder so many working days, but never within so many of the due date. 0: it holds nothing. */
  acknowledgement: { waitsWorkingDays: number; neverWithin: number };
  /** After so many rungs in a row that nobody acknowledged, these are told too. Null: nobody. */
  escalation: { afterIgnored: number; tells: readonly Reason[] } | null;
  /** Who may choose not to be told. */
  mayOptOut: readonly Reason[];
};

const UNIT: readonly Reason[] = ['mailbox', 'assignee'];
const LATE: readonly Reason[] = ['mailbox', 'assignee', 'head', 'supervisor'];

const steps = (days: readonly number[], tells: readonly Reason[]): Step[] => days.map((workingDays) => ({ workingDays, tells }));

/**
 * [choice] What holds until an administrator sets another. Due dates and what has none are chased; the rest is off,
 * so that bringing the program up to date never mails a whole office about what it was not mailed about before.
 */
export const DEFAULT_LADDER: Ladder = {
  tracks: {
    deadline: { isOn: true, before: steps([20, 10, 5, 3, 1, 0], UNIT), after: steps([1], LATE), every: 5, dates: [] },
    milestone: { isOn: false, before: steps([1, 0], UNIT), after: [], every: null, dates: [] },
    assignment: { isOn: false, before: [], after: [...steps([2], UNIT), ...steps([5], [...UNIT, 'head'])], every: 5, dates: [] },
    reply: { isOn: false, before: [], after: steps([20], ['officer']), every: 20, dates: [] },
    freeze: { isOn: false, before: [], after: steps([60], [...UNIT, 'officer']), every: 60, dates: [] },
    undated: { isOn: true, before: [], after: steps([20], UNIT), every: 20, dates: [] },
  },
  unassigned: { before: ['officer'], after: ['officer', 'supervisor'] },
  moved: ['mailbox', 'assignee', 'head'],
  acknowledgement: { waitsWorkingDays: 5, neverWithin: 1 },
  escalation: null,
  mayOptOut: ['supervisor'],
};

/** What is wrong with a ladder: `where` is a path such as `tracks.deadline.before`; worded in `locales/`. */
export type LadderProblem = { where: string; code: 'not-a-ladder' | 'days' | 'order' | 'reason' | 'nobody' | 'too-many' | 'date' };

/** Rungs of one topic on one side; a mail on every working day of a year is nobody's ladder. */
const MOST_STEPS = 20;
const MOST_DAYS = 250;
const MOST_DATES = 60;

/** Reads a ladder from JSON: the ladder, or everything that is wrong with it. */
export function readLadder(raw: unknown): { ladder: Ladder } | { problems: LadderProblem[] } {
  const problems: LadderProblem[] = [];
  const reader = ladderReader(problems);
  const top = reader.object(raw, '');
  const tracks = reader.object(top['tracks'], 'tracks');
  const unassigned = reader.object(top['unassigned'], 'unassigned');
  const acknowledgement = reader.object(top['acknowledgement'], 'acknowledgement');
  const escalation = top['escalation'] == null ? null : reader.object(top['escalation'], 'escalation');
  const ladder: Ladder = {
    tracks: Object.fromEntries(TOPICS.map((topic) => [topic, reader.track(tracks[topic], `tracks.${topic}`)])) as Record<Topic, Track>,
    unassigned: { before: reader.reasons(unassigned['before'], 'unassigned.before'), after: reader.reasons(unassigned['after'], 'unassigned.after') },
    moved: reader.reasons(top['moved'], 'moved'),
    acknowledgement: {
      waitsWorkingDays: reader.days(acknowledgement['waitsWorkingDays'], 'acknowledgement.waitsWorkingDays'),
      neverWithin: reader.days(acknowledgement['neverWithin'], 'acknowledgement.neverWithin'),
    },
    escalation: escalation && {
      afterIgnored: reader.days(escalation['afterIgnored'], 'escalation.afterIgnored', 1), tells: reader.reasons(escalation['tells'], 'escalation.tells'),
    },
    mayOptOut: reader.reasons(top['mayOptOut'], 'mayOptOut', 0),
  };
  return problems.length > 0 ? { problems } : { ladder };
}

function ladderReader(problems: LadderProblem[]) {
  const wrong = (where: string, code: LadderProblem['code']): void => void problems.push({ where, code });
  const object = (raw: unknown, where: string): Record<string, unknown> => {
    if (raw !== null && typeof raw === 'object' && !Array.isArray(raw)) return raw as Record<string, unknown>;
    wrong(where, 'not-a-ladder');
    return {};
  };
  const list = (raw: unknown, where: string, most: number): unknown[] => {
    if (!Array.isArray(raw)) wrong(where, 'not-a-ladder');
    else if (raw.length > most) wrong(where, 'too-many');
    else return raw;
    return [];
  };
  const days = (raw: unknown, where: string, least = 0): number => {
    if (typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= MOST_DAYS) return raw;
    wrong(where, 'days');
    return least;
  };
  const reasons = (raw: unknown, where: string, least = 1): Reason[] => {
    const named = [...new Set(list(raw, where, REASONS.length))];
    if (!named.every((one) => (REASONS as readonly unknown[]).includes(one))) wrong(where, 'reason');
    else if (named.length < least) wrong(where, 'nobody');
    return named as Reason[];
  };
  const side = (raw: unknown, where: string, least: number, isRising: boolean): Step[] => {
    const all = list(raw, where, MOST_STEPS).map((one, at) => {
      const step = object(one, `${where}.${at}`);
      return { workingDays: days(step['workingDays'], `${where}.${at}`, least), tells: reasons(step['tells'], `${where}.${at}`) };
    });
    const inOrder = (a: number, b: number): boolean => (isRising ? a < b : a > b);
    if (all.some((one, at) => at > 0 && !inOrder(all[at - 1]!.workingDays, one.workingDays))) wrong(where, 'order');
    return all;
  };
  const track = (raw: unknown, where: string): Track => {
    const one = object(raw, where);
    const dates = list(one['dates'] ?? [], `${where}.dates`, MOST_DATES);
    if (!dates.every((day) => typeof day === 'string' && isDay(day))) wrong(`${where}.dates`, 'date');
    return {
      isOn: one['isOn'] === true,
      before: side(one['before'] ?? [], `${where}.before`, 0, false),
      after: side(one['after'] ?? [], `${where}.after`, 1, true),
      every: one['every'] == null ? null : days(one['every'], `${where}.every`, 1),
      dates: [...new Set(dates as Day[])].sort(),
    };
  };
  return { object, days, reasons, track };
}
