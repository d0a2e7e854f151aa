import { expect } from 'chai';
import { startScheduler } from '../server/scheduler.ts';
import { listMails } from '../server/store/mails.ts';
import { findResolutions } from '../server/store/resolutions.ts';
import { withDatabases } from './support/database.ts';
import { aClock, aResolution, aUnit, testDeps } from './support/factories.ts';

withDatabases('the scheduler', (open) => {
  /** 08:00 is the office's hour; the clock starts at nine. */
  async function started(minutes: number, day = '2025-04-16') {
    const db = await open();
    const unit = await aUnit(db);
    await aResolution(db, { unitId: unit.id, dueOn: '2025-04-21' });
    const clock = aClock(day);
    clock.advance(minutes);
    return { db, scheduler: startScheduler(testDeps(db, { clock })) };
  }

  it('reminds by itself once the office’s hour has come', async () => {
    const { db, scheduler } = await started(0);
    await scheduler.stop();
    expect(await listMails(db)).to.have.length(1);
  });

  it('does nothing before that hour, and nothing on a day off', async () => {
    for (const { db, scheduler } of [await started(-90), await started(0, '2025-04-19')]) {
      await scheduler.stop();
      expect(await listMails(db)).to.deep.equal([]);
    }
  });

  it('makes what recurs a year ahead before it reminds', async () => {
    const db = await open();
    await aResolution(db, { text: '爰要求數位產業署每季向立法院經濟委員會提出書面報告。' });
    await startScheduler(testDeps(db, { clock: aClock('2026-07-21') })).stop();
    const [one] = await findResolutions(db);
    expect(one!.obligations[0]!.occurrences.at(-1)!.dueOn).to.equal('2027-07-21');
  });

  it('survives a run that fails, with one line on stderr', async () => {
    const lines: unknown[] = [];
    const { error } = console;
    console.error = (line: unknown) => lines.push(line);
    try {
      const db = await open({ migrated: false });
      await startScheduler(testDeps(db)).stop();
    } finally {
      console.error = error;
    }
    expect(lines).to.have.length(1);
    expect(String(lines[0])).to.match(/^Reminders: [^\n]+$/);
  });
});
