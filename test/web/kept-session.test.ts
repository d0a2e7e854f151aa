import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { openDatabase } from '../../server/store/database.ts';
import { urlOf, withDatabases } from '../support/database.ts';
import { testDeps } from '../support/factories.ts';
import { openSite } from './browser.ts';

/** Much longer than a browser takes from the first bytes of an answer to its next request, in milliseconds. */
const A_WHILE = 300;

withDatabases('a session', (open, kind) => {
  it('is on record before the answer that leads on begins, however long that takes', async () => {
    const db = await open();
    const site = await openSite(testDeps(db));
    const other = openDatabase(urlOf(db));
    try {
      const officer = await site.signedIn('officer');
      const busy = await other.transaction();
      // Nobody writes a session meanwhile; on PostgreSQL everybody can read what was there before.
      await (kind === 'PostgreSQL' ? busy.raw('lock table web_sessions in share mode') : busy('web_sessions').update({ user_id: busy.ref('user_id') }));
      const followed = officer.follow('/reminders');
      await pause(A_WHILE);
      await busy.commit();
      const { status, text } = await followed;
      expect(status).to.equal(200);
      expect(text, 'what was done is said').to.include('class="flash"');
    } finally {
      await site.close();
      await other.destroy();
    }
  });
});
