/** What would go out on the next days: a calendar of counts, then each day with who gets what and why. */
import { z } from 'zod';
import { simulateAhead } from '../../../actions/reminders/look-ahead.ts';
import type { SimulatedItem, SimulatedMail } from '../../../actions/reminders/reckon-ahead.ts';
import type { Deps } from '../../../deps.ts';
import { addDays, type Day, dayOfMonthOf, monthOf, weekdayOf } from '../../../domain/day/civil-date.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { isDayOff, type OfficeCalendar } from '../../../domain/calendar/office-calendar.ts';
import { day, email, readInput, wholeNumber } from '../../../input.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView, typedDay } from '../../days.ts';
import { fieldsOf, formView } from '../../fields.ts';
import type { Query } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';
import { type Addressees, addresseesOf } from './addressees.ts';
import { roleWords, rungWords } from './chase-words.ts';
import { lookingAheadPage } from './looking-ahead.ts';
import { mailTabs } from './mail-tabs.ts';

const DAYS = 30;
const CHOICES = [1, 7, 14, 30, 60];
/** The first days are shown at once, and so many items of a mail; the others a click away. */
const OPEN_DAYS = 3;
const MOST_ITEMS = 6;
/** Behind that click so many more; the rest of a mail, and days beyond so many lines, have pages of their own. */
const MOST_BEHIND = 30;
const MOST_LINES = 2_000;

const simulatorInput = z.object({ from: day('from').optional, days: wholeNumber('days', 1, 60).optional, to: email('recipient').optional });

export async function simulatorPage(deps: Deps, visit: SignedIn, query: Query): Promise<Answer> {
  const { t, locale } = visit;
  const words = t.foresight;
  const reading = readInput(simulatorInput, query);
  const asked = reading.ok ? reading.value : { from: null, days: null, to: null };
  const [from, days, to] = [asked.from ?? visit.day, asked.days ?? DAYS, asked.to?.toLowerCase() ?? null];
  const typed = reading.ok ? { from: typedDay(from, locale), days: String(days), to: to ?? '' } : query;
  const form = { typed, failures: reading.ok ? {} : reading.failures, status: reading.ok ? 200 : 422 };
  const field = fieldsOf(form, visit);
  const look = reading.ok ? await simulateAhead(deps, visit.actor, { from, days }) : { found: [] };
  if (!('found' in look)) return lookingAheadPage(visit, look, words.simulatorTitle);
  const mails = to === null ? look.found : look.found.filter((one) => one.to === to);
  const addressees = await addresseesOf(deps.db, visit);
  const byDay = groupBy(mails, (one) => one.day);
  const isNamed = to === null || addressees.options.some((one) => one.value === to);
  const recipients = isNamed ? addressees.options : [...addressees.options, { value: to, text: to }];
  const shown = daysShown(byDay);
  return page('simulator', {
    title: words.simulatorTitle,
    tabs: mailTabs(visit, 'simulator'),
    action: '/simulator',
    keptDay: visit.asOf,
    ...formView(form, visit, [
      field.date('from', { label: words.from }),
      field.select('days', { label: words.days, options: [...new Set([...CHOICES, days])].sort((a, b) => a - b).map((value) => ({ value, text: words.dayOptions[value] ?? String(value) })) }),
      field.select('to', { label: words.recipient, empty: words.anybody, options: recipients }),
    ]),
    total: words.total(mails.length, new Set(mails.map((one) => one.to)).size),
    weeks: weeksOf(from, days, byDay, await loadCalendar(deps.db), visit),
    days: [...byDay].map(([on, all], at) => ({
      id: `day-${on}`, isOpen: at < OPEN_DAYS, day: dayView(on, locale), count: t.chase.mailCount(all.length), caption: words.caption(dayView(on, locale).main),
      mails: shown.has(on) ? all.map((one) => mailView(one, visit, addressees, to !== null)) : [],
      wholeHref: shown.has(on) ? null : visit.paths.simulator({ from: on, days: 1 }),
    })),
  }, form.status);
}

/** Shades of a cell, by the mails of its day; 0 stays blank. */
const shadeOf = (mails: number, most: number): number => (mails === 0 ? 0 : Math.min(4, Math.ceil((mails / most) * 4)));

/** Sunday to Saturday, as the office calendar; null for days outside the stretch. */
function weeksOf(from: Day, days: number, byDay: ReadonlyMap<Day, SimulatedMail[]>, calendar: OfficeCalendar, { t, locale }: SignedIn) {
  const sinceSunday = weekdayOf(from);
  const most = Math.max(1, ...[...byDay.values()].map((all) => all.length));
  const cells = Array.from({ length: Math.ceil((sinceSunday + days) / 7) * 7 }, (_, at) => {
    if (at < sinceSunday || at >= sinceSunday + days) return null;
    const on = addDays(from, at - sinceSunday);
    const mails = byDay.get(on)?.length ?? 0;
    const isOff = isDayOff(calendar, on);
    return {
      iso: on, short: at === sinceSunday || dayOfMonthOf(on) === 1 ? `${monthOf(on)}/${dayOfMonthOf(on)}` : String(dayOfMonthOf(on)), isOff, count: mails, shade: shadeOf(mails, most),
      href: mails > 0 ? `#day-${on}` : null, label: mails > 0 ? t.foresight.calendarLabel(dayView(on, locale).text, mails) : null,
    };
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Days whose mails are on the page: from the first on, as far as the lines go; the first whatever it holds. */
function daysShown(byDay: ReadonlyMap<Day, readonly SimulatedMail[]>): ReadonlySet<Day> {
  let lines = 0;
  const days = [...byDay].filter(([, all], at) => {
    lines += all.reduce((sum, one) => sum + Math.min(one.items.length, MOST_ITEMS + MOST_BEHIND), 0);
    return at === 0 || lines <= MOST_LINES;
  });
  return new Set(days.map(([on]) => on));
}

/** `isWhole`: every item of the mail. */
const mailView = ({ day: on, to, items }: SimulatedMail, visit: SignedIn, addressees: Addressees, isWhole: boolean) => ({
  to: addressees.of(to),
  whyHref: visit.paths.why({ email: to, day: on }),
  count: visit.t.foresight.mailTo(items.length),
  items: items.slice(0, MOST_ITEMS).map((one) => itemView(one, visit)),
  rest: items.length > MOST_ITEMS ? { text: visit.t.foresight.rest(items.length - MOST_ITEMS), items: items.slice(MOST_ITEMS, isWhole ? undefined : MOST_ITEMS + MOST_BEHIND).map((one) => itemView(one, visit)) } : null,
  more: isWhole || items.length <= MOST_ITEMS + MOST_BEHIND ? null : { text: visit.t.foresight.moreItems(items.length - MOST_ITEMS - MOST_BEHIND), href: visit.paths.simulator({ from: on, days: 1, to }) },
});

const itemView = (one: SimulatedItem, visit: SignedIn) => ({
  href: visit.paths.resolution(one.resolutionId), item: one.item, counted: visit.t.chase.counted[one.topic], due: dayView(one.dueOn, visit.locale),
  rung: rungWords(one.rung, one.topic, visit), topic: visit.t.chase.topic[one.topic], as: roleWords(one.reason, one.standsFor, visit),
});
