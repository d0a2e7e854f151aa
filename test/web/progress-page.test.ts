/** A page that waits, in a real Chromium. */
import { expect } from 'chai';
import { lookAhead, simulation } from '../../server/actions/reminders/look-ahead.ts';
import type { Database } from '../../server/store/database.ts';
import { type ChromiumSite, openInChromium } from './chromium-site.ts';

describe('a page that waits, in Chromium', function () {
  let site: ChromiumSite | null = null;
  let db: Database;

  before(async function () {
    site = await openInChromium('admin', '/my-mail', async (opened) => void (db = opened));
    if (!site) this.skip();
  });
  after(() => site?.close());

  it('says in words how far it is, and leads to signing in where the session ended', async () => {
    const page = await site!.page();
    let onDay!: (done: number, total: number) => void;
    let letGo!: (mails: []) => void;
    const found = new Promise<[]>((resolve) => (letGo = resolve));
    await lookAhead(db, simulation('2025-04-16', { from: '2025-04-16', days: 30 }), (tell) => ((onDay = tell), found), 0);
    onDay(3, 22);
    await page.goto('/simulator');
    const words = page.locator('p[data-progress-words]');
    const before = await words.innerText();
    onDay(7, 22);
    await words.filter({ hasText: '7' }).waitFor();
    expect([before, await words.innerText()].map((said) => said.match(/\d+/g))).to.deep.equal([['3', '22'], ['7', '22']]);

    await page.context().clearCookies();
    await page.waitForURL('**/sign-in**');
    letGo([]);
  });
});
