/** A suite in a real Chromium over the sites of `sites.ts`; skipped, and said so, where no Chromium is installed. */
import type { Browser } from 'playwright-core';
import { openChromium } from '../support/chromium.ts';
import { openSites, type Sites } from './sites.ts';

/** What is opened before the tests run, for them to ask. */
export type Opened = { chromium: Browser; sites: Sites };

export function inChromium(name: string, define: (opened: Readonly<Opened>) => void): void {
  describe(`${name}, in Chromium`, () => {
    const opened: Partial<Opened> = {};
    before(async function () {
      this.timeout(120_000);
      const chromium = await openChromium();
      if (!chromium) return this.skip();
      Object.assign(opened, { chromium, sites: await openSites() });
    });
    after(async () => {
      await opened.chromium?.close();
      await opened.sites?.close();
    });
    define(opened as Opened);
  });
}
