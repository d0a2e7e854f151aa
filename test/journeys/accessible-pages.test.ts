/** Every page as a person with a screen reader or little contrast meets it: axe in a real Chromium, over the demonstration's data. */
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
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
    '/acts', '/acts/1', '/acts/1/board', '/resolutions?words=風電 報告', '/resolutions?size=25&columns=act,section,person,frozen,proposers&sort=frozen&order=desc', '/resolutions/print?timeliness=overdue', '/resolutions/keys', '/views', '/acts/new', '/acts/1/change', '/acts/1/resolutions/new', '/imports', '/imports/new?actId=1', '/mails', '/mails/1', '/calendar',
    '/keys', '/keys/new', '/api', '/exports', '/imports/1',
    '/sessions', '/statistics', '/calculator?text=請於3個月內提出書面報告&passedOn=114/1/21', '/resolutions?asOf=114/2/10', '/acts/1/table', '/acts/1/table/file?format=odt', '/letters/draft?resolutionIds=14&resolutionIds=16', '/no-such-page', '/?asOf=tomorrow',
    '/simulator?days=7', '/why?email=platform@agency.example&day=114/4/16', '/absences', '/delivery', '/my-mail', '/letter-preview', '/letter-preview?kind=test',
  ],
  supervisor: ['/', '/resolutions/23', '/my-mail'],
  admin: ['/units', '/units/new', '/people', '/people/new', '/ladder', '/ladder?from=default', '/ladder/history', '/delivery'],
};
/** Files by what is then shown: which agencies, whose, which columns, a decision, a preview, a refusal. */
const HANDED_IN: Record<string, string> = {
  'agencies.csv': '機關,項次,內容\n甲署,(一),請於3個月內提出書面報告。\n乙署,(一),請於2個月內提出書面報告。\n',
  'nameless.csv': '項次,內容\n(一),請於3個月內提出書面報告。\n',
  'columns.csv': '甲,乙\n(一),請於3個月內提出書面報告。\n',
  'doubled.csv': '機關,項次,內容\n甲署,(一),請於3個月內提出書面報告。\n甲署,(一),請於2個月內提出書面報告。\n',
  'preview.csv': '機關,項次,內容,辦理情形,主辦單位\n甲署,(一),凍結500萬元，請於3個月內提出書面報告經同意後始得動支。,,沒有的組\n',
  'refused.png': '\u0089PNG\r\n\u001a\n',
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
        const page = await signedIn(role, { width, colorScheme, locale });
        const found: string[] = [];
        for (const path of paths) {
          await page.goto(path);
          found.push(...await lookAt(page, path));
        }
        await page.context().close();
        expect(found).to.deep.equal([]);
      });
    }
    it(`officer: a file on its way in, at ${width} px, ${colorScheme}, ${locale}: nothing for axe to find, nothing wider than the window`, async function () {
      this.timeout(180_000);
      const page = await signedIn('officer', { width, colorScheme, locale });
      const found: string[] = [];
      for (const [name, content] of Object.entries(HANDED_IN)) {
        await page.goto('/imports/new?actId=1');
        await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
        await page.locator('form[enctype] button[type=submit]').click();
        await page.waitForURL(/\/imports\/\d+$/);
        await page.locator('progress').waitFor({ state: 'detached' });
        found.push(...await lookAt(page, name));
      }
      await page.goto('/keys/new');
      await page.locator('input[name=name]').fill('Outlook');
      await page.locator('main button[type=submit]').click();
      await page.locator('h1').waitFor();
      found.push(...await lookAt(page, 'the secret'));
      await page.context().close();
      expect(found).to.deep.equal([]);
    });
  }

  type Look = (typeof LOOKS)[number];

  async function signedIn(role: string, { width, colorScheme, locale }: Look): Promise<Page> {
    const context = await chromium!.newContext({ baseURL: origin, viewport: { width, height: 900 }, colorScheme, locale });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator('input[name=email]').fill(`${role}@agency.example`);
    await page.locator('input[name=password]').fill(DEMO_PASSWORD);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL('/');
    if (locale === 'en') await page.getByText('English').click();
    return page;
  }

  async function lookAt(page: Page, name: string): Promise<string[]> {
    await page.evaluate(axe.source);
    const violations = await page.evaluate(
      async (rules) => (await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: rules })).violations
        .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`), RULES);
    const wide: boolean = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    return [...violations.map((one) => `${name} ${one}`), ...(wide ? [`${name} is wider than the window`] : [])];
  }
});
