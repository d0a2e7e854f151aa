/** Who is owed which reminder on a day: the one definition, asked when planning and again before each mail goes out. */
import type { Day } from '../domain/civil-date.ts';
import { groupBy } from '../domain/group-by.ts';
import { addWorkingDays, isDayOff, type OfficeCalendar, workingDaysBetween } from '../domain/office-calendar.ts';
import { type People, recipientsOf, RUNGS_BEFORE, rungInForce } from '../domain/reminder-ladder.ts';
import type { Act, Unit } from '../domain/resolution.ts';
import { scheduleOf } from '../domain/schedule.ts';
import { type ObligationStatus, type OccurrenceStatus, type ResolutionStatus, statusOf } from '../domain/status.ts';
import { asOfDay } from '../domain/timeliness.ts';
import type { ReminderItem } from '../mail/reminder-letter.ts';
import { listActs } from '../store/acts.ts';
import { loadCalendar } from '../store/calendar.ts';
import { readInChunks } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import { type NewReminder, resolutionsOpenBy } from '../store/reminders.ts';
import { findResolutions, readTexts } from '../store/resolutions.ts';
import { listUnits } from '../store/units.ts';
import { usersOfRole } from '../store/users.ts';

/** A reminder somebody is owed, with what the letter says of it. */
export type OwedReminder = NewReminder & { details: ReminderItem };

/** What hardly changes while a run goes on. */
export type Office = { calendar: OfficeCalendar; acts: ReadonlyMap<number, Act>; units: ReadonlyMap<number, Unit>; supervisors: string[]; officers: string[] };

export async function readOffice(db: Database): Promise<Office> {
  const officers = await usersOfRole(db, 'officer');
  return {
    calendar: await loadCalendar(db),
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
  const ids = among ?? (await resolutionsOpenBy(db, addWorkingDays(calendar, day, RUNGS_BEFORE[0]), day));
  const asOf = asOfDay(day, calendar);
  const resolutions = (await readInChunks(ids, (chunk) => findResolutions(db, { ids: chunk }))).map((one) => statusOf(one, asOf));
  const owed = resolutions.filter((one) => !one.isClosed).flatMap((resolution) =>
    resolution.obligations.flatMap((obligation) =>
      obligation.occurrences.flatMap((occurrence) => owedFor({ resolution, obligation, occurrence }, office, day))));
  const texts = await readTexts(db, [...groupBy(owed, (one) => one.resolutionId).keys()]);
  for (const one of owed) one.details.text = texts.get(one.resolutionId)?.text ?? '';
  return owed;
}

type Subject = { resolution: ResolutionStatus; obligation: ObligationStatus; occurrence: OccurrenceStatus };

function owedFor({ resolution, obligation, occurrence }: Subject, office: Office, day: Day): OwedReminder[] {
  const { dueOn } = occurrence;
  if (dueOn === null || occurrence.doneOn !== null) return [];
  const rung = rungInForce(dueOn, day, office.calendar);
  if (rung === null) return [];
  const unit = resolution.unitId === null ? null : (office.units.get(resolution.unitId) ?? null);
  const people: People = { unit, supervisors: office.supervisors, officers: office.officers };
  const told = recipientsOf(rung, people);
  const act = office.acts.get(resolution.actId)!;
  const deadline = scheduleOf(obligation.reading, act, office.calendar)[occurrence.number - 1];
  return told.map((recipient) => ({
    resolutionId: resolution.id,
    occurrenceId: occurrence.id,
    rung: rung.key,
    dueOn,
    recipient: recipient.email,
    reason: recipient.reason,
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
      steps: deadline?.dueOn === dueOn ? deadline.steps : [],
      outstandingTwd: resolution.outstandingTwd,
      consentRequired: resolution.freezes.some((freeze) => freeze.outstandingTwd > 0 && freeze.consentRequired),
      unit: unit?.name ?? null,
      reason: recipient.reason,
      alsoTold: told.filter((other) => other.email !== recipient.email),
    },
  }));
}
