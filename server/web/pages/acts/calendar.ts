/** A year of the office calendar, the editions on record, and the form that loads one. */
import type { MovedDate } from '../../../actions/dates/recompute-deadlines.ts';
import type { Deps } from '../../../deps.ts';
import { addDays, type Day, daysBetween, firstOfMonth, makeDay, monthOf, weekdayOf, yearOf } from '../../../domain/day/civil-date.ts';
import { dayStatus, makeCalendar, type OfficeCalendar } from '../../../domain/calendar/office-calendar.ts';
import { may } from '../../../domain/rights.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import { listEditions, type StoredEdition } from '../../../store/calendar.ts';
import { eventsOf } from '../../../store/events.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import { scriptUrl } from '../../page-scripts.ts';
import type { SignedIn } from '../../visit.ts';
import { proposalsView } from './calendar-proposals.ts';
import { movedView } from '../reminders/moved-dates.ts';
import { almanacTabs } from './sessions.ts';

/** Years that can be shown: those of the ROC, as far as a day can be reckoned with. */
export const FIRST_YEAR = 1912;
const LAST_YEAR = 2200;

export async function calendarPage(deps: Deps, visit: SignedIn, asked: number | null): Promise<Answer> {
  const { db } = deps;
  const { t, paths, actor, day } = visit;
  const year = Math.min(LAST_YEAR, Math.max(FIRST_YEAR, asked ?? yearOf(day)));
  const editions = await listEditions(db);
  const calendar = makeCalendar(editions);
  const inForce = editions.findLast((edition) => edition.year === year) ?? null;
  const months = Array.from({ length: 12 }, (_, index) => monthView(year, index + 1, calendar, visit));
  const yearLink = (to: number) => (to < FIRST_YEAR || to > LAST_YEAR ? null : { text: t.calendar.next(toRocYear(to)), href: paths.calendar({ year: to }) });
  return page('calendar', {
    title: t.calendar.title(toRocYear(year)),
    tabs: almanacTabs(visit, 'calendar'),
    proposals: await proposalsView(deps, visit),
    months,
    counts: t.calendar.counts(...countsOf(year, calendar)),
    provisional: inForce === null,
    previous: yearLink(year - 1),
    next: yearLink(year + 1),
    yearTyped: t.calendar.yearTyped(toRocYear(year)),
    importHref: may(actor, 'manage-calendar') ? paths.importCalendar() : null,
    editions: [true, false].map((isShown) => editions.filter((one) => (one.year === year) === isShown).toReversed().map((one) => editionView(one, editions, visit))),
    todayName: visit.asOf === null ? t.calendar.legendToday : t.shell.asOfLabel,
    moved: inForce && (await movedBy(db, inForce, visit)),
  });
}

function daysOfYear(year: number): Day[] {
  const first = makeDay(year, 1, 1)!;
  return Array.from({ length: daysBetween(first, makeDay(year, 12, 31)!) + 1 }, (_, index) => addDays(first, index));
}

/** Weekdays off, make-up work days, work days. */
function countsOf(year: number, calendar: OfficeCalendar): [number, number, number] {
  const days = daysOfYear(year).map((day) => ({ isWeekend: weekdayOf(day) % 6 === 0, ...dayStatus(calendar, day) }));
  return [
    days.filter((one) => one.isOff && !one.isWeekend).length,
    days.filter((one) => one.reason === 'make-up').length,
    days.filter((one) => !one.isOff).length,
  ];
}

const CLASSES = { weekend: 'weekend', holiday: 'off', 'make-up': 'make-up', work: '' } as const;

/** Weeks of seven cells from Sunday, null where the month has none; and the days that are not as their weekday says. */
function monthView(year: number, month: number, calendar: OfficeCalendar, { t, day: today, locale }: SignedIn) {
  const first = makeDay(year, month, 1)!;
  const days = Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter((day) => monthOf(day) === month);
  const cells = days.map((day, index) => {
    const status = dayStatus(calendar, day);
    const said = status.reason === 'make-up' ? t.calendar.makeUp : status.isOff ? (status.name ?? t.calendar.off) : null;
    return { day, number: index + 1, looks: CLASSES[status.reason], said, isToday: day === today };
  });
  const blank = Array.from({ length: weekdayOf(firstOfMonth(first)) }, () => null);
  const all = [...blank, ...cells];
  return {
    name: t.calendar.month(month),
    id: `month-${month}`,
    weeks: Array.from({ length: Math.ceil(all.length / 7) }, (_, week) => Array.from({ length: 7 }, (_unused, weekday) => all[week * 7 + weekday] ?? null)),
    named: cells.filter((cell) => cell.looks === 'off' || cell.looks === 'make-up').map(({ day, number, said, looks }) => ({
      iso: day, number, said: said ?? '', looks, title: dayView(day, locale).text,
    })),
  };
}

const editionView = (edition: StoredEdition, all: readonly StoredEdition[], { t, locale, paths }: SignedIn) => ({
  year: t.calendar.yearName(toRocYear(edition.year), edition.year),
  href: paths.calendar({ year: edition.year }),
  editionHref: paths.edition(edition.id),
  label: edition.label,
  loaded: instantView(edition.loadedAt, locale),
  isInForce: all.findLast((one) => one.year === edition.year)?.id === edition.id,
});

/** The due dates that moved when an edition came into force, as its event tells them. */
async function movedBy(db: Deps['db'], edition: StoredEdition, visit: SignedIn) {
  const event = (await eventsOf(db, { type: 'calendar_edition', id: edition.id })).find((one) => Array.isArray(one.after['moved']));
  const moved = (event?.after['moved'] ?? []) as MovedDate[];
  if (moved.length === 0) return null;
  return movedView(db, moved, visit, { title: visit.t.calendar.moved(edition.label), isWhole: false, rest: { href: `${visit.paths.edition(edition.id, { all: 'yes' })}#moved` } });
}

export function calendarForm(visit: SignedIn, form: FormState): Answer {
  const { t, paths } = visit;
  const failure = form.failures['file'];
  const field = fieldsOf(form, visit).file('file', { label: t.calendar.file, hint: t.calendar.fileHint, accept: '.csv,text/csv' });
  return page('calendar-form', {
    title: t.calendar.import,
    action: paths.importCalendar(),
    errors: errorsOf(form, visit, [field]),
    problems: failure?.code === 'calendar-unreadable' ? failure.problems : [],
    field,
    cancelHref: paths.calendar(),
    script: scriptUrl('reading-file.js'),
  }, form.status);
}
