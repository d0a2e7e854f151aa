/** The site in a real Chromium, with somebody signed in. */
import { type BrowserContextOptions, type Page } from 'playwright-core';
import { createApp } from '../../server/app.ts';
import { migrate } from '../../server/actions/migrate.ts';
import { hashPassword } from '../../server/actions/people/password.ts';
import type { Role } from '../../server/domain/rights.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { openChromium } from '../support/chromium.ts';
import { aUser, testDeps } from '../support/factories.ts';
import { listen } from '../support/listen.ts';
import { PASSWORD } from './browser.ts';

export type ChromiumSite = { page: (options?: BrowserContextOptions) => Promise<Page>; close: () => Promise<void> };

/** Null where no Chromium is installed. `prepare` puts on record what the pages show; every `page` is signed in as `role`, and stands at `path`. */
export async function openInChromium(role: Role, path: string, prepare: (db: Database) => Promise<void>): Promise<ChromiumSite | null> {
  const chromium = await openChromium();
  if (!chromium) return null;
  const db = openDatabase(':memory:');
  const deps = testDeps(db);
  await migrate(deps);
  await prepare(db);
  const { email } = await aUser(db, role, { passwordHash: await hashPassword(PASSWORD) });
  const { origin: baseURL, close } = await listen(createApp({ ...deps, config: { ...deps.config, baseUrl: 'http://127.0.0.1' } }));
  return {
    async page(options = {}) {
      const page = await (await chromium.newContext({ baseURL, locale: 'zh-TW', ...options })).newPage();
      await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
      await page.locator('input[name=email]').fill(email);
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.locator('main button[type=submit]').click();
      await page.waitForURL(`**${path}`);
      return page;
    },
    async close() {
      await chromium.close();
      await close();
      await db.destroy();
    },
  };
}
