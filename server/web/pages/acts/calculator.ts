/** The calculator: a sentence and an act's dates in, every deadline read from it out; and a plain period. Stores nothing. */
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import type { Almanac } from '../../../domain/calendar/almanac.ts';
import type { ActDates } from '../../../domain/deadline/deadline.ts';
import { type ObligationReading, readObligations } from '../../../domain/resolution/obligation.ts';
import { countPeriod, type PeriodUnit } from '../../../domain/deadline/period.ts';
import { reckon } from '../../../domain/deadline/proof.ts';
import { type Act, OWN_DATES } from '../../../domain/resolution/resolution.ts';
import { toRocYear, toWesternYear } from '../../../domain/day/roc-date.ts';
import { scheduleOf } from '../../../domain/deadline/schedule.ts';
import { choice, day, type Failures, readInput, text, wholeNumber } from '../../../input.ts';
import { anchorWords } from '../../../locales/deadlines.ts';
import { describeKind, describeReckoning } from '../../../locales/proof.ts';
import { describeStep } from '../../../locales/steps.ts';
import { listActs } from '../../../store/acts.ts';
import { loadAlmanac } from '../../../store/almanac.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { scriptUrl } from '../../page-scripts.ts';
import type { SignedIn } from '../../visit.ts';
import { underAnchorView } from '../resolution/proof-of-date.ts';

/** So many characters fit into an address that can be shared. */
const MOST_CHARACTERS = 800;
/** A browser keeps a paste to what a server can still refuse with a sentence. */
const MOST_TYPED = 1_500;
const MOST_OCCURRENCES = 4;
const UNITS = ['days', 'weeks', 'months', 'years'] as const satisfies readonly PeriodUnit[];

const input = z.object({
  text: text('text', MOST_CHARACTERS).optional,
  act: wholeNumber('act').optional,
  passedOn: day('passedOn').optional,
  promulgatedOn: day('promulgatedOn').optional,
  receivedOn: day('receivedOn').optional,
  countFrom: choice('countFrom', OWN_DATES).optional.transform((name) => name ?? 'passed'),
  fiscalYear: wholeNumber('fiscalYear', 1, 9999).optional.transform((year) => (year === null ? null : toWesternYear(year))),
});

const periodInput = z.object({
  from: day('from').required,
  count: wholeNumber('count', 1, 36_500).required,
  period: choice('period', UNITS).required,
});

type Query = Readonly<Record<string, unknown>>;

export async function calculatorPage({ db }: Deps, visit: SignedIn, query: Query): Promise<Answer> {
  const { t, paths } = visit;
  const words = t.calculator;
  const almanac = await loadAlmanac(db);
  const acts = await listActs(db);
  const reading = readInput(input, query);
  const period = query['from'] === undefined ? null : readInput(periodInput, query);
  const failures: Failures = { ...(reading.ok ? {} : reading.failures), ...(period === null || period.ok ? {} : period.failures) };
  const act = reading.ok ? (acts.find((one) => one.id === reading.value.act) ?? null) : null;
  const form: FormState = { typed: act ? { ...query, ...typedOf(act) } : { countFrom: 'passed', period: 'months', ...query }, failures, status: Object.keys(failures).length > 0 ? 422 : 200 };
  const field = fieldsOf(form, visit);
  const textField = field.textarea('text', { label: words.text, hint: words.textHint(MOST_CHARACTERS), maxLength: MOST_TYPED });
  const actField = field.select('act', { label: words.act, hint: words.actHint, empty: words.ownDates, options: acts.map(({ id, title }) => ({ value: id, text: title })) });
  const dateFields = [
    field.date('passedOn', { label: words.passedOn, isOptional: true }),
    field.date('promulgatedOn', { label: words.promulgatedOn, hint: undefined, isOptional: true }),
    field.date('receivedOn', { label: words.receivedOn, hint: undefined, isOptional: true }),
    field.select('countFrom', { label: words.countFrom, options: (act?.countFrom === 'ordered' ? ([...OWN_DATES, 'ordered'] as const) : OWN_DATES).map((value) => ({ value, text: t.status.countFrom[value] })) }),
    field.text('fiscalYear', { label: words.fiscalYear, hint: words.fiscalYearHint, isOptional: true, inputMode: 'numeric' }),
  ];
  const periodFields = [
    field.date('from', { label: words.from, hint: words.fromHint }),
    field.text('count', { label: words.count, inputMode: 'numeric' }),
    field.select('period', { label: words.period, options: UNITS.map((value) => ({ value, text: words.units[value] })) }),
  ];
  const said = reading.ok ? reading.value.text : null;
  return page('calculator', {
    title: words.title,
    script: scriptUrl('calculator.js'),
    action: '/calculator',
    keptDay: visit.asOf,
    clearHref: paths.calculator(),
    errors: errorsOf(form, visit, [textField, actField, ...dateFields, ...periodFields]),
    textField,
    actField,
    dateFields,
    result: reading.ok && said !== null ? resultView(said, act ?? { ...reading.value, orderedOn: null }, almanac, visit) : null,
    examples: words.examples.map(({ text: example, why }) => ({ text: example, why, href: paths.calculator({ ...datesOf(query, acts), text: example }) })),
    periodFields,
    counted: period?.ok ? countedView(period.value, almanac, visit) : null,
  }, form.status);
}

const typedOf = (act: Act) => ({
  passedOn: act.passedOn, promulgatedOn: act.promulgatedOn ?? '', receivedOn: act.receivedOn ?? '', countFrom: act.countFrom,
  fiscalYear: act.fiscalYear === null ? '' : String(toRocYear(act.fiscalYear)),
});

const NAMES = ['act', 'passedOn', 'promulgatedOn', 'receivedOn', 'countFrom', 'fiscalYear'] as const;

/** An example keeps the dates typed so far; without any it takes those of the newest act. */
function datesOf(query: Query, [newest]: readonly Act[]): Record<string, string | number> {
  const typed = Object.fromEntries(NAMES.flatMap((name) => (typeof query[name] === 'string' && query[name] !== '' ? [[name, query[name]]] : [])));
  return Object.keys(typed).length > 0 || !newest ? typed : { act: newest.id };
}

function resultView(said: string, act: ActDates, almanac: Almanac, visit: SignedIn) {
  const readings = readObligations(said);
  return {
    parts: markedParts(said, readings),
    deadlines: readings.map((reading, index) => deadlineView(reading, index, act, almanac, visit)),
  };
}

/** The text cut into what set no deadline (`mark` null) and the words of each one, by its number from 1. */
function markedParts(said: string, readings: readonly ObligationReading[]): { text: string; mark: number | null }[] {
  const parts: { text: string; mark: number | null }[] = [];
  let at = 0;
  readings.forEach(({ start, end }, index) => {
    if (start < at) return;
    parts.push({ text: said.slice(at, start), mark: null }, { text: said.slice(start, end), mark: index + 1 });
    at = end;
  });
  return [...parts, { text: said.slice(at), mark: null }].filter((part) => part.text !== '');
}

function deadlineView(reading: ObligationReading, index: number, act: ActDates, almanac: Almanac, visit: SignedIn) {
  const { t, locale, day: today } = visit;
  const reckoning = reckon(reading, 1, act, almanac);
  const dates = reading.kind === 'recurring' ? scheduleOf(reading, act, almanac, { today }) : [];
  const said = describeReckoning(reckoning, locale);
  return {
    number: index + 1,
    title: t.calculator.deadline(index + 1),
    words: reading.words,
    kind: describeKind(reading, locale),
    asks: reading.reportType === null ? t.calculator.nothingAsked : [t.status.reportType[reading.reportType], reading.committee].filter(Boolean).join(' · '),
    due: dayView(reckoning.dueOn, locale),
    raw: reckoning.rawDueOn === reckoning.dueOn ? null : dayView(reckoning.rawDueOn, locale),
    isProvisional: reckoning.isProvisional,
    anchor: reckoning.anchorOn === null ? null : { name: anchorWords[locale][reckoning.anchor], day: dayView(reckoning.anchorOn, locale) },
    unsure: said.unsure,
    steps: said.steps,
    edition: reckoning.calendarLabel === null ? null : said.edition,
    anchors: reckoning.others.map((one) => underAnchorView(one, visit)),
    ownAnchor: reckoning.hasOwnAnchor ? t.proof.ownAnchor : null,
    occurrences: dates.slice(0, MOST_OCCURRENCES).map((one, at) => ({ number: t.resolution.number(at + 1), day: dayView(one.dueOn, locale) })),
    more: dates.length > MOST_OCCURRENCES ? t.calculator.more(dates.length - MOST_OCCURRENCES) : null,
  };
}

function countedView({ from, count, period: unit }: z.infer<typeof periodInput>, { calendar }: Almanac, { t, locale }: SignedIn) {
  const { rawLastDay, lastDay, provisional, steps } = countPeriod(from, { unit, count }, calendar);
  return {
    said: t.calculator.counted(dayView(from, locale).main, count, t.calculator.units[unit]),
    due: dayView(lastDay, locale),
    raw: rawLastDay === lastDay ? null : dayView(rawLastDay, locale),
    isProvisional: provisional,
    steps: steps.map((step) => describeStep(step, locale)),
  };
}
