import { expect } from 'chai';
import { REMINDER_KINDS, sampleItems } from '../../server/actions/reminders/letter-samples.ts';
import { seedEditions } from '../../seeds/office-calendar.ts';
import { makeCalendar, workingDaysBetween } from '../../server/domain/calendar/office-calendar.ts';
import { readObligations } from '../../server/domain/resolution/obligation.ts';
import { scheduleOf } from '../../server/domain/deadline/schedule.ts';
import type { ReminderItem } from '../../server/mail/reminder-item.ts';
import { reminderLetter } from '../../server/mail/reminder-letter.ts';
import { LINE_WIDTH, widthOf, wrapText } from '../../server/mail/wrap-text.ts';

const calendar = makeCalendar(seedEditions());
const today = '2025-04-16';
const baseUrl = 'https://tracker.agency.gov.tw';
let serial = 0;

/** An item as the budget of 2025 sets it, counted from its promulgation on 21 March 2025. */
function anItem(text = '爰要求數位產業署於1個月內，向立法院經濟委員會提出書面報告。', over: Partial<ReminderItem> = {}): ReminderItem {
  const [reading] = readObligations(text);
  const act = { passedOn: '2025-01-21', promulgatedOn: '2025-03-21', receivedOn: null, countFrom: 'promulgated', fiscalYear: 2025 } as const;
  const { dueOn, provisional, steps } = scheduleOf(reading!, act, { calendar, sessions: [] }, { today })[0]!;
  return {
    resolutionId: (serial += 1), item: '(十)', sectionPath: ['通案決議'], agency: '數位產業署', actTitle: '114年度總預算', text,
    operative: reading!, reportType: reading!.reportType, committee: reading!.committee, dueOn: dueOn!, isProvisional: provisional,
    workingDaysLeft: workingDaysBetween(calendar, today, over.dueOn ?? dueOn!), steps, outstandingTwd: 0, consentRequired: false,
    unit: '平臺經濟組', reason: 'mailbox', alsoTold: [], proof: null, milestone: null, moved: null, ...over,
  };
}
const letterOf = (...items: ReminderItem[]) => reminderLetter({ day: today, baseUrl, items });
/** Without the line breaks of a text mail and the spaces they leave. */
const flat = (text: string): string => text.replace(/\s+/g, '');
const readable = (html: string): string => flat(html.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]*>/g, ' '));

describe('The reminder letter', () => {
  it('says in text and in HTML what, by when, how long that is, why then, what to do, who else knows and why you', () => {
    const one = anItem(undefined, { outstandingTwd: 49_706_000, consentRequired: true, alsoTold: [{ email: 'head@agency.gov.tw', reason: 'head' }] });
    const { text, html } = letterOf(one);
    const said = [
      '項次 (十)', '114年度總預算', '數位產業署', '通案決議', '於1個月內', '向立法院經濟委員會提出書面報告',
      '114年4月21日（2025-04-21，星期一）', '尚餘 3 個工作日（5 個日曆天）',
      '自公布日114年3月21日（2025-03-21）起算', '民法第120條第2項', '其前一日114年4月21日',
      '擬具書面報告，送立法院經濟委員會', '以正式公文（函）送出', '登錄發文日期與字號',
      '尚凍結新臺幣 49,706,000 元，須經立法院同意後始得動支', '平臺經濟組', 'head@agency.gov.tw（單位主管）', '本項由貴單位主辦',
      'Item (十): due Monday 2025-04-21, 3 working days left (5 calendar days).',
    ];
    for (const words of said) {
      expect(flat(text), words).to.include(flat(words));
      expect(readable(html), words).to.include(flat(words));
    }
    expect(text).to.include(`${baseUrl}/resolutions/${one.resolutionId}`);
    expect(html).to.include(`href="${baseUrl}/resolutions/${one.resolutionId}"`);
  });

  it('tells a dozen in full and the others in a line each, so that no mail program cuts a mail of hundreds', () => {
    const items = Array.from({ length: 400 }, (_, at) => anItem(undefined, { item: `第${at}項`, resolutionId: at + 1 }));
    const { subject, text, html } = letterOf(...items);
    expect(subject).to.include('400 項');
    expect(html.match(/class="link" href="[^"]+\/resolutions\/\d+"/g)).to.have.length(132);
    expect(readable(html)).to.include('其餘388項').and.include('第131項').and.include('另有268項未列於本信').and.not.include('第132項');
    expect(text.match(/\/resolutions\/\d+$/gm)).to.have.length(132);
    expect(Math.max(...text.split('\n').map(widthOf))).to.be.at.most(LINE_WIDTH);
    expect(Buffer.byteLength(html)).to.be.lessThan(102_000);
  });

  it('is wholly English to whoever reads English, but for names and the words of the resolution', () => {
    const names = ['綜合規劃組', '交通委員會', '中央政府總預算（範例）', '某某署', '通案決議', '114年修正版'];
    const strange: string[] = [];
    for (const kind of REMINDER_KINDS) {
      const items = [...sampleItems(kind, today, calendar), anItem('爰要求數位產業署於1個月內提出書面報告。', { sectionPath: [], agency: '', actTitle: '', unit: null })];
      const { subject, text, html, calendar: file } = reminderLetter({ day: today, baseUrl, items, locale: 'en' });
      expect(html).to.include('<html lang="en"');
      const quoted = items.flatMap((one) => [one.text, ...names]).map(flat).sort((a, b) => b.length - a.length);
      const shown = [subject, text, readable(html), file ?? ''].map((part) => flat(part).replace(/[【】]/g, ''));
      for (const part of shown) {
        const rest = quoted.reduce((left, words) => left.replaceAll(words.replace(/[【】]/g, ''), ''), part).replace(/[(（][一二三四五六七八九十]+[)）]/g, '');
        strange.push(...(rest.match(/.{0,9}[\u3000-\u9fff\uff01-\uff5e]+/g) ?? []).map((words) => `${kind}: ${words}`));
      }
    }
    expect(strange).to.deep.equal([]);
  });

  const late = anItem(undefined, { dueOn: '2025-04-11' });
  const dueToday = anItem(undefined, { dueOn: today });
  const soon = anItem();
  const far = anItem(undefined, { dueOn: '2025-05-07' });
  for (const [items, subject] of [
    [[soon], '【決議列管】7 日內到期 1 項（最近 114年4月21日）'],
    [[late], '【決議列管】逾期 1 項（最近 114年4月11日）'],
    [[far, soon, late, dueToday, anItem()], '【決議列管】逾期 1 項、今日到期 1 項、7 日內到期 2 項、將到期 1 項（最近 114年4月16日）'],
    [[{ ...soon, unit: null }, late], '【決議列管】逾期 1 項、7 日內到期 1 項，其中 1 項尚未分辦（最近 114年4月21日）'],
  ] as const) {
    it(`has the subject ${subject}`, () => expect(letterOf(...items).subject).to.equal(subject));
  }

  it('puts what burns first, and says how late it is in both countings', () => {
    const { text } = letterOf(far, soon, { ...late, item: '(三)' });
    expect(text.indexOf('項次 (三)')).to.be.lessThan(text.indexOf('項次 (十)'));
    expect(text).to.include('已逾期 3 個工作日（5 個日曆天）').and.include('overdue by 3 working days (5 calendar');
  });

  it('tells a liaison officer to hand out what nobody has, and a supervisor to see to it', () => {
    expect(letterOf({ ...soon, unit: null, reason: 'officer' }).text).to.include('1. 先指定主辦單位').and.include('您是國會聯絡人，本項尚未分辦');
    expect(letterOf({ ...late, reason: 'supervisor' }).text).to.include('督促主辦單位').and.not.include('擬具書面報告');
    expect(letterOf(anItem('請數位產業署於1個月內，向立法院經濟委員會進行專案報告。')).text).to.include('準備專案報告，向立法院經濟委員會提出');
  });

  it('names the days off it rolled over and says when a day is provisional', () => {
    const rolled = letterOf(anItem('請於3個月內，向立法院提出書面報告。')).text;
    expect(flat(rolled)).to.include('114年6月21日（2025-06-21，星期六）為例假日，順延').and.include('114年6月23日（2025-06-23，星期一）');
    const unsure = letterOf(anItem(undefined, { isProvisional: true }));
    expect(unsure.text).to.include('暫估');
    expect(unsure.html).to.include('暫估');
    expect(letterOf(anItem(undefined, { steps: [] })).text).to.include('推算過程請見系統');
  });

  it('shows hostile text as text, and keeps it out of subject and headers', () => {
    const text = '<img src=x onerror=alert(1)>&amp;爰要求\r\nBcc: x@y.tw\u0000於1個月內，"提出書面報告</td></table>\ud800。';
    const hostile = anItem(text, { item: '<b>(一)</b>', agency: '"><script>', actTitle: 'A<B\u202e', unit: "<i>'", sectionPath: ['<%= 1 %>'] });
    const letter = letterOf(hostile);
    expect(letter.html).to.include('&lt;img src=x onerror=alert(1)&gt;&amp;amp;').and.include('&lt;b&gt;').and.include('&#34;&gt;&lt;script&gt;');
    expect(letter.html).to.not.match(/<img|<script|<b>|<i>|\u0000|\u202e|\ud800/);
    expect(letter.text).to.include('<b>(一)</b>').and.include('<img src=x').and.not.match(/&lt;|\u0000|\u202e|\ud800/);
    expect(letter.subject).to.match(/^【決議列管】[^\r\n<]*$/);
  });

  it('shows the deciding words with their sentence only, and cuts a sentence that goes on and on', () => {
    const longSentence = `${'甲'.repeat(500)}於1個月內，向立法院提出書面報告${'乙'.repeat(500)}`;
    const { text } = letterOf(anItem(`前一句。${longSentence}。後一句。`));
    expect(flat(text)).to.match(/：…甲{50,140}【於1個月內】，向立法院提出書面報告乙{50,140}…/).and.not.include('前一句');
    expect(flat(letterOf(anItem('前一句。請於1個月內提出書面報告。後一句。')).text)).to.include('要求：請【於1個月內】提出書面報告。為何');
  });

  it('needs nothing from outside and no line wider than a terminal', () => {
    const { html, text } = letterOf(late, soon, far);
    expect(html).to.not.match(/<(?:img|link|script|iframe|form)\b|url\(|@import|src=/i);
    for (const line of text.split('\n')) expect(widthOf(line), line).to.be.at.most(LINE_WIDTH);
  });
});

describe('Wrapping text', () => {
  it('breaks between Chinese characters, keeps words, dates and addresses whole, and lets no line begin with a stop', () => {
    const lines = wrapText(`${'字'.repeat(37)}，於114年4月21日前送 https://tracker.agency.gov.tw/resolutions/1234567890 辦理`, '- ').split('\n');
    expect(lines).to.deep.equal([
      `- ${'字'.repeat(36)}`, '  字，於114年4月21日前送', '  https://tracker.agency.gov.tw/resolutions/1234567890 辦理',
    ]);
  });
  it('keeps the text’s own lines and a word too long for any line', () => {
    expect(wrapText('一\n二')).to.equal('一\n二');
    expect(wrapText('x'.repeat(90))).to.equal('x'.repeat(90));
    expect(wrapText('', '期限：')).to.equal('期限：');
  });
});
