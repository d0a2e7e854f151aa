/** Who is owed which reminder on a day: the one definition, asked when planning and again before each mail goes out. */
import type { Almanac } from '../domain/almanac.ts';
import type { Day } from '../domain/civil-date.ts';
import { groupBy } from '../domain/group-by.ts';
import { addWorkingDays, isDayOff, workingDaysBetween } from '../domain/office-calendar.ts';
import { MOVED, type People, recipientsOf, type Rung, RUNGS_BEFORE, rungInForce } from '../domain/reminder-ladder.ts';
import type { Act, Unit } from '../domain/resolution.ts';
import { milestonesBefore, nextMilestone } from '../domain/milestones.ts';
import { proofOf } from '../domain/proof.ts';
import { type ObligationStatus, type OccurrenceStatus, type ResolutionStatus, statusOf } from '../domain/status.ts';
import { asOfDay } from '../domain/timeliness.ts';
import type { ReminderItem } from '../mail/reminder-letter.ts';
import { listActs } from '../store/acts.ts';
import { loadAlmanac } from '../store/almanac.ts';
import { readInChunks } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import { type MovedFrom, type NewReminder, resolutionsOpenBy, waitingMoves } from '../store/reminders.ts';
import { findResolutions, readTexts } from '../store/resolutions.ts';
import { listUnits } from '../store/units.ts';
import { usersOfRole } from '../store/users.ts';

/** A reminder somebody is owed, with what the letter says of it. */
export type OwedReminder = NewReminder & { details: ReminderItem };

/** What hardly changes while a run goes on. */
export type Office = Almanac & { acts: ReadonlyMap<number, Act>; units: ReadonlyMap<number, Unit>; supervisors: string[]; officers: string[] };

export async function readOffice(db: Database): Promise<Office> {
  const officers = await usersOfRole(db, 'officer');
  return {
    ...(await loadAlmanac(db)),
    acts: new Map((await listActs(db)).map((act) => [act.id, act])),
    units: new Map((await listUnits(db)).map((unit) => [unit.id, unit])),
    supervisors: (await usersOfRole(db, 'supervisor')).map((user) => user.email),
    // An office that has no liaison officer yet still has somebody who must hear of an item nobody was given.
    officers: (officers.length > 0 ? officers : await usersOfRole(db, 'admin')).map((user) => user.email),
  };
}

/** Reminders owed on a day, of all resolutions or of some; none on a day off. What was logged later than the day is not known yet. */
export async function owedReminders(db: Database, office: Office, day: Day, among?: readonly number[]): Promise<OwedReminder[]> {
  const { calendar } = office;
  if (isDayOff(calendar, day)) return [];
  const moves = await waitingMoves(db, among);
  const ids = among ?? [...new Set([...(await resolutionsOpenBy(db, addWorkingDays(calendar, day, RUNGS_BEFORE[0]), day)), ...moves.map((one) => one.resolutionId)])];
  const subjects = await subjectsOf(db, office, day, ids);
  const movedOf = groupBy(moves, (one) => one.occurrenceId);
  const owed = subjects.flatMap((subject) => [
    ...owedFor(subject, rungInForce(subject.dueOn, day, calendar), office, day),
    ...(movedOf.get(subject.occurrence.id) ?? []).filter((one) => one.dueOn === subject.dueOn).flatMap((one) =>
      owedFor(subject, MOVED, office, day, one.moved).filter(({ recipient }) => recipient === one.recipient)),
  ]);
  return withTexts(db, owed);
}

/** How a due date that moved is known: its obligation and its number. */
export const dueDateKey = (obligationId: number, number: number): string => `${obligationId}/${number}`;

/** The news owed of due dates that have just moved, by `dueDateKey`; told on `day`, a working day. */
export async function owedMoves(db: Database, office: Office, day: Day, resolutionIds: readonly number[], movedOf: ReadonlyMap<string, MovedFrom>): Promise<OwedReminder[]> {
  const subjects = await subjectsOf(db, office, day, resolutionIds);
  return withTexts(db, subjects.flatMap((subject) => {
    const moved = movedOf.get(dueDateKey(subject.obligation.id, subject.occurrence.number));
    // Where a later day was granted, the LY's own may move and nothing changes for anybody.
    return moved && subject.dueOn === subject.occurrence.dueOn ? owedFor(subject, MOVED, office, day, moved) : [];
  }));
}

/** What a mail says of these: one item a due date, the news that it moved within the reminder where there are both. */
export const itemsOf = (owed: readonly OwedReminder[]): ReminderItem[] =>
  [...groupBy(owed, (one) => one.occurrenceId).values()].map((same) => {
    const [reminder] = same.filter((one) => one.moved === null);
    const moved = same.find((one) => one.moved !== null)?.moved ?? null;
    return { ...(reminder ?? same[0]!).details, moved };
  });

async function withTexts(db: Database, owed: OwedReminder[]): Promise<OwedReminder[]> {
  const texts = await readTexts(db, [...groupBy(owed, (one) => one.resolutionId).keys()]);
  for (const one of owed) one.details.text = texts.get(one.resolutionId)?.text ?? '';
  return owed;
}

type Subject = { resolution: ResolutionStatus; obligation: ObligationStatus; occurrence: OccurrenceStatus; dueOn: Day };

/** The due dates of these resolutions that are still expected and not answered. */
async function subjectsOf(db: Database, { calendar }: Office, day: Day, ids: readonly number[]): Promise<Subject[]> {
  const asOf = asOfDay(day, calendar);
  const resolutions = (await readInChunks(ids, (chunk) => findResolutions(db, { ids: chunk }))).map((one) => statusOf(one, asOf));
  return resolutions.filter((one) => !one.isClosed).flatMap((resolution) =>
    resolution.obligations.flatMap((obligation) =>
      obligation.occurrences.flatMap((occurrence) => {
        // A later day that an authority granted is the day people are told of; a promise of our own is not.
        const { effectiveDueOn: dueOn, doneOn, isExpected } = occurrence;
        return dueOn === null || doneOn !== null || !isExpected ? [] : [{ resolution, obligation, occurrence, dueOn }];
      })));
}

function owedFor({ resolution, obligation, occurrence, dueOn }: Subject, rung: Rung | null, office: Office, day: Day, moved: MovedFrom | null = null): OwedReminder[] {
  if (rung === null) return [];
  const unit = resolution.unitId === null ? null : (office.units.get(resolution.unitId) ?? null);
  const people: People = { unit, supervisors: office.supervisors, officers: office.officers };
  const told = recipientsOf(rung, people);
  const act = office.acts.get(resolution.actId)!;
  const proof = proofOf(obligation, occurrence, act, office);
  return told.map((recipient) => ({
    resolutionId: resolution.id,
    occurrenceId: occurrence.id,
    rung: rung.key,
    dueOn,
    recipient: recipient.email,
    reason: recipient.reason,
    moved,
    details: {
      resolutionId: resolution.id,
      item: resolution.item,
      sectionPath: resolution.sectionPath,
      agency: resolution.agency,
      actTitle: act.title,
      text: '',
      operative: { start: obligation.reading.start, end: obligation.reading.end },
      reportType: obligation.reportType,
      committee: obligation.committee,
      dueOn,
      isProvisional: occurrence.isProvisional,
      workingDaysLeft: workingDaysBetween(office.calendar, day, dueOn),
      steps: proof.recomputedOn === null ? proof.steps : [],
      proof,
      milestone: nextMilestone(milestonesBefore(dueOn, office.calendar, occurrence.anchorOn), day),
      outstandingTwd: resolution.outstandingTwd,
      consentRequired: resolution.freezes.some((freeze) => freeze.outstandingTwd > 0 && freeze.consentRequired),
      unit: unit?.name ?? null,
      reason: recipient.reason,
      alsoTold: told.filter((other) => other.email !== recipient.email),
      moved,
    },
  }));
}
