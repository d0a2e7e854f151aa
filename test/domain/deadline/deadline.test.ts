import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { type ActDates, computeDeadline, type Deadline, occurrenceDeadline } from '../../../server/domain/deadline/deadline.ts';
import { readDeadlines } from '../../../server/domain/deadline/deadline-phrase.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import type { SessionPeriod } from '../../../server/domain/calendar/session.ts';
import { describeDeadlineStep } from '../../../server/locales/deadlines.ts';

const calendar = makeCalendar(seedEditions());
const fy114: ActDates = { passedOn: '2025-01-21', promulgatedOn: '2025-03-21', receivedOn: '2025-02-10', countFrom: 'passed', fiscalYear: 2025 };

const due = (words: string, act: Partial<ActDates> = {}, sessions: readonly SessionPeriod[] = []): Deadline =>
  computeDeadline(readDeadlines(`爰請本部${words}提出書面報告。`)[0]!, { ...fy114, ...act }, calendar, sessions);

describe('the day a deadline is due', () => {
  const CASES: [string, Partial<ActDates>, string | null, string | null, string][] = [
    ['於1個月內', {}, '2025-02-21', '2025-02-21', 'passed'],
    ['於1個月內', { countFrom: 'promulgated' }, '2025-04-21', '2025-04-21', 'promulgated'],
    ['於3個月內', { countFrom: 'promulgated' }, '2025-06-21', '2025-06-23', 'promulgated'],
    ['於1個月內', { countFrom: 'received' }, '2025-03-10', '2025-03-10', 'received'],
    ['於二週內', {}, '2025-02-04', '2025-02-04', 'passed'],
    ['於30日內', {}, '2025-02-20', '2025-02-20', 'passed'],
    ['於一年半內', {}, '2026-07-21', '2026-07-21', 'passed'],
    ['於公布後1個月內', {}, '2025-04-21', '2025-04-21', 'promulgated'],
    ['於文到15日內', {}, '2025-02-25', '2025-02-25', 'received'],
    ['於114年結束後1個月內', { countFrom: 'promulgated' }, '2026-01-31', '2026-02-02', 'year_end'],
    ['於年度結束後1個月內', {}, '2026-01-31', '2026-02-02', 'year_end'],
    ['自114年7月1日起3個月內', {}, '2025-10-01', '2025-10-01', 'day'],
    ['於114年6月底前', {}, '2025-06-30', '2025-06-30', 'day'],
    ['於114年5月31日前', {}, '2025-05-31', '2025-06-02', 'day'],
    ['於114年3月內', {}, '2025-03-31', '2025-03-31', 'day'],
    ['於年底前', {}, '2025-12-31', '2025-12-31', 'day'],
    ['於6月30日前', {}, '2025-06-30', '2025-06-30', 'day'],
    ['於6月30日前', { fiscalYear: null }, '2025-06-30', '2025-06-30', 'day'],
    ['於年度結束前', {}, '2025-12-31', '2025-12-31', 'year_end'],
    ['於113年度結束前', {}, '2024-12-31', '2024-12-31', 'year_end'],
    ['於第11屆第3會期開議後1個月內', {}, '2025-03-01', '2025-03-03', 'session_opening'],
    ['於下會期結束前', {}, '2025-05-31', '2025-06-02', 'session_closing'],
    ['於下會期開議前', {}, '2025-01-31', '2025-01-31', 'session_opening'],
    ['每3個月', {}, '2025-04-21', '2025-04-21', 'passed'],
    ['儘速', {}, null, null, 'none'],
  ];
  for (const [words, act, raw, day, anchor] of CASES) {
    it(`${words} ${JSON.stringify(act)}: ${day ?? 'no day'}`, () => {
      expect(due(words, act)).to.include({ rawDueOn: raw, dueOn: day, anchor, unsure: null });
    });
  }

  const UNSURE: [string, Partial<ActDates>, string][] = [
    ['於公布後1個月內', { promulgatedOn: null }, 'anchor-date-missing'],
    ['於1個月內', { countFrom: 'promulgated', promulgatedOn: null }, 'anchor-date-missing'],
    ['於新任委員就職後1個月內', {}, 'event-unknown'],
    ['於個月內', {}, 'number-missing'],
    ['於10個工作天內', {}, 'working-days'],
    // Passed on 23 December: the end of which year?
    ['於年底前', { passedOn: '2025-12-23', fiscalYear: null }, 'year-unknown'],
    ['於年底前', { passedOn: null, fiscalYear: null }, 'year-unknown'],
    // FY115 was passed in August of its year.
    ['於6月底前', { passedOn: '2026-08-14', fiscalYear: 2026 }, 'already-past'],
    // Debated in autumn, passed in January: next year of which?
    ['於明年3月底前', {}, 'year-unknown'],
    ['於114年2月30日前', {}, 'day-not-real'],
    ['於114年6月前', {}, 'day-ambiguous'],
    // 21 January lies between two sessions unless a table says how long the second was extended.
    ['於本會期結束前', {}, 'session-unknown'],
    ['每週', {}, 'interval-not-months'],
  ];
  for (const [words, act, unsure] of UNSURE) {
    it(`${words} ${JSON.stringify(act)}: no day, ${unsure}`, () => {
      expect(due(words, act)).to.include({ rawDueOn: null, dueOn: null, unsure });
    });
  }

  it('takes the real days of a session where they are on record', () => {
    const extended: SessionPeriod[] = [{ term: 11, session: 2, opensOn: '2024-09-20', closesOn: '2025-01-31' }];
    expect(due('於本會期結束前', {}, extended)).to.include({ rawDueOn: '2025-01-31', provisional: false });
    expect(due('於下會期結束前').provisional).to.equal(true);
  });

  it('gives the day itself as the quantity of a fixed date', () => {
    expect(due('於114年5月31日前').quantity).to.equal('2025-05-31');
    expect(due('於3個月內').quantity).to.equal(3);
  });

  it('is provisional in a year whose office calendar is not known', () => {
    expect(due('於40年內').provisional).to.equal(true);
  });
});

describe('occurrences', () => {
  const days = (words: string, count: number, act: Partial<ActDates> = {}): (string | null)[] => {
    const reading = readDeadlines(`爰請本部${words}提出書面報告。`)[0]!;
    return Array.from({ length: count }, (_, i) => occurrenceDeadline(reading, i + 1, { ...fy114, ...act }, calendar).dueOn);
  };

  it('count each from the anchor', () => {
    // From 31 January, every month: the ends of months, never the 28th for good.
    expect(days('每月', 3, { passedOn: '2024-01-30' })).to.deep.equal(['2024-02-29', '2024-04-01', '2024-04-30']);
    expect(days('每季', 4)).to.deep.equal(['2025-04-21', '2025-07-21', '2025-10-21', '2026-01-21']);
  });

  it('keep to the calendar where the text does', () => {
    expect(days('於每季結束後1個月內', 3)).to.deep.equal(['2025-04-30', '2025-07-31', '2025-10-31']);
    expect(days('於每年3月底前', 2)).to.deep.equal(['2025-03-31', '2026-03-31']);
    expect(days('於每月10日前', 3)).to.deep.equal(['2025-02-10', '2025-03-10', '2025-04-10']);
    expect(days('自115年度起，每半年', 2)).to.deep.equal(['2026-06-30', '2026-12-31']);
  });

  it('are numbered from 1', () => {
    expect(() => days('每季', 1).concat(occurrenceDeadline(readDeadlines('每季')[0]!, 0, fy114, calendar).dueOn)).to.throw(RangeError);
  });
});

describe('a deadline in words', () => {
  it('tells every step in both languages', () => {
    for (const words of ['於3個月內', '於114年結束後1個月內', '於114年5月31日前', '於年度結束前', '於第11屆第3會期開議後1個月內', '於每季結束後1個月內']) {
      const { steps } = due(words);
      expect(steps, words).to.not.be.empty;
      for (const locale of ['zh-TW', 'en'] as const) {
        for (const step of steps) expect(describeDeadlineStep(step, locale), step.kind).to.match(/\S/).and.not.include('undefined');
      }
    }
  });

  it('says first what is counted from', () => {
    expect(describeDeadlineStep(due('於3個月內').steps[0]!, 'zh-TW')).to.equal('自三讀通過日114年1月21日（2025-01-21）起算：決議未指明，依本案所定。');
  });
});
