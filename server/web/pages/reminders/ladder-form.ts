/** The ladder as a form: from a ladder to what stands in the fields, and back, with each problem at its field. */
import { toHalfWidth } from '../../../domain/text/chinese-number.ts';
import { type Ladder, type LadderProblem, readLadder, type Step, TOPICS, type Topic, type Track } from '../../../domain/reminder/ladder.ts';
import { readDay } from '../../../domain/day/roc-date.ts';

export const SIDES = ['before', 'after'] as const;
export type Side = (typeof SIDES)[number];

/** What was typed, by the name of its field; a name ticked more than once has a list. */
export type Typed = Readonly<Record<string, unknown>>;

/** Rows of one side that a form may have; the ladder itself is read strictly. */
const MOST_ROWS = 25;

export const rowName = (topic: Topic, side: Side, row: number): string => `${topic}-${side}-${row}`;

/** Names of the fields of what holds for all topics, and the path of each in the ladder. */
const GENERAL = {
  'unassigned-before': 'unassigned.before', 'unassigned-after': 'unassigned.after', 'moved': 'moved', 'waits': 'acknowledgement.waitsWorkingDays',
  'neverWithin': 'acknowledgement.neverWithin', 'afterIgnored': 'escalation.afterIgnored', 'escalation': 'escalation.tells', 'mayOptOut': 'mayOptOut',
} as const;

export function typedOf(ladder: Ladder, writeDay: (day: string) => string): Typed {
  const rows = (topic: Topic, side: Side) => ladder.tracks[topic][side].flatMap((step, row): [string, unknown][] => [
    [`${rowName(topic, side, row)}-days`, String(step.workingDays)], [`${rowName(topic, side, row)}-tells`, step.tells],
  ]);
  return Object.fromEntries([
    ...TOPICS.flatMap((topic): [string, unknown][] => {
      const { isOn, every, dates } = ladder.tracks[topic];
      return [
        ...(isOn ? [[`${topic}-isOn`, 'yes'] as [string, unknown]] : []), [`${topic}-every`, every === null ? '' : String(every)],
        [`${topic}-dates`, dates.map(writeDay).join('、')], ...SIDES.flatMap((side) => rows(topic, side)),
      ];
    }),
    ['unassigned-before', ladder.unassigned.before], ['unassigned-after', ladder.unassigned.after], ['moved', ladder.moved],
    ['waits', String(ladder.acknowledgement.waitsWorkingDays)], ['neverWithin', String(ladder.acknowledgement.neverWithin)],
    ['afterIgnored', ladder.escalation === null ? '' : String(ladder.escalation.afterIgnored)], ['escalation', ladder.escalation?.tells ?? []], ['mayOptOut', ladder.mayOptOut],
  ]);
}

/** `problems`: by the name of the field, or of the row, or of the side, where each is. */
export type LadderReading = { ladder: Ladder } | { problems: Map<string, LadderProblem['code']> };

export function ladderOf(typed: Typed): LadderReading {
  const names = new Map<string, string>(Object.entries(GENERAL).map(([name, path]) => [path, name]));
  const tracks = Object.fromEntries(TOPICS.map((topic) => [topic, trackOf(typed, topic, names)]));
  const afterIgnored = numberOf(typed['afterIgnored']);
  const read = readLadder({
    tracks,
    unassigned: { before: listOf(typed['unassigned-before']), after: listOf(typed['unassigned-after']) },
    moved: listOf(typed['moved']),
    acknowledgement: { waitsWorkingDays: numberOf(typed['waits']) ?? Number.NaN, neverWithin: numberOf(typed['neverWithin']) ?? Number.NaN },
    escalation: afterIgnored === null ? null : { afterIgnored, tells: listOf(typed['escalation']) },
    mayOptOut: listOf(typed['mayOptOut']),
  });
  if ('ladder' in read) return read;
  const problems = new Map(read.problems.map(({ where, code }) => [nameOf(where, code, names), code]));
  // A row whose days cannot be read has no place in the order.
  for (const [name, code] of problems) if (code === 'order' && [...problems].some(([other, why]) => why === 'days' && other.startsWith(`${name}-`))) problems.delete(name);
  return { problems };
}

/** A problem with the days or the roles of a row is at that field of it; any other where its path says. */
function nameOf(where: string, code: LadderProblem['code'], names: ReadonlyMap<string, string>): string {
  const name = names.get(where) ?? where;
  if (!/-(before|after)-\d+$/.test(name)) return name;
  return code === 'days' ? `${name}-days` : `${name}-tells`;
}

type RawTrack = Omit<Track, 'before' | 'after'> & { before: Step[]; after: Step[] };

function trackOf(typed: Typed, topic: Topic, names: Map<string, string>): RawTrack {
  names.set(`tracks.${topic}.every`, `${topic}-every`).set(`tracks.${topic}.dates`, `${topic}-dates`);
  const side = (of: Side): Step[] => {
    const rows = Array.from({ length: MOST_ROWS }, (_, row) => {
      const name = rowName(topic, of, row);
      return { name, days: numberOf(typed[`${name}-days`]), tells: listOf(typed[`${name}-tells`]) };
    }).filter((row) => row.days !== null || row.tells.length > 0);
    const sign = of === 'before' ? -1 : 1;
    const sorted = rows.map((row) => ({ ...row, days: row.days ?? Number.NaN })).sort((a, b) => Number(Number.isNaN(a.days)) - Number(Number.isNaN(b.days)) || sign * (a.days - b.days) || 0);
    names.set(`tracks.${topic}.${of}`, `${topic}-${of}`);
    sorted.forEach(({ name }, at) => names.set(`tracks.${topic}.${of}.${at}`, name));
    return sorted.map(({ days, tells }) => ({ workingDays: days, tells: tells as Step['tells'] }));
  };
  return { isOn: typed[`${topic}-isOn`] !== undefined, before: side('before'), after: side('after'), every: numberOf(typed[`${topic}-every`]), dates: daysOf(typed[`${topic}-dates`]) };
}

const listOf = (value: unknown): string[] => (value === undefined || value === '' ? [] : [value].flat().map(String));

/** Null where nothing was typed, not a number where something else was. */
function numberOf(value: unknown): number | null {
  const text = toHalfWidth(String([value ?? ''].flat().at(-1))).trim();
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

/** What is no day is kept as it was typed, for the ladder's reader to refuse. */
const daysOf = (value: unknown): string[] =>
  String([value ?? ''].flat().at(-1)).split(/[\s、,，;；]+/).filter((one) => one !== '').map((one) => readDay(one) ?? one);
