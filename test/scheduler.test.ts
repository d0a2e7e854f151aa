import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type Scheduler, startScheduler } from '../server/scheduler.ts';
import { takeTurn } from '../server/store/mail-control.ts';
import { listMails } from '../server/store/mails.ts';
import { findResolutions } from '../server/store/resolutions.ts';
import { breakInserts, linesOnStderr } from './support/break-inserts.ts';
import { withDatabases } from './support/database.ts';
import { aClock, aResolution, aUnit, testDeps } from './support/factories.ts';

withDatabases('the scheduler', (open) => {
  const running: Scheduler[] = [];
  /** As `startScheduler`; whatever fails, it has stopped before the next test. */
  const start = (...how: Parameters<typeof startScheduler>): Scheduler => running[running.push(startScheduler(...how)) - 1]!;
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop();
  });

  /** 08:00 is the office's hour; the clock starts at nine. */
  async function started(minutes: number, day = '2025-04-16') {
    const db = await open();
    const unit = await aUnit(db);
    await aResolution(db, { unitId: unit.id, dueOn: '2025-04-21' });
    const clock = aClock(day);
    clock.advance(minutes);
    return { db, scheduler: start(testDeps(db, { clock })) };
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
    await start(testDeps(db, { clock: aClock('2026-07-21') })).stop();
    const [one] = await findResolutions(db);
    expect(one!.obligations[0]!.occurrences.at(-1)!.dueOn).to.equal('2027-07-21');
  });

  it('forgets sessions that have run out, once an hour, on a day off too', async () => {
    const db = await open();
    const clock = aClock('2025-04-19');
    const HOUR = 3_600_000;
    const leave = (id: string, ago: number) => db('web_sessions').insert({ id, data: '{}', user_id: null, expires_at: new Date(Date.now() - ago).toISOString() });
    const left = async () => (await db('web_sessions').orderBy('id').select('id')).map((row) => row.id);
    let looks = 0;
    const deps = testDeps(db, { clock: { ...clock, hour: () => ((looks += 1), clock.hour()) } });
    /** Until a look that began after this has ended: none begins while another is under way. */
    const lookedAgain = async (): Promise<void> => {
      for (const before = looks; looks < before + 2;) await pause(10);
    };
    await leave('live', -HOUR);
    await leave('old', HOUR);
    const scheduler = start(deps, 10);
    await lookedAgain();
    expect(await left()).to.deep.equal(['live']);
    await leave('older', HOUR);
    clock.advance(59);
    await lookedAgain();
    expect(await left(), 'not within the hour').to.deep.equal(['live', 'older']);
    clock.advance(1);
    await lookedAgain();
    await scheduler.stop();
    expect(await left()).to.deep.equal(['live']);
  });

  it('survives a run that fails, with a line on stderr for each fault', async () => {
    const db = await open({ migrated: false });
    const lines = await linesOnStderr(() => start(testDeps(db)).stop());
    expect(lines).to.not.deep.equal([]);
    for (const line of lines) expect(line).to.match(/^Reminders: [^\n]+$/);
  });

  it('reminds although what recurs cannot be made ahead, and says so', async () => {
    const db = await open();
    await aResolution(db, { text: '爰要求數位產業署每季向立法院經濟委員會提出書面報告。' });
    await aResolution(db, { unitId: (await aUnit(db)).id, dueOn: '2026-07-21' });
    await breakInserts(db, 'occurrences');
    const lines = await linesOnStderr(() => start(testDeps(db, { clock: aClock('2026-07-21') })).stop());
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('broken on purpose');
    expect(await listMails(db)).to.not.deep.equal([]);
  });

  it('says each fault of a run', async () => {
    const db = await open();
    for (const mailbox of ['one@agency.gov.tw', 'two@agency.gov.tw']) await aResolution(db, { unitId: (await aUnit(db, { mailbox })).id });
    await breakInserts(db, 'mails');
    const said = await linesOnStderr(async (lines) => {
      const scheduler = start(testDeps(db));
      while (lines.length < 2) await pause(10);
      await scheduler.stop();
    });
    expect(said).to.have.length(2);
    for (const line of said) expect(line).to.include('broken on purpose');
  });

  it('says that a run takes too long, once', async () => {
    const db = await open();
    await aResolution(db, { unitId: (await aUnit(db)).id });
    const lines = await linesOnStderr(async () => {
      let release = (): void => {};
      const isReleased = new Promise<void>((resolve) => (release = resolve));
      const held = db.transaction(async (trx) => {
        await takeTurn(trx, '2025-04-16T01:00:00.000Z');
        await isReleased;
      });
      const scheduler = start(testDeps(db), 10, { slowMs: 50 });
      await pause(150);
      release();
      await held;
      await scheduler.stop();
    });
    expect(lines).to.deep.equal(['Reminders: a run has been under way for more than 0 minutes.']);
  });
});
