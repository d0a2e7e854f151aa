/** What is owed on a day, worded for its letters: asked when planning and again before each mail goes out. */
import type { Day } from '../../domain/day/civil-date.ts';
import type { Considered } from '../../domain/reminder/consider.ts';
import { groupBy } from '../../domain/group-by.ts';
import { milestonesBefore, nextMilestone } from '../../domain/deadline/milestones.ts';
import { isDayOff, workingDaysBetween } from '../../domain/calendar/office-calendar.ts';
import { proofOf } from '../../domain/deadline/proof.ts';
import { MOVED } from '../../domain/reminder/reminder-ladder.ts';
import type { ReminderItem } from '../../mail/reminder-item.ts';
import type { Database } from '../../store/database.ts';
import { type DropReason, type MovedFrom, type NewReminder, type Reminder, waitingMoves } from '../../store/reminders.ts';
import { readTexts } from '../../store/resolutions.ts';
import { considerDesk, considerDeskTold, type Desk, exceptTold, idsToChase, indexTold, leaveOut, type OnBroken, openDesk } from './consider-reminders.ts';
import type { Office } from './office.ts';

/** A reminder somebody is owed, with what the letter says of it. `isTold`: it is in the ledger, for this person or for whom they stand in. */
export type OwedReminder = NewReminder & { details: ReminderItem; isTold: boolean };

/**
 * Reminders owed on a day, of all resolutions or of some; none on a day off. What was logged later than the day is not known
 * yet. `onBroken`: for a resolution that cannot be followed; without it, that is an error.
 */
export async function owedReminders(db: Database, office: Office, day: Day, among?: readonly number[], onBroken?: OnBroken): Promise<OwedReminder[]> {
  if (isDayOff(office.calendar, day)) return [];
  const moves = await waitingMoves(db, among);
  const ids = among ?? [...new Set([...(await idsToChase(db, office, day)), ...moves.map((one) => one.resolutionId)])];
  const desk = await openDesk(db, office, day, ids, onBroken);
  const owed = toOwed(considerDesk(desk, office), desk, office);
  const news = waitingNews(desk, office, moves).flatMap(({ one, moved }) => toOwed([one], desk, office, moved));
  return withTexts(db, [...owed, ...news]);
}

/** One reminder owed on a day, as far as planning has to know before it words anything. */
export type OwedInBrief = Pick<OwedReminder, 'recipient' | 'resolutionId' | 'dueOn' | 'rung' | 'isTold'>;

/** `settled`: reminders, by id, taken out of mails and not owed to anybody any more, with the reason. */
export type InBrief = { owed: OwedInBrief[]; settled: Map<number, DropReason> };

/** `owedReminders` without what the letters say: quick, for it is asked often. */
export async function owedInBrief(db: Database, office: Office, day: Day): Promise<InBrief> {
  if (isDayOff(office.calendar, day)) return { owed: [], settled: new Map() };
  const moves = await waitingMoves(db);
  const ids = [...new Set([...(await idsToChase(db, office, day)), ...moves.map((one) => one.resolutionId)])];
  const desk = await openDesk(db, office, day, ids, leaveOut);
  const considered = [...considerDeskTold(desk, office), ...waitingNews(desk, office, moves).map(({ one }) => one)];
  const owed = exceptTold(considered, indexTold(desk.told)).flatMap(({ chased, rung, recipient, against }) =>
    against === null || against === 'told' ? [{ recipient: recipient.email, resolutionId: chased.resolutionId, dueOn: chased.dueOn, rung: rung!.key, isTold: against === 'told' }] : []);
  const settledOf = new Map(desk.chased.map((one) => [one.itemKey, one.settled]));
  const settled = moves.flatMap((one) => {
    const why = one.droppedBecause === null ? null : settledOf.get(one.itemKey);
    return why ? [[one.id, why] as const] : [];
  });
  return { owed, settled: new Map(settled) };
}

const newsKey = ({ itemKey, dueVersion, dueOn }: Pick<Reminder, 'itemKey' | 'dueVersion' | 'dueOn'>): string => `${itemKey} ${dueVersion} ${dueOn}`;

/** News that waits, for whoever answers for the thing by now: their own, or else what somebody was to be told before them. */
function waitingNews(desk: Desk, office: Office, moves: readonly Reminder[]): { one: Considered; moved: MovedFrom | null }[] {
  const movesOf = groupBy(moves, newsKey);
  return movesOn(desk, office).flatMap((one) => {
    const waiting = movesOf.get(newsKey(one.chased)) ?? [];
    const found = waiting.find((each) => each.recipient === one.recipient.email) ?? waiting[0];
    return found ? [{ one, moved: found.moved }] : [];
  });
}

/** Who could be told that a due date moved. */
const movesOn = (desk: Desk, office: Office): Considered[] => {
  const dated = desk.chased.filter((one) => one.topic === 'deadline');
  return considerDeskTold({ ...desk, chased: dated }, office, MOVED).filter((one) => one.against === null);
};

/** The news owed of due dates that have just moved, by occurrence; told on `day`, a working day. */
export async function owedMoves(db: Database, office: Office, day: Day, resolutionIds: readonly number[], movedOf: ReadonlyMap<number, MovedFrom>): Promise<OwedReminder[]> {
  const desk = await openDesk(db, office, day, resolutionIds);
  const news = movesOn(desk, office).flatMap((one) => {
    const moved = movedOf.get(one.chased.occurrence!.id);
    return moved ? toOwed([one], desk, office, moved) : [];
  });
  return withTexts(db, news);
}

/** What a mail says of these: one item a thing, the news that it moved within the reminder where there are both. */
export const itemsOf = (owed: readonly OwedReminder[]): ReminderItem[] =>
  [...groupBy(owed, (one) => one.itemKey).values()].map((same) => {
    const [reminder] = same.filter((one) => one.moved === null);
    const moved = same.find((one) => one.moved !== null)?.moved ?? null;
    return { ...(reminder ?? same[0]!).details, moved };
  });

async function withTexts(db: Database, owed: OwedReminder[]): Promise<OwedReminder[]> {
  const texts = await readTexts(db, [...groupBy(owed, (one) => one.resolutionId).keys()]);
  for (const one of owed) one.details.text = texts.get(one.resolutionId)?.text ?? '';
  return owed;
}

/** The ones owed, with what a letter says of each; who else is told is everybody owed the same. */
function toOwed(considered: readonly Considered[], desk: Desk, office: Office, moved: MovedFrom | null = null): OwedReminder[] {
  const owed = considered.filter((one) => one.against === null);
  const marked = exceptTold(owed, indexTold(desk.told));
  const told = groupBy(owed, (one) => one.chased.itemKey);
  return owed.map((one, at) => {
    const others = told.get(one.chased.itemKey)!.filter((other) => other.recipient.email !== one.recipient.email);
    return {
      resolutionId: one.chased.resolutionId,
      itemKey: one.chased.itemKey,
      topic: one.chased.topic,
      occurrenceId: one.chased.occurrence?.id ?? null,
      rung: one.rung!.key,
      dueOn: one.chased.dueOn,
      dueVersion: one.chased.dueVersion,
      recipient: one.recipient.email,
      reason: one.recipient.reason,
      standsFor: one.recipient.standsFor ?? null,
      toldFor: one.duties.map((duty) => duty.email),
      covers: one.covers,
      moved,
      details: { ...detailsOf(one, desk, office), moved, alsoTold: others.map(({ recipient: { email, reason } }) => ({ email, reason })) },
      isTold: marked[at]!.against === 'told',
    };
  });
}

function detailsOf({ chased, recipient, duties, covers }: Considered, { resolutions, day }: Desk, office: Office): Omit<ReminderItem, 'alsoTold' | 'moved'> {
  const { obligation, occurrence, dueOn, topic } = chased;
  const resolution = resolutions.get(chased.resolutionId)!;
  const act = office.acts.get(resolution.actId)!;
  const proof = topic === 'deadline' ? proofOf(obligation!, occurrence!, act, office) : null;
  return {
    resolutionId: resolution.id,
    item: resolution.item,
    sectionPath: resolution.sectionPath,
    agency: resolution.agency,
    actTitle: act.title,
    text: '',
    topic,
    itemKey: chased.itemKey,
    dueVersion: chased.dueVersion,
    operative: obligation ? { start: obligation.reading.start, end: obligation.reading.end } : { start: 0, end: 0 },
    reportType: obligation?.reportType ?? null,
    committee: obligation?.committee ?? null,
    dueOn,
    finalDueOn: occurrence?.effectiveDueOn ?? null,
    isProvisional: occurrence?.isProvisional ?? false,
    workingDaysLeft: workingDaysBetween(office.calendar, day, dueOn),
    steps: proof === null || proof.recomputedOn !== null ? [] : proof.steps,
    proof,
    milestone: topic === 'deadline' || topic === 'milestone' ? nextMilestone(milestonesBefore(occurrence!.effectiveDueOn!, office.calendar, occurrence!.anchorOn), day) : null,
    outstandingTwd: resolution.outstandingTwd,
    consentRequired: resolution.freezes.some((freeze) => freeze.outstandingTwd > 0 && freeze.consentRequired),
    unit: chased.unitId === null ? null : (office.units.get(chased.unitId)?.name ?? null),
    reason: recipient.reason,
    standsFor: recipient.standsFor ? { email: recipient.standsFor, because: recipient.because! } : null,
    alsoFor: duties.slice(1).map(({ email, reason }) => ({ email: email === recipient.email ? null : email, reason })),
    covers,
  };
}
