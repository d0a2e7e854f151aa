import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, daysBetween, firstOfMonth, isDay, LAST_DAY, lastOfMonth, makeDay, weekdayOf } from '../../../server/domain/day/civil-date.ts';

describe('A civil day', () => {
  it('is four, two and two digits that name a day that exists', () => {
    for (const day of ['2025-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) expect(isDay(day), day).to.equal(true);
  });

  const noDays = [
    '', '2025-02-29', '1900-02-29', '2025-04-31', '2025-00-10', '2025-13-01', '2025-01-00', '2025-01-32', '0000-01-01',
    '2025-1-1', '25-01-01', '12025-01-01', '-2025-01-01', '2025/01/01', '20250101', ' 2025-01-01', '2025-01-01\n',
    '2025-01-01T00:00', '２０２５-01-01', '2025-01-1x', 'today',
  ];
  for (const text of noDays) it(`is not ${JSON.stringify(text)}`, () => expect(isDay(text)).to.equal(false));

  it('is made from its parts, or null where there is none', () => {
    expect(makeDay(2025, 2, 3)).to.equal('2025-02-03');
    expect(makeDay(99, 1, 1)).to.equal('0099-01-01');
    for (const parts of [[2025, 2, 30], [2025.5, 1, 1], [2025, 1, 1.5], [2025, -1, 1], [-1, 1, 1], [10000, 1, 1], [Number.NaN, 1, 1], [2025, 1, 1e21]]) {
      expect(makeDay(...(parts as [number, number, number])), String(parts)).to.equal(null);
    }
  });

  it('goes forward and back over months, leap days and years', () => {
    expect(addDays('2025-02-28', 1)).to.equal('2025-03-01');
    expect(addDays('2024-02-28', 1)).to.equal('2024-02-29');
    expect(addDays('2026-01-01', -1)).to.equal('2025-12-31');
    expect(addDays('0099-12-31', 1)).to.equal('0100-01-01');
    expect(firstOfMonth('2025-01-31', 1)).to.equal('2025-02-01');
    expect(firstOfMonth('2025-01-31', -1)).to.equal('2024-12-01');
    expect(lastOfMonth('2024-02-01')).to.equal('2024-02-29');
    expect(lastOfMonth('2025-12-31')).to.equal('2025-12-31');
    expect(daysBetween('2025-01-01', '2024-12-25')).to.equal(-7);
    expect(weekdayOf('2025-02-28')).to.equal(5);
  });

  it('ends with the year 9999: beyond it text would no longer sort', () => {
    expect(() => addDays(LAST_DAY, 1)).to.throw(RangeError);
    expect(() => addDays('0001-01-01', -1)).to.throw(RangeError);
    expect(() => firstOfMonth('2025-01-01', 100_000)).to.throw(RangeError);
    expect(() => addDays('2025-01-01', Number.NaN)).to.throw(RangeError);
  });

  const anyDay = fc.integer({ min: 0, max: 3_652_058 }).map((n) => addDays('0001-01-01', n));

  it('comes back to itself, sorts as text, and has the weekday of seven days before', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 8, max: 20_000 }), (day, n) => {
        fc.pre(day > '0100-01-01');
        const earlier = addDays(day, -n);
        expect(isDay(earlier) && earlier < day).to.equal(true);
        expect(addDays(earlier, n)).to.equal(day);
        expect(daysBetween(earlier, day)).to.equal(n);
        expect(weekdayOf(addDays(day, -7))).to.equal(weekdayOf(day));
      }),
    );
  });

  describe('is the same wherever the server stands', () => {
    const zone = process.env['TZ'];
    afterEach(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });

    // Taipei kept summer time until 1979; São Paulo, Beirut and Havana changed their clocks at midnight.
    for (const name of ['Asia/Taipei', 'UTC', 'America/Sao_Paulo', 'Asia/Beirut', 'America/Havana', 'Pacific/Auckland']) {
      it(name, () => {
        process.env['TZ'] = name;
        let day = '1945-01-01';
        for (let n = 0; day < '2035-01-01'; n += 1) {
          if (!isDay(day) || weekdayOf(day) !== (n + 1) % 7 || daysBetween('1945-01-01', day) !== n) expect.fail(day);
          day = addDays(day, 1);
        }
      });
    }
  });
});
