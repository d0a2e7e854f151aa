/**
 * Four hundred days under a clock that is moved, from before one Lunar New Year to after the next: a typhoon day off
 * declared that morning, a mail server that is away for three days, an extension, a hand-over, an absent head. Every
 * mail of every day stands in `test/fixtures/reminder-walk.txt`; `UPDATE_FIXTURES=1` writes it anew, to be read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { acknowledge } from '../../../server/actions/reminders/acknowledge.ts';
import { assignPerson } from '../../../server/actions/resolutions/assign-person.ts';
import { assignUnit } from '../../../server/actions/resolutions/assign-unit.ts';
import { decideExtension } from '../../../server/actions/dates/decide-extension.ts';
import { importCalendar } from '../../../server/actions/acts/import-calendar.ts';
import { remind } from '../../../server/actions/reminders/remind.ts';
import { requestExtension } from '../../../server/actions/dates/request-extension.ts';
import { setAbsence } from '../../../server/actions/reminders/set-absence.ts';
import { DEFAULT_LADDER } from '../../../server/domain/reminder/ladder.ts';
import { addDays, type Day, weekdayOf } from '../../../server/domain/day/civil-date.ts';
import { dayStatus, isDayOff, makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { openTransport } from '../../../server/mail/transport.ts';
import { loadCalendar } from '../../../server/store/calendar.ts';
import { insertLadder } from '../../../server/store/ladders.ts';
import { setUnit } from '../../../server/store/write-resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';
import { startSmtp } from '../../support/smtp.ts';

const FIXTURE = new URL('../../fixtures/reminder-walk.txt', import.meta.url);
const FIRST = '2025-01-22';
const DAYS = 400;
const TYPHOON = '2025-07-21';

/** The calendar of 114 as a file, with one more day off. */
function calendarWith(dayOff: Day): Uint8Array {
  const calendar = makeCalendar(seedEditions());
  const rows: string[] = ['西元日期,星期,是否放假,備註'];
  for (let day = '2025-01-01'; day <= '2025-12-31'; day = addDays(day, 1)) {
    const status = dayStatus(calendar, day);
    const isOff = status.isOff || day === dayOff;
    const note = day === dayOff ? '颱風停止上班' : (status.name ?? (status.reason === 'make-up' ? '補行上班' : ''));
    rows.push(`${day.replaceAll('-', '')},${'日一二三四五六'[weekdayOf(day)]},${isOff ? 2 : 0},${note}`);
  }
  return Buffer.from(`${rows.join('\r\n')}\r\n`);
}

withDatabases('four hundred days of reminders', (open) => {
  it('mail to the right person on the right day, once', async function () {
    this.timeout(600_000);
    const db = await open();
    const smtp = await startSmtp();
    const mail = openTransport(smtp.url, 'tracker@agency.gov.tw');
    const clock = aClock(FIRST);
    const deps = testDeps(db, { clock, mail });
    try {
      const act = await anAct(db);
      const a = await aUnit(db, { name: '甲組', mailbox: 'a@agency.gov.tw', headEmail: 'head-a@agency.gov.tw' });
      const b = await aUnit(db, { name: '乙組', mailbox: 'b@agency.gov.tw', headEmail: 'head-b@agency.gov.tw' });
      await aUser(db, 'officer', { email: 'officer@agency.gov.tw' });
      const supervisor = asActor(await aUser(db, 'supervisor', { email: 'supervisor@agency.gov.tw' }));
      const person = await aUser(db, 'unit', { email: 'person@agency.gov.tw', unitId: b.id });
      const report = (item: string, dueOn: Day, unitId?: number) => aResolution(db, { act, item, dueOn, ...(unitId ? { unitId } : {}) });
      const lunar = await report('lunar', '2025-02-05', a.id);
      const nobodys = await report('nobodys', '2025-04-21');
      const outage = await report('outage', '2025-05-21', a.id);
      const handed = await report('handed', '2025-06-16', a.id);
      const typhoon = await report('typhoon', TYPHOON, a.id);
      const extended = await report('extended', '2025-09-01', b.id);
      const absent = await report('absent', '2025-11-03', a.id);
      const next = await report('next', '2026-02-24', b.id);
      const undated = await aResolution(db, { act, item: 'undated', text: '爰要求數位產業署儘速向立法院經濟委員會提出書面報告。' });
      const frozen = await aResolution(db, { act, item: 'frozen', text: '爰針對該項預算凍結100萬元，俟向立法院經濟委員會提出書面報告經同意後，始得動支。' });
      const occurrenceOf = (one: typeof extended) => one.obligations[0]!.occurrences[0]!.id;

      const happens: Record<Day, () => Promise<unknown>> = {
        '2025-02-06': () => aLetter(db, lunar.id, { issuedOn: '2025-02-06' }),
        '2025-03-10': () => assignUnit(deps, PROGRAM, { resolutionIds: [nobodys.id], unitId: b.id }),
        '2025-04-11': () => acknowledge(deps, PROGRAM, { resolutionId: nobodys.id }),
        '2025-04-22': () => aLetter(db, nobodys.id, { issuedOn: '2025-04-22' }),
        '2025-05-14': () => smtp.stop(),
        '2025-05-17': () => smtp.start(),
        '2025-05-22': () => aLetter(db, outage.id, { issuedOn: '2025-05-21' }),
        '2025-06-10': () => assignUnit(deps, PROGRAM, { resolutionIds: [handed.id], unitId: b.id }),
        '2025-06-11': () => assignPerson(deps, PROGRAM, { resolutionId: handed.id, email: person.email }),
        '2025-06-16': () => aLetter(db, handed.id, { issuedOn: '2025-06-16' }),
        [TYPHOON]: () => importCalendar(deps, PROGRAM, { bytes: calendarWith(TYPHOON), fileName: 'typhoon.csv', locale: 'zh-TW' }),
        '2025-07-23': () => aLetter(db, typhoon.id, { issuedOn: '2025-07-22' }),
        '2025-08-28': async () => {
          const { id } = await requestExtension(deps, PROGRAM, { resolutionId: extended.id, occurrenceId: occurrenceOf(extended), kind: 'extended', newDueOn: '2025-10-15', reason: '資料未齊', authority: '台立院議字第1140700001號' });
          await decideExtension(deps, supervisor, { id, decision: 'granted', reason: null });
        },
        '2025-10-15': () => aLetter(db, extended.id, { issuedOn: '2025-10-15' }),
        '2025-11-01': () => setAbsence(deps, PROGRAM, { email: 'head-a@agency.gov.tw', from: '2025-11-03', until: '2025-11-10', deputyEmail: 'deputy-a@agency.gov.tw', reason: '公差' }),
        '2025-11-20': () => aLetter(db, absent.id, { issuedOn: '2025-11-20' }),
        '2025-12-01': () => setUnit(db, [undated.id, frozen.id], a.id, '2025-12-01'),
        // From now on frozen money is chased on two days of the agency's own.
        '2025-12-10': () => insertLadder(db, { ladder: { ...DEFAULT_LADDER, tracks: { ...DEFAULT_LADDER.tracks, freeze: { ...DEFAULT_LADDER.tracks.freeze, isOn: true, after: [{ workingDays: 250, tells: ['mailbox', 'officer'] }], every: null, dates: ['2025-12-15', '2026-02-16'] } } }, reason: '年底檢討', setBy: 'test', setAt: clock.now() }),
        '2026-01-05': () => aLetter(db, undated.id, { issuedOn: '2026-01-05' }),
      };

      const lines: string[] = [];
      const seen = new Set<string>();
      for (let at = 0; at < DAYS; at += 1) {
        const day = addDays(FIRST, at);
        clock.setDay(day);
        await happens[day]?.();
        smtp.received.length = 0;
        await remind(deps, PROGRAM, { oneMailADay: true });
        // What the days without a mail server put off is tried again some hours later.
        if (day >= '2025-05-14' && day <= '2025-05-20') {
          clock.advance(60 * 5);
          await remind(deps, PROGRAM, { oneMailADay: true });
        }
        const recipients = smtp.received.map((one) => one.recipient);
        expect(isDayOff(await loadCalendar(db), day) && recipients.length > 0, `${day} is a day off`).to.equal(false);
        expect(new Set(recipients).size, `${day}: one mail a person`).to.equal(recipients.length);
        const rows = await db('reminders').join('mails', 'mails.id', 'mail_id').join('resolutions', 'resolutions.id', 'resolution_id')
          .where({ state: 'sent', handed_over_on: day }).whereNull('dropped_because').whereIn('mails.recipient', recipients.length > 0 ? recipients : [''])
          .orderBy(['mails.recipient', 'reminders.id']).select('mails.recipient', 'item', 'rung', 'due_on', 'due_version', 'stands_for', 'covers');
        expect([...new Set(rows.map((row) => row.recipient))].sort(), day).to.deep.equal([...recipients].sort());
        for (const recipient of new Set(rows.map((row) => row.recipient as string))) {
          const items = rows.filter((row) => row.recipient === recipient).map((row) => {
            const key = [row.item, row.rung, row.due_on, row.due_version, recipient].join(' ');
            expect(seen.has(key), `twice: ${key}`).to.equal(false);
            seen.add(key);
            const notes = [row.stands_for && `for ${row.stands_for}`, row.covers && `also ${row.covers}`].filter(Boolean).join(', ');
            return `${row.item} ${row.rung} (${row.due_on}${row.due_version > 0 ? ` v${row.due_version}` : ''}${notes ? `, ${notes}` : ''})`;
          });
          lines.push(`${day} ${'Sun Mon Tue Wed Thu Fri Sat'.split(' ')[weekdayOf(day)]}  ${recipient.split('@')[0]!.padEnd(10)}  ${items.join('; ')}`);
        }
      }
      expect(next.item).to.equal('next');
      const table = `${lines.join('\n')}\n`;
      if (process.env['UPDATE_FIXTURES']) writeFileSync(FIXTURE, table);
      expect(table).to.equal(readFileSync(FIXTURE, 'utf8'));
    } finally {
      mail.close();
      await smtp.stop().catch(() => undefined);
    }
  });
});
