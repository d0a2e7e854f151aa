import { expect } from 'chai';
import { pauseMails, resumeMails } from '../../../server/actions/reminders/control-mails.ts';
import { readOffice } from '../../../server/actions/reminders/office.ts';
import { setDate } from '../../../server/actions/dates/override-date.ts';
import { setAbsence } from '../../../server/actions/reminders/set-absence.ts';
import { takeUpKept } from '../../../server/actions/reminders/take-up-kept.ts';
import { noticeToOfficers } from '../../../server/actions/reminders/tell-of-refusal.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { markRefused } from '../../../server/store/absences.ts';
import { mailControl, takeTurn } from '../../../server/store/mail-control.ts';
import { listMails } from '../../../server/store/mails.ts';
import { waitingMoves } from '../../../server/store/reminders.ts';
import { setUnit } from '../../../server/store/write-resolutions.ts';
import { breakInserts, linesOnStderr, mendInserts } from '../../support/break-inserts.ts';
import { withDatabases } from '../../support/database.ts';
import { aLetter, aUnit } from '../../support/factories.ts';
import { overtakeOnce } from '../../support/overtake-once.ts';
import { aMailServer, anOffice } from '../../support/mail-office.ts';

withDatabases('planning reminders', (open, kind) => {
  const smtp = aMailServer();
  const office = async (day?: string) => anOffice(await open(), smtp.transport, day);

  it('leaves out a resolution whose facts are broken, says which, and reminds of the others', async () => {
    const { db, item, run } = await office();
    const broken = await item();
    const sound = await item();
    const { id: _, ...row } = await db('obligations').where({ resolution_id: broken.id }).first();
    await db('obligations').insert({ ...row, position: 1 });
    const lines = await linesOnStderr(async () => expect(await run()).to.include({ planned: 1, sent: 1 }));
    expect(smtp.received[0]!.text).to.include(sound.item).and.not.include(broken.item);
    expect(lines).to.not.deep.equal([]);
    for (const line of lines) expect(line).to.include(`resolution ${broken.id} left out`);
  });

  it('plans for everybody else where it fails for one person, sends, and then says what failed', async () => {
    const { db, item, run } = await office();
    await item();
    for (const name of ['aaa', 'zzz']) await item('2025-04-21', (await aUnit(db, { mailbox: `${name}@agency.gov.tw` })).id);
    await breakInserts(db, 'reminders', "new.recipient = 'aaa@agency.gov.tw'");
    const fault: unknown = await run().catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(AggregateError);
    expect((fault as AggregateError).errors.map(String).join()).to.include('broken on purpose');
    expect(smtp.sentTo()).to.deep.equal(['unit@agency.gov.tw', 'zzz@agency.gov.tw']);
    await mendInserts(db, 'reminders');
    expect(await run()).to.include({ planned: 1, sent: 1 });
  });

  it('plans for all of them once more where another overtook it, in one transaction', async () => {
    const { db, item, run } = await office();
    for (const name of ['aaa', 'zzz']) await item('2025-04-21', (await aUnit(db, { mailbox: `${name}@agency.gov.tw` })).id);
    overtakeOnce(db);
    expect(await run()).to.include({ planned: 2, sent: 2 });
    expect(db.listenerCount('query'), 'it was overtaken').to.equal(0);
    expect(await db('events').where({ verb: 'reminders_planned' })).to.have.length(1);
  });

  it('sends what waits although planning fails altogether', async () => {
    const { db, item, run } = await office();
    await item();
    smtp.behave(() => ({ reply: '451 try later' }));
    await run();
    smtp.behave(() => null);
    await db('mails').update({ retry_at: null });
    await breakInserts(db, 'mails');
    await item('2025-04-16');
    expect(await run().catch((error: unknown) => error)).to.be.instanceOf(AggregateError);
    expect(smtp.sentTo()).to.deep.equal(['unit@agency.gov.tw']);
    expect((await listMails(db)).map((one) => one.state)).to.deep.equal(['sent']);
  });

  /** A due date far away moves while nothing goes out: its news waits. */
  async function withNews() {
    const made = await office();
    const { deps, item } = made;
    const moved = await item('2025-09-30');
    await pauseMails(deps, PROGRAM, { reason: '演練' });
    await setDate(deps, PROGRAM, { obligationId: moved.obligations[0]!.id, kind: 'due', on: '2025-10-30', number: null, reason: '改期' });
    made.clock.advance(1);
    return { ...made, moved };
  }
  const tellsNews = (to: string): boolean => smtp.received.some((one) => one.recipient === to && one.text!.replace(/\s+/g, '').includes('經人工認定（改期）'));

  it('finds the news of what was only kept in the ledger, although the run that took it up died', async () => {
    const { deps, db, item, run, clock } = await office();
    const moved = await item('2025-09-30');
    await setDate({ ...deps, mail: null }, PROGRAM, { obligationId: moved.obligations[0]!.id, kind: 'due', on: '2025-10-30', number: null, reason: '改期' });
    await takeUpKept(deps);
    clock.setDay('2025-04-17');
    await run();
    expect(smtp.sentTo()).to.deep.equal(['head@agency.gov.tw', 'unit@agency.gov.tw']);
    expect(tellsNews('head@agency.gov.tw')).to.equal(true);
    expect(await run()).to.include({ planned: 0, sent: 0 });
    expect(await db('reminders').whereNotNull('dropped_because')).to.deep.equal([]);
  });

  it('does not come back to kept news of what was answered meanwhile', async () => {
    const { deps, db, item, run } = await office();
    const moved = await item('2025-09-30');
    await setDate({ ...deps, mail: null }, PROGRAM, { obligationId: moved.obligations[0]!.id, kind: 'due', on: '2025-10-30', number: null, reason: '改期' });
    await aLetter(db, moved.id, { issuedOn: '2025-04-16' });
    expect(await run()).to.include({ planned: 0, sent: 0 });
    expect(new Set((await db('reminders')).map((one) => one.dropped_because))).to.deep.equal(new Set(['answered']));
    expect(await waitingMoves(db)).to.deep.equal([]);
  });

  it('tells waiting news to the deputy of whoever goes away before it is sent, once', async () => {
    const { deps, run, clock } = await withNews();
    await setAbsence(deps, PROGRAM, { email: 'head@agency.gov.tw', from: '2025-04-16', until: '2025-04-30', deputyEmail: 'deputy@agency.gov.tw', reason: null });
    await resumeMails(deps, PROGRAM);
    for (let minute = 0; minute < 3; minute += 1) {
      await run();
      clock.advance(1);
    }
    expect(smtp.sentTo()).to.deep.equal(['deputy@agency.gov.tw', 'unit@agency.gov.tw']);
    expect(tellsNews('deputy@agency.gov.tw')).to.equal(true);
  });

  it('tells waiting news to the unit that has the item by then, once, and not to the next one', async () => {
    const { db, deps, moved, run, clock } = await withNews();
    const others = await Promise.all(['second', 'third'].map((name) => aUnit(db, { mailbox: `${name}@agency.gov.tw`, headEmail: null })));
    await setUnit(db, [moved.id], others[0]!.id, '2025-04-16');
    await resumeMails(deps, PROGRAM);
    for (let minute = 0; minute < 3; minute += 1) {
      await run();
      clock.advance(1);
    }
    expect(smtp.sentTo()).to.deep.equal(['second@agency.gov.tw']);
    expect(tellsNews('second@agency.gov.tw')).to.equal(true);
    await setUnit(db, [moved.id], others[1]!.id, '2025-04-16');
    expect(await run(), 'told already, to somebody else').to.include({ planned: 0, sent: 0 });
  });

  it('tells waiting news to the liaison officers where the mailbox refuses mail by then', async () => {
    const { db, deps, run, clock } = await withNews();
    await markRefused(db, { email: 'unit@agency.gov.tw', refusedAt: clock.now(), answer: '550 no such user', source: 'server', mailId: null });
    await resumeMails(deps, PROGRAM);
    for (let minute = 0; minute < 3; minute += 1) {
      await run();
      clock.advance(1);
    }
    expect(smtp.sentTo()).to.deep.equal(['head@agency.gov.tw', 'liaison@agency.gov.tw']);
    expect(tellsNews('liaison@agency.gov.tw')).to.equal(true);
  });

  it('tells news to whoever was muted when it was to go out, once the mute is over, and once', async () => {
    const { db, deps, run, clock } = await withNews();
    await db('mutes').insert({ email: 'head@agency.gov.tw', resolution_id: null, from_on: '2025-04-16', until_on: '2025-04-17', reason: '差假', set_by: 'program', set_at: clock.now() });
    await resumeMails(deps, PROGRAM);
    await run();
    expect(smtp.sentTo()).to.deep.equal(['unit@agency.gov.tw']);
    clock.setDay('2025-04-18');
    await run();
    clock.advance(1);
    await run();
    expect(smtp.sentTo()).to.deep.equal(['head@agency.gov.tw', 'unit@agency.gov.tw']);
    expect(tellsNews('head@agency.gov.tw')).to.equal(true);
  });

  it('tells no stale news: of a date that moved again only the last move is told', async () => {
    const { deps, moved, run, clock } = await withNews();
    await setDate(deps, PROGRAM, { obligationId: moved.obligations[0]!.id, kind: 'due', on: '2025-11-28', number: null, reason: '再改' });
    await resumeMails(deps, PROGRAM);
    for (let minute = 0; minute < 2; minute += 1) {
      await run();
      clock.advance(1);
    }
    expect(smtp.sentTo()).to.deep.equal(['head@agency.gov.tw', 'unit@agency.gov.tw']);
    expect(tellsNews('head@agency.gov.tw')).to.equal(false);
  });

  it('looks again only once something has changed', async () => {
    const { db, item, run, clock } = await office();
    await item('2025-04-16');
    await run();
    await run();
    const asked: string[] = [];
    const listen = ({ sql }: { sql: string }): unknown => asked.push(sql);
    db.on('query', listen);
    clock.advance(1);
    await run();
    expect(asked.filter((sql) => sql.includes('obligations')), 'nothing has changed').to.deep.equal([]);
    db.off('query', listen);
    const { id } = await item('2025-04-16');
    expect((await run()).mails.flatMap((one) => one.items.map((each) => each.resolutionId)), 'a fact has').to.deep.equal([id]);
    await run();
    clock.setDay('2025-04-17');
    expect((await run()).planned, 'the day has').to.be.greaterThan(0);
  });

  if (kind === 'SQLite') it('plans for nobody more once it is told to stop', async () => {
    // Sixty people take long to set up, and no database plays a part.
    const { db, item, run } = await office();
    for (let n = 0; n < 60; n += 1) await item('2025-04-21', (await aUnit(db)).id);
    const stop = new AbortController();
    const planned = run({ stop: stop.signal });
    stop.abort();
    expect((await planned).planned).to.equal(50);
    expect((await run()).planned).to.equal(10);
  });

  if (kind === 'PostgreSQL') it('keeps nobody waiting who pauses mails meanwhile', async () => {
    const { db, deps } = await office();
    await db.transaction(async (trx) => {
      await takeTurn(trx, deps.clock.now());
      await pauseMails(deps, PROGRAM, { reason: '演練' });
    });
    expect(await mailControl(db)).to.include({ isPaused: true });
  });

  it('tells an officer of refusals in one notice, also of two at the same moment', async () => {
    const { db, deps } = await office();
    const told = await readOffice(db);
    const refuse = (email: string): Promise<void> => db.transaction(async (trx) => {
      await noticeToOfficers(trx, deps, told, { email, answer: '550 no such user', isMarked: true });
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await Promise.all([refuse('one@agency.gov.tw'), refuse('two@agency.gov.tw')]);
    expect((await listMails(db)).map((one) => one.recipient)).to.deep.equal(['liaison@agency.gov.tw']);
  });

  it('tells whoever had a mail today of dates that move on the next working day, in one mail, but at once of what is due before', async () => {
    const { deps, item, run, clock } = await office();
    const [now, one, two, near] = [await item('2025-04-21'), await item('2025-09-30'), await item('2025-10-01'), await item('2025-10-02')];
    const move = (moved: typeof one, on: string) => setDate(deps, PROGRAM, { obligationId: moved!.obligations[0]!.id, kind: 'due', on, number: null, reason: '改期' });
    await run();
    expect(smtp.received.map((mail) => mail.recipient)).to.deep.equal(['unit@agency.gov.tw']);
    for (const moved of [one, two]) {
      await move(moved, '2025-10-30');
      clock.advance(1);
      await run();
    }
    expect(smtp.received.filter((mail) => mail.recipient === 'unit@agency.gov.tw')).to.have.length(1);
    clock.setDay('2025-04-17');
    await run();
    const toUnit = (): typeof smtp.received => smtp.received.filter((mail) => mail.recipient === 'unit@agency.gov.tw');
    expect(toUnit()).to.have.length(2);
    expect(toUnit()[1]!.text).to.include(one.item).and.include(two.item).and.not.include(now.item);
    await move(near, '2025-04-17');
    await run();
    expect(toUnit()).to.have.length(3);
  });
});
