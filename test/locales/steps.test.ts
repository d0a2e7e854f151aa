import { expect } from 'chai';
import { seedEditions } from '../../seeds/office-calendar.ts';
import { makeCalendar } from '../../server/domain/calendar/office-calendar.ts';
import { countPeriod, type Period, rollOver } from '../../server/domain/deadline/period.ts';
import { describeStep, stepWords, weekdayNames } from '../../server/locales/steps.ts';

const calendar = makeCalendar(seedEditions());

function told(event: string, count: number, unit: Period['unit'], locale: 'zh-TW' | 'en'): string[] {
  return countPeriod(event, { unit, count }, calendar).steps.map((step) => describeStep(step, locale));
}

describe('A last day explained', () => {
  it('to an official: 31 January 2025 + 1 month', () => {
    expect(told('2025-01-31', 1, 'months', 'zh-TW')).to.deep.equal([
      '114年1月31日（2025-01-31，星期五）為始日，不算入（民法第120條第2項）',
      '自114年2月1日（2025-02-01，星期六）起算（民法第120條第2項）',
      '自月之始日起算，依曆計滿1個月，末日為最後一月之末日114年2月28日（2025-02-28，星期五）（民法第123條第1項）',
      '114年2月28日（2025-02-28，星期五）為和平紀念日，放假，順延（民法第122條）',
      '114年3月1日（2025-03-01，星期六）為例假日，順延（民法第122條）',
      '114年3月2日（2025-03-02，星期日）為例假日，順延（民法第122條）',
      '期間末日114年2月28日（2025-02-28，星期五）放假，以其次上班日114年3月3日（2025-03-03，星期一）代之（民法第122條）',
      '附註：如依行政程序法第48條第4項，末日為114年3月1日（2025-03-01，星期六）者，以其次星期一即114年3月3日（2025-03-03，星期一）之上午為期間末日',
    ]);
  });

  it('in English: the same', () => {
    expect(told('2025-01-31', 1, 'months', 'en')).to.deep.equal([
      'Friday 31 January 2025, the day of the event, does not count (Civil Code art. 120(2))',
      'The period starts on Saturday 1 February 2025 (Civil Code art. 120(2))',
      'It starts on the first of a month, so 1 month by the calendar ends with the last month, on Friday 28 February 2025 (Civil Code art. 123(1))',
      'Friday 28 February 2025 is Peace Memorial Day: on to the next day (Civil Code art. 122)',
      'Saturday 1 March 2025 is a weekend day: on to the next day (Civil Code art. 122)',
      'Sunday 2 March 2025 is a weekend day: on to the next day (Civil Code art. 122)',
      'The last day, Friday 28 February 2025, is a day off; the next work day, Monday 3 March 2025, takes its place (Civil Code art. 122)',
      'Note: by the Administrative Procedure Act art. 48(4) a period that ends on Saturday 1 March 2025 ends on the morning of Monday 3 March 2025',
    ]);
  });

  it('says a day off in lieu once, and a day off without a name by its calendar', () => {
    const step = { kind: 'day-off', article: '民法第122條', day: '2025-04-03', reason: 'holiday' } as const;
    expect(describeStep({ ...step, name: '補假' }, 'zh-TW')).to.equal('114年4月3日（2025-04-03，星期四）依辦公日曆表補假，順延（民法第122條）');
    expect(describeStep({ ...step, name: null }, 'zh-TW')).to.contain('依辦公日曆表放假，順延');
    expect(describeStep({ ...step, name: '某節' }, 'en')).to.contain('is 某節: on to the next day');
  });

  it('has words for a make-up day, an unknown year and a period without end', () => {
    expect(describeStep(rollOver('2025-02-08', calendar).steps[0]!, 'zh-TW')).to.equal(
      '114年2月8日（2025-02-08，星期六）為補行上班日，不順延（民法第122條）',
    );
    expect(told('2027-12-03', 1, 'months', 'zh-TW').at(-1)).to.equal('117年（2028）辦公日曆表尚未載入，僅計週末及固定國定假日，本日期為暫估');
    expect(told('2025-01-01', 100_000, 'months', 'en')).to.have.length(1);
  });

  it('has every word in both languages, and seven weekdays', () => {
    expect(Object.keys(stepWords.en)).to.have.members(Object.keys(stepWords['zh-TW']));
    expect(weekdayNames['zh-TW']).to.have.length(7);
    expect(weekdayNames.en[0]).to.equal('Sunday');
  });
});
