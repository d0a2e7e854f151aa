/** What would go out on the next days: a calendar of counts, then each day with who gets what and why. */
import { z } from 'zod';
import type { SimulatedItem, SimulatedMail } from '../../../actions/reminders/reckon-ahead.ts';
import { simulate } from '../../../actions/reminders/simulate.ts';
import type { Deps } from '../../../deps.ts';
import { addDays, type Day, dayOfMonthOf, monthOf, weekdayOf } from '../../../domain/day/civil-date.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { isDayOff, type OfficeCalendar } from '../../../domain/calendar/office-calendar.ts';
import { day, readInput, wholeNumber } from '../../../input.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView, typedDay } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import type { Query } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';
import { type Addressees, addresseesOf } from './addressees.ts';
import { roleWords, rungWords } from './chase-words.ts';
import { mailTabs } from './mail-tabs.ts';

const DAYS = 30;
const CHOICES = [1, 7, 14, 30, 60];
/** The first days are shown at once, and so many items of a mail; the others a click away. */
const OPEN_DAYS = 3;
const MOST_ITEMS = 6;

const simulatorInput = z.object({ from: day('from').optional, days: wholeNumber('days', 1, 60).optional });

export async function simulatorPage(deps: Deps, visit: SignedIn, query: Query): Promise<Answer> {
  const { t, locale } = visit;
  const words = t.foresight;
  const reading = readInput(simulatorInput, query);
  const { from, days } = reading.ok ? { from: reading.value.from ?? visit.day, days: reading.value.days ?? DAYS } : { from: visit.day, days: DAYS };
  const typed = reading.ok ? { from: typedDay(from, locale), days: String(days) } : query;
  const form = { typed, failures: reading.ok ? {} : reading.failures, status: reading.ok ? 200 : 422 };
  const field = fieldsOf(form, visit);
  const mails = reading.ok ? await simulate(deps, visit.actor, { from, days }) : [];
  const addressees = await addresseesOf(deps.db, visit);
  const byDay = groupBy(mails, (one) => one.day);
  return page('simulator', {
    title: words.simulatorTitle,
    tabs: mailTabs(visit, 'simulator'),
    errors: errorsOf(form, visit),
    action: '/simulator',
    keptDay: visit.asOf,
    fields: [
      field.date('from', { label: words.from }),
      field.select('days', { label: words.days, options: [...new Set([...CHOICES, days])].sort((a, b) => a - b).map((value) => ({ value, text: words.dayOptions[value] ?? String(value) })) }),
    ],
    total: words.total(mails.length, new Set(mails.map((one) => one.to)).size),
    weeks: weeksOf(from, days, byDay, await loadCalendar(deps.db), visit),
    days: [...byDay].map(([on, all], at) => ({
      id: `day-${on}`, isOpen: at < OPEN_DAYS, day: dayView(on, locale), count: t.chase.mailCount(all.length), caption: words.caption(dayView(on, locale).main),
      mails: all.map((one) => mailView(one, visit, addressees)),
    })),
  }, form.status);
}

/** Shades of a cell, by the mails of its day; 0 stays blank. */
const shadeOf = (mails: number, most: number): number => (mails === 0 ? 0 : Math.min(4, Math.ceil((mails / most) * 4)));

/** Monday to Sunday; null for days outside the stretch. */
function weeksOf(from: Day, days: number, byDay: ReadonlyMap<Day, SimulatedMail[]>, calendar: OfficeCalendar, { t, locale }: SignedIn) {
  const sinceMonday = (weekdayOf(from) + 6) % 7;
  const most = Math.max(1, ...[...byDay.values()].map((all) => all.length));
  const cells = Array.from({ length: Math.ceil((sinceMonday + days) / 7) * 7 }, (_, at) => {
    if (at < sinceMonday || at >= sinceMonday + days) return null;
    const on = addDays(from, at - sinceMonday);
    const mails = byDay.get(on)?.length ?? 0;
    const isOff = isDayOff(calendar, on);
    return {
      iso: on, short: at === sinceMonday || dayOfMonthOf(on) === 1 ? `${monthOf(on)}/${dayOfMonthOf(on)}` : String(dayOfMonthOf(on)), isOff, count: mails, shade: shadeOf(mails, most),
      href: mails > 0 ? `#day-${on}` : null, label: mails > 0 ? t.foresight.calendarLabel(dayView(on, locale).text, mails) : null,
    };
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const mailView = ({ day: on, to, items }: SimulatedMail, visit: SignedIn, addressees: Addressees) => ({
  to: addressees.of(to),
  whyHref: visit.paths.why({ email: to, day: on }),
  count: visit.t.foresight.mailTo(items.length),
  items: items.slice(0, MOST_ITEMS).map((one) => itemView(one, visit)),
  rest: items.length > MOST_ITEMS ? { text: visit.t.foresight.rest(items.length - MOST_ITEMS), items: items.slice(MOST_ITEMS).map((one) => itemView(one, visit)) } : null,
});

const itemView = (one: SimulatedItem, visit: SignedIn) => ({
  href: visit.paths.resolution(one.resolutionId), item: one.item, counted: visit.t.chase.counted[one.topic], due: dayView(one.dueOn, visit.locale),
  rung: rungWords(one.rung, one.topic, visit), topic: visit.t.chase.topic[one.topic], as: roleWords(one.reason, one.standsFor, visit),
});
