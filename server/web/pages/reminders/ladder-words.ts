/** A ladder in words, and what differs between two. */
import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../../../domain/group-by.ts';
import { type Ladder, type Reason, type Topic, TOPICS, type Track } from '../../../domain/reminder/ladder.ts';
import { inOneOrder, type LadderPart } from '../../../domain/reminder/merge-ladders.ts';
import { dayView } from '../../days.ts';
import type { Visit } from '../../visit.ts';

export type LadderChange = { name: string; from: string[]; to: string[] };

export function changesBetween(from: Ladder, to: Ladder, visit: Visit): LadderChange[] {
  const [before, after] = [partsOf(inOneOrder(from), visit), partsOf(inOneOrder(to), visit)];
  return before.flatMap((part, at) => (isDeepStrictEqual(part, after[at]) ? [] : [{ name: part.name, from: part.lines, to: after[at]!.lines }]));
}

/** What one part comes to, on one line. */
export function describePart(ladder: Ladder, part: LadderPart, visit: Visit): string {
  const { partSeparator } = visit.t.form;
  const said = partsOf(inOneOrder(ladder), visit).filter((one) => one.part === part).map(({ name, lines }) => ({ name, line: lines.join(partSeparator) }));
  return said.map(({ name, line }) => (part === 'unassigned' ? visit.t.ladder.problemAt(name, line) : line)).join(partSeparator);
}

export const nameOfPart = (part: LadderPart, { t }: Visit): string => (part in t.ladder.names ? t.ladder.names[part as keyof typeof t.ladder.names] : t.chase.topic[part as Topic]);

function partsOf({ tracks, unassigned, moved, acknowledgement, escalation, mayOptOut }: Ladder, visit: Visit): { part: LadderPart; name: string; lines: string[] }[] {
  const { t } = visit;
  const words = t.ladder;
  const who = (reasons: readonly Reason[]): string => (reasons.length === 0 ? words.none : reasons.map((one) => t.chase.reason[one]).join(words.listSeparator));
  return [
    ...TOPICS.map((topic) => ({ part: topic, name: t.chase.topic[topic], lines: describeTrack(tracks[topic], visit) })),
    { part: 'unassigned', name: words.names.unassigned, lines: [who(unassigned.before)] },
    { part: 'unassigned', name: words.names.unassignedLate, lines: [who(unassigned.after)] },
    { part: 'moved', name: words.names.moved, lines: [who(moved)] },
    { part: 'acknowledgement', name: words.names.acknowledgement, lines: [words.waitsSaid(acknowledgement.waitsWorkingDays, acknowledgement.neverWithin)] },
    { part: 'escalation', name: words.names.escalation, lines: [escalation === null ? words.none : words.ignoredSaid(escalation.afterIgnored, who(escalation.tells))] },
    { part: 'mayOptOut', name: words.names.mayOptOut, lines: [who(mayOptOut)] },
  ];
}

/** One line for each set of people: 到期前 20、10、5 個工作日：單位信箱、承辦人 */
function describeTrack({ isOn, before, after, every, dates }: Track, { t, locale }: Visit): string[] {
  const words = t.ladder;
  const who = (reasons: readonly Reason[]): string => reasons.map((one) => t.chase.reason[one]).join(words.listSeparator);
  const lines = (['before', 'after'] as const).flatMap((side) => {
    const steps = { before, after }[side];
    return [...groupBy(steps, (one) => one.tells.join(' ')).values()].map((same) => {
      const days = words.track[side](same.map((one) => one.workingDays).join(words.listSeparator));
      const isLast = side === 'after' && every !== null && same.includes(after.at(-1)!);
      return words.problemAt(isLast ? `${days}${words.listSeparator}${words.track.every(every)}` : days, who(same[0]!.tells));
    });
  });
  const all = [...lines, ...(dates.length > 0 ? [words.track.dates(dates.map((day) => dayView(day, locale).main).join(words.listSeparator))] : [])];
  if (!isOn) return [words.track.off, ...all];
  return all.length > 0 ? all : [words.track.silent];
}
