import { expect } from 'chai';
import { it } from 'mocha';
import { lookAhead, lookUnderWay, type UnderWay } from '../../../server/actions/reminders/look-ahead.ts';
import { insertMute } from '../../../server/store/mail-choices.ts';
import { withDatabases } from '../../support/database.ts';
import { anAct } from '../../support/factories.ts';

withDatabases('looking ahead', (open) => {
  /** A reckoning that goes on until it is let go. */
  const slow = () => {
    let letGo!: (found: string) => void;
    let starts = 0;
    const done = new Promise<string>((resolve) => (letGo = resolve));
    const reckon = (onDay: (done: number, total: number) => void): Promise<string> => {
      starts += 1;
      onDay(3, 22);
      return done;
    };
    return { reckon, letGo, starts: () => starts };
  };

  it('goes on when nobody waits any more, once for all who ask the same', async () => {
    const db = await open();
    const { reckon, letGo, starts } = slow();
    const first = (await lookAhead(db, 'a question', reckon, 0)) as UnderWay;
    expect(first).to.include({ done: 3, total: 22 });
    expect(await lookAhead(db, 'a question', reckon, 0)).to.deep.equal(first);
    expect(lookUnderWay(db, first.key)).to.deep.equal(first);
    letGo('an answer');
    expect(await lookAhead(db, 'a question', reckon)).to.deep.equal({ found: 'an answer' });
    expect([starts(), lookUnderWay(db, first.key), lookUnderWay(db, 'unknown')]).to.deep.equal([1, null, null]);
  });

  it('keeps an answer until something changes that reminders follow', async () => {
    const db = await open();
    const answers = ['before', 'after an act', 'after a mute'];
    const ask = () => lookAhead(db, 'a question', () => Promise.resolve(answers.shift()!));
    expect([await ask(), await ask()]).to.deep.equal([{ found: 'before' }, { found: 'before' }]);
    await anAct(db);
    expect([await ask(), await ask()]).to.deep.equal([{ found: 'after an act' }, { found: 'after an act' }]);
    await insertMute(db, { email: 'a@agency.gov.tw', resolutionId: null, from: '2025-04-16', until: '2025-04-20', reason: 'test', setBy: 'test', setAt: 'now' });
    expect(await ask()).to.deep.equal({ found: 'after a mute' });
  });

  it('tells a fault to whoever waits, and tries again', async () => {
    const db = await open();
    const fault = await lookAhead(db, 'a question', () => Promise.reject(new Error('no such book'))).then(() => null, (error: unknown) => error);
    expect(fault).to.be.instanceOf(Error).with.property('message', 'no such book');
    expect(await lookAhead(db, 'a question', () => Promise.resolve('an answer'))).to.deep.equal({ found: 'an answer' });
  });

  it('forgets none that is under way, and reckons one after the other', async () => {
    const db = await open();
    const all = Array.from({ length: 6 }, slow);
    const keys: string[] = [];
    for (const [n, { reckon }] of all.entries()) keys.push(((await lookAhead(db, n, reckon, 0)) as UnderWay).key);
    expect(keys.map((key) => lookUnderWay(db, key) !== null)).to.deep.equal(all.map(() => true));
    expect(all.map(({ starts }) => starts())).to.deep.equal([1, 0, 0, 0, 0, 0]);
    for (const [n, { reckon, letGo }] of all.entries()) {
      letGo(`answer ${n}`);
      expect(await lookAhead(db, n, reckon)).to.deep.equal({ found: `answer ${n}` });
    }
    expect(all.map(({ starts }) => starts())).to.deep.equal(all.map(() => 1));
  });

  it('keeps a few answers, not all that were ever asked', async () => {
    const db = await open();
    let reckoned = 0;
    for (let n = 0; n < 9; n += 1) await lookAhead(db, n, () => Promise.resolve((reckoned += 1)));
    await lookAhead(db, 8, () => Promise.resolve((reckoned += 1)));
    expect(reckoned).to.equal(9);
    await lookAhead(db, 0, () => Promise.resolve((reckoned += 1)));
    expect(reckoned).to.equal(10);
  });
});
