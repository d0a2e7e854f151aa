import { expect } from 'chai';
import { migrate } from '../../server/actions/migrate.ts';
import { migrateUp } from '../../server/store/migrate.ts';
import { listEditions, loadCalendar } from '../../server/store/calendar.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, aResolution } from '../support/factories.ts';
import { up as acceptEditions } from '../../migrations/20261121100100_editions_on_record_are_in_force.ts';

withDatabases('migrating', (open) => {
  it('brings editions into force with every due date they move, and finds nothing to do the second time', async () => {
    const db = await open({ migrated: false });
    await migrateUp(db);
    const clock = aClock('2025-09-01');
    await aResolution(db, { dueOn: '2025-09-29' });
    const due = async () => (await findResolutions(db))[0]!.obligations[0]!.occurrences[0]!;
    expect(await due()).to.include({ dueOn: '2025-09-29', isProvisional: true, calendarLabel: '推估' });
    await migrate({ db, clock });
    expect(await due()).to.include({ dueOn: '2025-09-30', isProvisional: false, calendarLabel: '114年（第3版）' });
    await migrate({ db, clock });
    expect(await db('events').where({ verb: 'dates_recomputed' })).to.have.length(1);
  });

  it('keeps editions in force that were loaded before anybody had to accept them, in their order', async () => {
    const db = await open();
    const before = await loadCalendar(db);
    await db('calendar_editions').update({ acceptance: null, accepted_at: null, accepted_by: null });
    await acceptEditions(db);
    expect(await loadCalendar(db)).to.deep.equal(before);
    expect((await listEditions(db)).filter((one) => one.year === 2025).map((one) => [one.issue, one.acceptedBy])).to.deep.equal([[1, 'program'], [2, 'program'], [3, 'program']]);
  });
});
