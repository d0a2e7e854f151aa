/** A tracker's own exports, taken over by another tracker and by itself: nothing is lost, nothing is doubled. */
import { expect } from 'chai';
import type { Deps } from '../../../server/deps.ts';
import type { ResolutionRecord } from '../../../server/documents/records/record.ts';
import { statusOf } from '../../../server/domain/resolution/status.ts';
import { asOfDay } from '../../../server/domain/resolution/timeliness.ts';
import { loadCalendar } from '../../../server/store/calendar.ts';
import type { Database } from '../../../server/store/database.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, testDeps } from '../../support/factories.ts';
import { aFullTracker } from './full-tracker.ts';
import { bytesOf, countOf, LATE, recordsIn, take } from './own-records.ts';

const DAYS = ['2025-02-10', '2025-04-18', '2025-07-01', '2025-12-31', LATE];

/** What pages show of each resolution on a day, without ids. */
async function statusesOn(db: Database, day: string) {
  const asOf = asOfDay(day, await loadCalendar(db));
  return (await findResolutions(db)).map((one) => statusOf(one, asOf)).map((one) => ({
    item: one.item, stage: one.stage, timeliness: one.timeliness, nextDueOn: one.nextDueOn, outstandingTwd: one.outstandingTwd, isClosed: one.isClosed, disposition: one.disposition,
    due: one.obligations.map(({ words, timeliness, occurrences }) => [words, timeliness, occurrences.map((each) =>
      [each.number, each.anchor, each.anchorOn, each.rawDueOn, each.dueOn, each.effectiveDueOn, each.doneOn, each.timeliness, each.isExpected, each.calendarLabel])]),
    freezes: one.freezes.map(({ words, frozenTwd, releasedTwd, releases }) => [words, frozenTwd, releasedTwd, releases.map(({ releasedOn, releasedTwd: twd }) => [releasedOn, twd])]),
  }));
}

withDatabases('records taken over', (open) => {
  let source: Deps;
  let records: ResolutionRecord[];
  before(async () => {
    const db = await open();
    source = await aFullTracker(db);
    records = await recordsIn(db);
  });

  for (const format of ['json', 'xlsx', 'ods', 'csv'] as const) {
    it(`from ${format}: an empty tracker holds every fact, shows the same on every day, and exports the same file`, async () => {
      const deps = testDeps(await open(), { clock: aClock(LATE) });
      expect(await take(deps, records, format)).to.deep.equal({ total: 39, created: 39, joined: 0, updated: 0, unchanged: 0 });
      const after = await recordsIn(deps.db);
      expect(after).to.deep.equal(records);
      expect(Buffer.from(await bytesOf(after, 'json')).equals(Buffer.from(await bytesOf(records, 'json')))).to.equal(true);
      for (const day of DAYS) expect(await statusesOn(deps.db, day), day).to.deep.equal(await statusesOn(source.db, day));
      for (const day of DAYS) expect(await recordsIn(deps.db, day), day).to.deep.equal(await recordsIn(source.db, day));
      expect(await countOf(deps.db, 'events', { verb: 'act_added' })).to.equal(2);
      expect(await take(deps, records, format), 'again').to.deep.equal({ total: 39, created: 0, joined: 0, updated: 0, unchanged: 39 });
    });
  }

  it('the story it is told of has what can be lost', () => {
    const all = <T>(of: (one: ResolutionRecord) => T[]): T[] => records.flatMap(of);
    expect(all((one) => one.extensions.map(({ decision, kind }) => `${kind} ${decision?.outcome ?? 'pending'}`)).sort())
      .to.deep.equal(['extended granted', 'extended pending', 'extended refused', 'promised granted']);
    expect(all((one) => one.overrides).length).to.equal(2);
    expect(all((one) => one.endings).length).to.equal(1);
    expect(all((one) => one.listings).length).to.equal(1);
    expect(all((one) => one.letters.filter(({ isInterim }) => isInterim)).length).to.be.above(0);
    expect(all((one) => one.letters.filter(({ releasedTwd }) => releasedTwd !== null)).length).to.be.above(0);
    expect(records.filter((one) => one.signedOff !== null).length).to.be.above(1);
    expect(records.some(({ text }) => text.includes('\u0007'))).to.equal(true);
  });

  it('into their own tracker change nothing and leave no event', async () => {
    const before = await countOf(source.db, 'events');
    expect(await take(source, records)).to.deep.equal({ total: 39, created: 0, joined: 0, updated: 0, unchanged: 39 });
    expect(await countOf(source.db, 'events')).to.equal(before);
    expect(await recordsIn(source.db)).to.deep.equal(records);
  });
});
