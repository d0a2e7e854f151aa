import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import type { Day } from '../../../server/domain/day/civil-date.ts';
import { type ActDates, computeDeadline } from '../../../server/domain/deadline/deadline.ts';
import { readDeadlines } from '../../../server/domain/deadline/deadline-phrase.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { countPeriod, type PeriodUnit, rollOver } from '../../../server/domain/deadline/period.ts';
import { DAYS_AND_WEEKS } from './deadline-sentences/days-and-weeks.ts';
import { MONTHS } from './deadline-sentences/months.ts';
import { MONTHS_TOLD_AT_LENGTH } from './deadline-sentences/months-told-at-length.ts';
import { NAMED_DAYS } from './deadline-sentences/named-days.ts';
import { NONE } from './deadline-sentences/none.ts';
import { NONE_TOLD_AT_LENGTH } from './deadline-sentences/none-told-at-length.ts';
import { OWN_START_OR_UNSURE } from './deadline-sentences/own-start-or-unsure.ts';
import { RECURRING } from './deadline-sentences/recurring.ts';
import type { Sentences } from './deadline-sentences/sentences.ts';
import { SEVERAL } from './deadline-sentences/several.ts';
import { WITHOUT_A_COUNT } from './deadline-sentences/without-a-count.ts';

const calendar = makeCalendar(seedEditions());

const UNITS: Record<string, PeriodUnit> = { d: 'days', w: 'weeks', m: 'months' };
const NAMES: Record<string, string> = { from: 'fiscal_year_from', fye: 'fiscal_year_end', ses: 'session', asap: 'asap' };

/**
 * An answer in short, as kind, quantity and due day. `3m` three months from passage, `2m@2025-12-31` from that day,
 * `1m?` a period without a day (`m?` without a number); `=2025-06-30` a named day, `=?` one to be settled; `r3` every
 * three months from passage, `r3@…` from a day, `r12=2025-03-31` first due on that day, `r?` no months to count;
 * `ses=…`, `fye=…`, `from`, `asap`. A day off rolls over, except before a session opens.
 */
function answer(code: string, passedOn: Day): string {
  const [, recurring, numeral, unit, mark, rest] = /^(r)?(\d*)([dwm])?([=@?])?(.*)$/.exec(code)!;
  const count = numeral === '' ? null : Number(numeral);
  const period = (of: PeriodUnit): Day | null =>
    (count === null || mark === '?' ? null : countPeriod((rest || passedOn) as Day, { unit: of, count }, calendar).lastDay);
  if (recurring !== undefined) return `recurring ${count} ${mark === '=' ? rolled(rest!) : period('months')}`;
  if (unit !== undefined) return `relative_${UNITS[unit]} ${count} ${period(UNITS[unit]!)}`;
  if (mark === '=') return rest === '?' ? 'fixed_date null null' : `fixed_date ${rest} ${rolled(rest!)}`;
  const [word, day] = code.split(/[=?]/) as [string, string?];
  return `${NAMES[word]} null ${day ? (word === 'ses' ? day : rolled(day)) : null}`;
}

const rolled = (day: string): Day => rollOver(day as Day, calendar).day;

const read = (sentence: string, passedOn: Day): string[] => {
  const act: ActDates = { passedOn, promulgatedOn: null, receivedOn: null, countFrom: 'passed', fiscalYear: null };
  return readDeadlines(sentence).map((reading) => {
    const { quantity, dueOn } = computeDeadline(reading, act, calendar);
    return `${reading.kind} ${quantity} ${dueOn}`;
  });
};

const TABLES: Record<string, Sentences> = {
  'a number of months': MONTHS,
  'a number of months, told at length': MONTHS_TOLD_AT_LENGTH,
  'a number of days or weeks': DAYS_AND_WEEKS,
  'a start of its own, or for a person to settle': OWN_START_OR_UNSURE,
  'a day that is named': NAMED_DAYS,
  'what comes round': RECURRING,
  'a session, a year to start from, as soon as possible': WITHOUT_A_COUNT,
  'several deadlines': SEVERAL,
  'no deadline': NONE,
  'no deadline, told at length': NONE_TOLD_AT_LENGTH,
};

describe('deadlines in sentences of many ministries and years', () => {
  for (const [name, sentences] of Object.entries(TABLES)) {
    describe(name, () => {
      for (const [passedOn, rows] of Object.entries(sentences)) {
        for (const [codes, sentence] of rows) {
          it(`${codes || '-'} | ${sentence.replace(/\s+/g, ' ')}`, () => {
            const expected = codes === '' ? [] : codes.split(', ').map((code) => answer(code, passedOn as Day));
            expect(read(sentence, passedOn as Day)).to.deep.equal(expected);
          });
        }
      }
    });
  }

  const inShort = (text: string): string => readDeadlines(text).map(({ kind, quantity, unsure }) => `${kind} ${quantity} ${unsure}`).join(', ');
  const sentencesOf = (...tables: Sentences[]): string[] => tables.flatMap((table) => Object.values(table).flat()).map(([, sentence]) => sentence);

  it('are the same after a story without one', () => {
    const asked = ['爰要求該部於3個月內提出檢討報告。', '爰請該部於114年6月30日前完成檢討。', '爰請該部每季公布執行情形。',
      '爰凍結500萬元，俟該部於2個月內向立法院內政委員會提出書面報告後，始得動支。'];
    const changed = sentencesOf(NONE, NONE_TOLD_AT_LENGTH).flatMap((story) => asked.filter((one) => inShort(story + one) !== inShort(one)).map((one) => story + one));
    expect(changed).to.deep.equal([]);
  });

  it('are the same with a line break at every character, and in full-width digits', () => {
    const wide = (text: string): string => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const changed = sentencesOf(...Object.values(TABLES))
      .filter((one) => inShort([...one].join('\n')) !== inShort(one) || inShort(wide(one)) !== inShort(one));
    expect(changed).to.deep.equal([]);
  });
});
