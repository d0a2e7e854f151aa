import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { seedEditions } from '../../seeds/office-calendar.ts';
import { addDays, yearOf, weekdayOf } from '../../server/domain/day/civil-date.ts';
import { dayStatus, makeCalendar } from '../../server/domain/calendar/office-calendar.ts';
import { type CalendarProblem, readOfficeCalendar } from '../../server/documents/read-office-calendar.ts';
import { describeCalendarProblem } from '../../server/locales/calendar-problems.ts';
import { sharedPath } from '../support/shared.ts';
import { startProcessorTime } from '../support/processor-time.ts';

const HEADING = '西元日期,星期,是否放假,備註';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The lines of a plain year, weekends off, with some lines changed; line 1 is the heading. */
function linesOf(year: number, changes: Record<number, string> = {}): string[] {
  const lines = [HEADING];
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    const weekday = weekdayOf(day);
    lines.push(`${day.replaceAll('-', '')},${'日一二三四五六'[weekday]},${weekday % 6 === 0 ? 2 : 0},`);
  }
  for (const [line, text] of Object.entries(changes)) lines[Number(line) - 1] = text;
  return lines;
}

const readLines = (lines: string[]): ReturnType<typeof readOfficeCalendar> => readOfficeCalendar(bytesOf(lines.join('\r\n')));

function problemsOf(read: ReturnType<typeof readOfficeCalendar>): CalendarProblem[] {
  if ('problems' in read) return read.problems;
  throw new Error('The file was accepted');
}

describe('The seeds equal the official files, day by day (needs the shared folder office-calendar)', () => {
  for (const edition of seedEditions().filter(({ year }) => year <= 2026)) {
    const suffix = { '114年修正版': '修正版', '114年（114年10月20日更新）': '1141020更新' }[edition.label] ?? '';
    const name = `${edition.year - 1911}年中華民國政府行政機關辦公日曆表${suffix}.csv`;

    it(name, function () {
      const file = sharedPath('office-calendar', name);
      if (file === null) return this.skip();
      const bytes = readFileSync(file);
      expect(readOfficeCalendar(bytes, edition.label)).to.deep.equal({ edition });

      // Read once more, without our reader: a row a day, CRLF, no quotes.
      const isBig5 = suffix === '1141020更新';
      const rows = new TextDecoder(isBig5 ? 'big5' : 'utf-8').decode(bytes).trim().split('\r\n').slice(1);
      expect(rows).to.have.length(edition.year % 4 === 0 ? 366 : 365);
      const calendar = makeCalendar([edition]);
      for (const row of rows) {
        const [date, , flag, note] = row.split(',') as [string, string, string, string];
        const status = dayStatus(calendar, `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
        expect(status.isOff, row).to.equal(flag === '2');
        expect(status.provisional).to.equal(false);
        if (flag === '2') expect(status.name, row).to.equal(note || null);
      }
    });
  }

  it('has the days off of 2027 as published, weekends apart', () => {
    const calendar = makeCalendar(seedEditions());
    const off: string[] = [];
    for (let day = '2027-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
      const isWeekend = weekdayOf(day) % 6 === 0;
      if (dayStatus(calendar, day).isOff && !isWeekend) off.push(day.slice(5));
      if (isWeekend) expect(dayStatus(calendar, day).isOff, day).to.equal(true);
    }
    expect(off).to.deep.equal([
      '01-01', '02-04', '02-05', '02-08', '02-09', '02-10', '03-01', '04-05', '04-06', '04-30', '06-09', '09-15', '09-28',
      '10-11', '10-25', '12-24', '12-31',
    ]);
  });
});

describe('Reading an office calendar', () => {
  it('keeps days off on weekdays, named weekends and make-up days, and nothing else', () => {
    const lines = linesOf(2030, { 2: '20300101,二,2,開國紀念日', 6: '20300105,六,0,補行上班', 7: '20300106,日,2, 某節 ', 8: '20300107,一,2,' });
    expect(readLines(lines)).to.deep.equal({
      edition: {
        year: 2030,
        label: '119年',
        daysOff: new Map([['2030-01-01', '開國紀念日'], ['2030-01-06', '某節'], ['2030-01-07', '']]),
        makeUpDays: new Set(['2030-01-05']),
      },
    });
  });

  it('does not mind a byte order mark, blank lines, quotes or a missing last newline', () => {
    const text = `\ufeff${linesOf(2028).join('\n').replace('20280103,一,0,', '"20280103","一","0",""')}\n\n`;
    expect(readOfficeCalendar(bytesOf(text))).to.have.nested.property('edition.year', 2028);
    expect(readOfficeCalendar(bytesOf(text), '試用')).to.have.nested.property('edition.label', '試用');
  });

  const refusals: [title: string, lines: string[], problem: Record<string, unknown>][] = [
    ['a wrong weekday', linesOf(2030, { 3: '20300102,四,0,' }), { line: 3, code: 'wrong-weekday', day: '2030-01-02', found: '四', expected: '三' }],
    ['a flag that is neither 0 nor 2', linesOf(2030, { 3: '20300102,三,1,' }), { line: 3, code: 'unknown-flag', day: '2030-01-02', found: '1' }],
    ['a day that does not exist', linesOf(2030, { 60: '20300229,五,0,' }), { line: 60, code: 'no-such-day', found: '20300229' }],
    ['a day written another way', linesOf(2030, { 3: '2030/1/2,三,0,' }), { line: 3, code: 'no-such-day', found: '2030/1/2' }],
    ['a missing column', linesOf(2030, { 3: '20300102,三,0' }), { line: 3, code: 'wrong-cell-count', found: 3, expected: 4 }],
    ['a day twice', [...linesOf(2030), '20300102,三,0,'], { line: 367, code: 'repeated-day', day: '2030-01-02', firstLine: 3 }],
    ['a day of another year', [...linesOf(2030), '20310101,三,0,'], { line: 367, code: 'other-year', day: '2031-01-01', year: 2030 }],
    ['a day left out', linesOf(2030).filter((line) => !line.startsWith('20300102')), { line: null, code: 'missing-day', day: '2030-01-02' }],
    ['a leap day left out', linesOf(2028).filter((line) => !line.startsWith('20280229')), { line: null, code: 'missing-day', day: '2028-02-29' }],
    ['a note of a page', linesOf(2030, { 3: `20300102,三,2,${'假'.repeat(51)}` }), { line: 3, code: 'unclear-note', day: '2030-01-02', found: `${'假'.repeat(40)}…` }],
    ['a note over two lines', linesOf(2030, { 3: '20300102,三,2,"補\n假"' }), { line: 4, code: 'unclear-note', day: '2030-01-02', found: '補\n假' }],
    ['other columns', ['日期,星期', '20300101,二'], { line: 1, code: 'wrong-columns', found: '日期,星期', expected: HEADING }],
    ['a heading alone', [HEADING], { line: null, code: 'no-days' }],
    ['an open quotation mark', linesOf(2030, { 3: '"20300102,三,0,' }), { line: 65, code: 'not-csv' }],
    ['a year out of range', linesOf(1066), { line: null, code: 'year-out-of-range', year: 1066, from: 1990, to: 2199 }],
    [
      'flags the wrong way round',
      linesOf(2030).map((line) => line.replace(/,[02],$/, (flag) => (flag === ',0,' ? ',2,' : ',0,'))),
      { line: null, code: 'implausible-work-days', found: 104, from: 200, to: 300 },
    ],
  ];
  for (const [title, lines, problem] of refusals) {
    it(`refuses ${title} and says where`, () => {
      const problems = problemsOf(readLines(lines));
      expect(problems).to.deep.include(problem);
      for (const locale of ['zh-TW', 'en'] as const) {
        for (const each of problems) expect(describeCalendarProblem(each, locale)).to.match(/\S/).and.not.match(/undefined|NaN|\[object/);
      }
    });
  }

  it('reports one misprint as one problem for its line, and the day it should have been', () => {
    expect(problemsOf(readLines(linesOf(2030, { 2: '20320101,四,0,' })))).to.deep.equal([
      { line: 2, code: 'other-year', day: '2032-01-01', year: 2030 },
      { line: null, code: 'missing-day', day: '2030-01-01' },
    ]);
  });

  it('refuses what is no text, nothing, or too much', () => {
    expect(problemsOf(readOfficeCalendar(new Uint8Array(0)))).to.deep.equal([{ line: null, code: 'empty' }]);
    expect(problemsOf(readOfficeCalendar(bytesOf('PK\u0003\u0004 zip')))).to.deep.equal([{ line: null, code: 'binary' }]);
    expect(problemsOf(readOfficeCalendar(new Uint8Array(1_000_001)))[0]).to.include({ code: 'too-large', limit: 1_000_000 });
  });

  it('lists fifty problems and counts the rest', () => {
    const problems = problemsOf(readLines([HEADING, ...Array.from({ length: 900 }, () => 'x,')]));
    expect(problems).to.have.length(51);
    expect(problems.at(-1)).to.deep.equal({ line: null, code: 'more-problems', count: 851 });
  });

  it('loses no time over a file of endless rows, cells or quotes', () => {
    const codes = (text: string): string[] => problemsOf(readOfficeCalendar(bytesOf(text.slice(0, 900_000)))).map(({ code }) => code);
    const passedMs = startProcessorTime();
    expect(codes(`${HEADING}\n${'x,\n'.repeat(300_000)}`)).to.deep.equal(['too-many-rows']);
    expect(codes(','.repeat(900_000))).to.have.length(1);
    expect(codes('"'.repeat(900_000))).to.deep.equal(['not-csv']);
    expect(codes(`${HEADING}\n"${'x'.repeat(900_000)}`)).to.deep.equal(['not-csv']);
    expect(codes(`${HEADING}${'\n'.repeat(900_000)}`)).to.deep.equal(['no-days']);
    expect(passedMs(), 'milliseconds').to.be.below(30_000);
  });

  it('never throws, whatever the bytes', () => {
    const csvLike = fc.string({ unit: fc.constantFrom(...'0123456789,"\r\n日一二, \u0000') }).map((text) => bytesOf(`${HEADING}\n${text}`));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), csvLike), (bytes) => {
        expect(problemsOf(readOfficeCalendar(bytes))).to.not.be.empty;
      }),
      { numRuns: 2000 },
    );
  });
});
