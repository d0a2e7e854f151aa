/** The due dates of a mail as an iCalendar file (RFC 5545): whole days, one event each, replaced where a date moves. */
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Day } from '../domain/day/civil-date.ts';
import { mailWords } from '../locales/mail.ts';
import type { LocaleName } from '../locales/words.ts';
import type { ReminderItem } from './reminder-item.ts';

type Dated = Pick<ReminderItem, 'resolutionId' | 'item' | 'agency' | 'actTitle' | 'dueOn' | 'itemKey' | 'dueVersion'>;

/**
 * Null where there is nothing to come. An event's UID is the thing's and its SEQUENCE how often the date has moved, so a
 * calendar moves what it holds. It says nothing of the time it was made: the same dates make the same file.
 */
export function calendarFile(items: readonly Dated[], { day, baseUrl, locale }: { day: Day; baseUrl: string; locale: LocaleName }): string | null {
  const words = mailWords[locale];
  if (items.length === 0) return null;
  const { hostname } = new URL(baseUrl);
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: { company: hostname, product: 'resolution-tracker', language: locale === 'en' ? 'EN' : 'ZH' } });
  for (const one of items) {
    const url = `${baseUrl}/resolutions/${one.resolutionId}`;
    calendar.createEvent({
      id: `${(one.itemKey ?? `resolution:${one.resolutionId}`).replaceAll(':', '-')}@${hostname}`,
      sequence: one.dueVersion ?? 0,
      stamp: midnight(day),
      start: midnight(one.dueOn),
      allDay: true,
      summary: locale === 'en' ? `${words.dueOn}: ${words.item(one.item)}, ${one.agency}` : `【${words.dueOn}】${words.item(one.item)} ${one.agency}`,
      description: `${one.actTitle}\n${url}`,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

const midnight = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);
