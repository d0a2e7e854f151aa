/** Writes into the ledger who is to be told what today, and puts it into one mail a person. */
import { createHash } from 'node:crypto';
import type { Day } from '../../domain/day/civil-date.ts';
import { groupBy } from '../../domain/group-by.ts';
import { addWorkingDays, isDayOff } from '../../domain/calendar/office-calendar.ts';
import { MOVED } from '../../domain/reminder/reminder-ladder.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { byUrgency } from '../../mail/reminder-item.ts';
import { reminderLetter } from '../../mail/reminder-letter.ts';
import { loadCalendar } from '../../store/calendar.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { takeTurn } from '../../store/mail-control.ts';
import { takeBackWaiting } from '../../store/mail-queue.ts';
import { insertMails, mailedOn, messageIdsTaken, type NewMail } from '../../store/mails.ts';
import { planningMark } from '../../store/planning-mark.ts';
import { factsVersion } from '../../store/statuses.ts';
import { tryOut } from '../../store/try-out.ts';
import { dropReminders, insertReminders, putInMails, type Reminder, reminderKey, remindersOf } from '../../store/reminders.ts';
import { leaveOut } from './consider-reminders.ts';
import { demand } from '../demand.ts';
import { languageOf, type Office, readOffice } from './office.ts';
import { takeUpKept } from './take-up-kept.ts';
import { itemsOf, owedInBrief, type OwedInBrief, type OwedReminder, owedReminders } from './owed-reminders.ts';

export type PlanOptions = {
  day: Day;
  /** Everything is worked out and nothing kept. */
  dryRun: boolean;
  /** Whoever had a mail today is told the next working day, unless it is due this very day. */
  oneMailADay: boolean;
  /** Plans for nobody more; what is planned stays. */
  stop?: AbortSignal | undefined;
};

export type PlannedMail = { to: string; subject: string; items: { resolutionId: number; item: string; dueOn: Day }[] };

/** People planned for in one transaction: SQLite has one connection, and every page waits for it. */
const BATCH = 50;

/** Between two of them, in milliseconds: a page asks one query after the other, and would wait for a batch at each. */
const PAUSE_MS = 40;

/**
 * Plans the day's mails: only what the ledger does not hold yet, so running it again plans nothing. What a
 * person was to be told in a mail that never left moves into the new one. Where something fails for one person, the others
 * are planned for, and the failures are thrown together at the end.
 */
export async function planReminders(deps: Deps, actor: Actor, options: PlanOptions): Promise<PlannedMail[]> {
  demand(actor, 'send-reminders');
  if (isDayOff(await loadCalendar(deps.db), options.day)) return [];
  // Before anything is read: what changes meanwhile makes another mark.
  const mark = [await planningMark(deps.db), options.day, options.oneMailADay, deps.mail === null].join(' ');
  if (!options.dryRun && foundNothing.get(deps.db) === mark) return [];
  foundNothing.delete(deps.db);
  const facts = await factsVersion(deps.db);
  const office = await readOffice(deps.db);
  if (deps.mail !== null && !options.dryRun) await takeUpKept(deps);
  // Looked at first without the turn and without words: most runs of the day find nothing new.
  const { owed, settled } = await owedInBrief(deps.db, office, options.day);
  if (settled.size > 0 && !options.dryRun) await deps.db.transaction((trx) => dropReminders(trx, settled, facts));
  const people = [...new Set((await mayGoOut(deps.db, owed, office, options)).map((one) => one.recipient))].sort();
  const idsOf = groupBy(owed, (one) => one.recipient);
  const planned: PlannedMail[] = [];
  const errors: unknown[] = [];
  const plan = async (some: readonly string[]): Promise<void> => {
    const ids = new Set(some.flatMap((person) => idsOf.get(person)!.map((one) => one.resolutionId)));
    try {
      planned.push(...(await planBatch(deps, actor, options, { people: new Set(some), resolutionIds: [...ids] })));
    } catch (error) {
      if (some.length === 1 || options.stop?.aborted) errors.push(error);
      else for (const person of some) if (!options.stop?.aborted) await plan([person]);
    }
  };
  for (let at = 0; at < people.length; at += BATCH) {
    await plan(people.slice(at, at + BATCH));
    if (options.stop?.aborted) break;
    if (at + BATCH < people.length) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} person(s) not planned for: ${String(errors[0])}`);
  if (planned.length === 0 && !options.dryRun && !options.stop?.aborted) foundNothing.set(deps.db, mark);
  return planned;
}

/** The mark under which this process found nothing to plan: most minutes of a day nothing has changed. */
const foundNothing = new WeakMap<Database, string>();

type Batch = { people: ReadonlySet<string>; resolutionIds: readonly number[] };

/** Looks again, now that no other server plans, and plans what these people are still owed. */
function planBatch(deps: Deps, actor: Actor, options: PlanOptions, { people, resolutionIds }: Batch): Promise<PlannedMail[]> {
  const plan = async (trx: Database): Promise<PlannedMail[]> => {
    await takeTurn(trx, deps.clock.now());
    const office = await readOffice(trx);
    const owed = (await owedReminders(trx, office, options.day, resolutionIds, leaveOut)).filter((one) => people.has(one.recipient));
    const due = await mayGoOut(trx, owed, office, options);
    const hadOne = await whoHadOne(trx, due, options);
    const mails = due.length === 0 ? [] : await planMails(trx, deps, { due, owed, day: options.day, hadOne, office });
    if (mails.length === 0) return [];
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'reminders_planned',
      subjects: mails.map(({ id }) => ({ type: 'mail', id })),
      after: { day: options.day, mails: mails.length, reminders: mails.reduce((sum, { planned }) => sum + planned.items.length, 0) },
    });
    return mails.map((mail) => mail.planned);
  };
  return options.dryRun ? tryOut(deps.db, plan) : deps.db.transaction(plan);
}

type Limits = Pick<PlanOptions, 'day' | 'oneMailADay'>;

const whoHadOne = async (db: Database, due: readonly OwedInBrief[], { day, oneMailADay }: Limits): Promise<ReadonlySet<string>> =>
  (oneMailADay ? mailedOn(db, day, [...new Set(due.map((one) => one.recipient))]) : new Set());

/** Of what is owed, what the ledger does not hold and may be planned today; news is, for a later day where it has to wait. */
async function mayGoOut<O extends OwedInBrief>(db: Database, owed: readonly O[], office: Office, limits: Limits): Promise<O[]> {
  const fresh = owed.filter((one) => !one.isTold);
  const hadOne = await whoHadOne(db, fresh, limits);
  return fresh.filter((one) => one.dueOn === limits.day || one.rung === MOVED.key || !hadOne.has(one.recipient) || office.styles.get(one.recipient) === 'single');
}

type Planned = { id: number; planned: PlannedMail };

/**
 * `owed` words what was waiting already; `hadOne`: who had a mail on `day`, a working day, and gets the next on the working
 * day after it; `office`: what people chose.
 */
export type MailPlan = { due: readonly OwedReminder[]; owed: readonly OwedReminder[]; day: Day; hadOne: ReadonlySet<string>; office: Pick<Office, 'styles' | 'english' | 'calendar'> };

/** Puts what is due into the ledger and into one mail a person, or one a thing where they chose that. */
export async function planMails(trx: Database, { clock, config, mail }: Deps, { due, owed, day: today, hadOne, office }: MailPlan): Promise<Planned[]> {
  const now = clock.now();
  const fresh = await insertReminders(trx, due, now);
  if (fresh.length === 0) return [];
  const takenBack = await takeBackWaiting(trx, [...groupBy(fresh, (one) => one.recipient).keys()]);
  const waiting = (await remindersOf(trx, takenBack)).filter((one) => one.droppedBecause === null);
  const known = new Map(owed.map((one) => [reminderKey(one), one]));
  // A waiting reminder that is not owed any more says nothing new; it is dropped when its mail goes out.
  const groups = [...groupBy([...fresh, ...waiting], (one) => (office.styles.get(one.recipient) === 'single' ? `${one.recipient} ${one.itemKey}` : one.recipient)).values()];
  const taken = await messageIdsTaken(trx, groups.map((group) => messageIdOf(group, config.baseUrl)));
  const later = addWorkingDays(office.calendar, today, 1);
  const planned = groups.map((reminders) => {
    const to = reminders[0]!.recipient;
    const maySleep = hadOne.has(to) && office.styles.get(to) !== 'single' && reminders.every((one) => one.dueOn >= later);
    const day = maySleep ? later : today;
    const items = itemsOf(reminders.flatMap((one) => known.get(reminderKey(one)) ?? [])).sort(byUrgency);
    const letter = reminderLetter({ day, baseUrl: config.baseUrl, items, locale: languageOf(office, to) });
    const first = messageIdOf(reminders, config.baseUrl);
    const messageId = taken.has(first) ? messageIdOf(reminders, config.baseUrl, now) : first;
    const row: NewMail = { subject: letter.subject, text: letter.text, html: letter.html, messageId, recipient: to, day, state: mail === null ? 'outbox' : 'planned' };
    return { row, reminders, planned: { to, subject: letter.subject, items: items.map(({ resolutionId, item, dueOn }) => ({ resolutionId, item, dueOn })) } };
  });
  const ids = await insertMails(trx, planned.map(({ row }) => row), now);
  await putInMails(trx, planned.flatMap(({ reminders }, index) => reminders.map((one) => [one.id, ids[index]!] as const)));
  return planned.map((one, index) => ({ id: ids[index]!, planned: one.planned }));
}

/**
 * The same reminders make the same Message-ID, so a mail that is sent twice can be known as one. `again`: the instant,
 * where they were in a mail before that never left.
 */
function messageIdOf(reminders: readonly Reminder[], baseUrl: string, again = ''): string {
  const keys = [...reminders.map(reminderKey).sort(), again].join('\n');
  return `${createHash('sha256').update(keys).digest('hex').slice(0, 32)}@${new URL(baseUrl).hostname}`;
}
