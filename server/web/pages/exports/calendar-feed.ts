/** The due dates of a unit, or of all, as a calendar to subscribe to. */
import type { Holder } from '../../../actions/people/use-access-key.ts';
import type { Deps } from '../../../deps.ts';
import { writeIcs, type IcsEvent } from '../../../documents/write/ics.ts';
import type { Reach } from '../../../domain/access-key.ts';
import type { Almanac } from '../../../domain/calendar/almanac.ts';
import { CALLED_OFF_FOR_DAYS, type CalendarEntry, calendarEntries } from '../../../domain/reminder/calendar-entry.ts';
import { addDays, type Day } from '../../../domain/day/civil-date.ts';
import { proofOf } from '../../../domain/deadline/proof.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import { statusOf } from '../../../domain/resolution/status.ts';
import { asOfDay } from '../../../domain/resolution/timeliness.ts';
import { feeds } from '../../../locales/feeds.ts';
import { describeProof } from '../../../locales/proof.ts';
import { status } from '../../../locales/status.ts';
import type { LocaleName } from '../../../locales/words.ts';
import { listActs } from '../../../store/acts.ts';
import { loadAlmanac } from '../../../store/almanac.ts';
import { findResolutions, readTexts } from '../../../store/resolutions.ts';
import { type Revision, revisionsOf } from '../../../store/revisions.ts';
import { listUnits } from '../../../store/units.ts';
import { excerptOf } from '../../excerpt.ts';

const REFRESH_HOURS = 4;
const MOST_CHARACTERS = 200;

/** Nine in the morning in the office, as an instant. */
const nineOn = (day: Day): string => `${day}T01:00:00.000Z`;

type Context = {
  acts: ReadonlyMap<number, Act>; units: ReadonlyMap<number, string>; texts: ReadonlyMap<number, { text: string }>;
  revisions: ReadonlyMap<number, Revision>; almanac: Almanac; locale: LocaleName; baseUrl: string;
};

/** In the language of the key's owner; the same facts give the same bytes. */
export async function calendarFeed({ db, clock, config: { baseUrl } }: Deps, { user: { locale } }: Holder, reach: Reach): Promise<string> {
  const today = clock.today();
  const [almanac, acts, units] = [await loadAlmanac(db), await listActs(db), await listUnits(db)];
  const found = await findResolutions(db, { openSince: addDays(today, -CALLED_OFF_FOR_DAYS), ...(reach === 'all' ? {} : { unitId: reach }) });
  const asOf = asOfDay(today, almanac.calendar);
  const entries = calendarEntries(found.map((one) => statusOf(one, asOf)), today, almanac.calendar);
  const ids = [...new Set(entries.map((entry) => entry.resolution.id))];
  const context: Context = {
    acts: new Map(acts.map((act) => [act.id, act])),
    units: new Map(units.map((unit) => [unit.id, unit.name])),
    texts: await readTexts(db, ids),
    revisions: await revisionsOf(db, ids),
    almanac, locale, baseUrl,
  };
  const whose = reach === 'all' ? feeds[locale].everybody : (context.units.get(reach) ?? '');
  const events: IcsEvent[] = [];
  for (const [at, entry] of entries.entries()) {
    events.push(eventOf(entry, context));
    // Thousands of proofs take a second: whoever waits for a page has a turn in between.
    if (at % TURN === TURN - 1) await nextTurn();
  }
  return writeIcs({ name: feeds[locale].calendarName(whose), refreshHours: REFRESH_HOURS, events });
}

const TURN = 200;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function eventOf(entry: CalendarEntry, context: Context): IcsEvent {
  const { resolution: { id, item, actId }, obligation: { kind, reportType }, occurrence, dueOn, isCalledOff } = entry;
  const { locale, baseUrl, revisions, acts } = context;
  const words = feeds[locale];
  const summary = words.summary({
    item, act: acts.get(actId)!.title, asks: reportType === null ? words.asks : status[locale].reportType[reportType],
    number: kind === 'recurring' ? occurrence.number : null,
  });
  const url = `${baseUrl}/resolutions/${id}`;
  const revision = revisions.get(id)!;
  return {
    uid: `occurrence-${occurrence.id}@${new URL(baseUrl).hostname}`,
    day: dueOn,
    summary: isCalledOff ? words.calledOff(summary) : summary,
    description: describe(entry, url, context),
    url,
    sequence: revision.count,
    modifiedAt: revision.at,
    isCancelled: isCalledOff,
    alarms: entry.alarms.map(({ on, workingDays }) => ({ at: nineOn(on), text: words.alarm(workingDays, summary) })),
  };
}

/** What, by when, why then, and where to look. */
function describe({ resolution, obligation, occurrence, dueOn }: CalendarEntry, url: string, context: Context): string {
  const { acts, units, texts, almanac, locale } = context;
  const words = feeds[locale];
  const proof = proofOf(obligation, occurrence, acts.get(resolution.actId)!, almanac, { isBrief: true });
  const said = describeProof(proof, locale);
  const unit = resolution.unitId === null ? undefined : units.get(resolution.unitId);
  return [
    words.due(dueOn),
    occurrence.isProvisional && words.provisional,
    occurrence.dueOn !== null && occurrence.dueOn !== dueOn && words.original(occurrence.dueOn),
    ...said.beside.map(({ name, sentence }) => words.beside(name, sentence)),
    occurrence.doneOn !== null && words.answered(occurrence.doneOn),
    obligation.committee !== null && words.handTo(obligation.committee),
    words.asked(excerptOf(texts.get(resolution.id)?.text ?? obligation.words, [obligation.words], MOST_CHARACTERS)),
    words.because,
    ...(said.recomputed === null ? said.steps : [said.recomputed]).map(words.step),
    words.unit(unit ?? status[locale].unassigned),
    words.open(url),
  ].filter((line) => typeof line === 'string').join('\n');
}
