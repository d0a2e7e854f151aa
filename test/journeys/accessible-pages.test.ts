/** Every page as a person with a screen reader or little contrast meets it: axe in a real Chromium, over the demonstration's data. */
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD, tellStory } from '../../seeds/demo/story.ts';
import { createApp } from '../../server/app.ts';
import { migrate } from '../../server/actions/migrate.ts';
import type { Deps } from '../../server/deps.ts';
import { openDatabase } from '../../server/store/database.ts';
import { openChromium } from '../support/chromium.ts';
import { aClock, testDeps } from '../support/factories.ts';

const DAY = '2025-04-16';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Pages by who sees them; the language is changed on the way. */
const PAGES: Record<string, string[]> = {
  officer: [
    '/', '/resolutions', '/resolutions?timeliness=overdue', '/resolutions/13', '/resolutions/17', '/resolutions/23/proof', '/letters/new?resolutionIds=20',
    '/acts', '/acts/1', '/acts/new', '/acts/1/change', '/acts/1/resolutions/new', '/imports', '/imports/new?actId=1', '/mails', '/mails/1', '/simulator?days=7', '/why?email=platform@agency.example&day=114/4/16', '/absences', '/delivery', '/my-mail',
    '/letter-preview', '/letter-preview?kind=test', '/calendar',
    '/sessions', '/statistics', '/calculator?text=請於3個月內提出書面報告&passedOn=114/1/21', '/resolutions?asOf=114/2/10', '/no-such-page', '/?asOf=tomorrow',
  ],
  supervisor: ['/', '/resolutions/23', '/my-mail'],
  admin: ['/units', '/units/new', '/people', '/people/new', '/ladder', '/ladder?from=default', '/ladder/history', '/delivery'],
};
const LOOKS = [
  { width: 1440, colorScheme: 'light' as const, locale: 'zh-TW' },
  { width: 390, colorScheme: 'dark' as const, locale: 'en' },
];

describe('accessible pages, in Chromium', () => {
  let chromium: Browser | null = null;
  const db = openDatabase(':memory:');
  let server: ReturnType<ReturnType<typeof createApp>['listen']>;
  let origin = '';

  before(async function () {
    this.timeout(120_000);
    chromium = await openChromium();
    if (!chromium) return this.skip();
    const depsOn = (day: string): Deps => {
      const deps = testDeps(db, { clock: aClock(day) });
      return { ...deps, config: { ...deps.config, baseUrl: 'http://127.0.0.1', today: DAY } };
    };
    await migrate(depsOn(DAY));
    await tellStory(depsOn, DAY);
    server = createApp(depsOn(DAY)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    await chromium?.close();
    server?.close();
    await db.destroy();
  });

  for (const { width, colorScheme, locale } of LOOKS) {
    for (const [role, paths] of Object.entries(PAGES)) {
      it(`${role}: ${paths.length} pages at ${width} px, ${colorScheme}, ${locale}: nothing for axe to find, nothing wider than the window`, async function () {
        this.timeout(180_000);
        const context = await chromium!.newContext({ baseURL: origin, viewport: { width, height: 900 }, colorScheme, locale });
        const page = await context.newPage();
        await page.goto('/sign-in');
        await page.locator('input[name=email]').fill(`${role}@agency.example`);
        await page.locator('input[name=password]').fill(DEMO_PASSWORD);
        await page.locator('main button[type=submit]').click();
        await page.waitForURL('/');
        if (locale === 'en') await page.getByText('English').click();
        const found: string[] = [];
        for (const path of paths) {
          await page.goto(path);
          await page.evaluate(axe.source);
          const violations = await page.evaluate(
            async (rules) => (await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: rules })).violations
              .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`), RULES);
          const wide: boolean = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
          found.push(...violations.map((one) => `${path} ${one}`), ...(wide ? [`${path} is wider than the window`] : []));
        }
        await context.close();
        expect(found).to.deep.equal([]);
      });
    }
  }
});
