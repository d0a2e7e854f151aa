/** period, deadline */
import type { Command } from 'commander';
import { z } from 'zod';
import { seedEditions } from '../../seeds/office-calendar.ts';
import type { Almanac } from '../domain/calendar/almanac.ts';
import { computeDeadline } from '../domain/deadline/deadline.ts';
import { readDeadlines } from '../domain/deadline/deadline-phrase.ts';
import { makeCalendar } from '../domain/calendar/office-calendar.ts';
import { countPeriod, type Period } from '../domain/deadline/period.ts';
import { COUNT_FROM } from '../domain/resolution/resolution.ts';
import { toWesternYear } from '../domain/day/roc-date.ts';
import { choice, day, requireInput, text, wholeNumber } from '../input.ts';
import { describeUnsure } from '../locales/deadlines.ts';
import { describeStep } from '../locales/steps.ts';
import { loadAlmanac } from '../store/almanac.ts';
import type { Database } from '../store/database.ts';
import { isMigrated } from '../store/migrate.ts';
import { LOCALE, Misuse, runs } from './command.ts';

const UNITS = ['days', 'weeks', 'months', 'years'] as const;
const MOST = { days: 36_500, weeks: 5_200, months: 1_200, years: 100 };

const periodInput = z.object({
  from: day('from').required,
  days: wholeNumber('days', 1, MOST.days).optional,
  weeks: wholeNumber('weeks', 1, MOST.weeks).optional,
  months: wholeNumber('months', 1, MOST.months).optional,
  years: wholeNumber('years', 1, MOST.years).optional,
});

const deadlineInput = z.object({
  text: text('text', 100_000).required,
  passedOn: day('passedOn').required,
  promulgatedOn: day('promulgatedOn').optional,
  receivedOn: day('receivedOn').optional,
  orderedOn: day('orderedOn').optional,
  countFrom: choice('countFrom', COUNT_FROM).optional.transform((anchor) => anchor ?? 'passed'),
  fiscalYear: wholeNumber('fiscalYear', 1, 9999).optional.transform((year) => (year === null ? null : toWesternYear(year))),
});

export function addDeadlineCommands(program: Command): void {
  runs(
    program.command('period').description('依民法計算期間末日 / the last day of a period by the Civil Code')
      .requiredOption('--from <day>').option('--days <n>').option('--weeks <n>').option('--months <n>').option('--years <n>'),
    async (deps, options) => {
      const input = requireInput(periodInput, options);
      const counted = countPeriod(input.from, onePeriod(input), (await almanacAtHand(deps.db)).calendar);
      const { rawLastDay, lastDay, provisional } = counted;
      const steps = counted.steps.map((step) => describeStep(step, LOCALE));
      return { json: { rawLastDay, lastDay, provisional, steps }, lines: [...steps, lastDay] };
    },
    'any',
  );

  runs(
    program.command('deadline').description('讀出文字中的期限 / the deadlines a text sets')
      .requiredOption('--text <text>').requiredOption('--passed-on <day>').option('--promulgated-on <day>').option('--received-on <day>')
      .option('--ordered-on <day>').option('--count-from <anchor>', COUNT_FROM.join('|')).option('--fiscal-year <year>'),
    async (deps, options) => {
      const act = requireInput(deadlineInput, options);
      const { calendar, sessions } = await almanacAtHand(deps.db);
      const deadlines = readDeadlines(act.text).map((reading) => {
        const { quantity, anchor, rawDueOn, dueOn, unsure } = computeDeadline(reading, act, calendar, sessions);
        return { kind: reading.kind, words: reading.words, quantity, anchor, rawDueOn, dueOn, unsure: unsure && describeUnsure(unsure, LOCALE) };
      });
      const lines = deadlines.map((one) => [one.dueOn ?? '—', one.kind, one.words, one.unsure ?? ''].join('\t'));
      return { json: deadlines, lines: lines.length ? lines : ['這段文字沒有訂定期限。'] };
    },
    'any',
  );
}

function onePeriod(input: z.infer<typeof periodInput>): Period {
  const given = UNITS.flatMap((unit) => (input[unit] === null ? [] : [{ unit, count: input[unit] }]));
  if (given.length !== 1) throw new Misuse('請在 --days、--weeks、--months、--years 中擇一，且只給一個。');
  return given[0]!;
}

/** What is on record, or the editions the program brings and the Constitution's sessions where there is no database yet. */
const almanacAtHand = async (db: Database): Promise<Almanac> =>
  (await isMigrated(db)) ? loadAlmanac(db) : { calendar: makeCalendar(seedEditions()), sessions: [] };
