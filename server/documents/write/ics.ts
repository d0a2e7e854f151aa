/**
 * iCalendar (RFC 5545, with the names of RFC 7986) for calendars that subscribe to an address. All-day events only:
 * no calendar program shows the to-dos of a subscription.
 */
import ical, { ICalAlarmType, ICalCalendar, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '../../domain/day/civil-date.ts';
import { fitForFeed } from './fit-for-feed.ts';

/** Instants are ISO in UTC. */
export type IcsEvent = {
  /** Stays the same for ever, so that a calendar moves the event and does not add another. */
  uid: string;
  day: Day;
  summary: string;
  description: string;
  url: string;
  /** Never falls. */
  sequence: number;
  modifiedAt: string;
  isCancelled: boolean;
  alarms: { at: string; text: string }[];
};

export type IcsCalendar = { name: string; refreshHours: number; events: readonly IcsEvent[] };

/** Lines end with CRLF and are folded at 75 octets. The same events give the same bytes, whenever they are written. */
export function writeIcs({ name, refreshHours, events }: IcsCalendar): string {
  const calendar = ical({
    prodId: '//resolution-tracker//calendar//ZH',
    // The package escapes neither the name nor what it copies it to.
    name: fitForFeed(name).replace(/\n/g, ' ').replace(/[\\;,]/g, (mark) => `\\${mark}`),
    ttl: refreshHours * 3600,
  });
  const [head, end] = [calendar.toString().replace(END, ''), `${END}\r\n`];
  return [head, ...events.map((event) => folded(alarmsLast(writeEvent(calendar, event)))), end].join('');
}

const END = 'END:VCALENDAR';
const MOST_OCTETS = 75;

/** Lines of at most 75 octets (3.1), none cut inside a character. The package's own folding takes a second for 300 KB. */
const folded = (text: string): string =>
  text.split('\r\n').map((line) => (Buffer.byteLength(line) <= MOST_OCTETS ? line : foldedLine(line))).join('\r\n');

function foldedLine(line: string): string {
  let [result, start, octets] = ['', 0, 0];
  for (let at = 0; at < line.length;) {
    const code = line.codePointAt(at)!;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > MOST_OCTETS) {
      result += `${line.slice(start, at)}\r\n `;
      // The blank that a folded line begins with counts.
      [start, octets] = [at, 1];
    }
    octets += size;
    at += size === 4 ? 2 : 1;
  }
  return result + line.slice(start);
}

/** An event's alarms stand after all of its properties (3.6.1); the package writes some properties after them. */
const alarmsLast = (text: string): string => text.replace(/((?:^BEGIN:VALARM\r\n[^]*?^END:VALARM\r\n)+)([^]*?)(?=^END:VEVENT\r$)/gm, '$2$1');

/** A day counts as free time: a due date blocks no meeting. The end of an all-day event is the day after. */
function writeEvent(calendar: ICalCalendar, { uid, day, summary, description, url, sequence, modifiedAt, isCancelled, alarms }: IcsEvent): string {
  const event = calendar.createEvent({
    id: uid,
    allDay: true,
    start: midnightUtc(day),
    end: midnightUtc(addDays(day, 1)),
    summary: fitForFeed(summary),
    description: fitForFeed(description),
    url,
    sequence,
    stamp: modifiedAt,
    lastModified: modifiedAt,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  });
  for (const { at, text } of alarms) event.createAlarm({ type: ICalAlarmType.display, trigger: at, description: fitForFeed(text) });
  return event.toString();
}

const midnightUtc = (day: Day): string => `${day}T00:00:00.000Z`;
