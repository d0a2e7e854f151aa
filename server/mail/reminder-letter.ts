/** The reminder: what a person owes, by when, why then and what to do, complete on its own. Data in, words out. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import ejs from 'ejs';
import { type Day, daysBetween } from '../domain/day/civil-date.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import { type Counts, mailWords, SOON_DAYS } from '../locales/mail.ts';
import type { LocaleName } from '../locales/words.ts';
import { calendarFile } from './calendar-file.ts';
import { itemModel, lineOf } from './item-model.ts';
import { dayIn } from './item-words.ts';
import { byUrgency, isDated, type ReminderItem } from './reminder-item.ts';
import { wrapText } from './wrap-text.ts';

/** `locale`: Chinese in full with the English in short beneath (unless said otherwise), or English alone. */
export type ReminderLetterInput = { day: Day; baseUrl: string; items: readonly ReminderItem[]; locale?: LocaleName };
/** `calendar`: the due dates as an iCalendar file, null where there are none to come. `threads`: one id a resolution, without brackets. */
export type ReminderLetter = { subject: string; text: string; html: string; calendar: string | null; threads: string[] };

const { en } = mailWords;

/** [choice] So many items are told in full, and so many more in a line each: mail programs cut a mail at some 100 KB. */
const MOST_IN_FULL = 12;
const MOST_IN_BRIEF = 120;

/** The letter about these items, what burns first. `day` is the office day it is sent on. */
export function reminderLetter({ day, baseUrl, items, locale = 'zh-TW' }: ReminderLetterInput): ReminderLetter {
  const sorted = [...items].sort(byUrgency);
  const counts = countsOf(sorted, day);
  const dated = sorted.filter(isDated);
  const nearest = (dated.find((one) => one.dueOn >= day) ?? dated.at(-1))?.dueOn ?? null;
  const words = mailWords[locale];
  const isEnglish = locale === 'en';
  const rest = sorted.slice(MOST_IN_FULL);
  const page = {
    words,
    lang: isEnglish ? 'en' : 'zh-Hant-TW',
    wrap: wrapText,
    subject: words.subject(counts, nearest && (isEnglish ? nearest : formatRoc(nearest))),
    sentOn: dayIn(day, locale),
    lead: words.lead(sorted.length, counts),
    items: sorted.slice(0, MOST_IN_FULL).map((one) => itemModel(one, { day, baseUrl, locale })),
    rest: rest.length === 0 ? null : {
      title: words.rest(rest.length),
      lines: rest.slice(0, MOST_IN_BRIEF).map((one) => ({ text: lineOf(one, { day, locale }), url: `${baseUrl}/resolutions/${one.resolutionId}` })),
      more: rest.length > MOST_IN_BRIEF ? words.more(rest.length - MOST_IN_BRIEF) : null,
      url: `${baseUrl}/resolutions`,
    },
    english: isEnglish ? null : { lead: en.lead(sorted.length, counts), rest: en.rest(rest.length), footer: en.footer },
  };
  return {
    subject: page.subject,
    text: drawText(page),
    html: drawHtml(page),
    calendar: calendarFile(dated.filter((one) => one.dueOn >= day), { day, baseUrl, locale }),
    threads: [...new Set(sorted.map((one) => one.resolutionId))].map((id) => threadOf(id, baseUrl)),
  };
}

/** One thread a resolution: a mail program shows its reminders together, and a reply beside them. */
const threadOf = (resolutionId: number, baseUrl: string): string => `resolution-${resolutionId}@${new URL(baseUrl).hostname}`;

function countsOf(items: readonly ReminderItem[], day: Day): Counts {
  const counts: Counts = { unassigned: 0, overdue: 0, today: 0, soon: 0, later: 0, moved: 0, waiting: 0 };
  for (const one of items) {
    const { dueOn, unit, moved } = one;
    const days = daysBetween(day, dueOn);
    counts[!isDated(one) ? 'waiting' : days < 0 ? 'overdue' : days === 0 ? 'today' : days <= SOON_DAYS ? 'soon' : 'later'] += 1;
    if (unit === null) counts.unassigned += 1;
    if (moved !== null) counts.moved += 1;
  }
  return counts;
}

type Draw = (page: object) => string;

const drawHtml = template('reminder.html.ejs', {});
/** A text mail is no HTML: what is a `<` to the reader is written as one. */
const drawText = template('reminder.text.ejs', { escape: (value: unknown) => String(value ?? '') });

function template(name: string, options: ejs.Options): Draw {
  const filename = fileURLToPath(new URL(`../../views/mail/${name}`, import.meta.url));
  return ejs.compile(readFileSync(filename, 'utf8'), { strict: true, localsName: 'page', filename, ...options }) as Draw;
}
