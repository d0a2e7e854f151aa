/**
 * What is foreseen is what planning then plans, whatever the ladder, the day and whatever is on record: offices made at
 * random, looked ahead once, then lived through day by day.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { acknowledge } from '../../../server/actions/reminders/acknowledge.ts';
import { planReminders } from '../../../server/actions/reminders/plan-reminders.ts';
import { compareLadders, simulate } from '../../../server/actions/reminders/simulate.ts';
import { decideExtension } from '../../../server/actions/dates/decide-extension.ts';
import { requestExtension } from '../../../server/actions/dates/request-extension.ts';
import { assignPerson } from '../../../server/actions/resolutions/assign-person.ts';
import { addDays, type Day } from '../../../server/domain/day/civil-date.ts';
import { DEFAULT_LADDER, type Ladder, REASONS, TOPICS, type Track } from '../../../server/domain/reminder/ladder.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { insertAbsence, markRefused } from '../../../server/store/absences.ts';
import type { Database } from '../../../server/store/database.ts';
import { insertLadder } from '../../../server/store/ladders.ts';
import { insertMute, upsertPreference } from '../../../server/store/mail-choices.ts';
import { setUnit } from '../../../server/store/write-resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';

const FIRST = '2025-04-10';
const AHEAD = 30;
const OFFICES = 8;

const someone = fc.subarray([...REASONS], { minLength: 1 });
const steps = (least: number) => fc.uniqueArray(fc.integer({ min: least, max: 24 }), { maxLength: 4 }).chain((days) => fc.tuple(...days.map((workingDays) => fc.record({ workingDays: fc.constant(workingDays), tells: someone }))));
const track: fc.Arbitrary<Track> = fc.record({
  isOn: fc.boolean(),
  before: steps(0).map((all) => all.sort((a, b) => b.workingDays - a.workingDays)),
  after: steps(1).map((all) => all.sort((a, b) => a.workingDays - b.workingDays)),
  every: fc.option(fc.integer({ min: 1, max: 8 })),
  dates: fc.constant<Day[]>([]),
});
const dated = (one: Track, days: readonly number[]): Track => ({ ...one, dates: [...new Set(days.map((n) => addDays(FIRST, n)))].sort() });
const ladders: fc.Arbitrary<Ladder> = fc.record({
  tracks: fc.tuple(fc.tuple(track, track, track, track, track, track), fc.array(fc.integer({ min: -20, max: AHEAD }), { maxLength: 2 })).map(([all, days]) => {
    const tracks = Object.fromEntries(TOPICS.map((topic, at) => [topic, all[at]!])) as Ladder['tracks'];
    return { ...tracks, freeze: dated(tracks.freeze, days), undated: dated(tracks.undated, days) };
  }),
  unassigned: fc.record({ before: someone, after: someone }),
  moved: someone,
  acknowledgement: fc.record({ waitsWorkingDays: fc.integer({ min: 0, max: 9 }), neverWithin: fc.integer({ min: 0, max: 3 }) }),
  escalation: fc.option(fc.record({ afterIgnored: fc.integer({ min: 1, max: 3 }), tells: someone })),
  mayOptOut: fc.subarray([...REASONS]),
});

const TEXTS = [
  (n: number) => `爰要求機關於${1 + (n % 4)}個月內，向立法院經濟委員會提出書面報告。`,
  () => '爰要求機關每季向立法院經濟委員會提出書面報告。',
  () => '爰針對該項預算凍結100萬元，俟向立法院經濟委員會提出書面報告經同意後，始得動支。',
  () => '爰要求機關儘速向立法院經濟委員會提出書面報告。',
  (n: number) => `爰要求機關於114年5月${1 + (n % 28)}日前，向立法院經濟委員會提出書面報告。`,
];

/** A number from 0 below `sides`; the same numbers for the same seed. */
type Dice = (sides: number) => number;
const diceOf = (seed: number): Dice => {
  let state = seed;
  return (sides) => (state = (state * 48_271) % 2_147_483_647) % sides;
};

async function anOffice(db: Database, ladder: Ladder, dice: Dice) {
  const clock = aClock('2025-03-31');
  const deps = testDeps(db, { clock });
  const act = await anAct(db);
  const units = [await aUnit(db, { headEmail: 'head-a@agency.gov.tw' }), await aUnit(db, { headEmail: null }), await aUnit(db, { headEmail: 'head-b@agency.gov.tw' })];
  const supervisor = asActor(await aUser(db, 'supervisor', { email: 'Supervisor@agency.gov.tw' }));
  await aUser(db, 'officer', { email: 'officer@agency.gov.tw' });
  const person = await aUser(db, 'unit', { unitId: units[0]!.id });
  const people = [person.email, 'officer@agency.gov.tw', 'supervisor@agency.gov.tw', 'head-a@agency.gov.tw', 'head-b@agency.gov.tw', ...units.map((one) => one.mailbox)];
  const anybody = (): string => people[dice(people.length)]!;
  const within = (least: number, most: number): Day => addDays(FIRST, least + dice(most - least));
  await insertLadder(db, { ladder, reason: 'random', setBy: 'test', setAt: clock.now() });
  for (let n = 0; n < 14; n += 1) {
    const unitId = [...units.map((one) => one.id), undefined][dice(4)];
    const { id, obligations } = await aResolution(db, { act, text: TEXTS[n % TEXTS.length]!(dice(40)), ...(dice(9) === 0 ? { signedOffOn: within(0, AHEAD) } : {}) });
    // Handed over, answered and put off on days that are past, or yet to come.
    if (unitId !== undefined) await setUnit(db, [id], unitId, within(-30, 20));
    if (dice(4) === 0) await aLetter(db, id, { issuedOn: within(-20, AHEAD), direction: dice(3) === 0 ? 'in' : 'out', isInterim: dice(3) === 0 });
    if (unitId === units[0]!.id && dice(2) === 0) await assignPerson(deps, PROGRAM, { resolutionId: id, email: person.email });
    const occurrence = obligations[0]?.occurrences[0];
    if (occurrence?.dueOn && dice(4) === 0) {
      const asked = await requestExtension(deps, PROGRAM, { resolutionId: id, occurrenceId: occurrence.id, kind: 'extended', newDueOn: addDays(occurrence.dueOn, 14), reason: '資料未齊', authority: '台立院議字第1140700001號' });
      await decideExtension({ ...deps, clock: aClock(within(-10, 20)) }, supervisor, { id: asked.id, decision: 'granted', reason: null });
    }
  }
  for (let n = 0; n < 3; n += 1) {
    const from = within(-10, AHEAD);
    await insertAbsence(db, { email: anybody(), from, until: addDays(from, dice(12)), deputyEmail: dice(3) === 0 ? null : anybody(), reason: null, setBy: 'test', setAt: clock.now() });
    await insertMute(db, { email: anybody(), resolutionId: dice(2) === 0 ? null : 1 + dice(14), from, until: addDays(from, dice(12)), reason: 'test', setBy: 'test', setAt: clock.now() });
  }
  await upsertPreference(db, { email: anybody(), style: 'single', optedOut: ladder.mayOptOut.slice(0, 1) }, { at: clock.now(), by: 'test' });
  if (dice(2) === 0) await markRefused(db, { email: anybody(), refusedAt: clock.now(), answer: '550', source: 'bounce', mailId: null });
  return { deps, clock };
}

withDatabases('what is foreseen', (open, kind) => {
  it('is what planning then plans, under random ladders', async () => {
    const seeds = fc.sample(fc.tuple(ladders, fc.integer({ min: 1, max: 1_000_000 })), { numRuns: kind === 'SQLite' ? OFFICES : 2, seed: 20_250_410 });
    let items = 0;
    for (const [ladder, seed] of seeds) {
      const db = await open();
      const dice = diceOf(seed);
      const { deps, clock } = await anOffice(db, ladder, dice);
      const live = async (day: Day): Promise<void> => {
        clock.setDay(day);
        await planReminders(deps, PROGRAM, { day, dryRun: false, oneMailADay: false });
      };
      // A past with gaps, in which some were told and some acknowledged.
      for (let n = -9; n < 0; n += 1) if (dice(3) > 0) await live(addDays(FIRST, n));
      for (const id of [1 + dice(14), 1 + dice(14)]) await acknowledge(deps, PROGRAM, { resolutionId: id }).catch(() => null);
      clock.setDay(FIRST);
      const foreseen = await simulate(deps, PROGRAM, { from: null, days: AHEAD });
      const twice = await compareLadders(deps, PROGRAM, DEFAULT_LADDER);
      expect(twice.now, 'read once for two ladders').to.deep.equal(foreseen);
      expect(twice.then).to.deep.equal(await simulate(deps, PROGRAM, { from: null, days: AHEAD }, DEFAULT_LADDER));
      for (let n = 0; n < AHEAD; n += 1) await live(addDays(FIRST, n));
      const happened = await db('reminders').join('mails', 'mails.id', 'mail_id').where('mails.day', '>=', FIRST).whereNot('rung', 'moved')
        .select('mails.day', 'mails.recipient', 'resolution_id', 'topic', 'rung', 'due_on', 'reason', 'stands_for');
      const said = (...parts: unknown[]): string => parts.map((one) => one ?? '-').join(' ');
      expect(foreseen.flatMap(({ day, to, items: all }) => all.map((one) => said(day, to, one.resolutionId, one.topic, one.rung, one.dueOn, one.reason, one.standsFor))).sort(), `seed ${seed}`)
        .to.deep.equal(happened.map((row) => said(row.day, row.recipient, row.resolution_id, row.topic, row.rung, row.due_on, row.reason, row.stands_for)).sort());
      items += happened.length;
    }
    expect(items, 'enough for a difference to show').to.be.above(100);
  });
});
