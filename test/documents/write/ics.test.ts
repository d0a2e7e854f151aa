import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type IcsEvent, writeIcs } from '../../../server/documents/write/ics.ts';
import { readIcs, textOf, valueOf } from '../../support/read-ics.ts';

const anEvent = (over: Partial<IcsEvent> = {}): IcsEvent => ({
  uid: 'occurrence-1@tracker.agency.gov.tw', day: '2025-04-21', summary: '項次(三) 書面報告', description: '期限',
  url: 'https://tracker.agency.gov.tw/resolutions/1', sequence: 3, modifiedAt: '2025-04-16T01:00:00.000Z', isCancelled: false, alarms: [], ...over,
});
const written = (event: Partial<IcsEvent>, name = '決議期限') => readIcs(writeIcs({ name, refreshHours: 4, events: [anEvent(event)] }));
const first = (calendar: ReturnType<typeof readIcs>) => calendar.components[0]!;

describe('a calendar to subscribe to', () => {
  it('has an all-day event that ends the day after, also at the end of a month and of a leap February', () => {
    const days = [['2025-04-21', '20250421', '20250422'], ['2025-12-31', '20251231', '20260101'], ['2028-02-29', '20280229', '20280301']] as const;
    for (const [day, start, end] of days) {
      const event = first(written({ day }));
      expect([valueOf(event, 'DTSTART'), valueOf(event, 'DTEND')]).to.deep.equal([start, end]);
      for (const name of ['DTSTART', 'DTEND']) expect(event.properties.find((one) => one.name === name)!.parameters).to.deep.equal({ VALUE: 'DATE' });
    }
  });

  it('blocks no time, says when it was changed, and calls off what is settled', () => {
    const event = first(written({ isCancelled: true }));
    expect(['TRANSP', 'STATUS', 'SEQUENCE', 'DTSTAMP', 'LAST-MODIFIED'].map((name) => valueOf(event, name)))
      .to.deep.equal(['TRANSPARENT', 'CANCELLED', '3', '20250416T010000Z', '20250416T010000Z']);
    expect(valueOf(first(written({})), 'STATUS')).to.equal('CONFIRMED');
  });

  it('reminds at an instant', () => {
    const alarms = [{ at: '2025-04-07T01:00:00.000Z', text: '還有 10 個工作日，請注意' }, { at: '2025-04-16T01:00:00.000Z', text: 'BEGIN:VALARM\nEND:VEVENT' }];
    const [alarm, last] = first(written({ alarms })).components;
    expect(textOf(last!, 'DESCRIPTION')).to.equal('BEGIN:VALARM\nEND:VEVENT');
    expect([valueOf(alarm!, 'TRIGGER'), textOf(alarm!, 'DESCRIPTION')]).to.deep.equal(['20250407T010000Z', '還有 10 個工作日，請注意']);
  });

  it('keeps its name and every text as they are, however long and whatever marks they hold', () => {
    const hostile = 'a\\b;c,d:"e"\r\nEND:VCALENDAR\nBEGIN:VEVENT\u2028X:1\u2029Y:1\u0085 𠮷野家👩‍👩‍👧 '.repeat(20);
    const calendar = written({ summary: hostile, description: hostile }, '單位,甲;乙\\丙\nX-EVIL:1');
    expect(calendar.components).to.have.length(1);
    const same = hostile.replace(/\r\n|[\u0085\u2028\u2029]/g, '\n');
    expect([textOf(first(calendar), 'SUMMARY'), textOf(first(calendar), 'DESCRIPTION')]).to.deep.equal([same, same]);
    for (const name of ['NAME', 'X-WR-CALNAME']) expect(textOf(calendar, name)).to.equal('單位,甲;乙\\丙 X-EVIL:1');
    expect(valueOf(calendar, 'REFRESH-INTERVAL')).to.equal('PT4H');
  });

  it('can be read back whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 200 }), (summary, description) => {
      const event = first(written({ summary: `x${summary}`, description: `x${description}` }));
      expect(textOf(event, 'SUMMARY')).to.match(/^x/);
    }), { numRuns: 300 });
  });

  it('gives the same bytes for the same events', () => {
    const calendar = { name: 'x', refreshHours: 4, events: [anEvent(), anEvent({ uid: 'occurrence-2@tracker.agency.gov.tw' })] };
    expect(writeIcs(calendar)).to.equal(writeIcs(calendar));
  });

  it('is a calendar without events too', () => expect(readIcs(writeIcs({ name: 'x', refreshHours: 4, events: [] })).components).to.deep.equal([]));
});
