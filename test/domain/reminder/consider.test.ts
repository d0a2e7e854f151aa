import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import type { Chased } from '../../../server/domain/reminder/chased.ts';
import { type Circumstances, consider, versionKey } from '../../../server/domain/reminder/consider.ts';
import { DEFAULT_LADDER, type Ladder, readLadder, type Reason } from '../../../server/domain/reminder/ladder.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import type { People } from '../../../server/domain/reminder/recipients.ts';
import { passedOver, reachedOn } from '../../../server/domain/reminder/reminder-ladder.ts';

const calendar = makeCalendar(seedEditions());
const people: People = {
  unit: { mailbox: 'unit@a.tw', headEmail: 'head@a.tw' }, assignee: 'person@a.tw', supervisors: ['boss@a.tw'], officers: ['officer@a.tw'],
};

/** Due on Monday 21 April 2025; 16 April is 3 working days before. */
const chased = (over: Partial<Chased> = {}): Chased => ({
  topic: 'deadline', itemKey: 'occurrence:1', resolutionId: 1, unitId: 1, obligation: null, occurrence: null, dueOn: '2025-04-21', dueVersion: 0,
  since: '2025-01-21', settled: null, ...over,
});
const around = (over: Partial<Circumstances> = {}): Circumstances => ({
  ladder: DEFAULT_LADDER, calendar, cover: { deputies: new Map(), refused: new Set() }, mutes: [], optOuts: new Map(), acknowledged: new Map(),
  ignored: new Map(), lastTold: new Map(), ...over,
});
const acknowledgedOn = (day: string, one = chased()) => ({ acknowledged: new Map([[versionKey(one), day]]) });
const verdicts = (day: string, circumstances = around(), one = chased(), who = people) =>
  Object.fromEntries(consider(one, who, circumstances, day).map(({ recipient, against }) => [recipient.email.split('@')[0], against ?? 'owed']));
const owed = (...args: Parameters<typeof verdicts>) => Object.entries(verdicts(...args)).filter(([, why]) => why === 'owed').map(([name]) => name).sort();

describe('Whether a person is reminded, and why not', () => {
  it('says of everybody who could be told what speaks against it', () => {
    expect(verdicts('2025-04-16')).to.deep.equal({ unit: 'owed', person: 'owed', head: 'other-rung', boss: 'other-rung', officer: 'other-rung' });
    expect(owed('2025-04-22')).to.deep.equal(['boss', 'head', 'person', 'unit']);
  });

  for (const [why, day, over, one] of [
    ['day-off', '2025-04-19', {}, {}],
    ['answered', '2025-04-16', {}, { settled: 'answered' }],
    ['closed', '2025-04-16', {}, { settled: 'closed' }],
    ['no-rung', '2025-03-10', {}, {}],
    ['switched-off', '2025-04-16', {}, { topic: 'reply' }],
    ['acknowledged', '2025-04-16', acknowledgedOn('2025-04-15'), {}],
    ['muted', '2025-04-16', { mutes: [{ email: 'unit@a.tw', resolutionId: 1, from: '2025-04-16', until: '2025-04-16' }] }, {}],
  ] as const) {
    it(`${why}`, () => expect(verdicts(day, around(over), chased(one as Partial<Chased>))['unit']).to.equal(why));
  }

  it('waits after an acknowledgement as long as the ladder says, never near the due date, and not of a date that has moved since', () => {
    const of = (day: string, on: string, one = chased()) => verdicts(day, around(acknowledgedOn(on)), one)['unit'];
    expect(of('2025-04-17', '2025-04-11'), 'four working days later').to.equal('acknowledged');
    expect(of('2025-04-18', '2025-04-17'), 'one working day left').to.equal('owed');
    expect(of('2025-04-16', '2025-04-09'), 'five working days later').to.equal('owed');
    expect(of('2025-04-22', '2025-04-21'), 'of before it was late').to.equal('owed');
    expect(of('2025-04-24', '2025-04-23'), 'of what is late').to.equal('acknowledged');
    expect(verdicts('2025-04-16', around(acknowledgedOn('2025-04-15')), chased({ dueVersion: 1 }))['unit']).to.equal('owed');
    const before = verdicts('2025-04-16', around(acknowledgedOn('2025-04-17')))['unit'];
    expect(before, 'an acknowledgement of later has not happened yet').to.equal('owed');
  });

  it('lets only those opt out whom the ladder lets, and a deputy not at all', () => {
    const optOuts = new Map<string, Set<Reason>>([['boss@a.tw', new Set(['supervisor'])], ['head@a.tw', new Set(['head'])]]);
    expect(owed('2025-04-22', around({ optOuts }))).to.deep.equal(['head', 'person', 'unit']);
    const cover = { deputies: new Map([['head@a.tw', 'boss@a.tw']]), refused: new Set<string>() };
    expect(owed('2025-04-22', around({ optOuts, cover }))).to.deep.equal(['boss', 'person', 'unit']);
  });

  const mutedFor = (email: string) => ({ mutes: [{ email, resolutionId: null, from: '2025-04-01', until: '2025-04-30' }] });
  const away = (...pairs: [string, string | null][]) => ({ cover: { deputies: new Map(pairs.map(([a, b]) => [`${a}@a.tw`, b && `${b}@a.tw`])), refused: new Set<string>() } });
  for (const [what, over, told] of [
    ['a deputy', away(['head', 'deputy']), ['boss', 'deputy', 'person', 'unit']],
    ['the deputy’s deputy', away(['head', 'deputy'], ['deputy', 'third']), ['boss', 'person', 'third', 'unit']],
    ['the person where deputies go in a circle', away(['head', 'deputy'], ['deputy', 'head']), ['boss', 'head', 'person', 'unit']],
    ['the person where nobody stands in', away(['head', null]), ['boss', 'head', 'person', 'unit']],
    ['one mail to a deputy who is told anyway', away(['head', 'boss']), ['boss', 'person', 'unit']],
    ['nobody in the place of one it is muted for', { ...away(['head', 'deputy']), ...mutedFor('head@a.tw') }, ['boss', 'person', 'unit']],
    ['a deputy whose own place it is as well', { ...away(['head', 'boss']), ...mutedFor('head@a.tw') }, ['boss', 'person', 'unit']],
    ['the officers in the place of an address that refuses mail', { cover: { deputies: new Map(), refused: new Set(['head@a.tw']) } }, ['boss', 'officer', 'person', 'unit']],
    ['the officers where the deputy’s address refuses', { cover: { deputies: new Map([['head@a.tw', 'd@a.tw']]), refused: new Set(['d@a.tw']) } }, ['boss', 'officer', 'person', 'unit']],
    ['the address itself where no officer can be told either', { cover: { deputies: new Map(), refused: new Set(['head@a.tw', 'officer@a.tw']) } }, ['boss', 'head', 'person', 'unit']],
  ] as const) {
    it(`tells ${what}`, () => expect(owed('2025-04-22', around(over as Partial<Circumstances>))).to.deep.equal(told));
  }

  it('climbs where rungs were ignored, not counting the one in force', () => {
    const ladder: Ladder = { ...DEFAULT_LADDER, escalation: { afterIgnored: 2, tells: ['head'] } };
    const ignored = (keys: string[]) => around({ ladder, ignored: new Map([[versionKey(chased()), keys]]) });
    expect(owed('2025-04-16', ignored(['before-10', 'before-3']))).to.deep.equal(['person', 'unit']);
    expect(owed('2025-04-16', ignored(['before-10', 'before-5']))).to.deep.equal(['head', 'person', 'unit']);
  });

  it('tells liaison officers of what nobody was given, and supervisors only once a due date is over', () => {
    const nobody = { ...people, unit: null, assignee: null };
    expect(owed('2025-04-16', around(), chased(), nobody)).to.deep.equal(['officer']);
    expect(owed('2025-04-22', around(), chased(), nobody)).to.deep.equal(['boss', 'officer']);
    expect(owed('2025-02-26', around(), chased({ topic: 'undated', dueOn: '2025-01-21' }), nobody)).to.deep.equal(['officer']);
  });

  it('names the rungs an outage passed over, to whom they would have told, and never one that was told', () => {
    const covers = (over: Partial<Circumstances>, day = '2025-04-16') =>
      Object.fromEntries(consider(chased(), people, around(over), day).filter((one) => one.against === null).map((one) => [one.recipient.email.split('@')[0], one.covers]));
    expect(covers({ lastTold: new Map([['occurrence:1 unit@a.tw', '2025-03-20']]) })['unit']).to.deep.equal(['before-10', 'before-5']);
    expect(covers({ lastTold: new Map([['occurrence:1 unit@a.tw', '2025-04-14']]) })['unit']).to.deep.equal([]);
    expect(covers({}, '2025-04-22')['head'], 'is told of nothing before the due date').to.deep.equal([]);
    const track = DEFAULT_LADDER.tracks.deadline;
    expect(passedOver('2025-04-21', { since: '2025-04-14', isTold: false, today: '2025-04-29' }, calendar, track, 'head')).to.deep.equal(['after-1']);
  });

  it('keeps the last rung before the due date until the first after it, where that is further off', () => {
    const track = { ...DEFAULT_LADDER.tracks.deadline, after: [{ workingDays: 5, tells: ['head'] as const }] };
    expect(reachedOn('2025-04-21', '2025-04-23', calendar, track)?.rung.key).to.equal('before-0');
    expect(reachedOn('2025-04-21', '2025-04-28', calendar, track)?.rung.key).to.equal('after-5');
  });
});

describe('Reading a ladder', () => {
  it('takes its own default from JSON', () => expect(readLadder(JSON.parse(JSON.stringify(DEFAULT_LADDER)))).to.deep.equal({ ladder: DEFAULT_LADDER }));

  const broken = (change: (raw: { tracks: { deadline: Record<string, unknown> } } & Record<string, unknown>) => unknown) => {
    const raw = structuredClone(DEFAULT_LADDER) as never;
    change(raw);
    const read = readLadder(raw);
    return 'problems' in read ? read.problems.map((one) => `${one.where} ${one.code}`) : [];
  };
  for (const [what, change] of [
    ['tracks.deadline.before order', (raw) => (raw.tracks.deadline['before'] as unknown[]).reverse()],
    ['tracks.deadline.after.0 days', (raw) => (raw.tracks.deadline['after'] = [{ workingDays: 0, tells: ['head'] }])],
    ['tracks.deadline.after.0 nobody', (raw) => (raw.tracks.deadline['after'] = [{ workingDays: 1, tells: [] }])],
    ['tracks.deadline.after.0 reason', (raw) => (raw.tracks.deadline['after'] = [{ workingDays: 1, tells: ['everybody'] }])],
    ['tracks.deadline.every days', (raw) => (raw.tracks.deadline['every'] = 0.5)],
    ['tracks.deadline.dates date', (raw) => (raw.tracks.deadline['dates'] = ['2025-02-30'])],
    ['tracks.deadline.before too-many', (raw) => (raw.tracks.deadline['before'] = Array.from({ length: 21 }, (_, i) => ({ workingDays: 100 - i, tells: ['head'] })))],
    ['moved not-a-ladder', (raw) => delete raw['moved']],
  ] as [string, Parameters<typeof broken>[0]][]) {
    it(`refuses: ${what}`, () => expect(broken(change)).to.include(what));
  }
  it('says what is wrong with what is no ladder at all', () => {
    for (const raw of [null, 3, 'x', [], {}]) expect(readLadder(raw)).to.have.property('problems');
  });
});
